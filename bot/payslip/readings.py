"""What each row of a payslip says: of a kind, in this pay date's column and in the year's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bot.payslip.arithmetic import Pair
from bot.payslip.columns import BALANCE, Columns, employers_pair_of, pair_of, rate_of
from bot.payslip.labels import (
    UNSETTLED,
    UNSETTLED_AFTER_TAX,
    UNSETTLED_EMPLOYER,
    UNSETTLED_OWN,
    column_in,
    column_of,
    kind_of,
    names_the_plan,
)
from bot.payslip.lines import Cell, Line, Row, plain, rows_of
from bot.payslip.sections import UNSETTLED_PAYER, Section, Sections
from core.payslip import OWN, Kind

PLAN = (*OWN, Kind.AFTER_TAX, Kind.EMPLOYER)
SUMMED = (Kind.REGULAR, Kind.EXTRA, Kind.IMPUTED, *PLAN)
"""Kinds that may stand on several lines and are added up; of the others each line must say the same."""
NO_KINDS = (UNSETTLED, UNSETTLED_OWN, UNSETTLED_AFTER_TAX, UNSETTLED_EMPLOYER, UNSETTLED_PAYER)
PAY = (Kind.REGULAR, Kind.EXTRA, Kind.GROSS)
"""Kinds with hours on their row."""
LONGEST_LABEL = 4
"""Words of a label; what is longer is a note."""
MINUS = re.compile(r"[-\u2212(]")
NOTHING = Pair(None, None, by_heading=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one row says for one kind; `printed` are its amounts as they stand, `taken_back` those with a minus."""

    kind: Kind | str
    label: str
    current: Decimal | None
    year: Decimal | None
    line: str
    clear: bool
    section: Section = Section.OTHER
    printed: tuple[Decimal, ...] = ()
    taken_back: tuple[Decimal, ...] = ()
    rate: Decimal | None = None

    @property
    def amounts(self) -> tuple[Decimal | None, Decimal | None]:
        """Both columns."""
        return self.current, self.year


def readings_of(lines: Sequence[Line]) -> list[Reading]:
    """What all rows with amounts say, in their order; the kind of a row that is none of the plan's or pay is empty."""
    return _joined([*_at_the_regular_rate(list(_in_rows(lines))), *_across(lines)])


def _at_the_regular_rate(readings: Sequence[Reading]) -> Iterator[Reading]:
    """The rows, with those of no known kind that are paid as regular hours are among them: days off, under a code."""
    rates = {each.rate for each in readings if each.kind is Kind.REGULAR and each.rate}
    for each in readings:
        is_of_hours = not each.kind and each.section is Section.EARNINGS and each.rate in rates
        yield replace(each, kind=Kind.REGULAR) if is_of_hours else each


def _in_rows(lines: Sequence[Line]) -> Iterator[Reading]:
    """Rows that begin with their label: `401K AT   692.31   9,000.00`."""
    columns, sections = Columns(), Sections()
    above: Row | None = None
    for line, following in pairwise([*lines, None]):
        assert line is not None
        columns.look_at(line)
        sections.look_at(line)
        rows = rows_of(line) or sections.total_of_earnings(line)
        for printed in _without_codes(rows):
            whole = _with_the_amount_below(printed, following)
            row, column = _with_its_column(whole, above)
            for each in _of_row(row, column or sections.column, columns, sections) if row.amounts else ():
                yield replace(each, line=_as_printed(whole))
            if not row.amounts and _has_lost_its_amounts(row.label):
                yield Reading(UNSETTLED, plain(row.label.text), None, None, row.label.text, False)
        above = rows[0] if len(rows) == 1 else None


