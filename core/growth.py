"""What after-tax money of every year grows to in Roth and in a taxable account: arithmetic on stated assumptions."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Assumptions(NamedTuple):
    """Whole years, yearly return in percent, and the tax on the gain in percent, taken once when sold."""

    years: int = 20
    annual_return: Decimal = Decimal(6)
    tax_on_gain: Decimal = Decimal(15)


class Grown(NamedTuple):
    """Dollars after a number of years: qualified from Roth (26 U.S.C. 402A(d)), or sold and taxed."""

    roth: Decimal
    taxable: Decimal


def growth(amount: Decimal, assumptions: Assumptions) -> list[Grown]:
    """The values of an amount paid in at the beginning of every year: nothing at first, then after each year."""
    factor = 1 + assumptions.annual_return / 100
    value, points = Decimal(0), [Grown(Decimal(0), Decimal(0))]
    for year in range(1, assumptions.years + 1):
        value = (value + amount) * factor
        gain = max(Decimal(0), value - year * amount)
        points.append(Grown(value, value - gain * assumptions.tax_on_gain / 100))
    return points
