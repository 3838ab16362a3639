"""Tables of the PDF: the election paycheck by paycheck, and the answers that a plan rests on."""

from __future__ import annotations

from bot import texts
from bot.takeaway.paper import ANSWER, BODY, HEADS
from bot.takeaway.pieces import Paychecks, Row
from bot.takeaway.sheet import Sheet


def set_paychecks(sheet: Sheet, table: Paychecks | None, language: str) -> None:
    """One line for each pay date, under its heads; nothing where no dates are known."""
    if table is None:
        return
    sheet.section(texts.text(language, "pdf.pay_dates"), 6 * len(table.rows) + 8)
    sheet.grid(table.heads, HEADS)
    for row in table.rows:
        sheet.grid(row, BODY)


def set_answers(sheet: Sheet, answers: tuple[Row, ...], language: str) -> None:
    """Each answer with its short name, in small type."""
    if not answers:
        return
    sheet.section(texts.text(language, "pdf.answers"), 12)
    sheet.couples(tuple((row.label, row.amount) for row in answers), ANSWER)
