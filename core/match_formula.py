"""What an employer pays in as a formula: a match on own deferrals in tiers, a percent of pay, dollars.

The form that is kept: `match 50% of 6%`, `match 100% of 3% + 50% of 2%`, `match 50%`, each with `+ 3%` of pay or
`+ 1000` dollars.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from core.amounts import Percent, as_typed
from core.money import ZERO, at_least_zero

LARGEST_EMPLOYER_PERCENT = Decimal(25)
"""No employer may deduct more of pay (26 U.S.C. 404(a)(3)): a larger percent is rather of own deferrals."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A match of `rate` percent on own deferrals, on the next `width` percent of pay; None: on all of them."""

    rate: Decimal
    width: Decimal | None

    def __str__(self) -> str:
        """As it is kept: `50% of 6%`."""
        return f"{Percent(self.rate)}" + ("" if self.width is None else f" of {Percent(self.width)}")


@dataclass(frozen=True, slots=True)
class MatchFormula:
    """Tiers that stand on one another, a percent of pay and dollars, all added."""

    tiers: tuple[Tier, ...]
    percent_of_pay: Decimal = ZERO
    dollars: Decimal = ZERO

    def contribution(self, deferrals: Decimal, counted_pay: Decimal) -> Decimal:
        """The exact employer contribution for own deferrals and the pay that the plan counts."""
        paid, floor = self.dollars + counted_pay * self.percent_of_pay / 100, ZERO
        for tier in self.tiers:
            left = at_least_zero(deferrals - floor)
            width = left if tier.width is None else counted_pay * tier.width / 100
            paid += min(left, width) * tier.rate / 100
            floor += width
        return paid

    def __str__(self) -> str:
        """The form that is kept."""
        meant = "!" if self.percent_of_pay > LARGEST_EMPLOYER_PERCENT else ""
        terms = [str(tier) for tier in self.tiers]
        terms += [f"{Percent(self.percent_of_pay)}{meant}"] if self.percent_of_pay else []
        terms += [as_typed(self.dollars)] if self.dollars else []
        return ("match " if self.tiers else "") + " + ".join(terms)
