"""Whose result it is: an owner without a job, the owner of a corporation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from core.answers import Answers
from core.assess import Result
from core.calendar_dates import year_end
from core.money import ZERO
from core.person import SITUATION
from core.solo_401k.questions import AFTER_TAX_SO_FAR, DEFERRALS_SO_FAR, ENTITY, WAGES


def is_owner_alone(result: Result) -> bool:
    """Whether the person has an own business and no job."""
    return _given(result, SITUATION.id) == "self_employed"


def owns_corporation(result: Result) -> bool:
    """Whether the own business pays its owner by W-2."""
    return _given(result, ENTITY.id) == "corporation"


def wages_bound_the_room(result: Result) -> bool:
    """Whether the wages of an own corporation, and not the dollar limit, bound what goes into its plan (415(c)(1))."""
    wages, limits = _given(result, WAGES.id), result.replay.answers.year_limits if result.replay else None
    return isinstance(wages, Decimal) and limits is not None and wages < limits.annual_additions.value


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


def in_the_business(result: Result) -> Decimal:
    """The own money that is known to be in the own plan already, deferred and after tax."""
    if result.replay is None:
        return ZERO
    answers = result.replay.answers
    return sum((answers.wished(question) or ZERO for question in (DEFERRALS_SO_FAR, AFTER_TAX_SO_FAR)), ZERO)


def _given(result: Result, question: str) -> object:
    return result.replay.answers.given().get(question) if result.replay else None
