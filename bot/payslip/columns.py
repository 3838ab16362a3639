"""Which of a row's amounts is of this pay date and which of the year: by the headings, else by arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.payslip.labels import column_of
from bot.payslip.lines import Cell, Line, Row

MOST_HOURS = Decimal(400)
"""More than a pay period has: an amount above it is no number of hours."""
ROUNDING = Decimal("0.06")
"""Dollars by which rate times hours may miss the amount that is printed, for each hour."""
FAR = 9
"""Characters that an amount may stand beside the heading of its column."""


class Pair(NamedTuple):
    """Dollars of this pay date and of the year; `by_heading` where a heading named the columns."""

    current: Decimal | None
    year: Decimal | None
    by_heading: bool


class Columns:
    """The headings last seen; a slip may have two tables side by side, each with headings of its own."""

    def __init__(self) -> None:
        self._sides: list[tuple[int, list[Cell]]] = []

    def look_at(self, line: Line) -> None:
        """Remembers a line of headings: two or more columns named, no amounts."""
        named = [cell for cell in line.labels if column_of(cell.text)]
        if line.amounts or len(named) < 2 or not {"ytd", "current"} & {column_of(cell.text) for cell in named}:
            return
        self._sides = []
        for cell in line.labels:
            if column_of(cell.text) is None:
                self._sides.append((cell.left, []))
            elif not self._sides:
                self._sides.append((cell.left, [cell]))
            else:
                self._sides[-1][1].append(cell)
        self._sides = [side for side in self._sides if side[1]]

    def of(self, row: Row) -> Sequence[Cell]:
        """The headings over a row's amounts."""
        if not self._sides or not row.amounts:
            return ()
        last = row.amounts[-1].right
        under = [columns for _, columns in self._sides if columns[0].left - 2 * FAR <= row.amounts[0].right]
        best = under[-1] if under else ()
        return best if best and last <= best[-1].right + 2 * FAR else ()


def columns_of(columns: Sequence[Cell]) -> list[str]:
    """The names of a side's columns, from left to right."""
    return [column_of(cell.text) or "other" for cell in columns]


def pair_of(row: Row, columns: Columns, *, is_pay: bool) -> Pair | None:
    """Which amounts of a row are of this date and of the year; None where two readings are left."""
    amounts = [cell.amount for cell in row.amounts if cell.amount is not None]
    heads = columns.of(row)
    if len(set(columns_of(heads))) < len(heads):
        return None
    if heads:
        found = _by_heading(row.amounts, heads)
        if found is not None:
            return found
    return _by_arithmetic(amounts, is_pay=is_pay)


def _by_heading(amounts: Sequence[Cell], heads: Sequence[Cell]) -> Pair | None:
    names = columns_of(heads)
    if len(amounts) == len(heads):
        taken = dict(zip(names, amounts, strict=True))
    else:
        taken = {}
        for cell in amounts:
            nearest = min(range(len(heads)), key=lambda index: _distance(cell, heads[index]))
            if _distance(cell, heads[nearest]) > FAR or names[nearest] in taken:
                return _last_two(amounts, names)
            taken[names[nearest]] = cell
    current, year = taken.get("current"), taken.get("ytd")
    if current is None and year is None:
        return None
    return Pair(current.amount if current else None, year.amount if year else None, True)


def _last_two(amounts: Sequence[Cell], names: Sequence[str]) -> Pair | None:
    """The last two of three or more amounts where the last two columns are this date and the year."""
    if len(amounts) < 3 or list(names[-2:]) != ["current", "ytd"]:
        return None
    return Pair(amounts[-2].amount, amounts[-1].amount, True)


def _distance(cell: Cell, head: Cell) -> int:
    """How far apart two columns' right edges or middles are, whichever is closer."""
    middles = abs((cell.left + cell.right) - (head.left + head.right)) // 2
    return min(abs(cell.right - head.right), middles)


def _by_arithmetic(amounts: Sequence[Decimal], *, is_pay: bool) -> Pair | None:
    """Rate times hours gives the amount of this date; of two amounts the second is the year's."""
    if is_pay:
        for at in range(len(amounts) - 2):
            if abs(amounts[at] * amounts[at + 1] - amounts[at + 2]) <= ROUNDING * max(Decimal(1), amounts[at + 1]):
                later = amounts[at + 3 :]
                year = later[-1] if later and later[-1] >= amounts[at + 2] else None
                return Pair(amounts[at + 2], year, False)
        if len(amounts) == 3 and amounts[0] <= MOST_HOURS < amounts[1] <= amounts[2]:
            return Pair(amounts[1], amounts[2], False)
    if len(amounts) == 1:
        return Pair(amounts[0], None, False)
    if len(amounts) == 2 and amounts[0] <= amounts[1] and not (is_pay and amounts[0] <= MOST_HOURS):
        return Pair(amounts[0], amounts[1], False)
    return None
