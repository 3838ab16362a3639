"""Days of a diary as people type them: within one year, and rather behind today than ahead."""

from __future__ import annotations

from datetime import date, timedelta

from core.amounts import tidy
from core.answer_types import Problem
from core.typed_dates import read_date

_BEHIND = {
    **dict.fromkeys(("yesterday", "gestern"), 1),
    **dict.fromkeys(("day before yesterday", "the day before yesterday", "vorgestern"), 2),
}
_MONTH, _WEEK, _DAY = timedelta(30), timedelta(7), timedelta(1)


def read_day_of_year(text: str, today: date, tax_year: int) -> date:
    """The day that a text names; raises `Problem` for one outside the tax year, or for no day at all."""
    behind = _BEHIND.get(tidy(text).strip(" !.,"))
    found = _named(text, today, tax_year) if behind is None else today - behind * _DAY
    if found.year != tax_year:
        raise Problem("not_in_tax_year", first=date(tax_year, 1, 1), last=date(tax_year, 12, 31))
    return found


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
    return any(read_date(text, day) == day for day in (today - number * _DAY for number in range(1, 7)))
