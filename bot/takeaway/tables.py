"""Tables of the PDF: the election paycheck by paycheck, the receipts, and the answers that a plan rests on."""

from __future__ import annotations

from itertools import takewhile
from math import ceil

from bot import texts
from bot.takeaway.paper import ANSWER, BODY, HEADS, ROW, ROW_BOLD, SOURCE
from bot.takeaway.pieces import Bill, Paychecks, PersonalPlan, Row, TwoPlans
from bot.takeaway.sheet import SPACE_OF_HEADING, Sheet

_COLUMNS = 6
"""How many columns are beside one another in all, where a table of many dates is parted."""

_LEAST_ROWS = 6
"""How many lines of a parted table stand on a page at least."""

_MOST_KEPT = 110.0
"""Millimetres; a longer section of receipts is parted, or most of a page would stay empty."""


def set_paychecks(sheet: Sheet, table: Paychecks | None, language: str) -> None:
    """One line for each pay date, under its heads; nothing where no dates are known."""
    if table is None:
        return
    tables, rows = _COLUMNS // len(table.heads) if table.above else 1, table.rows
    in_all = ceil(len(rows) / tables) + len(table.below)
    is_parted = bool(table.above) and in_all > 2 * _LEAST_ROWS
    sheet.section(texts.text(language, "pdf.pay_dates"), 6 * (_LEAST_ROWS if is_parted else in_all) + 8)
    _set_lines(sheet, table.above)
    while rows:
        sheet.grid([table.heads] * tables, HEADS, tables)
        deep = _lines_here(ceil(len(rows) / tables), sheet.lines_left(BODY))
        for line_number in range(deep):
            sheet.grid(rows[line_number : tables * deep : deep], BODY, tables)
        rows = rows[tables * deep :]
        if rows:
            sheet.new_page()
    sheet.gap(1)
    _set_lines(sheet, table.below)


def _set_lines(sheet: Sheet, lines: tuple[str, ...]) -> None:
    for line in lines:
        sheet.text(line, BODY)
        sheet.gap(1)


def _lines_here(lines: int, fitting: int) -> int:
    """How many lines of a parted table stand on this page: so many that the rest is no orphan on the next."""
    here = min(fitting, lines)
    return max(_LEAST_ROWS, lines - _LEAST_ROWS) if 0 < lines - here < _LEAST_ROWS else here


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
    job = texts.text(plan.language, "plan.part.job") if plan.bills and plan.two_plans else ""
    sheet.section(texts.text(plan.language, "pdf.amounts"), (_kept(plan.bills) or 30) + bool(job) * SPACE_OF_HEADING)
    if job:
        sheet.heading(job)
    for number, bill in enumerate(plan.bills):
        sheet.keep(_height(bill) if bill.goes_on else _kept(plan.bills[number:]))
        _set_bill(sheet, bill)
    if plan.two_plans:
        _set_two_plans(sheet, plan.two_plans)


def _kept(bills: tuple[Bill, ...]) -> float:
    """How high the first receipt is, with those that go on from it: they are read on one page."""
    together = takewhile(lambda bill: bill is bills[0] or bill.goes_on, bills)
    return min(_MOST_KEPT, sum(map(_height, together)))


def _height(bill: Bill) -> float:
    """About how high a receipt is, in millimetres."""
    sources = sum(bool(row.source) for row in bill.rows)
    return ROW.leading * (len(bill.rows) + 1) + (SOURCE.leading + 0.8) * sources + 4


def _set_bill(sheet: Sheet, bill: Bill) -> None:
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
