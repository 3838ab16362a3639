"""Codes that a payslip explains itself: `401A = AFTER TAX 401K`, or in a row of cells `KEY  ATX 401K AFTER TAX`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from bot.payslip.labels import kind_of
from bot.payslip.lines import Cell, Line

ENTRY = re.compile(r"\b(?P<code>[A-Z0-9]{1,8}) ?= ?(?P<words>[^=|;,]+?) *(?=$|[|;,]|\.(?= |$)|\b[A-Z0-9]{1,8} ?=)")


FEWEST = 2
"""Codes in a row of cells that explains them."""


def explained(lines: Sequence[Line]) -> list[Line]:
    """The lines with each code of a legend by its words; the legend itself is left out."""
    words, rest = dict[str, str](), list[Line]()
    codes = {cell.text for line in lines if line.amounts for cell in line.labels}
    for line in lines:
        found = {} if line.amounts else dict(_entries(line, codes))
        known = any(kind_of(each) for each in found.values())
        words |= found if known else {}
        rest += [] if known else [line]
    return [replace(line, cells=tuple(_explained(cell, words) for cell in line.cells)) for line in rest]


def _entries(line: Line, codes: Set[str]) -> Iterator[tuple[str, str]]:
    """The codes that a line explains, by a sign between, or two and more that stand before amounts elsewhere."""
    yield from ((each["code"], each["words"]) for each in ENTRY.finditer(line.text))
    pairs = [(code, words) for code, _, words in (cell.text.partition(" ") for cell in line.cells) if words]
    known = [(code, words) for code, words in pairs if code in codes]
    if len(known) >= FEWEST:
        yield from known


def _explained(cell: Cell, words: dict[str, str]) -> Cell:
    code, _, behind = cell.text.partition(" ")
    if cell.amount is not None or code not in words:
        return cell
    return replace(cell, text=f"{words[code]} {behind}".rstrip())
