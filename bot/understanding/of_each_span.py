"""An amount of each month, week or pay date, as one of each pay date."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import Amount
from bot.understanding.paid import paid_amount
from bot.understanding.understood import Situation, Wish, WishKind
from bot.understanding.words import Line
from core.mega_backdoor.payroll import NET_PAY, NEXT_PAY_DATE, PAY, PAY_PER_DATE, PAY_SCHEDULE
from core.pay_dates import DATES_A_YEAR

_SPANS: Final = {"heard:per_month": 12, "heard:per_week": 52}
_ONCE: Final = 1
"""Where no rhythm is known, an amount of a pay date is left as it is."""
_OF_PAY: Final = (PAY_SCHEDULE, NEXT_PAY_DATE, PAY_PER_DATE, PAY, NET_PAY)


def of_each_date(value: Decimal, times: int, situation: Situation) -> Wish:
    """An amount of each month, week or pay date as one of each pay date, or as it is where no rhythm is known."""
    dates = _dates_a_year(situation) or times
    each = value if dates == times else (value * times / dates).quantize(Decimal("0.01"))
    return Wish(WishKind.WHAT_IF, amount=Decimal(f"{each.normalize():f}"))


def _dates_a_year(situation: Situation) -> int | None:
    return DATES_A_YEAR.get(str(situation.answers.get(PAY_SCHEDULE.id)))


def times_of(line: Line, amount: Amount, situation: Situation) -> int | None:
    """How often in a year an amount is meant that a line says of each pay date, month or week; else None."""
    if _is_per_date(line, amount):
        return _dates_a_year(situation) or _ONCE
    return _times_a_year(line, amount)


def _times_a_year(line: Line, amount: Amount) -> int | None:
    """How often `a month` or `a week` right behind an amount comes in a year, where nothing else is named beside it."""
    if _is_paid(line) or any(lexicon().has(line, f"names:{each.id}") for each in _OF_PAY):
        return None
    hits = lexicon().everywhere(line.words, tuple(_SPANS))
    return next((_SPANS[hit.group] for hit in hits if hit.start - amount.end in (0, 1)), None)


def _is_per_date(line: Line, amount: Amount) -> bool:
    """Whether `per paycheck` stands right behind an amount that nobody says to be paid."""
    is_taken_home = lexicon().has(line, "heard:taken_home") and not lexicon().has(line, "heard:into_the_plan")
    if _is_paid(line) or is_taken_home:
        return False
    return any(hit.start - amount.end in (0, 1) for hit in lexicon().everywhere(line.words, ("heard:per_date",)))


def _is_paid(line: Line) -> bool:
    """Whether a line says what somebody is paid, and so no amount to put in."""
    return paid_amount(line) is not None or lexicon().has(line, "heard:is_paid")
