"""The diary in words: its entries, what they come to, and one entry with what can be changed of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot import texts
from bot.buttons import Act, act_data
from bot.diary import DiaryEntry
from bot.messages import Button, Message
from bot.parts import AboveSlip, Diary, NotedEntries, OneEntry
from bot.rendering.diary_buttons import destination_rows, diary_rows, moving_button
from bot.rendering.layout import rows_of
from bot.wording import Marked, filled
from core.ledger.entries import EntryKind
from core.ledger.state import Ledger

ENTRIES_ON_A_PAGE = 6


def diary_messages(part: Diary, language: str) -> list[Message]:
    """The diary on one message: a page of entries, the figures, and a button for each entry."""
    last_page = max(0, len(part.entries) - 1) // ENTRIES_ON_A_PAGE
    page = min(part.page, last_page)
    shown = part.entries[page * ENTRIES_ON_A_PAGE : (page + 1) * ENTRIES_ON_A_PAGE]
    blocks = ["\n".join(_head(part, language)), "\n".join(_lines(part, shown, language)), *_figures(part, language)]
    if part.asks:
        blocks.append(texts.text(language, "diary.ask.to"))
    text = "\n\n".join(block for block in blocks if block)
    return [Message(text, diary_rows(part, shown, page, last_page, language), part.replaces)]


def _head(part: Diary, language: str) -> Iterator[str]:
    yield filled(language, "diary.head", {"year": str(part.year)})
    if part.noted is not None:
        yield filled(language, "diary.noted", {"entry": Marked(_line(part.noted, language))})


def _lines(part: Diary, shown: tuple[DiaryEntry, ...], language: str) -> Iterator[str]:
    if not part.entries:
        yield texts.text(language, "diary.empty")
    for entry in shown:
        yield _line(entry, language)
    if part.before:
        yield filled(language, "diary.before", {"amount": part.before})


def _line(entry: DiaryEntry, language: str) -> str:
    day = texts.short_day(language, entry.day)
    values = {"day": day, "kind": _kind(entry, language), "amount": entry.amount, "gain": entry.gain}
    line = filled(language, "diary.line.gain" if entry.gain else "diary.line", values)
    return f"{line} · {texts.text(language, f'diary.of.{entry.plan}')}" if entry.plan else line


def _kind(entry: DiaryEntry, language: str) -> str:
    if entry.destination is not None:
        return texts.text(language, f"diary.converted.{entry.destination}")
    return texts.text(language, f"diary.kind.{entry.kind}")


def _figures(part: Diary, language: str) -> Iterator[str]:
    """What the diary comes to and what has to be done, for each plan apart where there are two."""
    if not part.is_of_plan:
        yield "\n".join([texts.text(language, "diary.not_of_plan"), *_gain(part.ledger, part.entries, language)])
    elif part.ledger.room_left is None:
        yield "\n".join([texts.text(language, "diary.no_plan"), *_converted(part.ledger, part.entries, language)])
        yield from _warnings(part.ledger, language)
    elif not part.ledger.plans:
        yield "\n".join(_left(part.ledger, part.entries, language))
        yield from _warnings(part.ledger, language)
    for plan, ledger in part.ledger.plans.items() if part.is_of_plan and part.ledger.room_left is not None else ():
        own = [entry for entry in part.entries if entry.plan is plan]
        said = [*_left(ledger, own, language), *_warnings(ledger, language)]
        if said:
            yield "\n".join([f"<b>{texts.text(language, f'plan.part.{plan}')}</b>", *said])
    if part.is_of_plan and part.ledger.plans and part.ledger.shares_limit:
        yield texts.text(language, "diary.shared_limit")


def _left(ledger: Ledger, entries: Iterable[DiaryEntry], language: str) -> Iterator[str]:
    if ledger.room_left is not None:
        yield filled(language, "diary.room_left", {"amount": ledger.room_left})
    if ledger.bound_by is not None:
        yield filled(language, f"diary.possible.{ledger.bound_by}", {"amount": ledger.still_possible})
    if ledger.percent_next is not None and ledger.deferrals_raised_percent:
        raised = {"percent": ledger.percent_next, "percent_raised": ledger.deferrals_raised_percent}
        yield filled(language, "diary.percent_next.raised", raised)
    elif ledger.percent_next is not None:
        yield filled(language, "diary.percent_next", {"percent": ledger.percent_next})
    yield from _converted(ledger, entries, language)


def _converted(ledger: Ledger, entries: Iterable[DiaryEntry], language: str) -> Iterator[str]:
    if ledger.basis:
        yield filled(language, "diary.basis", {"amount": ledger.basis})
    yield from _gain(ledger, entries, language)


def _gain(ledger: Ledger, entries: Iterable[DiaryEntry], language: str) -> Iterator[str]:
    if any(entry.kind is EntryKind.CONVERSION for entry in entries):
        yield filled(language, "diary.gain", {"amount": ledger.gain})


def _warnings(ledger: Ledger, language: str) -> Iterator[str]:
    """What has to be done."""
    for warning in ledger.warnings:
        yield filled(language, f"diary.warning.{warning}", ledger.figures)


def entry_messages(part: OneEntry, language: str) -> list[Message]:
    """One entry, each part of it to be changed with a tap."""
    number, gain = part.entry.number, part.entry.kind is EntryKind.CONVERSION
    changes = ["amount", *(["profit"] if gain else []), "date", *(["to"] if gain else [])]
    buttons = [
        Button(texts.text(language, f"diary.change.{each}"), act_data(Act.LOG, each, number)) for each in changes
    ]
    buttons += moving_button(part.entry, language)
    delete = Button(texts.text(language, "diary.delete"), act_data(Act.LOG, "delete", number), style="danger")
    back = Button(texts.text(language, "button.back"), act_data(Act.LOG, "page", 0, part.entry.day.year))
    if part.asks:
        text = f"{_line(part.entry, language)}\n\n{texts.text(language, 'diary.ask.to')}"
        return [Message(text, (*destination_rows(part.entry, part.asks, language), (back,)), part.replaces)]
    return [Message(_line(part.entry, language), (*rows_of(buttons), (delete,), (back,)), part.replaces)]


def noted_messages(part: NotedEntries, language: str) -> list[Message]:
    """What a payslip brought into the diary, and the way there."""
    lines = [filled(language, "diary.from_slip", {"count": len(part.entries)})]
    lines += [_line(entry, language) for entry in part.entries]
    return [Message("\n".join(lines), ((_to_diary(part.year, language),),))]


def above_slip_messages(part: AboveSlip, language: str) -> list[Message]:
    """Of which kind the diary has more than the payslip, and a tap for each of the two."""
    kind = texts.text(language, f"diary.kind.{part.kind}")
    values = {"day": part.day, "kind": kind, "on_slip": part.on_slip, "in_diary": part.in_diary}
    plan = [part.plan] if part.plan else []
    data = act_data(Act.LOG, "slip", part.kind, part.day.isoformat(), f"{part.on_slip:f}", *plan)
    slip = Button(texts.text(language, "diary.slip_is_right"), data)
    return [Message(filled(language, "diary.above_slip", values), ((slip,), (_to_diary(part.day.year, language),)))]


def _to_diary(year: int, language: str) -> Button:
    return Button(texts.text(language, "diary.open"), act_data(Act.LOG, "page", 0, year))
