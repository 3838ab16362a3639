"""Which of a row's amounts is of this pay date and which of the year: by the headings, else by arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from bot.payslip.arithmetic import MOST_HOURS, Pair, by_arithmetic, product_in
from bot.payslip.labels import column_of
from bot.payslip.lines import Cell, Line, Row, plain
from core.money import ZERO

FAR = 9
"""Characters that an amount may stand beside the heading of its column."""
BOTH = ("current", "ytd")
BALANCE, TEXT = "balance", "text"
OF_EMPLOYER = ("employer", "employer_ytd")
ONCE = ("hours", "rate")
PAYERS = (("employee", "you"), ("employer", "company"))


class Head(NamedTuple):
    """The heading of a column, with its place."""

    name: str
    left: int
    right: int


class Table(NamedTuple):
    """The headings of one table from its left edge on; `is_placed` where amounts stand under them."""

    left: int
    heads: tuple[Head, ...]
    is_placed: bool

    @property
    def names(self) -> list[str]:
        """The columns' names from left to right."""
        return [head.name for head in self.heads]


NO_TABLE = Table(0, (), is_placed=True)


class Columns:
    """The headings last seen; a slip may have tables side by side, each with headings of its own."""

    def __init__(self) -> None:
        self._tables: list[Table] = []
        self._two_payers = False
        self._groups: tuple[str | None, ...] = ()

    def look_at(self, line: Line) -> None:
        """Remembers headings: two or more columns named, alone on a line or behind another table's amounts."""
        if not line.amounts and _names_two_payers(line):
            self._two_payers = True
            return
        behind = line.amounts[-1].right if line.amounts else 0
        tables = [table for table in _tables(line, behind, self._groups) if table.heads]
        self._groups = () if line.amounts else tuple(column_of(cell.text) for cell in line.labels)
        if sum(len(table.heads) for table in tables) < 2 or not any(
            {*BOTH, BALANCE} & {*each.names} for each in tables
        ):
            return
        beside = [table for table in self._tables if behind and table.heads[-1].right <= behind + FAR]
        self._tables = beside + [_of_two_payers(table) if self._two_payers else table for table in tables]
        self._two_payers = False

    def of(self, row: Row) -> Table:
        """The headings over a row's amounts."""
        if not self._tables or not row.amounts:
            return NO_TABLE
        if len(self._tables) == 1 and not self._tables[0].is_placed:
            return self._tables[0]
        last = row.amounts[-1].right
        under = [table for table in self._tables if table.heads[0].left - 2 * FAR <= row.amounts[0].right]
        best = under[-1] if under else NO_TABLE
        best = best if best.heads and last <= best.heads[-1].right + 2 * FAR else NO_TABLE
        self._tables = [_placed_by(row.amounts, each) if each is best else each for each in self._tables]
        return best


def _placed_by(amounts: Sequence[Cell], table: Table) -> Table:
    """The table with its columns where the amounts of a full row stand: headings may stand beside them."""
    if len(amounts) != len(table.heads) or not table.is_placed:
        return table
    taken = {head.name: cell.amount for head, cell in zip(table.heads, amounts, strict=True)}
    current, year = (taken.get(name) or ZERO for name in BOTH)
    if not ZERO < current <= year or _is_shifted(taken):
        return table
    placed = zip(table.heads, amounts, strict=True)
    return table._replace(heads=tuple(head._replace(left=cell.left, right=cell.right) for head, cell in placed))


def _names_two_payers(line: Line) -> bool:
    """True for `Employee  Employer` side by side, above the columns of each."""
    words = [plain(cell.text) for cell in line.labels]
    words = words[0].split() if len(words) == 1 else words
    if any(column_of(word) in (BOTH[1], OF_EMPLOYER[1]) for word in words):
        return False
    return any(first in PAYERS[0] and second in PAYERS[1] for first, second in pairwise(words))


def _tables(line: Line, behind: int, groups: Sequence[str | None]) -> Iterator[Table]:
    """The tables with headings on one line behind a place: each begins with a title, or with the first column.

    Under `YTD  Current` the columns that are repeated are first those of the year.
    """
    left, heads = behind, list[Head]()
    cells = [each for each in line.labels if each.left >= behind]
    twice = sum(plain(cell.text) == "earnings" for cell in line.labels) > 1
    grouped = groups if sorted(map(str, groups)) == sorted(BOTH) else BOTH if twice else ()
    for name, cell in zip(_column_names(cells, twice=twice), cells, strict=True):
        if name is None or (name == TEXT and "ytd" in [head.name for head in heads]):
            yield _table(left, heads, line, grouped)
            left, heads = cell.left, []
        elif name != TEXT:
            heads.append(Head(name, cell.left, cell.right))
    yield _table(left, heads, line, grouped)


def _column_names(cells: Sequence[Cell], *, twice: bool) -> list[str | None]:
    """The columns that headings name, None for a title; a payer before `YTD` names its column of this date."""
    names = ["current" if twice and plain(cell.text) == "earnings" else column_of(cell.text) for cell in cells]
    if OF_EMPLOYER[1] in names:
        payers = {**dict.fromkeys(PAYERS[0], BOTH[0]), **dict.fromkeys(PAYERS[1], OF_EMPLOYER[0])}
        return [payers.get(plain(cell.text), name) for cell, name in zip(cells, names, strict=True)]
    for place, cell in enumerate(cells[:-1]):
        said, following = plain(cell.text), names[place + 1 : place + 3]
        is_before_year = following[0] == BOTH[1] and BOTH[0] not in following
        if is_before_year and said in PAYERS[1]:
            names[place : place + 2] = OF_EMPLOYER
        elif (is_before_year and said in PAYERS[0]) or (said == "earnings" and place and names[place - 1] in ONCE):
            names[place] = BOTH[0]
    return names


