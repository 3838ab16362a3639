"""The lines of a payslip as they were printed: headings taken apart, cells below one another on one line again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.payslip.blocks import side_by_side
from bot.payslip.labels import SUMMARY, column_of
from bot.payslip.legend import explained
from bot.payslip.lines import Cell, Line, is_filler, plain
from bot.payslip.row_order import in_order
from bot.payslip.sections import is_head

LONGEST_NAME = 4
"""Words of a column's name."""
FEWEST, FEWEST_SUMS = 2, 3
"""Columns, and sums, that a heading names at least."""
LABEL_COLUMN = ("item", "description", "type", "pay item", "label")
"""What the column of labels is called: right above an amount, the labels stand behind theirs."""
OF_EMPLOYER = ("employer",)
ONCE = ("hours", "rate")
"""Columns that stand once beside one another: before the second, another heading ends."""
HOURS = re.compile(r"\d{1,3}(?:\.\d{1,2})? ?(?:hours|hrs)\b", re.I)
EVEN, WIDEST_JOINT = 2, 8
"""Gaps of one width, no more than so many signs, from which a text was joined by it: its places say nothing then."""
TIGHT = 2
"""Signs between headings of a text that runs on, whose gaps a PDF rounds."""


def tidied(lines: Sequence[Line]) -> list[Line]:
    """The lines with each amount behind its label, and each column's name a cell of its own."""
    rows = _with_hours_behind(side_by_side(in_order(explained(lines))))
    return [_apart(line) for line in (_joined(rows) if _are_pasted_by_cells(lines) else rows)]


def _are_pasted_by_cells(lines: Sequence[Line]) -> bool:
    alone = [bool(line.cells[1:]) and not _names_columns_alone(line) for line in lines if line.amounts]
    above = next((one for one, other in pairwise(lines) if other.amounts), None)
    has_labels_behind = above is not None and plain(above.text) in LABEL_COLUMN
    return sum(alone) < len(alone) / 2 and not has_labels_behind


def _names_columns_alone(line: Line) -> bool:
    """True for `Year to date $9,600.00` and `$400.00 ($9,600.00 YTD)`, of which the label stands above."""
    return all(column_of(cell.text) in ("current", "ytd") for cell in line.labels)


def _with_hours_behind(lines: Sequence[Line]) -> list[Line]:
    """The lines without `80.0 hours` below the label that they are of."""
    rows: list[Line] = []
    for line in lines:
        above = rows[-1] if rows else None
        is_of_above = above is not None and len(above.cells) == 1 and not above.amounts and not is_head(above.cells[0])
        if above is not None and is_of_above and line.cells and HOURS.match(line.cells[0].text):
            cells = (above.cells[0], *line.cells[1:])
            rows[-1] = Line(" ".join(cell.text for cell in cells), cells, is_placed=False)
        else:
            rows.append(line)
    return rows


def _joined(lines: Sequence[Line]) -> list[Line]:
    """A slip that was pasted cell by cell: what stands alone is put behind its label again."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and _belongs_behind(before, line):
            joined[-1] = Line(f"{before.text} {line.text}", (*before.cells, *line.cells), is_placed=False)
        else:
            joined.append(line)
    return joined


def _belongs_behind(before: Line, line: Line) -> bool:
    """An amount behind its label, a column's name behind another, what is no word behind a label that asks for it."""
    is_of_both = len(line.amounts) == 2 and bool(line.labels) and _names_columns_alone(line) and not before.amounts
    if len(line.cells) != 1 and not is_of_both:
        return False
    if line.amounts:
        return len(before.labels) <= 1
    if before.amounts:
        return False
    columns = all(column_of(cell.text) for cell in before.cells[1:]) and column_of(line.text)
    return bool(columns) or (before.text.endswith(":") and len(before.cells) == 1)


def _apart(line: Line) -> Line:
    """A heading of which several names run together, as single cells; other lines as they are."""
    if line.amounts:
        return line
    cells = [part for cell in line.cells for part in _names(cell)]
    is_of_columns = sum(column_of(cell.text) is not None for cell in cells) >= FEWEST
    if not is_of_columns and len(cells) == len(line.cells):
        return line
    return replace(line, cells=tuple(cells), is_placed=line.is_placed and not _is_evenly_spaced(cells))


def _is_evenly_spaced(cells: Sequence[Cell]) -> bool:
    gaps = [right.left - left.right for left, right in pairwise(cells)]
    return len(gaps) >= EVEN and ((len(set(gaps)) == 1 and gaps[0] <= WIDEST_JOINT) or max(gaps) <= TIGHT)


def _names(cell: Cell) -> Iterator[Cell]:
    """The names of columns at the end of a cell with what stands before them, or the sums that it lists."""
    sums, rest = _read_backwards(cell.text.split(), lambda name: SUMMARY.fullmatch(plain(name)))
    if rest or len(sums) < FEWEST_SUMS:
        sums, rest = _read_backwards(cell.text.split(), lambda name: column_of(name) or is_filler(name))
        sums = [name for name in sums if column_of(name)]
        if len(sums) == 2 and column_of(sums[0]) in OF_EMPLOYER and column_of(sums[1]) == "ytd":
            # The title of a table and its two columns, not a column of the employer's.
            rest, sums = [*rest, sums[0].split()[0]], [sums[0].split(maxsplit=1)[1], sums[1]]
    if len(sums) < FEWEST:
        yield cell
        return
    per_sign, at = (cell.right - cell.left) / max(1, len(cell.text)), 0
    for name in ([" ".join(rest)] if rest else []) + sums:
        place = cell.text.find(name, at)
        at = place + len(name)
        yield Cell(name, cell.left + round(place * per_sign), cell.left + round(at * per_sign))


def _read_backwards(words: list[str], known: Callable[[str], object]) -> tuple[list[str], list[str]]:
    """The known names at the end of some words, longest first, and the words before them."""
    names: list[str] = []
    while words:
        sizes = (size for size in range(min(LONGEST_NAME, len(words)), 0, -1) if known(" ".join(words[-size:])))
        name = " ".join(words[-next(sizes, 0) :])
        if not known(name) or (column_of(name) in ONCE and column_of(name) in map(column_of, names)):
            break
        names.insert(0, name)
        words = words[: -len(name.split())]
    return names, words
