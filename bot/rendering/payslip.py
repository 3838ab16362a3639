"""What a payslip says, in words: each field with its line on one screen, and buttons to take or leave it."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.buttons import Act, act_data
from bot.messages import Button, Message, Rows, Style
from bot.parts import PayslipChoice, PayslipFindings
from bot.rendering.layout import rows_of
from bot.rendering.screen import characters_left, characters_of
from bot.wording import Marked, answer_text, filled, name_of
from core.ledger.entries import Entry

DIARY = "diary"
"""Stands among the fields for what the slip adds to the diary."""

QUOTES = (60, 44, 32, 24, 18, 0)
"""Signs of a line that are shown, the most that keep the message on one screen; 0 is without the lines."""


def payslip_messages(part: PayslipFindings, language: str) -> list[Message]:
    """One message with all fields."""
    made = [_text(part, language, longest) for longest in QUOTES]
    text = next((each for each in made if characters_of(each) <= characters_left()), made[-1])
    return [Message(text, _rows(part.choice, language))]


def choice_messages(part: PayslipChoice, language: str) -> list[Message]:
    """The buttons anew, under the words that stand there; where no message is known, under new ones."""
    words = "" if part.message is not None else texts.text(language, "payslip.choice")
    return [Message(words, _rows(part, language), part.message)]


def _text(part: PayslipFindings, language: str, longest: int) -> str:
    blocks = [texts.text(language, "payslip.head"), *_fields(part, language, longest)]
    if any(each.confidence == "likely" for each in part.fields.values()):
        blocks.append(texts.text(language, "payslip.likely"))
    if part.entries:
        blocks.append(_into_diary(part.entries, language))
    return "\n".join(blocks)


def _into_diary(entries: tuple[Entry, ...], language: str) -> str:
    """What the slip adds to the diary, on one line: its day is the same for all."""
    added = " · ".join(
        f"{texts.text(language, f'diary.kind.{entry.kind}')} {texts.money(language, entry.amount)}" for entry in entries
    )
    return filled(language, "payslip.into_diary", {"added": Marked(added)})


def _fields(part: PayslipFindings, language: str, longest: int) -> Iterator[str]:
    for key, each in part.fields.items():
        values = {
            "name": name_of(language, key),
            "given": answer_text(language, key, each.value),
            "quote": _quote(each.line, longest),
        }
        field = filled(language, f"payslip.{each.confidence}_field", values)
        is_known = key in part.given and key not in part.choice.offered
        yield field if longest and not is_known else field.split("\n")[0]
        if key in part.given:
            yield _beside(part, key, language, brief=not longest)


def _quote(line: str, longest: int) -> str:
    """A line as it is printed, cut between words: an amount is never torn, nor from its sign."""
    shown = " ".join(line.split()).replace(" $", "\u00a0$")
    if len(shown) <= longest:
        return shown
    cut = shown[:longest]
    return (cut.rpartition(" ")[0] or cut[:-1]) + "…"


def _beside(part: PayslipFindings, key: str, language: str, *, brief: bool) -> str:
    """What the person has answered before: the same, or something else, which is asked about."""
    if key not in part.choice.offered:
        return texts.text(language, "document.agrees")
    return filled(
        language, "payslip.contradicts_brief" if brief else "payslip.contradicts", {"answer": (key, part.given[key])}
    )


def _name(key: str, language: str) -> str:
    return texts.text(language, "payslip.diary") if key == DIARY else name_of(language, key)


def _rows(part: PayslipChoice, language: str) -> Rows:
    if not part.offered:
        return ()
    takes_all = all(part.offered.values())
    take = _take(part, "button.take_all" if takes_all else "button.take_ticked", "take", language)
    everything = () if takes_all else ((_take(part, "payslip.take_everything", "everything", language),),)
    fields = [
        Button(f"{'✓' if taken else '○'} {_name(key, language)}", act_data(Act.PAYSLIP, key, part.mark))
        for key, taken in part.offered.items()
    ]
    leave = Button(texts.text(language, "button.leave_all"), act_data(Act.PAYSLIP, "leave", part.mark))
    rows = (*everything, *rows_of(fields), (leave,))
    return ((take,), *rows) if any(part.offered.values()) else rows


def _take(part: PayslipChoice, key: str, what: str, language: str) -> Button:
    style: Style | None = "primary" if what == "take" else None
    return Button(texts.text(language, key), act_data(Act.PAYSLIP, what, part.mark), style=style)
