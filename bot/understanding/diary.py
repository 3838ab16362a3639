"""Lines that are entries of the diary: a kind of money, an amount and a day, and nothing else beside them.

Whatever leaves a word over is no entry: it may be an answer, a correction or a question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from bot.understanding import diary_plan
from bot.understanding.days import MONTHS
from bot.understanding.diary_plan import PLANS, plan_named
from bot.understanding.lexicon import Hit, Lexicon, tables
from bot.understanding.numbers import Amount, amounts_of
from bot.understanding.reading import covered
from bot.understanding.words import Line, line_of
from core.amounts import Problem
from core.ledger.days import read_day_of_diary
from core.ledger.entries import Entry, EntryKind
from core.money import ZERO
from core.result import WhosePlan

_GAIN: Final = "gain"
_LOSS: Final = "loss"
_BESIDE: Final = "beside"
_NONE: Final = "none"
_OPEN: Final = "open"
_FORMS: Final = "forms"
_TO_ROTH: Final = "to_roth"
"""Where a conversion goes; beside any other kind of money the word Roth is not explained."""
_LONGEST_DAY: Final = 6
_MOST_WORDS: Final = 25
"""No entry has more; days are looked for at every word."""
_CONVERSIONS: Final = frozenset({EntryKind.CONVERSION, EntryKind.IRA_CONVERSION})
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,']\d{3})+")
_ONE_BARE_NUMBER: Final = re.compile(r"(?:[^\W\d]+ )*\d+(?: [^\W\d]+)*")
_SURELY_A_DAY: Final = re.compile(r"[^\W\d]|[/-]|\.$")


@dataclass(frozen=True, slots=True)
class _Day:
    """A day in a line, or why it cannot be taken, with the words that name it."""

    start: int
    end: int
    day: date | Problem
    is_sure: bool


@cache
def _lexicon() -> Lexicon:
    """The words of entries, in all languages; apart, so that they mend no slip in other lines."""
    return Lexicon((group, row) for table in tables() for group, row in table["diary"].items())


def says_none(text: str) -> bool:
    """Whether a line says that there was no gain."""
    return _is_wholly(text, _NONE)


def typed_gain(text: str) -> Decimal | None:
    """The gain that a line names in words, a loss below zero; None for a bare number, or for anything else."""
    line = line_of(text)
    hits = _lexicon().find(line.words, (_GAIN, _LOSS, _BESIDE))
    amounts = amounts_of(line)
    groups = {hit.group for hit in hits} & {_GAIN, _LOSS}
    if len(groups) != 1 or len(amounts) != 1 or len(covered([*hits, *amounts])) < len(line.words):
        return None
    if not _is_money(amounts[0]) or amounts[0].value is None:
        return None
    return -amounts[0].value if groups == {_LOSS} else amounts[0].value


def asks_for_diary(text: str) -> bool:
    """Whether a line asks for the diary by its name and for nothing else."""
    return _is_wholly(text, _OPEN)


def asks_for_forms(text: str) -> bool:
    """Whether a line says that a tax form has come, or asks which ones will, and nothing else."""
    return _is_wholly(text.rstrip("?! "), _FORMS)


def _is_wholly(text: str, group: str) -> bool:
    words = line_of(text).words
    hits = _lexicon().find(words, (group,))
    return bool(words) and len(covered(hits)) == len(words)


def typed_plan(text: str) -> WhosePlan | None:
    """The plan that a line names as the one an entry belongs to, and nothing else: `my solo plan, not the school`."""
    return diary_plan.typed_plan(_lexicon(), line_of(text).words)


def typed_entry(text: str, today: date, tax_year: int) -> Entry | Problem | None:
    """The entry that a line is, or why it cannot be taken; None for any other line."""
    line = line_of(text)
    if "?" in text or len(line.words) > _MOST_WORDS or not _lexicon().find(line.words, tuple(EntryKind)):
        return None
    found = _the_day(line, today, tax_year)
    if found is None:
        return None
    words = (*line.words[: found.start], *line.words[found.end :])
    rest = Line(line.text, words)
    hits = _lexicon().find(words, (*EntryKind, *PLANS, _GAIN, _LOSS, _BESIDE, _TO_ROTH))
    amounts = amounts_of(rest)
    known = covered([*hits, *amounts])
    kinds = {hit.group for hit in hits} & set(EntryKind)
    if _TO_ROTH in {hit.group for hit in hits} and not kinds <= _CONVERSIONS:
        return None
    names_both = {*PLANS} <= {hit.group for hit in hits}
    if len(known) < len(words) or len(kinds) != 1 or names_both or not all(_is_money(amount) for amount in amounts):
        return None
    return _entry(EntryKind(kinds.pop()), found.day, rest, amounts, hits)


def _is_money(amount: Amount) -> bool:
    return bool(amount.value) and not amount.percent and not amount.negative


def _entry(
    kind: EntryKind, day: date | Problem, line: Line, amounts: Sequence[Amount], hits: Sequence[Hit]
) -> Entry | Problem | None:
    named = [hit for hit in hits if hit.group in (_GAIN, _LOSS)]
    if len(amounts) != 1 + len(named) or len(named) > (kind is EntryKind.CONVERSION):
        return None
    gain = _amount_of(line, amounts, named[0]) if named else None
    if named and gain is None:
        return None
    moved = next(amount for amount in amounts if amount is not gain)
    value, earned = moved.value or ZERO, (gain.value if gain else None) or ZERO
    if isinstance(day, Problem):
        return day
    if named and named[0].group == _LOSS:
        earned = -earned
    return (
        Problem("gain_above_amount", maximum=value)
        if earned > value
        else Entry(day, kind, value, earned, plan=plan_named(hits))
    )


def _amount_of(line: Line, amounts: Sequence[Amount], name: Hit) -> Amount | None:
    """The amount beside the word for a gain, with no pause between; behind it where both are."""
    words = line.words
    behind = next((a for a in amounts if a.start >= name.end), None)
    before = next((a for a in reversed(amounts) if a.end <= name.start), None)
    if behind is not None and not any(word.after_pause for word in words[name.end : behind.start + 1]):
        return behind
    if before is not None and not any(word.after_pause for word in words[before.end : name.end]):
        return before
    return None


def _the_day(line: Line, today: date, tax_year: int) -> _Day | None:
    """The one day that a line names; None where it names none, or several."""
    found: list[_Day] = []
    count = len(line.words)
    for length in range(min(_LONGEST_DAY, count), 0, -1):
        for start in range(count - length + 1):
            if not any(start < each.end and each.start < start + length for each in found):
                found += _day_at(line, start, start + length, today, tax_year)
    sure = [each for each in found if each.is_sure]
    chosen = sure or found
    return chosen[0] if len(chosen) == 1 else None


def _day_at(line: Line, start: int, end: int, today: date, tax_year: int) -> list[_Day]:
    text, words = line.slice(start, end), line.words[start:end]
    names_a_month = any(word.text in MONTHS for word in words)
    if (_ONE_BARE_NUMBER.fullmatch(text) and not names_a_month) or any(_GROUPED.fullmatch(word.text) for word in words):
        return []
    day: date | Problem
    try:
        day = read_day_of_diary(text, today, tax_year)
    except Problem as problem:
        if problem.reason != "not_in_tax_year":
            return []
        day = problem
    return [_Day(start, end, day, _SURELY_A_DAY.search(text) is not None)]
