"""Amounts of the pay date and of the year per kind, read by the columns above them; silent where lines disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bot.payslip.columns import BALANCE, Columns, Pair, employers_pair_of, pair_of
from bot.payslip.labels import UNSETTLED, UNSETTLED_EMPLOYER, column_of, kind_of
from bot.payslip.lines import Cell, Line, Row, plain, rows_of
from bot.payslip.sections import UNSETTLED_PAYER, Sections
from core.payslip import OWN, Amounts, Kind

PLAN = (*OWN, Kind.AFTER_TAX, Kind.EMPLOYER)
SUMMED = (Kind.REGULAR, Kind.EXTRA, Kind.IMPUTED, *PLAN)
"""Kinds that may stand on several lines and are added up; of the others each line must say the same."""
LEFT_OPEN: Mapping[str, tuple[Kind, ...]] = {
    UNSETTLED: (*OWN, Kind.AFTER_TAX, Kind.NET),
    UNSETTLED_EMPLOYER: (Kind.EMPLOYER,),
    UNSETTLED_PAYER: (*PLAN, Kind.NET),
    Kind.AFTER_TAX: (Kind.AFTER_TAX, Kind.NET),
    **{kind: (kind,) for kind in SUMMED if kind is not Kind.AFTER_TAX},
}
"""What a row of a kind leaves open where its amounts are not understood: a sum without it would be wrong."""

NO_KINDS = (UNSETTLED, UNSETTLED_EMPLOYER, UNSETTLED_PAYER)
PAY = (Kind.REGULAR, Kind.EXTRA, Kind.GROSS)
"""Kinds with hours on their row."""
NOTHING = Pair(None, None, by_heading=False)
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one row says for one kind."""

    kind: Kind | str
    label: str
    current: Decimal | None
    year: Decimal | None
    line: str
    clear: bool

    @property
    def amounts(self) -> tuple[Decimal | None, Decimal | None]:
        """Both columns."""
        return self.current, self.year


def figures_of(lines: Sequence[Line]) -> dict[Kind, Amounts]:
    """The figures of each kind whose lines agree and are possible beside gross pay."""
    printed = [*_in_rows(lines), *_across(lines)]
    readings = _joined([each for each in printed if each.amounts != (None, None) and _is_possible(each)])
    found = {kind: amounts for kind in Kind if (amounts := _together([r for r in readings if r.kind == kind]))}
    gross = found.get(Kind.GROSS)
    if gross is not None:
        found = {kind: each for kind, each in found.items() if kind is Kind.GROSS or _fits_into(each, gross)}
    left_open = {kind for each in printed if _is_open(each, found) for kind in LEFT_OPEN.get(each.kind, ())}
    return {kind: each for kind, each in found.items() if kind not in left_open}


def printed_kinds(lines: Sequence[Line]) -> set[Kind | str]:
    """The kinds that stand on lines with amounts, understood or not."""
    return {each.kind for each in (*_in_rows(lines), *_across(lines))}


def _is_open(reading: Reading, found: Mapping[Kind, Amounts]) -> bool:
    """True for a row that is not understood, and for after-tax money that came to no figure: net pay lacks it."""
    is_lost = reading.kind is Kind.AFTER_TAX and Kind.AFTER_TAX not in found
    return is_lost or reading.amounts == (None, None) or reading.kind in NO_KINDS


def _in_rows(lines: Sequence[Line]) -> Iterator[Reading]:
    """Rows that begin with their label: `401K AT   692.31   9,000.00`."""
    columns, sections = Columns(), Sections()
    for line, following in pairwise([*lines, None]):
        assert line is not None
        columns.look_at(line)
        sections.look_at(line)
        for printed in rows_of(line) or sections.total_of_earnings(line):
            row = _with_the_amount_below(printed, following)
            kind = sections.kind_of(row.label)
            if row.amounts and (isinstance(kind, Kind) or kind in NO_KINDS):
                yield from _of_row(row, kind, columns, sections)


def _of_row(row: Row, kind: Kind | str, columns: Columns, sections: Sections) -> Iterator[Reading]:
    """What one row says: of one payer or of two, in two columns or under one heading for all."""
    name, line, table = plain(row.label.text), _as_printed(row), columns.of(row)
    employers = employers_pair_of(row, table) if kind in PLAN else None
    if employers:
        yield Reading(Kind.EMPLOYER, name, *employers[:2], line, True)
    if (employers and kind is Kind.EMPLOYER) or BALANCE in table.names:
        return
    if sections.column and len(row.amounts) == 1:
        amount = row.amounts[0].amount
        read = Pair(amount, None, True) if sections.column == "current" else Pair(None, amount, True)
    else:
        read = pair_of(row, table, is_pay=kind in PAY) or NOTHING
    is_left = table.heads and kind in SUMMED and not read.by_heading and read.year is None
    yield Reading(kind, name, *(NOTHING if is_left else read)[:2], line, read.by_heading)


