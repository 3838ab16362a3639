"""The election paycheck by paycheck: what goes in, what it adds up to, what is left, and by when to convert."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from core.calendar_dates import next_business_day
from core.money import ZERO

CONVERT_WITHIN = timedelta(days=7)
"""Soon after the contribution, so that hardly any taxable earnings build up."""


class Paycheck(NamedTuple):
    """One pay date of an election, or the bonus, whose day is None because nobody knows it yet.

    `take_home` is None where it is not known, `convert_by` where nothing is to do; `deferral` is what own deferrals
    are raised by.
    """

    day: date | None
    amount: Decimal
    in_so_far: Decimal
    take_home: Decimal | None
    convert_by: date | None
    deferral: Decimal = ZERO


def paychecks(
    days: Sequence[date], amount: Decimal, so_far: Decimal, take_home: Decimal | None, *, converts: bool
) -> tuple[Paycheck, ...]:
    """The pay dates still to come, each with the same after-tax amount."""
    return tuple(
        Paycheck(day, amount, so_far + number * amount, take_home, convert_by(day) if converts else None)
        for number, day in enumerate(days, 1)
    )


def with_deferrals(rows: tuple[Paycheck, ...], raised: Decimal) -> tuple[Paycheck, ...]:
    """The same with what own deferrals are raised by on each of them."""
    return tuple(row._replace(deferral=raised) for row in rows)


def convert_by(paid: date) -> date:
    """About a week after the contribution, on a day on which the plan is open."""
    return next_business_day(paid + CONVERT_WITHIN)


def with_bonus(rows: tuple[Paycheck, ...], amount: Decimal, deferral: Decimal = ZERO) -> tuple[Paycheck, ...]:
    """The same with what is taken from the bonus, whenever it comes, at the end."""
    if not rows or not amount + deferral:
        return rows
    return (*rows, Paycheck(None, amount, rows[-1].in_so_far + amount, None, None, deferral))
