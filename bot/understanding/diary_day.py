"""The day that a line of the diary names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.understanding.days import names_a_month
from bot.understanding.words import Line
from core.amounts import Problem
from core.ledger.days import read_day_of_diary

_LONGEST_DAY: Final = 6
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,']\d{3})+")
_ONE_BARE_NUMBER: Final = re.compile(r"(?:[^\W\d]+ )*\d+(?: [^\W\d]+)*")
_SURELY_A_DAY: Final = re.compile(r"[^\W\d]|[/-]|\.$")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day in a line, or why it cannot be taken, with the words that name it."""

    start: int
    end: int
    day: date | Problem
    is_sure: bool


def the_day(line: Line, today: date, tax_year: int) -> NamedDay | None:
    """The one day that a line names; None where it names none, or several."""
    found: list[NamedDay] = []
    count = len(line.words)
    for length in range(min(_LONGEST_DAY, count), 0, -1):
        for start in range(count - length + 1):
            if not any(start < each.end and each.start < start + length for each in found):
                found += _day_at(line, start, start + length, today, tax_year)
    sure = [each for each in found if each.is_sure]
    chosen = sure or found
    return chosen[0] if len(chosen) == 1 else None


def _day_at(line: Line, start: int, end: int, today: date, tax_year: int) -> list[NamedDay]:
    text, words = line.slice(start, end), line.words[start:end]
    is_a_number = _ONE_BARE_NUMBER.fullmatch(text) is not None and not names_a_month(words)
    if is_a_number or any(_GROUPED.fullmatch(word.text) for word in words):
        return []
    day: date | Problem
    try:
        day = read_day_of_diary(text, today, tax_year)
    except Problem as problem:
        if problem.reason != "not_in_tax_year":
            return []
        day = problem
    return [NamedDay(start, end, day, _SURELY_A_DAY.search(text) is not None)]
