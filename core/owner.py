"""Whose result it is: an owner without a job, the owner of a corporation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from core.answers import Answers
from core.assess import Result
from core.calendar_dates import year_end
from core.fica import fica
from core.money import at_least_zero, dollars_down
from core.person import SITUATION
from core.solo_401k.questions import ENTITY, WAGES


def is_owner_alone(result: Result) -> bool:
    """Whether the person has an own business and no job."""
    return _given(result, SITUATION.id) == "self_employed"


def owns_corporation(result: Result) -> bool:
    """Whether the own business pays its owner by W-2."""
    return _given(result, ENTITY.id) == "corporation"


_MONTHS: Final = 12
_WEEKS: Final = 52


class Spared(NamedTuple):
    """An amount of each month or week, and how many of them the year still has, the one that runs included."""

    each: Decimal
    often: int
    is_weekly: bool

    @property
    def in_all(self) -> Decimal:
        """What that comes to in the year."""
        return self.each * self.often


def spared_this_year(answers: Answers, each: Decimal, times_a_year: int) -> Spared | None:
    """What somebody has who can spare so much each month or week; None for another rhythm, or once the year is over."""
    begins, ends = date(answers.tax_year, 1, 1), year_end(answers.tax_year)
    first = max(begins, answers.today)
    left = {_MONTHS: 13 - first.month, _WEEKS: min(_WEEKS, (ends - first).days // 7 + 1)}
    if first > ends or times_a_year not in left:
        return None
    return Spared(each, left[times_a_year], times_a_year == _WEEKS)


class PaychecksToCome(NamedTuple):
    """Paychecks that an own corporation still pays this year, and what of them can go into its plan."""

    each: Decimal
    often: int
    in_all: Decimal


def paychecks_to_come(answers: Answers, each: Decimal, count: int, most: Decimal) -> PaychecksToCome:
    """What paychecks to come carry: wages less Social Security and Medicare tax, at most what the plan takes.

    The tax is withheld first (26 U.S.C. 3102(a)), and deferrals are wages for it (3121(v)(1)(A)). Income tax, which may
    be withheld too, is not counted. Whole dollars.
    """
    to_come = each * count
    before = at_least_zero(answers[WAGES] - to_come)
    left = to_come - fica(to_come, answers.limits.social_security_wage_base.value, before)
    return PaychecksToCome(each, count, dollars_down(min(left, most)))


def _given(result: Result, question: str) -> object:
    return result.replay.answers.given().get(question) if result.replay else None
