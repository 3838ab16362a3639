"""A payslip as a file to its lines: from text as it stands, from a PDF by the places of its runs of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median_low

from bot.document.layout import Piece
from bot.document.pages import is_pdf, opened, pages_of_text, pieces_of
from bot.document.refusal import Refused
from bot.payslip.lines import LETTERS, Cell, Line, line_of_cells, lines_of

MOST_PAGES, MOST_LINES = 12, 2_000
"""Far more than any payslip has; what is longer is not read as one."""

WIDE = re.compile(r" {2,}")
ONE_LINE = 0.4
"""Of the type's size: runs whose baselines are closer stand on one line."""
ONE_WORD_ON = 0.75
"""Of the type's size: a run that begins closer behind the one before it belongs to the same cell."""


def lines_of_document(data: bytes) -> list[Line]:
    """The lines of a PDF or text file; raises `Refused` for what cannot be read or is no payslip's length."""
    lines: list[Line] = []
    for number, page in enumerate(_pages(data), start=1):
        lines += page
        if number > MOST_PAGES or len(lines) > MOST_LINES:
            raise Refused("longer_than_a_payslip")
    if not any(LETTERS.search(line.text) for line in lines):
        raise Refused("no_words" if lines or not is_pdf(data) else "no_text")
    return lines


def _pages(data: bytes) -> Iterator[list[Line]]:
    """The lines of each page; of a long text no more than show that it is too long."""
    if is_pdf(data):
        reader = opened(data)
        if len(reader.pages) > MOST_PAGES:
            raise Refused("longer_than_a_payslip")
        yield from (lines_of_pieces(list(pieces_of(page))) for page in reader.pages)
    else:
        for page in pages_of_text(data):
            yield lines_of(page, MOST_LINES + 1)


def lines_of_pieces(pieces: Sequence[Piece]) -> list[Line]:
    """Printed lines from runs of text with their places; a column is half the usual size of the page's type."""
    usual = median_low([piece.size for piece in pieces]) if pieces else 0
    return [line_of_cells(_cells(row, 0.5 * (usual or 1.0))) for row in _rows(pieces)]


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Runs on one baseline: a payslip has no wrapped cells, its amounts stand beside their label."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: -each.base):
        if rows and rows[-1][0].base - piece.base <= ONE_LINE * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _cells(row: Iterable[Piece], column: float) -> list[Cell]:
    """The cells of a row, their places in columns of one width for the page: headings are often set larger."""
    cells: list[Cell] = []
    last: Piece | None = None
    for piece in (part for whole in row for part in _parts(whole)):
        left, right = round(piece.left / column), round(piece.right / column)
        if last is not None and piece.left - last.right <= ONE_WORD_ON * piece.size:
            space = " " if piece.left - last.right > 0.1 * piece.size else ""
            cells[-1] = Cell(f"{cells[-1].text}{space}{piece.text}", cells[-1].left, right)
        else:
            cells.append(Cell(piece.text, left, right))
        last = piece
    return cells


def _parts(piece: Piece) -> Iterator[Piece]:
    """A run taken apart where two spaces or more stand in it."""
    per_sign = (piece.right - piece.left) / max(1, len(piece.text))
    at = 0
    for gap in [*WIDE.finditer(piece.text), None]:
        end = gap.start() if gap else len(piece.text)
        yield Piece(piece.left + at * per_sign, piece.left + end * per_sign, piece.base, piece.size, piece.text[at:end])
        at = gap.end() if gap else end
