"""Lines about what changes the pay of a year under way: a raise, a paycheck that did not come, news of a bonus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from bot.understanding.diary_day import the_day
from bot.understanding.lexicon import Hit, Lexicon, lexicon_of
from bot.understanding.numbers import amounts_of
from bot.understanding.of_each_span import paid_amount
from bot.understanding.reading import covered
from bot.understanding.words import MONTHS, Line, line_of
from core.amounts import Problem

_MOST_WORDS: Final = 15
"""No line about a bonus alone has more."""
_IS_IN: Final = "bonus_is_in"


class YearEvent(StrEnum):
    """What happened to the pay of the year."""

    RAISE = "raise"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class TypedEvent:
    """What a line tells; of a raise with the new pay of one date or of a year."""

    event: YearEvent
    amount: Decimal | None = None


def typed_event(text: str) -> TypedEvent | None:
    """The event of which a line tells as something that has happened; None for a question, or a what-if."""
    line = line_of(text)
    groups = {hit.group for hit in _events().find(line.words, (YearEvent.RAISE, YearEvent.MISSED, "supposing"))}
    if "?" in text:
        return None
    paid = paid_amount(line)
    if paid is not None and not groups and _events().has(line, "now"):
        return TypedEvent(YearEvent.RAISE, paid.value)
    if len(groups) != 1 or "supposing" in groups:
        return None
    event = YearEvent(groups.pop())
    if event is not YearEvent.RAISE:
        return TypedEvent(event)
    money = [each for each in amounts_of(line) if each.value and not each.percent and not each.negative]
    return TypedEvent(event, money[0].value if len(money) == 1 else None)


class BonusNews(StrEnum):
    """What a line says of the bonus; the values are groups of words."""

    TO_COME = "bonus"
    HAS_COME = "bonus_came"
    OFF = "bonus_off"


@dataclass(frozen=True, slots=True)
class BonusTold:
    """What a line says of the bonus: dollars, or the day on which it comes, where it names them."""

    news: BonusNews
    amount: Decimal | None = None
    day: date | None = None


def told_bonus(text: str, today: date) -> BonusTold | None:
    """What a line says of the bonus still to come this year; None for any other line, and for a question."""
    line = line_of(text)
    if "?" in text or len(line.words) > _MOST_WORDS or not _events().find(line.words, tuple(BonusNews)):
        return None
    found = the_day(line, today, today.year)
    if found is not None and isinstance(found.day, Problem):
        return None
    rest = line.without(range(found.start, found.end)) if found else line
    amounts = amounts_of(rest)
    hits = _events().find(rest.words, (*BonusNews, _IS_IN, "beside_bonus"))
    months = [place for place, word in enumerate(rest.words) if word.text in MONTHS]
    if not covered([*hits, *amounts]) | {*months} >= {*range(len(rest.words))}:
        return None
    if any(each.percent or each.negative or not each.value for each in amounts) or len(amounts) > 1:
        return None
    news = {BonusNews(hit.group) for hit in hits if hit.group in tuple(BonusNews)} - {BonusNews.TO_COME}
    day = found.day if found and isinstance(found.day, date) else None
    if news == {BonusNews.HAS_COME} or (not news and _has_come(hits, day, today)):
        return BonusTold(BonusNews.HAS_COME, amounts[0].value if amounts else None)
    if news:
        return BonusTold(news.pop()) if len(news) == 1 and not amounts else None
    if not _is_to_come(day, rest, months, today) or not (amounts or day):
        return None
    return BonusTold(BonusNews.TO_COME, amounts[0].value if amounts else None, day)


def _has_come(hits: Sequence[Hit], day: date | None, today: date) -> bool:
    """Whether a line says that the bonus was paid, on no day that is still to come."""
    return any(hit.group == _IS_IN for hit in hits) and (day is None or day <= today)


def _is_to_come(day: date | None, line: Line, months: list[int], today: date) -> bool:
    """Whether what a line names lies between today and the end of the year."""
    named = (MONTHS[line.words[place].text] for place in months)
    in_time = day is None or today <= day <= date(today.year, 12, 31)
    return in_time and all(month >= today.month for month in named)


def _events() -> Lexicon:
    return lexicon_of("events")
