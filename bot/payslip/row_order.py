"""Rows in another order: amounts before their label, or each amount behind the name of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.payslip.blocks import table_of
from bot.payslip.columns import BOTH
from bot.payslip.labels import LONGEST_COLUMN as LONGEST_NAME
from bot.payslip.labels import column_of
from bot.payslip.lines import Cell, Line, plain
from bot.payslip.sections import is_head

FEWEST, SHARE = 4, 0.8
"""Rows that end with their label, and their share of all, from which a slip has its labels behind the amounts."""

NO_NAMES = ("amount", "period", "earnings", "year")
"""Names of columns that also end a label."""

HEADINGS = (
    re.compile(r"\b(?:current|this (?:period|pay)|amount)\b", re.I),
    re.compile(r"\b(?:ytd|to[ -]date)\b", re.I),
)
"""What a line with the names of both columns has."""


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines with each label before its amounts, and amounts under the names of their columns."""
    ordered = list[Line]()
    for line in _labels_first(_from_the_top(lines)):
        rows = list(_named_amounts(line))
        ordered += (part for label, amounts in rows for part in _table(label, amounts)) if rows else [line]
    return ordered


def _from_the_top(lines: Sequence[Line]) -> list[Line]:
    """The lines turned over where all rows stand above the headings of their columns."""
    headings = [at for at, line in enumerate(lines) if _is_heading(line)]
    rows = [at for at, line in enumerate(lines) if line.amounts]
    is_turned = bool(headings) and len(rows) >= FEWEST and rows[0] < headings[0] and rows[-1] < headings[-1]
    return [*reversed(lines)] if is_turned else [*lines]


def _is_heading(line: Line) -> bool:
    return not line.amounts and all(name.search(line.text) for name in HEADINGS)


def _labels_first(lines: Sequence[Line]) -> list[Line]:
    with_amounts = [line for line in lines if line.amounts and line.labels]
    behind = [line for line in with_amounts if _is_label_behind(line)]
    if len(behind) < max(FEWEST, SHARE * len(with_amounts)):
        return list(lines)
    return [_turned(line) if _is_label_behind(line) or _names_columns(line) else line for line in lines]


def _is_label_behind(line: Line) -> bool:
    return bool(line.labels) and line.cells[0].amount is not None


def _names_columns(line: Line) -> bool:
    """True for `current  year  item`: the headings of such a table."""
    names = [column_of(cell.text) for cell in line.cells]
    return not line.amounts and {*BOTH} <= {*names[:-1]} and names[-1] is None


def _turned(line: Line) -> Line:
    """The label before the amounts that stand before it; a rate in the label is left out, another row is not read."""
    place = len(line.cells) - 1 if not line.amounts else line.cells.index(line.labels[0])
    if sum(cell.amount is not None for cell in line.cells[place:]) > 1:
        return line
    return Line(line.text, (line.cells[place], *line.cells[:place]), is_placed=False)


def _named_amounts(line: Line) -> list[tuple[str, dict[str, Cell]]]:
    """The rows of `Salary cur 2750.00 ytd 60500.00`; none where an amount has no name, or a row not both."""
    rows, said = list[tuple[str, dict[str, Cell]]](), list[str]()
    for cell in line.cells:
        if cell.amount is None:
            said.append(cell.text)
            continue
        column, label = _column_and_label(" ".join(said))
        rows += [(label, {})] if label else []
        if column is None or not rows or column in rows[-1][1]:
            return []
        rows[-1][1][column] = cell
        said = []
    return rows if all({*amounts} == {*BOTH} for _, amounts in rows) else []


def _column_and_label(text: str) -> tuple[str | None, str]:
    """The column that the last words before an amount name, and the label before them."""
    words = text.strip(" /;,").split()
    for size in range(min(LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(words[-size:])
        if column_of(name) in BOTH and (size > 1 or plain(name) not in NO_NAMES):
            return column_of(name), " ".join(words[:-size])
    return None, text


def _table(label: str, amounts: Mapping[str, Cell]) -> Iterator[Line]:
    """A row under its headings, and under the head that its label may begin with: `Earnings Salary`."""
    head, _, rest = label.partition(" ")
    if rest and is_head(Cell(head, 0, len(head))):
        yield Line(head, (Cell(head, 0, len(head)),))
        label = rest
    yield from table_of([(label, [amounts[name] for name in BOTH])], BOTH)
