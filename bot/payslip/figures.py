"""Amounts of the pay date and of the year per kind, read by the columns above them; silent where lines disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.payslip.columns import Columns, pair_of
from bot.payslip.labels import column_of, kind_of
from bot.payslip.lines import Cell, Line, Row, plain, rows_of
from core.payslip import OWN, Kind

Printed = tuple[Decimal | None, Decimal | None, str, bool]
"""Dollars of this pay date and of the year, the line, and whether a heading said which is which."""

SUMMED = (Kind.REGULAR, *OWN, Kind.AFTER_TAX, Kind.EMPLOYER)
"""Kinds that may stand on several lines and are added up; of the others each line must say the same."""

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one row says for one kind."""

    kind: Kind
    label: str
    current: Decimal | None
    year: Decimal | None
    line: str
    clear: bool

    @property
    def amounts(self) -> tuple[Decimal | None, Decimal | None]:
        """Both columns."""
        return self.current, self.year


def figures_of(lines: Sequence[Line]) -> dict[Kind, Printed]:
    """The figures of each kind whose lines agree and are possible beside gross pay."""
    readings = [each for each in (*_in_rows(lines), *_across(lines)) if _is_possible(each)]
    found = {kind: printed for kind in Kind if (printed := _together([r for r in readings if r.kind is kind]))}
    gross = found.get(Kind.GROSS)
    if gross is None:
        return found
    return {kind: printed for kind, printed in found.items() if kind is Kind.GROSS or _fits_into(printed, gross)}


def _in_rows(lines: Sequence[Line]) -> Iterator[Reading]:
    """Rows that begin with their label: `401K AT   692.31   9,000.00`."""
    columns, sections = Columns(), _Sections()
    for line, following in pairwise([*lines, None]):
        assert line is not None
        columns.look_at(line)
        sections.look_at(line)
        for printed in rows_of(line):
            row = _with_the_amount_below(printed, following)
            kind = sections.kind_of(row.label)
            if isinstance(kind, Kind) and row.amounts:
                pair = pair_of(row, columns, is_pay=kind is Kind.REGULAR)
                if pair:
                    yield Reading(kind, plain(row.label.text), *pair[:2], _as_printed(row), pair.by_heading)


def _as_printed(row: Row) -> str:
    """The row's own part of its line: what stands beside it belongs to something else."""
    return " ".join((row.label.text, *(cell.text for cell in row.amounts)))


def _with_the_amount_below(row: Row, following: Line | None) -> Row:
    """A label that stands alone above its only amount: `Net Pay` and below it `$4,312.22`."""
    alone = not row.amounts and len(row.line.cells) == 1 and following is not None
    if alone and following is not None and len(following.cells) == 1 and following.amounts:
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


def _from_table(heads: Sequence[Cell], current: Line, year: Line) -> Iterator[Reading]:
    for head, now, so_far in zip(heads, current.amounts, year.amounts, strict=True):
        kind = kind_of(head.text)
        if isinstance(kind, Kind):
            yield Reading(kind, plain(head.text), now.amount, so_far.amount, current.text, True)


def _is_possible(reading: Reading) -> bool:
    """The year so far is at least this pay date."""
    return reading.current is None or reading.year is None or reading.year >= reading.current


def _fits_into(printed: Printed, gross: Printed) -> bool:
    """No part of a pay date is more than its gross, none of a year more than the year's."""
    pairs = zip(printed[:2], gross[:2], strict=True)
    return all(part is None or whole is None or part <= whole + CENT for part, whole in pairs)


def _together(readings: Sequence[Reading]) -> Printed | None:
    """One figure from all rows of a kind; None where they cannot be told together."""
    different = list({(each.label, each.amounts): each for each in readings}.values())
    if not different:
        return None
    best = max(different, key=lambda each: (each.clear, each.current is not None, each.year is not None))
    if len({each.amounts for each in different}) == 1:
        return (*best.amounts, best.line, best.clear)
    if best.kind in SUMMED:
        return _summed([each for each in different if each.clear or not best.clear])
    whole = [each for each in different if None not in each.amounts]
    agreed = {each.amounts for each in whole}
    parts = [each for each in different if None in each.amounts]
    if len(agreed) == 1 and all(_repeats(part, whole[0]) for part in parts):
        return (*whole[0].amounts, whole[0].line, whole[0].clear)
    return None


def _repeats(part: Reading, whole: Reading) -> bool:
    return all(a is None or a == b for a, b in zip(part.amounts, whole.amounts, strict=True))


def _summed(readings: Sequence[Reading]) -> Printed | None:
    """Several lines of a kind added up; two lines under one label that share the year's figure are not told apart."""
    if len({each.label for each in readings}) < len(readings):
        return None
    columns = ([each.current for each in readings], [each.year for each in readings])
    sums = [None if None in column else sum(map(_dollars, column), Decimal(0)) for column in columns]
    if sums == [None, None]:
        return None
    return sums[0], sums[1], readings[0].line, all(each.clear for each in readings)


def _dollars(amount: Decimal | None) -> Decimal:
    return amount or Decimal(0)


class _Sections:
    """Which part of the slip a label stands in: what lies under `Employer contributions` is the employer's."""

    def __init__(self) -> None:
        self._heads: list[tuple[int, bool]] = []

    def look_at(self, line: Line) -> None:
        for cell in line.labels:
            is_employers = _is_head(cell, EMPLOYERS, line)
            if is_employers or _is_head(cell, OTHERS, line):
                self._heads = [head for head in self._heads if abs(head[0] - cell.left) > SIDE]
                self._heads.append((cell.left, is_employers))

    def kind_of(self, label: Cell) -> Kind | str | None:
        """The kind of a label where it stands."""
        kind = kind_of(label.text)
        above = [head for head in self._heads if head[0] <= label.left + SIDE]
        is_employers = bool(above) and max(above)[1]
        if is_employers and kind in (*OWN, Kind.AFTER_TAX):
            return Kind.EMPLOYER
        return kind


SIDE = 12
"""Signs that a row may stand left of its section's head."""

EMPLOYERS = ("employer", "company")
OTHERS = ("earnings", "deductions", "taxes", "pre tax", "post tax", "before tax", "employee", "summary", "withholding")


def _is_head(cell: Cell, words: Iterable[str], line: Line) -> bool:
    """A label without amounts that names a section."""
    followed = any(amount.left > cell.right for amount in line.amounts)
    said = plain(cell.text)
    named = any(word in said for word in words)
    employers = "contribution" in said or "benefit" in said or "paid" in said
    return named and not followed and len(said) < 40 and (words is not EMPLOYERS or employers)
