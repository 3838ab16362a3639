"""Table rows to sentences: each cell is read with the label of its row and the head of its column."""

import re
from collections.abc import Iterator

from bot.plan_reader.answers import AGREES, DENIES, EITHER, answer_in
from bot.plan_reader.blocks import GAP, VALUE, Block, cells_of
from bot.plan_reader.lines import Line
from bot.plan_reader.statement import Sentence

MOST_COLUMNS = 30
"""Cells of one row that are read, each with its whole row; no printed table has more."""

TELLS = re.compile(
    r"(?i)withdr|conver|access|distrib|when|limit|max|how|rate|loan|match|vest|hardship|terminat|leav|retire|59|rmd|in-serv"
)
"""A column head that says what the cell below it is about; the name of a plan or a place does not."""
CORNER = re.compile(
    r"(?i)(?:(?:money|contribution|account) )?(?:types?|sources?|features?|provisions?|contributions?)\W*$"
)
"""The corner of a table, over the names of its rows."""
SURE_VALUE = re.compile(r"(?i)(?:yes|no|not|none)\b|\d+(?:[.,]\d+)?\s?%|\d+\s?[-–]\s?\d|\$|[^a-z]*59|up to \d")


def row_sentences(block: Block) -> Iterator[Sentence]:
    """A sentence for each cell beside the first of its row."""
    rows = list(_whole_rows(block.lines))
    header = rows[0][1] if len(rows) > 1 and _is_header(rows[0][1], rows[1][1]) else []
    topic = " . ".join(filter(None, (block.heading, block.lead)))
    for line, cells in rows[1:] if header else rows:
        if len(cells) == 1:
            quote = " ".join(line.text.split())
            yield Sentence(quote, line.page, quote, topic=topic)
        yield from _cells(line, cells, header, topic)


def _whole_rows(lines: list[Line]) -> Iterator[tuple[Line, list[str]]]:
    """The rows with their wrapped cells: a line that leaves the first column empty goes on with the row above."""
    line, starts, cells = lines[0], _starts(lines[0].text), cells_of(lines[0].text)
    for more in lines[1:]:
        indent = len(more.text) - len(more.text.lstrip())
        pieces = cells_of(more.text)
        if len(starts) == len(cells) > 1 and indent >= max(starts[1] - 2, 4) and "|" not in more.text:
            for start, piece in zip(_starts(more.text), pieces, strict=False):
                column = min(range(len(starts)), key=lambda at: abs(starts[at] - start))
                cells[column] += f" {piece}"
            line = Line(f"{line.text} {more.text.strip()}", line.page)
            continue
        yield line, cells
        line, starts, cells = more, _starts(more.text), pieces
    yield line, cells


def _starts(text: str) -> list[int]:
    """The columns in which the cells of a printed row begin."""
    indent = len(text) - len(text.lstrip())
    return [indent, *(indent + gap.end() for gap in GAP.finditer(text.strip()))]


def _is_header(first: list[str], second: list[str]) -> bool:
    """Whether the first row only names the columns."""
    # "Offered" or "Available" alone may name a column of a wider table; in a pair it is what is said of the first cell.
    known = (VALUE, AGREES, DENIES) if len(first) == 2 else (SURE_VALUE, DENIES)
    told = (cell for cell in first[1:] if not (cell.endswith("?") or EITHER.search(cell)))
    values = [cell for cell in told if any(each.match(cell) for each in known)]
    over = not values or (CORNER.match(first[0]) is not None and "," not in first[1])
    return len(first) >= 2 and over and (len(first) > 2 or len(second) == 2) and len(first) >= len(second) - 1


def _cells(line: Line, cells: list[str], header: list[str], topic: str) -> Iterator[Sentence]:
    quote = " ".join(line.text.split())
    corner = header[0] if len(header) == len(cells) else ""
    if len(header) == 2 and not header[1].endswith("?") and not TELLS.search(header[1]):
        topic = " . ".join(filter(None, (topic, header[1])))
        header = []
    heads = header if len(header) == len(cells) else ["", *header] if len(header) == len(cells) - 1 else []
    for column, cell in enumerate(cells[1:MOST_COLUMNS], start=1):
        head = heads[column] if heads else ""
        answer = answer_in(cell)
        says = " | ".join(filter(None, (cells[0], head, cell)))
        beside = " | ".join(filter(None, [corner, *header[1:]]))
        yield Sentence(quote, line.page, says, "row", topic=topic, answer=answer, sibling=beside)
