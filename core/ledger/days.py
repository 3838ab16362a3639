"""Days of a diary as people type them: of its years, and rather behind today than ahead."""

from __future__ import annotations

from datetime import date, timedelta

from core.amounts import Problem, tidy
from core.calendar_dates import tax_day
from core.date_words import date_words
from core.typed_dates import read_date

_MONTH, _WEEK, _DAY = timedelta(30), timedelta(7), timedelta(1)
_AHEAD = timedelta(31)
"""How far ahead a day without a year is still taken for the next one: a payment that is announced."""


def read_day_of_diary(text: str, today: date, tax_year: int) -> date:
    """The day that a text names; raises `Problem` for one outside the diary's years, or for no day at all.

    Those are this year and that of the plan, and in tax season the year before. Of a day without a year the last one
    is meant, unless it comes within a month.
    """
    years = _years(today, tax_year)
    last = date_words().last.match(tidy(text))
    if last:
        weekday = tidy(text)[last.end() :]
        if not _is_weekday(weekday, today):
            raise Problem("not_a_date")
        # Said on a Friday, the last Friday is a week ago.
        return read_day_of_diary(weekday, today - _DAY, tax_year)
    behind = date_words().behind.get(tidy(text).strip(" !.,"))
    if behind is not None:
        found = today - behind * _DAY
    else:
        named = {_named(text, today, year) for year in years}
        found = max((day for day in named if day <= today + _AHEAD), default=min(named))
    if not years[0] <= found.year <= years[-1]:
        raise Problem("not_in_tax_year", first=date(years[0], 1, 1), last=date(years[-1], 12, 31))
    return found


def _years(today: date, tax_year: int) -> tuple[int, ...]:
    before = {today.year - 1} if today <= tax_day(today.year - 1) else set()
    return tuple(sorted({today.year, tax_year, *before}))


def _named(text: str, today: date, tax_year: int) -> date:
    """A day of the calendar in the year; a day of a month, or of the week, is the last one."""
    found, later = (read_date(text, today, date(tax_year, month, 1)) for month in (1, 3))
    if (found.month, found.day) != (later.month, later.day):
        return read_date(text, today, today - _MONTH)
    week_before = read_date(text, today - _WEEK, date(tax_year, 1, 1))
    if found in (week_before, today) or not _is_weekday(text, today):
        return found
    return week_before


def _is_weekday(text: str, today: date) -> bool:
    """Whether a text names a day of the week, today among them; `next Friday` is never today, `tomorrow` neither."""
    return any(read_date(text, day) == day for day in (today - number * _DAY for number in range(1, 8)))
