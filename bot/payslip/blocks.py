"""Tables that were copied column by column, or label by label: each amount stands beside its column's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.payslip.columns import BOTH
from bot.payslip.labels import column_of
from bot.payslip.lines import Cell, Line
from bot.payslip.sections import is_head

FEWEST = 2
"""Rows of a table that is recognized."""
_PLACES = (0, 60, 80)
"""Where the label and the two columns of a rebuilt row stand."""


def side_by_side(lines: Sequence[Line]) -> list[Line]:
    """The lines with such tables as rows again; a table of which labels and amounts are not as many stays as it is."""
    found, at = list[Line](), 0
    while at < len(lines):
        columns, end = _in_one_line(lines[at]), at + 1
        labels = found[-1:] if columns and found and _is_label(found[-1]) else []
        if not labels:
            columns, end = _columns(lines, at)
            labels = _labels(found, columns)
        if labels:
            names = [name for name in BOTH if name in columns]
            rows = [(label.text, [columns[name][row] for name in names]) for row, label in enumerate(labels)]
            found[-len(labels) :] = table_of(rows, names)
            at = end
        else:
            found.append(lines[at])
            at += 1
    return found


def _in_one_line(line: Line) -> dict[str, list[Cell]]:
    """The columns of `Current $480.00  YTD $11,040.00`, of which the label stands above; empty for other lines."""
    names = [column_of(cell.text) or "" for cell in line.cells[0::2]]
    amounts = line.cells[1::2]
    is_named = len(names) == len({*names}) == len(amounts) and BOTH[0] in names and {*names} <= {*BOTH}
    if not is_named or any(cell.amount is None for cell in amounts):
        return {}
    return {name: [cell] for name, cell in zip(names, amounts, strict=True)}


def _columns(lines: Sequence[Line], at: int) -> tuple[dict[str, list[Cell]], int]:
    """The columns from a line on, by name, and the line behind them."""
    columns = dict[str, list[Cell]]()
    while at < len(lines):
        name = column_of(lines[at].text) if _is_label(lines[at]) else None
        amounts = list(_amounts(lines, at + 1)) if name else []
        if not name or not amounts or name in columns:
            break
        columns[name] = amounts
        at += 1 + len(amounts)
    return columns, at


def _amounts(lines: Sequence[Line], at: int) -> Iterator[Cell]:
    while at < len(lines) and _is_alone(lines[at]) and lines[at].amounts:
        yield lines[at].cells[0]
        at += 1


def _is_alone(line: Line) -> bool:
    return len(line.cells) == 1


def _is_label(line: Line) -> bool:
    return _is_alone(line) and not line.amounts


def _labels(before: Sequence[Line], columns: dict[str, list[Cell]]) -> list[Line]:
    """The labels of a table: as many lines as it has amounts, under a head or something that is no label."""
    sizes = {len(amounts) for name, amounts in columns.items() if name in BOTH}
    if len(sizes) != 1 or BOTH[0] not in columns:
        return []
    size = sizes.pop()
    labels, above = before[-size:], before[-size - 1 : -size]
    if not FEWEST <= size == len(labels) or not all(map(_is_label, labels)):
        return []
    return list(labels) if not above or _ends_what_was_before(above[0]) else []


def _ends_what_was_before(line: Line) -> bool:
    """True for a head, amounts, dates and numbers: the labels below it are those of another table."""
    return not _is_alone(line) or is_head(line.cells[0]) or any(sign.isdigit() for sign in line.text)


def table_of(rows: Sequence[tuple[str, Sequence[Cell]]], names: Sequence[str]) -> Iterator[Line]:
    """Headings, and below them each label with its amounts."""
    heads = [Cell(name, left, left + len(name)) for name, left in zip(names, _PLACES[1:], strict=False)]
    yield Line(" ".join(names), tuple(heads), is_placed=False)
    for label, amounts in rows:
        cells = (Cell(label, 0, len(label)), *amounts)
        yield Line(" ".join(cell.text for cell in cells), cells, is_placed=False)
