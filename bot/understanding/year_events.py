"""Lines about what changes the pay of a year under way: a raise, a bonus, a paycheck that did not come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from bot.understanding.diary_day import the_day
from bot.understanding.lexicon import lexicon_of
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered
from bot.understanding.words import MONTHS, Line, line_of
from core.amounts import Problem

MOST_WORDS: Final = 15
"""No announcement of a bonus has more."""


class YearEvent(StrEnum):
    """What happened to the pay of the year."""

    RAISE = "raise"
    MISSED = "missed"
    BONUS = "bonus"


@dataclass(frozen=True, slots=True)
class TypedEvent:
    """What a line tells; of a raise with the new pay of one date or of a year, of a bonus with its dollars."""

    event: YearEvent
    amount: Decimal | None = None


def typed_event(text: str, today: date) -> TypedEvent | None:
    """The event of which a line tells as something that has happened; None for a question, or a what-if.

    A bonus may be announced as well.
    """
    line, table = line_of(text), lexicon_of("events")
    groups = {hit.group for hit in table.find(line.words, (YearEvent.RAISE, YearEvent.MISSED, "supposing"))}
    if "?" in text:
        return None
    bonus = _bonus(line, today)
    if bonus is not None:
        return TypedEvent(YearEvent.BONUS, bonus)
    if len(groups) != 1 or "supposing" in groups:
        return None
    event = YearEvent(groups.pop())
    if event is not YearEvent.RAISE:
        return TypedEvent(event)
    money = [each for each in amounts_of(line) if each.value and not each.percent and not each.negative]
    return TypedEvent(event, money[0].value if len(money) == 1 else None)


def _bonus(line: Line, today: date) -> Decimal | None:
    """The bonus that a line announces for the rest of the year, and nothing else."""
    table, year = lexicon_of("events"), today.year
    if len(line.words) > MOST_WORDS or not table.find(line.words, (YearEvent.BONUS,)):
        return None
    day = the_day(line, today, year)
    if day is not None and (isinstance(day.day, Problem) or not today <= day.day <= date(year, 12, 31)):
        return None
    rest = line.without(range(day.start, day.end)) if day else line
    months = [place for place, word in enumerate(rest.words) if word.text in MONTHS]
    if any(MONTHS[rest.words[place].text] < today.month for place in months):
        return None
    amounts = amounts_of(rest)
    hits = table.find(rest.words, (YearEvent.BONUS, "beside_bonus"))
    is_all = covered([*hits, *amounts]) | {*months} >= {*range(len(rest.words))}
    if len(amounts) != 1 or amounts[0].percent or amounts[0].negative or not is_all:
        return None
    return amounts[0].value or None
