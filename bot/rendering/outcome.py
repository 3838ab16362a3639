"""The result as one message on one screen: verdict, the number to type, receipt, and what to mind folded in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot import texts
from bot.messages import SCREEN, Button, Message, Rows
from bot.parts import Outcome
from bot.rendering.business import business_sentence, business_table
from bot.rendering.election import election
from bot.rendering.forms import forms_block
from bot.rendering.headline import headline, is_own_business_alone, values_of
from bot.rendering.layout import rows_of
from bot.rendering.receipt import main_receipts, receipt_text, source_line
from bot.rendering.screen import SCREEN_ROWS, characters_of, rows_of_text
from bot.wording import filled
from core.assess import Result


def outcome_messages(part: Outcome, language: str) -> list[Message]:
    """The result: the richest form that fits on one screen."""
    for text in _forms(part.result, language):
        if characters_of(text) <= SCREEN and rows_of_text(text) <= SCREEN_ROWS:
            break
    return [Message(text, _rows(part, language), part.replaces)]


def _forms(result: Result, language: str) -> Iterator[str]:
    """The result told at length, then ever shorter: first fewer words about warnings, then no receipt."""
    top = [headline(result, language), election(result, language)]
    amounts = [*(receipt_text(language, chain) for chain in main_receipts(result)), forms_block(result, language)]
    business = _business(result, language)
    notes = notes_of(result, language)
    for middle in ([*amounts, business], [business], []):
        for spelled_out in range(len(notes), -1, -1):
            quoted = [*notes[:spelled_out], *(lead(note) for note in notes[spelled_out:])]
            yield _together([*top, *middle, _folded([*quoted, source_line(result, language)])])
    yield _together([*top, _folded([texts.text(language, "warnings.count", count=len(notes))])])


def _together(blocks: list[str]) -> str:
    return "\n\n".join(block for block in blocks if block)


def _folded(lines: list[str]) -> str:
    said = "\n".join(line for line in lines if line)
    return f"<blockquote expandable>{said}</blockquote>" if said else ""


def _business(result: Result, language: str) -> str:
    """The own business: a table where it is all there is, a sentence beside a job."""
    if is_own_business_alone(result):
        return business_table(result, language)
    return business_sentence(result, language)


def notes_of(result: Result, language: str) -> list[str]:
    """Each warning as a line, its short form in bold first."""
    values = values_of(result, language)
    return [f"⚠️ {filled(language, f'warning.{code}', values)}" for code in result.assessment.warnings]


def lead(note: str) -> str:
    """The short form of a warning: its bold words, or its first sentence."""
    bold = re.match(r"(.*?</b>)", note)
    return bold[1] if bold else re.split(r"(?<=[.!?]) ", note, maxsplit=1)[0]


def _rows(part: Outcome, language: str) -> Rows:
    """What comes next, how it is reckoned, who has to be asked, and the rest behind one button."""
    result = part.result
    rows = [
        _next_row(result, language),
        _reckoning_row(part, language),
        _asking_row(result, language),
    ]
    shown = tuple(row for row in rows if row)
    if not part.more:
        return (*shown, (_button(language, "button.more", "plan:more"),))
    return (*shown, *_more_rows(part, language))


def _button(language: str, key: str, data: str) -> Button:
    return Button(texts.text(language, key), data)


def _next_row(result: Result, language: str) -> tuple[Button, ...]:
    steps = _button(language, "button.steps", "plan:steps") if result.assessment.steps else None
    less = _button(language, "button.less", "plan:less") if election(result, language) else None
    found = tuple(button for button in (steps, less) if button)
    return (replace(found[0], style="primary"), *found[1:]) if found else ()


def _reckoning_row(part: Outcome, language: str) -> tuple[Button, ...]:
    if not part.result.assessment.receipts and not part.result.assessment.figures.get("forms"):
        return ()
    math = _button(language, "button.math", "plan:math")
    return (math,) if part.plain else (math, _button(language, "button.as_text", "plan:text"))


def _asking_row(result: Result, language: str) -> tuple[Button, ...]:
    why = _button(language, "button.why", "plan:why")
    if not asks_the_plan(result):
        return (why,)
    return (why, _button(language, "button.hr", "plan:hr"))


def asks_the_plan(result: Result) -> bool:
    """Whether there is an employer's or an own plan whose document has something to say."""
    return result.interview == "mega" and result.assessment.outcome not in ("no_income", "not_solo", "year_over")


def _more_rows(part: Outcome, language: str) -> Rows:
    result = part.result
    buttons = [("button.change", "plan:change"), ("button.pdf", "plan:pdf")]
    if result.interview == "mega":
        buttons += [("button.picture", "plan:picture"), ("button.growth", "plan:growth")]
    if any(step.due for step in result.assessment.steps):
        buttons += [("button.ics", "plan:ics"), ("button.remind", "remind:list")]
    buttons += [("button.share", "plan:share"), ("button.restart", "go:restart")]
    found = [_button(language, key, data) for key, data in buttons]
    if part.new_year:
        found.insert(0, Button(texts.text(language, "button.new_year", year=str(part.new_year)), "go:newyear"))
    return rows_of(found)
