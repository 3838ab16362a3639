"""The day that a line of the diary names, and which of an owner's two plans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.understanding.days import names_a_month
from bot.understanding.lexicon import Hit, Lexicon
from bot.understanding.reading import covered
from bot.understanding.words import Line, Word
from core.amounts import Problem
from core.ledger.days import read_day_of_diary
from core.result import WhosePlan

_LONGEST_DAY: Final = 6
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,']\d{3})+")
_ONE_BARE_NUMBER: Final = re.compile(r"(?:[^\W\d]+ )*\d+(?: [^\W\d]+)*")
_SURELY_A_DAY: Final = re.compile(r"[^\W\d]|[/-]|\.$")
PLANS: Final = {"at_job": WhosePlan.JOB, "in_business": WhosePlan.BUSINESS}
"""Groups of the words for each plan."""

_NEGATED: Final = "not_it"
_MOVING: Final = "moving"
_BETWEEN: Final = 3
"""How many words stand at most between a `not` and what it takes back: `not for the school`."""


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


def plan_named(hits: Iterable[Hit]) -> WhosePlan | None:
    """The one plan that words name; None for none or both."""
    found = {PLANS[hit.group] for hit in hits if hit.group in PLANS}
    return found.pop() if len(found) == 1 else None


def plan_meant(lexicon: Lexicon, words: Sequence[Word]) -> WhosePlan | None:
    """The plan that a line names and nothing else, also by saying which it is not; None for any other line."""
    hits = lexicon.find(words, (*PLANS, _NEGATED, _MOVING))
    if len(covered(hits)) < len(words):
        return None
    negations = [hit.end for hit in hits if hit.group == _NEGATED]
    named = [hit for hit in hits if hit.group in PLANS]
    denied = [hit for hit in named if any(0 <= hit.start - end < _BETWEEN for end in negations)]
    meant = plan_named(hit for hit in named if hit not in denied)
    if meant is not None or not denied or len(named) > len(denied):
        return meant
    taken_back = plan_named(denied)
    return next((plan for plan in WhosePlan if plan is not taken_back), None) if taken_back else None
