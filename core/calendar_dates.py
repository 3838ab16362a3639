"""Dates that the tax calendar fixes, by tax year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(1)
NOVEMBER = 11


def year_end(tax_year: int) -> date:
    """31 December: the last day for payroll contributions and conversions of a tax year."""
    return date(tax_year, 12, 31)


def next_year_is_planned(today: date) -> bool:
    """True from November on: the limits of the next year are published then, and elections for January are open."""
    return today.month >= NOVEMBER


def _emancipation_day(year: int) -> date:
    """16 April as observed in Washington, which moves the tax day (26 U.S.C. 7503)."""
    day = date(year, 4, 16)
    return day + {5: -ONE_DAY, 6: ONE_DAY}.get(day.weekday(), timedelta(0))


def tax_day(tax_year: int) -> date:
    """The return's due date without extension: 15 April after the tax year, or the next business day."""
    day = date(tax_year + 1, 4, 15)
    while day.weekday() >= 5 or day == _emancipation_day(day.year):
        day += ONE_DAY
    return day


def extended_tax_day(tax_year: int) -> date:
    """The return's due date with the automatic extension: 15 October, or the next business day."""
    return next_business_day(date(tax_year + 1, 10, 15))


def corporate_tax_day(tax_year: int) -> date:
    """15 March, or the next business day: the due date of an S corporation's return without extension.

    A C corporation has until 15 April; the earlier date is safe for both (26 U.S.C. 6072(a), (b)).
    """
    return next_business_day(date(tax_year + 1, 3, 15))


def extended_corporate_tax_day(tax_year: int) -> date:
    """15 September, or the next business day: the extended due date of an S corporation's return.

    A C corporation has until 15 October; the earlier date is safe for both (26 U.S.C. 404(a)(6), 6072(b)).
    """
    return next_business_day(date(tax_year + 1, 9, 15))


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second, ... Monday (0) to Sunday (6) of a month."""
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))


def _observed(holiday: date) -> Iterator[date]:
    """The days off for a holiday with a fixed date: the Monday after a Sunday, the Friday before a Saturday.

    New Year's Day on a Saturday moves no day off: banks work on 31 December.
    """
    yield holiday
    if holiday.weekday() == 6:
        yield holiday + ONE_DAY
    elif holiday.weekday() == 5 and (holiday.month, holiday.day) != (1, 1):
        yield holiday - ONE_DAY


@cache
def _holidays(year: int) -> frozenset[date]:
    """The federal holidays of a year, as banks and plan offices keep them (5 U.S.C. 6103)."""
    fixed = [date(year, *day) for day in ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25))]
    mondays = [_nth(year, 1, 0, 3), _nth(year, 2, 0, 3), _nth(year, 6, 0, 1) - 7 * ONE_DAY, _nth(year, 9, 0, 1)]
    return frozenset([*(day for each in fixed for day in _observed(each)), *mondays, *_autumn(year)])


def _autumn(year: int) -> tuple[date, date]:
    """Columbus Day and Thanksgiving."""
    return _nth(year, 10, 0, 2), _nth(year, 11, 3, 4)


def is_business_day(day: date) -> bool:
    """Whether plans, banks and offices are open: no weekend and no federal holiday."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def christmas_among(days: Iterable[date]) -> date | None:
    """Christmas on a weekday, where it is one of some days: what is due on it is usually paid the day before."""
    return next((day for day in days if (day.month, day.day) == (12, 25) and day.weekday() < 5), None)


def is_before_a_holiday(day: date) -> bool:
    """Whether the next day is a holiday on a weekday: what is due on it is paid the day before."""
    return (day + ONE_DAY).weekday() < 5 and not is_business_day(day + ONE_DAY)


def next_business_day(day: date) -> date:
    """The day itself, or the first day after it on which offices are open."""
    while not is_business_day(day):
        day += ONE_DAY
    return day


def last_business_day(day: date) -> date:
    """The day itself, or the last day before it on which offices are open."""
    while not is_business_day(day):
        day -= ONE_DAY
    return day


def last_business_day_of(year: int) -> date:
    """The last day of a year on which a plan or an IRA provider can still act."""
    return last_business_day(year_end(year))


def business_days_before(day: date, number: int) -> date:
    """The day that lies a number of business days before another."""
    for _ in range(number):
        day = last_business_day(day - ONE_DAY)
    return day


def upcoming(day: date, today: date) -> date | None:
    """The day, or None where it is past."""
    return day if day >= today else None


def forms_arrive(tax_year: int) -> date:
    """31 January after the tax year: payers send Form 1099-R by then (26 U.S.C. 6047(d))."""
    return next_business_day(date(tax_year + 1, 1, 31))


def reminder_days(due: date) -> tuple[date, ...]:
    """A week before a day and the working day before it; never the day itself, when it may be too late to act."""
    return tuple(sorted({due - timedelta(7), last_business_day(due - ONE_DAY)}))


def day_after_pay(paid: date) -> date:
    """The working day after a pay date, when the plan should show what came in."""
    return next_business_day(paid + ONE_DAY)
