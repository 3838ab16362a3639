"""Codes that a payslip explains itself: `401A = AFTER TAX 401K`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.payslip.labels import kind_of
from bot.payslip.lines import Cell, Line

ENTRY = re.compile(r"\b(?P<code>[A-Z0-9]{1,8}) ?= ?(?P<words>[^=|;,]+?) *(?=$|[|;,]|\.(?= |$)|\b[A-Z0-9]{1,8} ?=)")


def explained(lines: Sequence[Line]) -> list[Line]:
    """The lines with each code of a legend by its words; the legend itself is left out."""
    words, rest = dict[str, str](), list[Line]()
    for line in lines:
        found = {} if line.amounts else {each["code"]: each["words"] for each in ENTRY.finditer(line.text)}
        known = any(kind_of(each) for each in found.values())
        words |= found if known else {}
        rest += [] if known else [line]
    return [replace(line, cells=tuple(_explained(cell, words) for cell in line.cells)) for line in rest]


def _explained(cell: Cell, words: dict[str, str]) -> Cell:
    code, _, behind = cell.text.partition(" ")
    if cell.amount is not None or code not in words:
        return cell
    return replace(cell, text=f"{words[code]} {behind}".rstrip())
