"""The pay dates of a year: which days money still comes on, from the next one and the schedule."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from core.calendar_dates import last_business_day

DATES_A_YEAR = {"weekly": 52, "biweekly": 26, "semimonthly": 24, "monthly": 12}
FRIDAY = 4
LONGEST_PERIOD = {"weekly": 7, "biweekly": 14, "semimonthly": 16, "monthly": 31}
"""Days from one pay date to the next, at most."""

_HALF_A_MONTH = range(13, 18)
_FORTNIGHT = 14


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def on_day(year: int, month: int, day: int) -> date:
    """A day of a month; the month's last where it does not have that day."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def earliest_next_pay_date(tax_year: int, today: date) -> date:
    """The first day that can be the next pay date: today, or 2 January of a later tax year."""
    return max(today, date(tax_year, 1, 2)) if tax_year > today.year else today


def latest_next_pay_date(schedule: str, tax_year: int, today: date) -> date:
    """The last day that can be the next pay date: one pay period on, within the tax year."""
    latest = earliest_next_pay_date(tax_year, today) + timedelta(LONGEST_PERIOD[schedule])
    return min(latest, date(tax_year, 12, 31))


def days_that_may_be_next(schedule: str, tax_year: int, today: date) -> tuple[date, ...]:
    """Every day that can be the next pay date."""
    first, last = earliest_next_pay_date(tax_year, today), latest_next_pay_date(schedule, tax_year, today)
    return tuple(first + timedelta(ahead) for ahead in range((last - first).days + 1))


@lru_cache(64)
def usual_pay_days(schedule: str, tax_year: int, today: date) -> tuple[date, ...]:
    """The first days that may be the next pay date and are usual ones: two Fridays, or middles and ends of a month.

    Who is paid by the month is paid on one of three at most, the end of the next month among them.
    """
    days = days_that_may_be_next(schedule, tax_year, today)
    by_month = schedule in ("semimonthly", "monthly")
    usual = [day for day in days if (day in (day.replace(day=15), last_of_month(day)) if by_month else _friday(day))]
    return tuple(usual[: 3 if schedule == "monthly" else 2])


def _friday(day: date) -> bool:
    return day.weekday() == FRIDAY


@lru_cache(1024)
def pay_dates(schedule: str, following: date, tax_year: int) -> tuple[date, ...]:
    """The pay dates of a tax year from the next one on; money due on 1 January is paid on 31 December."""
    bound = date(tax_year + 1, 1, 1)
    dates = [paid for paid in _sequence(schedule, following, bound) if paid <= bound]
    paid_out = (day - timedelta(1) if (day.month, day.day) == (1, 1) else day for day in dates)
    return tuple(day for day in paid_out if day.year == tax_year)


def dates_since(schedule: str, following: date, begins: date) -> int:
    """How many pay dates there were from a day of the same year on, before the next one."""
    if schedule in ("weekly", "biweekly"):
        return (following - begins).days // LONGEST_PERIOD[schedule]
    days, months = _days_of_month(schedule, following), range(begins.month, following.month + 1)
    paid = (on_day(begins.year, month, day) for month in months for day in days)
    return sum(begins <= day < following for day in paid)


def pays_for_new_year(schedule: str, following: date, tax_year: int) -> bool:
    """Whether the last pay date is due on 1 January and counts on 31 December."""
    bound = date(tax_year + 1, 1, 1)
    return bound in _sequence(schedule, following, bound)


def first_of_next_year(schedule: str, following: date, tax_year: int) -> date:
    """The first pay date of the next year; what is due on 1 January is paid the day before and is none of it."""
    new_year = date(tax_year + 1, 1, 1)
    bound = new_year + timedelta(LONGEST_PERIOD[schedule])
    # Only who is paid on the first of each month has none in January.
    return next((day for day in _sequence(schedule, following, bound) if day > new_year), new_year.replace(month=2))


def _sequence(schedule: str, first: date, bound: date) -> list[date]:
    if schedule in ("weekly", "biweekly"):
        step = LONGEST_PERIOD[schedule]
        return [first + timedelta(days) for days in range(0, (bound - first).days + 1, step)]
    days = _days_of_month(schedule, first)
    months = ((first.year, month) for month in range(first.month, 13))
    new_year = ((first.year + 1, 1), (first.year + 1, 2))
    found = [on_day(year, month, day) for year, month in (*months, *new_year) for day in days]
    return [day for day in found if day >= first]


def _days_of_month(schedule: str, first: date) -> tuple[int, ...]:
    """The days of the month on which money comes; 31 stands for the last."""
    is_last = first == last_of_month(first)
    if schedule == "monthly":
        return (31 if is_last else first.day,)
    if is_last or first.day == 15:
        return (15, 31)
    return (first.day, first.day + 15) if first.day < 15 else (first.day - 15, first.day)


def due_day(schedule: str, paid_on: date) -> date:
    """The day of the month on which pay is due that came on the last business day before it."""
    last = last_of_month(paid_on)
    days = {"semimonthly": (paid_on.replace(day=15), last), "monthly": (last,)}.get(schedule, ())
    return next((day for day in days if last_business_day(day) == paid_on), paid_on)


def twice_a_month(first: int, second: int) -> str | None:
    """The schedule of two days half a month apart, the 10th and the 25th; 14 days may be a fortnight as well."""
    days = abs(first - second)
    return "semimonthly" if days in _HALF_A_MONTH and (days != _FORTNIGHT or 1 in (first, second)) else None
