"""The lines of a payslip: labels and amounts with their places, by which the columns are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice

AMOUNT = re.compile(
    r"(?<![\w.,/-])(?P<minus>[-\u2212(]?)\s?\$?\s?(?P<minus2>-?)"
    r"(?P<number>\d{1,3}(?:,\d{3})+\.\d{2}|\d{1,8}\.\d{2,6}|(?:(?<=\$)|(?<=\$ ))\d{1,3}(?:,?\d{3})?(?![.,]?\d))"
    r"(?P<after>-?)\)?(?P<star>\*?)(?![\w%/]|\.\d|\s?%)"
)
GAP = re.compile(r"\s{2,}|\t+|\s*\|\s*")
PLAN = re.compile(r"\b(401|403|457)[ -]?\(?([kba])\b\)?")
SHORT_PLAN = re.compile(r"\b4k(?=(?:r|m|l|ln|cu|at|er|ee|pt?|roth|match|loan)?\b)")
"""`4K`, `4KR`, `4KM`: codes of the 401(k)."""
COLUMN = re.compile(r"\t|\|")
COLUMN_WIDTH = 40
"""Characters that a column counts for where signs between the columns say which one a cell stands in."""
LONGEST_LINE = 400
LETTERS = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A label, or an amount in dollars without its sign, from one column of the text to another."""

    text: str
    left: int
    right: int
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its text, and its cells from left to right, `is_placed` where they stand as printed."""

    text: str
    cells: tuple[Cell, ...]
    is_placed: bool = True

    @property
    def labels(self) -> tuple[Cell, ...]:
        """The cells that are words."""
        return tuple(cell for cell in self.cells if cell.amount is None)

    @property
    def amounts(self) -> tuple[Cell, ...]:
        """The cells that are amounts."""
        return tuple(cell for cell in self.cells if cell.amount is not None)


@dataclass(frozen=True, slots=True)
class Row:
    """A label with the amounts that follow it on its line."""

    line: Line
    label: Cell
    amounts: tuple[Cell, ...]


def lines_of(page: str, most: int | None = None) -> list[Line]:
    """The lines of a page that say anything, at most so many."""
    cut = (raw[:LONGEST_LINE].rstrip() for raw in page.splitlines())
    said = islice((raw for raw in cut if raw.strip()), most)
    return [Line(" ".join(raw.split()), tuple(_in_columns(raw) if COLUMN.search(raw) else _cells(raw))) for raw in said]


def rows_of(line: Line) -> list[Row]:
    """The labels of a line, each with the amounts up to the next label; dates and tax types between are passed over."""
    rows: list[tuple[Cell, list[Cell]]] = []
    for cell in line.cells:
        if cell.amount is None:
            between = bool(rows) and (is_filler(cell.text) if not rows[-1][1] else plain(cell.text) in NO_LABEL)
            if not between and LETTERS.search(cell.text):
                rows.append((cell, []))
        elif rows:
            rows[-1][1].append(cell)
    # An amount that stands before every label is perhaps that of the first one, and what is behind it a rate.
    is_in_doubt = bool(line.cells) and line.cells[0].amount is not None
    return [Row(line, label, () if is_in_doubt else tuple(amounts)) for label, amounts in rows]


NO_LABEL = ("ytd", "yes", "no")
"""Words between two amounts of one row."""


def is_filler(text: str) -> bool:
    """True for the tax type, or whether it is before tax, that some systems print between a label and its amounts."""
    return plain(text) in (
        "post tax",
        "pre tax",
        "after tax",
        "pretax",
        "posttax",
        "contribution",
        "roth",
        "fixed",
        "percent",
        "flat",
        "yes",
        "no",
    )


@lru_cache(4096)
def plain(text: str) -> str:
    """A label in lower case, without punctuation, `401(k)` as `401k`."""
    return " ".join(re.findall(r"[a-z0-9]+", SHORT_PLAN.sub("401k", PLAN.sub(r"\1\2", text.lower()))))


def line_of_cells(cells: Sequence[Cell]) -> Line:
    """A line from cells with their places; amounts are taken out of the words around them."""
    found = [part for cell in cells for part in _amounts_apart(cell)]
    return Line(" ".join(" ".join(cell.text for cell in cells).split()), tuple(found))


def _amounts_apart(cell: Cell) -> Iterator[Cell]:
    """The cells within a cell, their places by their share of its width."""
    per_sign = (cell.right - cell.left) / max(1, len(cell.text))
    for part in _cells(cell.text):
        left, right = (round(cell.left + place * per_sign) for place in (part.left, part.right))
        yield Cell(part.text, left, right, part.amount)


def _in_columns(raw: str) -> Iterator[Cell]:
    """The cells of a line with tabs or bars, placed by the column that they stand in."""
    for column, part in enumerate(COLUMN.split(raw)):
        cells, left = list(_cells(part)), column * COLUMN_WIDTH
        for cell in cells:
            alone = len(cells) == 1
            place = (0, COLUMN_WIDTH // 4) if alone else (min(cell.left, COLUMN_WIDTH), min(cell.right, COLUMN_WIDTH))
            yield Cell(cell.text, left + place[0], left + place[1], cell.amount)


def _cells(raw: str) -> Iterator[Cell]:
    at = 0
    for found in AMOUNT.finditer(raw):
        yield from _labels(raw, at, found.start())
        number = Decimal(found["number"].replace(",", ""))
        yield Cell(found[0], found.start(), found.end(), number)
        at = found.end()
    yield from _labels(raw, at, len(raw))


def _labels(raw: str, start: int, end: int) -> Iterator[Cell]:
    at = start
    for gap in [*GAP.finditer(raw, start, end), None]:
        stop = gap.start() if gap else end
        text = raw[at:stop].strip(" .:*$")
        if text and (LETTERS.search(text) or re.search(r"\d", text)):
            left = at + len(raw[at:stop]) - len(raw[at:stop].lstrip())
            yield Cell(text, left, stop)
        at = gap.end() if gap else end
