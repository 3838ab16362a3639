"""An amount that is paid more than once: said by a shorter span of time than the question's, or so many times."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.understanding.days import names_a_month
from bot.understanding.lexicon import Hit, lexicon
from bot.understanding.marks import marks
from bot.understanding.number_words import number_words
from bot.understanding.numbers import Amount, written
from bot.understanding.reading import Heard
from bot.understanding.words import MONTHS
from core.mega_backdoor.payroll import PAY_SCHEDULE
from core.mega_backdoor.told_ahead import since_a_month
from core.pay_dates import DATES_A_YEAR

_SCHEDULES: Final = f"choices:{PAY_SCHEDULE.id}:"
SPANS_OF_MONTHS: Final = ("heard:per_quarter", "heard:per_half_year")
TIMES_A_YEAR: Final = {"heard:per_week": 52, "heard:per_month": 12, "heard:per_quarter": 4, "heard:per_half_year": 2}
_OF_A_DATE: Final = "heard:per_date"
_ONE: Final = ("heard:one_date", "heard:apiece")
LEAST_OF_A_YEAR: Final = 15_000
"""Dollars: less is rather paid on one date or in a month, unless a line says of what it is."""
_MONTHS_A_YEAR: Final = 12
_JANUARY: Final = 1
"""Since January is all year, and from January on may be the next one."""
_MOST_TIMES: Final = 60
_BETWEEN: Final = 3
"""Words between a count and what it counts: `two checks of 3k`."""


def in_all(heard: Heard, amount: Amount) -> tuple[str, ...] | None:
    """What an amount that is one of several comes to; empty where nobody knows, None where it is the only one."""
    times = times_said(heard, amount)
    if times is None:
        return None
    if not times or amount.value is None or heard.says("heard:since") or names_a_month(heard.line.words):
        return ()
    return (written(amount.value * times),)


def since_told(heard: Heard, amount: Amount) -> tuple[str, ...]:
    """What an amount of each pay date or month comes to since a month of the year: `300 a check since september`.

    Empty where the line does not say that, or the dates are not known.
    """
    months = {MONTHS[word.text] for word in heard.line.words if word.text in MONTHS} - {_JANUARY}
    is_since = heard.says("heard:since") and len(months) == 1 and len(heard.amounts) == 1 and not heard.assumed
    if not (is_since and heard.question.talk.whole_year and amount.value) or amount.percent:
        return ()
    dates, times = DATES_A_YEAR.get(str(heard.answers.given().get(PAY_SCHEDULE.id))), times_said(heard, amount)
    total = since_a_month(amount.value, months.pop(), heard.answers, monthly=times != dates)
    return () if total is None or times not in (dates, _MONTHS_A_YEAR) else (total,)


def times_said(heard: Heard, amount: Amount) -> int | None:
    """How many times in a year an amount is said to be paid; 0 where that is not known, None for once."""
    if count := counted(heard, amount):
        return count
    # A bare 24 is how often some are paid, where that is asked, and else a number.
    hits = [hit for hit in _spans(heard) if (hit.start, hit.end) != (amount.start, amount.end)]
    if any(hit.start <= amount.start and amount.end <= hit.end for hit in hits):
        # `Every two weeks` is no amount of two.
        return 0
    apart = [hit for hit in hits if hit.end <= amount.start or amount.end <= hit.start]
    said = [times for hit in apart if (times := _times_of(heard, hit, amount)) is not None]
    return (said[0] if heard.question.talk.whole_year else 0) if said else None


def _times_of(heard: Heard, hit: Hit, amount: Amount) -> int | None:
    """How many of what a phrase names a year has; None where it says nothing of the amount."""
    if hit.group == _OF_A_DATE and not heard.says("heard:per_year"):
        return DATES_A_YEAR.get(str(heard.answers.given().get(PAY_SCHEDULE.id)), 0)
    if hit.group.startswith(_SCHEDULES) and _stands_beside(heard, hit, amount):
        # A weekday is no rhythm, though it is asked back where one is asked.
        return DATES_A_YEAR.get(hit.group.removeprefix(_SCHEDULES))
    return 0 if hit.group in _ONE else TIMES_A_YEAR.get(hit.group)


def _spans(heard: Heard) -> list[Hit]:
    """What the line says of how often; what people say beside any answer to the question says nothing of that."""
    groups = (*TIMES_A_YEAR, *lexicon().under(_SCHEDULES), _OF_A_DATE, *_ONE)
    own = f"beside:{heard.question.id}"
    hits = lexicon().find(heard.line.words, (own, *groups) if not heard.question.talk.whole_year else groups)
    return [hit for hit in hits if hit.group != own]


def _stands_beside(heard: Heard, hit: Hit, amount: Amount) -> bool:
    """Whether a rhythm is one of an amount that no year pays, not of the pay: `5000 twice a month`."""
    if not 0 < (amount.value or 0) < LEAST_OF_A_YEAR:
        return False
    words = heard.line.words
    behind = hit.start == amount.end and not words[hit.start].after_pause
    before = hit.end == amount.start and not words[amount.start].after_pause
    return behind or before or bool(lexicon().find(words[hit.start : hit.end], (_OF_A_DATE,)))


def counted(heard: Heard, amount: Amount) -> int | None:
    """The count of which an amount is said: `4x 25.000`, `zweimal 4000`, `two checks of 3k`."""
    texts, places = heard.texts(), (amount.start - 1, amount.end)
    rhythms = lexicon().find(heard.line.words, (*TIMES_A_YEAR, *lexicon().under(_SCHEDULES)))
    for place in places:
        times = number_words().times.get(texts[place]) if 0 <= place < len(texts) else None
        if times and not any(hit.start <= place < hit.end for hit in rhythms):
            return int(times)
    for other in heard.amounts:
        value = other.value or Decimal(0)
        if not (other.is_bare and 1 < value <= _MOST_TIMES and value == int(value)):
            continue
        between = texts[other.end : amount.start] if other.end <= amount.start else texts[amount.end : other.start]
        of_each = len(between) <= _BETWEEN and between[-1:] != () and between[-1] in marks("of_each")
        if (len(between) == 1 and between[0] in marks("times")) or (of_each and other.end <= amount.start):
            return int(value)
    return None
