"""What passes with the pay dates of a year under way: the next one, and after-tax money that was counted before one."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import NamedTuple

from core.amounts import Problem
from core.interview import RawAnswers
from core.mega_backdoor.payroll import NEXT_PAY_DATE, PAY_SCHEDULE
from core.pay_dates import pay_dates


class Passed(NamedTuple):
    """The pay date that is next by now, None where none comes any more, the last one before today, and the count.

    `since_the_count`: a pay date has come since the after-tax money of the year was counted.
    """

    following: date | None
    last: date
    since_the_count: bool


def passed(answers: RawAnswers, tax_year: int, today: date, counted_on: date | None) -> Passed | None:
    """What a next pay date that is past has become by the schedule; None where it is still to come, or not known.

    `counted_on` is the day on which the after-tax money of the year was answered.
    """
    schedule, following = answers.get(PAY_SCHEDULE.id), _next_pay_date(answers)
    if following is None or not following < today or not following.year == tax_year == today.year:
        return None
    if schedule not in PAY_SCHEDULE.type.codes:
        return None
    days = pay_dates(str(schedule), following, tax_year)
    counted = counted_on or following
    last = max(day for day in days if day < today)
    return Passed(next((day for day in days if day >= today), None), last, counted <= last)


def _next_pay_date(answers: RawAnswers) -> date | None:
    with suppress(Problem):
        given = answers.get(NEXT_PAY_DATE.id)
        found = None if given is None else NEXT_PAY_DATE.type.read(given)
        return found if isinstance(found, date) else None
    return None
