"""Tables: each cell is read with the name of its row and the head of its column."""

import re
from collections.abc import Iterator

from core.plan_document.lines import Line
from core.plan_document.passages import Passage
from core.plan_document.printed import ANSWERED, cells_of
from core.plan_document.statement import Statement, statement
from core.plan_document.words import named, plain

AGREES = re.compile(
    r"^(?:yes|y\b|✓|✔|√|x$|permitted|allowed|available|offered|included|accepted|open\b|unrestricted|"
    r"(?:at )?any ?time|anytime|while employed|on request|on(?= for (?:all|every\w*)(?: \w+)?\.?$|\.?$)|"
    r"automatic|daily|in-service|eligible)",
    re.IGNORECASE,
)
DENIES = re.compile(
    r"^(?:no\b(?!\s+(?:limit|minimum|plan|cap|separate|maximum|restriction))|n$|"
    r"not (?:permitted|allowed|available|offered|accepted|eligible|applicable|included)|"
    r"never|none\b|off\.?$|✗|✘|unavailable|prohibited|excluded|ineligible|closed\b|n/a)",
    re.IGNORECASE,
)
VALUE = re.compile(r"\d+\s?%|\$\s?\d|^(?:yes|no|n/?a|not|x)\b|^[✓✔✗—–-]", re.IGNORECASE)
TAKING_OUT = re.compile(r"hardship|59½|withdraw|in-service|any ?time|distribut")
PAYING_IN = re.compile(r"contribut|permitted|allowed|available|offered|maximum|limit|percent|deferral")
SOURCE = re.compile(r"\b(?:AT|ROTH)\b")

Row = list[tuple[int, str]]


def table_statements(passage: Passage) -> Iterator[Statement]:
    """A statement for each cell beside the first; wrapped cells are put together first."""
    rows = [cells_of(line.text) for line in passage.rows]
    plain_rows = all(ANSWERED.match(line.text) for line in passage.rows)
    header = (
        rows[0] if len(rows) > 1 and not plain_rows and not any(VALUE.search(cell) for _, cell in rows[0][1:]) else []
    )
    for lines, row in whole_rows(passage.rows[bool(header) :], rows[bool(header) :], header):
        quote = re.sub(r"\s+", " ", " ".join(line.text for line in lines)).strip()
        for text, answer in cell_words(row, header):
            yield statement(text, (quote, lines[0].page), topic=topic_of(passage, header), answer=answer, kind="cell")


def topic_of(passage: Passage, header: Row) -> str:
    """What a table stands under; heads that speak only of taking money out make it one of withdrawals."""
    columns = plain(" . ".join(text for _, text in header))
    out = TAKING_OUT.search(columns) and not PAYING_IN.search(columns)
    return " . ".join(filter(None, (passage.heading, passage.lead, "withdrawals" if out else "")))


def whole_rows(lines: list[Line], rows: list[Row], header: Row) -> Iterator[tuple[list[Line], Row]]:
    """Rows with their wrapped cells: a line that leaves the first column empty goes on with the row above."""
    open_lines: list[Line] = []
    open_row: Row = []
    for line, row in zip(lines, rows, strict=True):
        second = (header or open_row or [(0, ""), (8, "")])[1][0] if len(header or open_row) > 1 else 8
        if open_row and row[0][0] >= max(second - 2, 1) and row[0][0] > open_row[0][0] + 2:
            open_lines.append(line)
            open_row = [merged(cell, row, open_row) for cell in open_row]
            continue
        if open_row:
            yield open_lines, open_row
        open_lines, open_row = [line], row
    yield open_lines, open_row


def merged(cell: tuple[int, str], more: Row, row: Row) -> tuple[int, str]:
    """A cell with the pieces of the next line that begin nearest to it."""
    starts = [start for start, _ in row]
    pieces = [text for start, text in more if min(starts, key=lambda at: abs(at - start)) == cell[0]]
    return cell[0], " ".join([cell[1], *pieces])


def heads(row: Row, header: Row) -> list[str]:
    """The column heads of a row's cells: by count where it fits, else by the nearest beginning."""
    if not header:
        return ["" for _ in row]
    if len(row) == len(header):
        return [text for _, text in header]
    if len(row) == len(header) + 1:
        return ["", *(text for _, text in header)]
    return [min(header, key=lambda head: abs(head[0] - start))[1] for start, _ in row]


def cell_words(row: Row, header: Row) -> Iterator[tuple[str, str]]:
    """The words of each cell in its row and column, with the yes or no it gives."""
    names = heads(row, header)
    label = row[0][1]
    for (_, cell), head in list(zip(row, names, strict=True))[1:]:
        others = [text for _, text in row[1:] if text != cell and SOURCE.search(named(text))]
        under = [label, head] if SOURCE.search(named(f"{label} {head}")) else [label, *others[:1], head]
        answer = "yes" if AGREES.match(cell) else "no" if DENIES.match(cell) else ""
        yield f"{names[0]}: " * bool(names[0]) + ": ".join(filter(None, under)) + f": {cell}", answer
