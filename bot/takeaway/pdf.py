"""The personal plan as a PDF of few and well filled pages, with embedded fonts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from bot import texts
from bot.takeaway.fitting import well_filled
from bot.takeaway.line_breaks import held_together
from bot.takeaway.paper import (
    BODY,
    DUE,
    GLOSS,
    LARGE,
    QUIET,
    ROW,
    ROW_BOLD,
    TITLE,
    Colour,
    is_in_the_fonts,
    pages_of,
)
from bot.takeaway.pieces import Letter, PersonalPlan, Todo
from bot.takeaway.plan import personal_plan, without_signs
from bot.takeaway.sheet import SPACE_OF_HEADING, Sheet, Size
from bot.takeaway.tables import set_amounts, set_answers, set_paychecks
from core.assess import Result

TONES: dict[str, Colour] = {
    "✅": (0, 121, 90),
    "🎉": (0, 121, 90),
    "🟡": (176, 124, 0),
    "🟠": (190, 85, 20),
    "❌": (164, 38, 44),
}
"""The colour of a verdict's stripe, by the sign before it."""

_BESIDE_THE_BOX = 9.0


def plan_pdf(result: Result, language: str, owner: str = "", residence: object = None, known: str = "") -> bytes:
    """The plan of a finished interview as a PDF.

    `owner` is whose plan it is, where a chat has several; `residence` is known from another interview, and `known`
    is what a diary says that knows more than the result.
    """
    plan = personal_plan(result, language, residence, known)
    return well_filled(lambda size, new_page_at: _set(plan, size, owner, new_page_at))


def _set(plan: PersonalPlan, size: Size, owner: str, new_page_at: int | None) -> Sheet:
    language = plan.language
    title = texts.text(language, "pdf.title", year=str(plan.tax_year))
    title = f"{title}: {owner}" if owner and is_in_the_fonts(owner) else title
    foot = texts.text(language, "pdf.foot")
    sheet = Sheet(pages_of(language, plan.paper, (title, foot), plan.today), size, new_page_at)
    sheet.text(title, TITLE)
    sheet.text(texts.text(language, "pdf.dated", today=texts.day(language, plan.today)), DUE)
    sheet.gap(4)
    _set_verdict(sheet, plan.verdict)
    set_paychecks(sheet, plan.paychecks_first, language)
    _set_points(sheet, texts.text(language, "pdf.warnings"), plan.warnings)
    _set_steps(sheet, plan)
    set_paychecks(sheet, plan.paychecks_behind, language)
    set_amounts(sheet, plan)
    for letter in plan.letters:
        _set_letter(sheet, letter, language)
    _set_points(sheet, texts.text(language, "pdf.forms"), plan.forms)
    _set_points(sheet, texts.text(language, "pdf.reasons"), plan.reasons)
    set_answers(sheet, plan.answers, language)
    return sheet


def marked(html: str) -> str:
    """A text of the catalogs with its bold words marked for the sheet, and none parted from what it belongs to."""
    words = unescape(re.sub(r"<[^>]+>", "", re.sub(r"</?b>", "**", without_signs(html)))).strip()
    return held_together(words)


def _set_verdict(sheet: Sheet, verdict: tuple[str, ...]) -> None:
    """The verdict on a tinted ground, with a stripe in the colour of its sign."""
    tone = next((colour for sign, colour in TONES.items() if sign in verdict[0]), QUIET)
    blocks = [(marked(part), ROW if place else LARGE) for place, part in enumerate(verdict)]
    width = sheet.width - 10
    height = 6.4 * sheet.space + sum(sheet.height(words, kind, width) + sheet.space for words, kind in blocks)
    top = sheet.ground(height, tone)
    sheet.gap(3.6)
    for words, kind in blocks:
        sheet.text(words, kind, indent=6, width=width)
        sheet.gap(1)
    sheet.pdf.set_y(top + height)


def _set_points(sheet: Sheet, title: str, lines: tuple[str, ...]) -> None:
    """A section of short paragraphs, each behind a dot; none where there are none."""
    if not lines:
        return
    sheet.section(title, 12)
    set_points(sheet, lines)


def set_points(sheet: Sheet, lines: Iterable[str]) -> None:
    """Short paragraphs, each behind a dot."""
    for line in lines:
        words = marked(line)
        sheet.keep(sheet.height(words, BODY, sheet.width - 5))
        sheet.pdf.cell(5, sheet.use(BODY), "•")
        sheet.text(words, BODY, indent=5)
        sheet.gap(1)


def _set_steps(sheet: Sheet, plan: PersonalPlan) -> None:
    """What to do, with a box to tick and the date."""
    if not plan.steps:
        return
    sheet.section(texts.text(plan.language, "pdf.steps"), _height_of_step(sheet, plan.steps[0]))
    for number, todo in enumerate(plan.steps, 1):
        due = texts.text(plan.language, "pdf.due", due=texts.day(plan.language, todo.due)) if todo.due else ""
        sheet.keep(_height_of_step(sheet, todo))
        if todo.heading:
            sheet.heading(todo.heading)
        _set_step(sheet, number, todo, due)


def _height_of_step(sheet: Sheet, todo: Todo) -> float:
    """How high a step is, with the heading that it must not be parted from."""
    how = sheet.height(marked(todo.how), BODY, sheet.width - _BESIDE_THE_BOX)
    return ROW_BOLD.leading + how + (SPACE_OF_HEADING if todo.heading else 0)


def _set_step(sheet: Sheet, number: int, todo: Todo, due: str) -> None:
    width = sheet.width - _BESIDE_THE_BOX
    sheet.box_to_tick()
    taken = sheet.at_the_right(due, DUE)
    sheet.text(f"{number}. {marked(todo.title)}", ROW_BOLD, indent=_BESIDE_THE_BOX, width=width - taken)
    sheet.text(marked(todo.how), BODY, indent=_BESIDE_THE_BOX)
    sheet.gap(2.2)


def _set_letter(sheet: Sheet, letter: Letter, language: str) -> None:
    """The open points as a message in English on a tinted ground, glossed below."""
    words = "\n".join([letter.greeting, "", *_numbered(letter.questions), "", letter.closing])
    width = sheet.width - 8
    height = sheet.height(words, BODY, width) + 6
    gloss = "\n".join([texts.text(language, "pdf.gloss"), *_numbered(letter.gloss)]) if letter.gloss else ""
    below = 2 + sheet.height(gloss, GLOSS, sheet.width) if gloss else 0
    sheet.section(letter.title, height + below)
    top = sheet.ground(height)
    sheet.gap(3)
    sheet.text(words, BODY, indent=4, width=width)
    sheet.pdf.set_y(top + height + 2)
    if gloss:
        sheet.text(gloss, GLOSS)


def _numbered(lines: tuple[str, ...]) -> list[str]:
    return [f"{number}. {held_together(line)}" for number, line in enumerate(lines, 1)]
