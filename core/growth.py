"""What after-tax money grows to in Roth and in a taxable account: arithmetic on stated assumptions."""

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


def grown(amount: Decimal, years: int, assumptions: Assumptions) -> Grown:
    """An amount paid in once, after some years; exact but for the precision of Decimal."""
    value = amount * (1 + assumptions.annual_return / 100) ** years
    tax = max(Decimal(0), value - amount) * assumptions.tax_on_gain / 100
    return Grown(value, value - tax)


def growth(amount: Decimal, assumptions: Assumptions) -> list[Grown]:
    """The values at the end of each year, beginning with the amount itself."""
    return [grown(amount, year, assumptions) for year in range(assumptions.years + 1)]
