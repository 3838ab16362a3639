"""Pay dates: how the money still possible is spread over the pay still to come."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from core.money import CENT, TEN_THOUSANDTH, at_least_zero, cents_down, dollars_down, half_up

DATES_A_YEAR = {"weekly": 52, "biweekly": 26, "semimonthly": 24, "monthly": 12}


class Spread(NamedTuple):
    """An amount spread over pay dates: dollars and percent of pay per date."""

    still_possible: Decimal
    per_pay_date: Decimal | None
    percent_exact: Decimal | None
    percent_whole: Decimal | None
    left_over: Decimal | None


def pay_per_date(pay: Decimal, schedule: str) -> Decimal:
    """The exact gross pay of one date, in dollars; round it only to show it."""
    return pay / DATES_A_YEAR[schedule]


def spread(remaining: Decimal, pay: Decimal, schedule: str, dates_left: int) -> Spread:
    """What of `remaining` the pay still to come carries, per pay date; no percent with nothing to come.

    Each figure is divided once and last: a half cent would not round up after a division that is not exact.
    """
    a_year = DATES_A_YEAR[schedule]
    pay_by_dates = pay * dates_left
    possible = cents_down(min(remaining, pay_by_dates / a_year))
    if not dates_left:
        return Spread(possible, None, None, None, None)
    per_date = cents_down(possible / dates_left)
    if not pay:
        return Spread(possible, per_date, None, None, None)
    exact = half_up(100 * possible * a_year / pay_by_dates, TEN_THOUSANDTH)
    whole = dollars_down(exact)
    # Four decimals can round up to a whole percent that would overshoot: such a percent is not elected.
    if pay_by_dates * whole / (100 * a_year) >= possible + CENT:
        whole -= 1
    left_over = at_least_zero(half_up(possible - pay_by_dates * whole / (100 * a_year)))
    return Spread(possible, per_date, exact, whole, left_over)


def most_dates_left(schedule: str, today: date, tax_year: int) -> int:
    """The most pay dates that fit between a day and the end of a tax year."""
    first = max(today, date(tax_year, 1, 1))
    days = (date(tax_year, 12, 31) - first).days + 1
    if days <= 0:
        return 0
    months = 12 - first.month + 1
    return {
        "weekly": -(-days // 7),
        "biweekly": -(-days // 14),
        "semimonthly": 2 * months,
        "monthly": months,
    }[schedule]