def _without_codes(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a line without the code that stands before what it means: `401KSH  401(k) safe harbor match`."""
    for row, behind in pairwise([*rows, None]):
        is_code = row is not None and not row.amounts and kind_of(row.label.text) in (*PLAN, UNSETTLED)
        is_meant = behind is not None and bool(behind.amounts) and kind_of(behind.label.text) in PLAN
        if row is not None and not (is_code and is_meant and " " not in row.label.text):
            yield row


def _has_lost_its_amounts(label: Cell) -> bool:
    """A label of the plan without amounts: it was wrapped, and they stand beside another part of it."""
    is_short = len(label.text.split()) <= LONGEST_LABEL
    return is_short and names_the_plan(label.text) and kind_of(label.text) in (*PLAN, UNSETTLED)


def _with_its_column(row: Row, above: Row | None) -> tuple[Row, str | None]:
    """A row with one amount of which the label says the column: `Salary this month`, below it `so far this year`."""
    column, rest = column_in(row.label.text) if len(row.amounts) == 1 else (None, "")
    if column is None:
        return row, None
    if column == "ytd" and not kind_of(rest) and above and len(above.amounts) == 1:
        rest = column_in(above.label.text)[1]
    return replace(row, label=replace(row.label, text=rest)), column


def _of_row(row: Row, column: str | None, columns: Columns, sections: Sections) -> Iterator[Reading]:
    """What one row says: of one payer or of two, in two columns or under one heading for all."""
    kind, section = sections.kind_of(row.label) or "", sections.in_line(row.label, row.line)
    name, table = plain(row.label.text), columns.of(row)
    employers = employers_pair_of(row, table) if kind in PLAN else None
    if employers:
        yield Reading(Kind.EMPLOYER, name, *employers[:2], "", True)
    if (employers and kind is Kind.EMPLOYER) or BALANCE in table.names:
        return
    amounts = tuple(cell.amount for cell in row.amounts if cell.amount is not None)
    taken_back = tuple(cell.amount for cell in row.amounts if cell.amount and MINUS.search(cell.text))
    if column and len(amounts) == 1:
        read = Pair(amounts[0], None, True) if column == "current" else Pair(None, amounts[0], True)
    else:
        read = pair_of(row, table, is_pay=kind in PAY or (section is Section.EARNINGS and not kind)) or NOTHING
    is_left = table.heads and kind in SUMMED and not read.by_heading and read.year is None
    said, rate = (NOTHING if is_left else read)[:2], rate_of(row, table)
    yield Reading(kind, name, *said, "", read.by_heading, section, amounts, taken_back, rate)


def _as_printed(row: Row) -> str:
    """The row's own part of its line: what stands beside it belongs to something else."""
    return " ".join((row.label.text, *(cell.text for cell in row.amounts)))


def _with_the_amount_below(row: Row, following: Line | None) -> Row:
    """A label that stands above its amounts, alone or beside the columns' names: `Net Pay`, below it `$4,312.22`."""
    if row.amounts or not (following and following.amounts) or following.labels or row.label not in row.line.cells:
        return row
    place = row.line.cells.index(row.label)
    columns = row.line.cells[place + 1 :]
    if place and following.amounts[0].right < row.label.left:
        return row
    if len(following.amounts) == max(1, len(columns)) and all(column_of(cell.text) for cell in columns):
        return Row(row.line, row.label, following.amounts)
    return row


def _across(lines: Sequence[Line]) -> Iterator[Reading]:
    """Tables with the kinds as headings and `Current` and `YTD` as rows."""
    heads: tuple[Cell, ...] = ()
    rows: dict[str, Line] = {}
    for line in lines:
        if not line.amounts and sum(isinstance(kind_of(cell.text), Kind) for cell in line.labels) >= 2:
            heads, rows = tuple(cell for cell in line.labels if not column_of(cell.text)), {}
        elif heads and len(line.labels) == 1:
            if not rows and len(line.amounts) == len(heads) - 1 and not kind_of(heads[0].text):
                heads = heads[1:]
            column = column_of(line.labels[0].text)
            is_whole = len(line.amounts) == len(heads)
            if column in ("current", "ytd") and (is_whole or (column == "ytd" and line.amounts and rows)):
                rows[column] = line
        if heads and len(rows) == 2:
            yield from _from_table(heads, rows["current"], rows["ytd"])
            heads = ()
    if heads and "current" in rows:
        yield from _from_table(heads, rows["current"], None)


def _from_table(heads: Sequence[Cell], current: Line, year: Line | None) -> Iterator[Reading]:
    so_far = _under(current.amounts, year.amounts if year else ())
    for head, now, whole in zip(heads, current.amounts, so_far, strict=True):
        kind = kind_of(head.text)
        if isinstance(kind, Kind):
            yield Reading(kind, plain(head.text), now.amount, whole, current.text, True)


def _under(above: Sequence[Cell], amounts: Sequence[Cell]) -> list[Decimal | None]:
    """The amounts that stand below others, as many or each with its end under theirs; None where none does."""
    if len(amounts) == len(above):
        return [cell.amount for cell in amounts]
    found = [[cell.amount for cell in amounts if abs(cell.right - each.right) <= 1] for each in above]
    is_each = sum(map(len, found)) == len(amounts)
    return [each[0] if len(each) == 1 and is_each else None for each in found]


def _joined(readings: Sequence[Reading]) -> list[Reading]:
    """Readings where a label stands once in a block of this date and once in a block of the year are one."""
    joined: list[Reading] = []
    waiting: dict[tuple[Kind | str, str], list[int]] = {}
    for each in readings:
        halves = waiting.setdefault((each.kind, each.label), [])
        mate = next((place for place in halves if _complete(joined[place], each)), None)
        if mate is None:
            joined.append(each)
            if each.year is None and each.current is not None:
                halves.append(len(joined) - 1)
        else:
            joined[mate] = replace(joined[mate], year=each.year, line=f"{joined[mate].line} · {each.line}")
            if each.year is not None:
                halves.remove(mate)
    return joined


def _complete(first: Reading, second: Reading) -> bool:
    return first.year is None and second.current is None and (second.year or 0) >= (first.current or 0)