def _table(left: int, heads: Sequence[Head], line: Line, groups: Sequence[str | None]) -> Table:
    return Table(left, tuple(_of_the_year(heads, groups) if groups else heads), line.is_placed)


def _of_the_year(heads: Sequence[Head], groups: Sequence[str | None]) -> Iterator[Head]:
    """Headings that are repeated: for this date and for the year, in the order of their groups."""
    year = {"current": "ytd", "hours": "other", "rate": "other"}
    names = [head.name for head in heads]
    for at, head in enumerate(heads):
        is_of_year = names.count(head.name) > 1 and groups[head.name in names[:at]] == BOTH[1]
        yield head._replace(name=year.get(head.name, head.name)) if is_of_year else head


def _of_two_payers(table: Table) -> Table:
    """Columns under `Employee  Employer`: the second two are the employer's."""
    if table.names[-4:] != [*BOTH] * 2:
        return table
    names = [*table.names[:-2], *OF_EMPLOYER]
    return table._replace(heads=tuple(head._replace(name=name) for head, name in zip(table.heads, names, strict=True)))


def pair_of(row: Row, table: Table, *, is_pay: bool) -> Pair | None:
    """Which amounts of a row are of this date and of the year; None where two readings are left."""
    if len({*table.names}) < len(table.heads) or BALANCE in table.names:
        return None
    amounts = [cell.amount for cell in row.amounts if cell.amount is not None]
    found = _by_heading(row.amounts, table, is_pay=is_pay) if table.heads else None
    return found or by_arithmetic(amounts, is_pay=is_pay)


def rate_of(row: Row, table: Table) -> Decimal | None:
    """The rate of a row of which rate times hours gives an amount; None where the columns do not say it."""
    rate = (_under_heads(row.amounts, table) or {}).get("rate") if table.heads else None
    return rate if product_in([cell.amount or ZERO for cell in row.amounts]) is not None else None


def employers_pair_of(row: Row, table: Table) -> Pair | None:
    """What the employer adds beside the own contribution of a row; None where the table has no columns for it."""
    if not {*OF_EMPLOYER} & {*table.names}:
        return None
    taken = _under_heads(row.amounts, table)
    found = [taken.get(name) for name in OF_EMPLOYER] if taken else []
    return Pair(found[0] or ZERO, found[1], True) if found and found[1] else None


def _by_heading(amounts: Sequence[Cell], table: Table, *, is_pay: bool) -> Pair | None:
    taken = _under_heads(amounts, table)
    if taken is not None and _is_shifted(taken):
        return None
    if taken is None:
        return _last_two(amounts, table, is_pay=is_pay)
    current, year = (taken.get(name) for name in BOTH)
    if current is None and year is None:
        return None
    product = product_in([cell.amount or ZERO for cell in amounts]) if is_pay else None
    if product is not None and amounts[product].amount not in (current, year):
        return None
    is_blank = current is None and BOTH[0] in table.names
    return Pair(ZERO if is_blank else current, year, True)


def _under_heads(amounts: Sequence[Cell], table: Table) -> Mapping[str, Decimal | None] | None:
    """The amounts by their column: as many as there are, else by their places; None where that leaves a doubt."""
    heads = table.heads
    if len(amounts) == len(heads):
        return {head.name: cell.amount for head, cell in zip(heads, amounts, strict=True)}
    taken: dict[str, Decimal | None] = {}
    for cell in amounts if table.is_placed else ():
        nearest = min(heads, key=lambda head: _distance(cell, head))
        if _distance(cell, nearest) > FAR or nearest.name in taken:
            return None
        taken[nearest.name] = cell.amount
    return taken or None


def _is_shifted(taken: Mapping[str, Decimal | None]) -> bool:
    """True where the columns of a row stand under the wrong headings: more hours than a period has, or pay for none."""
    hours, rate, current = (taken.get(name) for name in ("hours", "rate", "current"))
    return hours is not None and (hours > MOST_HOURS or bool(rate and current and not hours))


def _last_two(amounts: Sequence[Cell], table: Table, *, is_pay: bool) -> Pair | None:
    """The last two amounts where the last two columns are this date and the year; a few hours are no pay."""
    is_another = not table.is_placed and len(amounts) > len(table.heads)
    if len(amounts) < 2 or is_another or tuple(table.names[-2:]) != BOTH:
        return None
    current, year = amounts[-2].amount or ZERO, amounts[-1].amount
    if (len(amounts) == 2 or ONCE[0] in table.names) and is_pay and ZERO < current <= MOST_HOURS:
        return None
    return Pair(current, year, True)


def _distance(cell: Cell, head: Head) -> int:
    """How far apart two columns' right edges or middles are, whichever is closer."""
    middles = abs((cell.left + cell.right) - (head.left + head.right)) // 2
    return min(abs(cell.right - head.right), middles)
