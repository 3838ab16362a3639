"""The lines to copy into a tax return, as a PDF of its own."""

from __future__ import annotations

from datetime import date

from bot import texts
from bot.parts import TaxLines
from bot.rendering.season import form_1040_lines, form_8606_lines, notes_on_1040
from bot.takeaway.fitting import well_filled
from bot.takeaway.paper import BODY, DUE, HEADS, LARGE, ROW, TITLE, pages_of
from bot.takeaway.pdf import marked, set_points
from bot.takeaway.sheet import Sheet, Size

_NUMBER_WIDTH = 12.0
_VALUE_WIDTH = 40.0
_BOX_WIDTH = 27.0


def tax_lines_pdf(part: TaxLines, language: str, paper: str, today: date) -> bytes:
    """The lines of Form 1040, and those of Form 8606 where IRA money moved, on one page where they fit."""
    title = texts.text(language, "tax_sheet.title", year=str(part.year))
    foot = texts.text(language, "pdf.foot")

    def set_in(size: Size, new_page_at: int | None) -> Sheet:
        sheet = Sheet(pages_of(language, paper, (title, foot), today), size, new_page_at)
        sheet.text(title, TITLE)
        sheet.text(texts.text(language, "pdf.dated", today=texts.day(language, today)), DUE)
        sheet.gap(2)
        _set_lines(sheet, part, language)
        return sheet

    return well_filled(set_in)


def _set_lines(sheet: Sheet, part: TaxLines, language: str) -> None:
    sheet.text(texts.text(language, "tax_sheet.lead"), BODY)
    sheet.section(texts.text(language, "tax_sheet.form_1040"), 20)
    for line in form_1040_lines(part, language):
        sheet.text(marked(line), LARGE)
    sheet.gap(2)
    set_points(sheet, notes_on_1040(part, language))
    _set_form_8606(sheet, part, language)
    _set_forms(sheet, part, language)


def _set_forms(sheet: Sheet, part: TaxLines, language: str) -> None:
    """The boxes of each form as they must be typed, since software asks for the forms and fills the lines itself."""
    if not part.forms:
        return
    sheet.section(texts.text(language, "tax_sheet.forms"), 20)
    box = texts.text(language, "math.box")
    sheet.columns(("", *(f"{box} {name}" for name in ("1", "2a", "5", "7"))), HEADS, _BOX_WIDTH)
    for form in part.forms:
        amounts = (texts.money(language, amount) for amount in (form.box_1, form.box_2a, form.box_5))
        event = texts.text(language, f"choice.form.event.{form.event}" if form.event else "season.event_open")
        sheet.columns((event, *amounts, form.box_7), ROW, _BOX_WIDTH)
        sheet.rule(1.2)


def _set_form_8606(sheet: Sheet, part: TaxLines, language: str) -> None:
    if not part.lines.form_8606:
        return
    sheet.section(texts.text(language, "tax_sheet.form_8606"), 40)
    for number, words, value in form_8606_lines(part, language):
        leading = sheet.use(ROW)
        sheet.pdf.cell(_NUMBER_WIDTH, leading, number)
        sheet.pdf.cell(sheet.width - _NUMBER_WIDTH - _VALUE_WIDTH, leading, words)
        sheet.pdf.cell(_VALUE_WIDTH, leading, value, align="R")
        sheet.pdf.ln(leading)
        sheet.rule(1.2)