def _joined(readings: Sequence[Reading]) -> list[Reading]:
    """Readings where a label stands once in a block of this date and once in a block of the year are one."""
    joined: list[Reading] = []
    waiting: dict[tuple[Kind | str, str], list[int]] = {}
    for each in readings:
        halves = waiting.setdefault((each.kind, each.label), [])
        mate = next((place for place in halves if _complete(joined[place], each)), None)
        if mate is None:
            joined.append(each)
            if each.year is None:
                halves.append(len(joined) - 1)
        else:
            joined[mate] = replace(joined[mate], year=each.year)
            if each.year is not None:
                halves.remove(mate)
    return joined


def _complete(first: Reading, second: Reading) -> bool:
    return first.year is None and second.current is None and (second.year or 0) >= (first.current or 0)


def _as_printed(row: Row) -> str:
    """The row's own part of its line: what stands beside it belongs to something else."""
    return " ".join((row.label.text, *(cell.text for cell in row.amounts)))


def _with_the_amount_below(row: Row, following: Line | None) -> Row:
    """A label that stands above its amounts, alone or beside the columns' names: `Net Pay`, below it `$4,312.22`."""
    if row.amounts or following is None or following.labels or row.line.cells[:1] != (row.label,):
        return row
    columns = row.line.cells[1:]
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
        elif heads and len(line.labels) == 1 and len(line.amounts) == len(heads):
            column = column_of(line.labels[0].text)
            if column in ("current", "ytd"):
                rows[column] = line
        if heads and len(rows) == 2:
            yield from _from_table(heads, rows["current"], rows["ytd"])
            heads = ()
    if heads and "current" in rows:
        yield from _from_table(heads, rows["current"], None)


def _from_table(heads: Sequence[Cell], current: Line, year: Line | None) -> Iterator[Reading]:
    so_far = [cell.amount for cell in year.amounts] if year else [None] * len(heads)
    for head, now, whole in zip(heads, current.amounts, so_far, strict=True):
        kind = kind_of(head.text)
        if isinstance(kind, Kind):
            yield Reading(kind, plain(head.text), now.amount, whole, current.text, True)


def _is_possible(reading: Reading) -> bool:
    """The year so far is at least this pay date; a check of nothing beside direct deposits is no net pay."""
    if reading.kind is Kind.NET and not reading.current and not reading.year:
        return False
    return reading.current is None or reading.year is None or reading.year >= reading.current


def _fits_into(printed: Amounts, gross: Amounts) -> bool:
    """No part of a pay date is more than its gross, none of a year more than the year's."""
    pairs = zip(printed[:2], gross[:2], strict=True)
    return all(part is None or whole is None or part <= whole + CENT for part, whole in pairs)


def _together(readings: Sequence[Reading]) -> Amounts | None:
    """One figure from all rows of a kind; None where they disagree."""
    different = list({(each.label, each.amounts): each for each in readings}.values())
    if not different:
        return None
    best = max(different, key=lambda each: (each.clear, each.current is not None, each.year is not None))
    if len({each.amounts for each in different}) == 1:
        return Amounts(*best.amounts, best.line, best.clear)
    if best.kind in SUMMED:
        certain = [each for each in different if each.clear or not best.clear]
        if {each.label for each in different} - {each.label for each in certain}:
            return None
        return _summed(certain)
    whole = [each for each in different if None not in each.amounts]
    agreed = {each.amounts for each in whole}
    parts = [each for each in different if None in each.amounts]
    if len(agreed) == 1 and all(_repeats(part, whole[0]) for part in parts):
        return Amounts(*whole[0].amounts, whole[0].line, whole[0].clear)
    return None


def _repeats(part: Reading, whole: Reading) -> bool:
    return all(a is None or a == b for a, b in zip(part.amounts, whole.amounts, strict=True))


def _summed(readings: Sequence[Reading]) -> Amounts | None:
    """Several lines of a kind added up; None where two of them have one label: they may share the year's figure."""
    if len({each.label for each in readings}) < len(readings):
        return None
    columns = ([each.current for each in readings], [each.year for each in readings])
    sums = [None if None in column else sum(map(_dollars, column), Decimal(0)) for column in columns]
    if sums == [None, None]:
        return None
    return Amounts(sums[0], sums[1], readings[0].line, all(each.clear for each in readings))


def _dollars(amount: Decimal | None) -> Decimal:
    return amount or Decimal(0)
