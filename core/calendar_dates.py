"""Dates that the tax calendar fixes, by tax year."""

from __future__ import annotations

from datetime import date, timedelta


def year_end(tax_year: int) -> date:
    """31 December: the last day for payroll contributions and conversions of a tax year."""
    return date(tax_year, 12, 31)


def _emancipation_day(year: int) -> date:
    """16 April as observed in Washington, which moves the tax day (26 U.S.C. 7503)."""
    day = date(year, 4, 16)
    return day + {5: timedelta(-1), 6: timedelta(1)}.get(day.weekday(), timedelta(0))


def tax_day(tax_year: int) -> date:
    """The return's due date without extension: 15 April after the tax year, or the next business day."""
    day = date(tax_year + 1, 4, 15)
    while day.weekday() >= 5 or day == _emancipation_day(day.year):
        day += timedelta(1)
    return day


def extended_tax_day(tax_year: int) -> date:
    """The return's due date with the automatic extension: 15 October, or the next business day."""
    return next_business_day(date(tax_year + 1, 10, 15))


def extended_corporate_tax_day(tax_year: int) -> date:
    """15 September, or the next business day: the extended due date of an S corporation's return.

    A C corporation has until 15 October; the earlier date is safe for both (26 U.S.C. 404(a)(6), 6072(b)).
    """
    return next_business_day(date(tax_year + 1, 9, 15))


def next_business_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def forms_arrive(tax_year: int) -> date:
    """31 January after the tax year: payers send Form 1099-R by then (26 U.S.C. 6047(d))."""
    return next_business_day(date(tax_year + 1, 1, 31))
