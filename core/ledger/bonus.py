"""Whether the bonus that the answers still wait for is in the diary: else it would count twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from core.amounts import Problem
from core.interview import RawAnswers
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.payroll import NET_PAY, NEXT_PAY_DATE, PAY_PER_DATE, PAY_SCHEDULE
from core.pay_dates import pay_dates
from core.payslip import LARGEST_SHARE_OF_REGULAR_PAY

PAID_AHEAD = timedelta(3)
"""Money may arrive some days before the pay date that it belongs to."""
LEAST_SHARE_OF_RATE = Decimal(2) / 3
"""A bonus is told by the rate that it is taken at; the election may have been lowered somewhat for it."""

Days = Iterable[tuple[date, Decimal]]


class _Expected(NamedTuple):
    """What the answers say of the pay still to come when they were given."""

    bonus: Decimal
    pay: Decimal
    net: Decimal
    dates: tuple[date, ...]


def bonus_paid_on(answers: RawAnswers, after_tax_by_day: Days, tax_year: int) -> date | None:
    """The day in the diary, from the next pay date of the answers on, whose after-tax money has the bonus in it.

    The days come in their order.
    """
    try:
        expected = _expected(answers, tax_year)
    except Problem:
        return None
    if expected is None:
        return None
    usual: Decimal | None = None
    for day, amount in after_tax_by_day:
        if day >= expected.dates[0] - PAID_AHEAD and _has_bonus(expected, day, amount, usual):
            return day
        usual = amount
    return None


def _expected(answers: RawAnswers, tax_year: int) -> _Expected | None:
    if not answers.get(BONUS_TO_COME.id):
        return None
    bonus = BONUS_TO_COME.type.read(answers[BONUS_TO_COME.id])
    pay = PAY_PER_DATE.type.read(answers.get(PAY_PER_DATE.id))
    following = NEXT_PAY_DATE.type.read(answers.get(NEXT_PAY_DATE.id))
    if not bonus or not isinstance(following, date):
        return None
    given = NET_PAY.type.read(answers[NET_PAY.id]) if answers.get(NET_PAY.id) else None
    dates = pay_dates(PAY_SCHEDULE.type.read(answers.get(PAY_SCHEDULE.id)), following, tax_year)
    return _Expected(bonus, pay, min(pay, given) if isinstance(given, Decimal) else pay, tuple(dates) or (following,))


def _has_bonus(expected: _Expected, day: date, amount: Decimal, usual: Decimal | None) -> bool:
    """More than a paycheck pays out, money between two pay dates, or the usual rate of paycheck and bonus together.

    An amount above both is a sum of several pay dates, and a jump at another rate a higher election.
    """
    if amount > expected.pay + expected.bonus:
        return False
    if amount > expected.net or all(abs(day - each) > PAID_AHEAD for each in expected.dates):
        return True
    if not usual or amount <= usual * LARGEST_SHARE_OF_REGULAR_PAY:
        return False
    at_usual_rate = usual / expected.pay * (expected.pay + expected.bonus)
    return LEAST_SHARE_OF_RATE * at_usual_rate <= amount <= at_usual_rate * LARGEST_SHARE_OF_REGULAR_PAY
