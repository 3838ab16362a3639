"""Tables of the PDF: the election paycheck by paycheck, the receipts, and the answers that a plan rests on."""

from __future__ import annotations

from math import ceil

from bot import texts
from bot.takeaway.paper import ANSWER, BODY, HEADS, ROW, ROW_BOLD, SOURCE
from bot.takeaway.pieces import Bill, Paychecks, PersonalPlan, Row, TwoPlans
from bot.takeaway.sheet import Sheet

_COLUMNS = 6
"""How many columns are beside one another in all, where a table of many dates is parted."""

_LEAST_ROWS = 6
"""How many rows of a parted table begin on the page of its heading at least."""

_MOST_KEPT = 110.0
"""Millimetres; a longer section of receipts is parted, or most of a page would stay empty."""


def set_paychecks(sheet: Sheet, table: Paychecks | None, language: str) -> None:
    """One line for each pay date, under its heads; nothing where no dates are known."""
    if table is None:
        return
    kept = len(table.rows) if not table.above else _LEAST_ROWS
    sheet.section(texts.text(language, "pdf.pay_dates"), 6 * kept + 8)
    for line in table.above:
        sheet.text(line, BODY)
        sheet.gap(1)
    tables, rows = _COLUMNS // len(table.heads) if table.above else 1, table.rows
    while rows:
        sheet.grid([table.heads] * tables, HEADS, tables)
        deep = min(sheet.lines_left(BODY), ceil(len(rows) / tables))
        for line_number in range(deep):
            sheet.grid(rows[line_number : tables * deep : deep], BODY, tables)
        rows = rows[tables * deep :]


def set_answers(sheet: Sheet, answers: tuple[Row, ...], language: str) -> None:
    """Each answer with its short name, in small type."""
    if not answers:
        return
    sheet.section(texts.text(language, "pdf.answers"), 12)
    sheet.couples(tuple((row.label, row.amount) for row in answers), ANSWER)


def set_amounts(sheet: Sheet, plan: PersonalPlan) -> None:
    """The receipts, and for an own business the two ways to fill its plan."""
    if not plan.bills and not plan.two_plans:
        return
    # Receipts that continue one another are read on one page.
    sheet.section(texts.text(plan.language, "pdf.amounts"), min(_MOST_KEPT, sum(map(_height, plan.bills)) or 30))
    for bill in plan.bills:
        _set_bill(sheet, bill)
    if plan.two_plans:
        _set_two_plans(sheet, plan.two_plans)


def _height(bill: Bill) -> float:
    """About how high a receipt is, in millimetres."""
    sources = sum(bool(row.source) for row in bill.rows)
    return ROW.leading * (len(bill.rows) + 1) + (SOURCE.leading + 0.8) * sources + 4


def _set_bill(sheet: Sheet, bill: Bill) -> None:
    sheet.keep(_height(bill))
    for row in bill.rows:
        sheet.columns((row.label, row.amount), ROW, 40)
        sheet.source(row.source, row.url)
    sheet.rule()
    sheet.columns((bill.total.label, bill.total.amount), ROW_BOLD, 40)
    sheet.gap(2)


def _set_two_plans(sheet: Sheet, table: TwoPlans) -> None:
    sheet.keep(6 * len(table.rows) + 14)
    sheet.columns(table.heads, ROW_BOLD, 45)
    sheet.rule()
    for row in table.rows:
        sheet.columns(row, ROW_BOLD if row is table.total else ROW, 45)
    sheet.source(table.source, table.url)
