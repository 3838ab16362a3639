"""Values that are possible but not likely: the chat asks back once, with the answers that may be meant."""

from __future__ import annotations

from decimal import Decimal

from core.amounts import as_typed
from core.answers import Answers

SMALLEST_YEARLY = Decimal(200)
"""Dollars: below it an amount for a whole year is rather thousands, or a percent."""
FEW_DOLLARS = Decimal(20)
"""Whole dollars up to it are rather thousands, or the number of something that stood on the screen."""
SMALLEST_PAY = Decimal(1_000)
MOST_TIMES_ITS_DATES = 10
"""More than so many times what its pay dates bring, a year's pay is not believed, whatever the bonus."""
PAY_PER_DATE = (Decimal(100), Decimal(50_000))
SMALLEST_SHARE_TAKEN_HOME = Decimal("0.1")
"""Taxes and deductions leave at least this share of an ordinary paycheck."""


def in_thousands(amount: Decimal) -> tuple[str, ...]:
    """The two amounts that may be meant: as many thousands, and the amount itself."""
    return (as_typed(amount * 1_000), as_typed(amount))


def yearly_doubt(_: Answers, amount: Decimal) -> tuple[str, ...] | None:
    """For money of a whole year: an amount between 0 and 200 dollars is rather in thousands."""
    return in_thousands(amount) if 0 < amount < SMALLEST_YEARLY else None


def few_dollars_doubt(_: Answers, amount: Decimal) -> tuple[str, ...] | None:
    """For a sum that may be a few hundred dollars: whole dollars up to 20 are rather in thousands."""
    is_few = 0 < amount <= FEW_DOLLARS and amount == amount.to_integral_value()
    return in_thousands(amount) if is_few else None


def pay_doubt(_: Answers, amount: Decimal) -> tuple[str, ...] | None:
    """For the gross pay or income of a whole year: below 1,000 dollars it is rather in thousands."""
    return in_thousands(amount) if 0 < amount < SMALLEST_PAY else None


def far_above(pay: Decimal, of_its_dates: Decimal) -> tuple[str, ...] | None:
    """For the pay of a year beside what its pay dates bring: one of the two is a slip."""
    if not 0 < MOST_TIMES_ITS_DATES * of_its_dates < pay:
        return None
    return (as_typed(of_its_dates.quantize(Decimal(1))), as_typed(pay))


def deferrals_doubt(amount: Decimal, largest: Decimal) -> tuple[str, ...] | None:
    """For own deferrals: above the person's limit, or so small that a percent or thousands are meant."""
    if amount > largest:
        return (as_typed(largest), as_typed(amount))
    if not 0 < amount < SMALLEST_YEARLY:
        return None
    thousands = amount * 1_000
    likely = [as_typed(thousands)] if thousands <= largest else []
    return (*likely, as_typed(amount))


def take_home_doubt(amount: Decimal, gross: Decimal) -> tuple[str, ...] | None:
    """For the take-home pay of one pay date: below a tenth of its gross it is rather in thousands, or not known."""
    if amount >= gross * SMALLEST_SHARE_TAKEN_HOME:
        return None
    thousands = amount * 1_000
    likely = [as_typed(thousands)] if 0 < thousands <= gross else []
    return (*likely, as_typed(amount), "unsure")


def pay_per_date_doubt(amount: Decimal, dates_a_year: int) -> tuple[str, ...] | None:
    """For the gross pay of one pay date: rather the pay of a year, or thousands."""
    if amount > PAY_PER_DATE[1]:
        return (as_typed((amount / dates_a_year).quantize(Decimal("0.01"))), as_typed(amount))
    return small_pay_doubt(amount)


def small_pay_doubt(amount: Decimal) -> tuple[str, ...] | None:
    """For the pay of one pay date, whatever the rhythm: below 100 dollars it is rather in thousands."""
    return in_thousands(amount) if 0 < amount < PAY_PER_DATE[0] else None


def rather_of_one_date(pay: Decimal, before: Decimal) -> bool:
    """Whether new pay is rather that of one pay date, beside what one brought before, than of a month or a year."""
    return before / 2 <= pay <= 2 * before
