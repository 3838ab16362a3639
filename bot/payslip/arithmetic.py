"""What the amounts of a row say by themselves: rate times hours, and the year beside this date."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

MOST_HOURS = Decimal(400)
"""More than a pay period has: an amount above it is no number of hours."""
ROUNDING = Decimal("0.06")
"""Dollars by which rate times hours may miss the amount that is printed, for each hour."""


class Pair(NamedTuple):
    """Dollars of this pay date and of the year; `by_heading` where a heading named the columns."""

    current: Decimal | None
    year: Decimal | None
    by_heading: bool


def by_arithmetic(amounts: Sequence[Decimal], *, is_pay: bool) -> Pair | None:
    """Rate times hours gives the amount of this date; of two amounts the second is the year's."""
    if is_pay:
        product = product_in(amounts)
        if product is not None:
            later = amounts[product + 1 :]
            return Pair(amounts[product], later[-1] if later and later[-1] >= amounts[product] else None, False)
        if len(amounts) == 3 and amounts[0] <= MOST_HOURS < amounts[1] <= amounts[2]:
            return Pair(amounts[1], amounts[2], False)
    if len(amounts) == 1:
        return Pair(amounts[0], None, False)
    if len(amounts) == 2 and amounts[0] <= amounts[1] and not (is_pay and amounts[0] <= MOST_HOURS):
        return Pair(amounts[0], amounts[1], False)
    return None


def product_in(amounts: Sequence[Decimal]) -> int | None:
    """The place of the first amount that the two before it give: hours times rate."""
    for at, (one, other, given) in enumerate(zip(amounts, amounts[1:], amounts[2:], strict=False)):
        if given and abs(one * other - given) <= ROUNDING * max(Decimal(1), other):
            return at + 2
    return None
