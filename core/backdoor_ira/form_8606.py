"""Form 8606, Part I: how much of a conversion was taxed before (26 U.S.C. 408(d)(1), (2), 72(e)(8))."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from core.money import MILLIONTH, ZERO, half_up


@dataclass(frozen=True, slots=True)
class Form8606:
    """The entries in dollars; all IRAs of the person but Roth and inherited ones count as one contract.

    `paid_after_year_end` is the part of the contribution that came in after 31 December of the tax year.
    """

    contribution: Decimal
    basis: Decimal
    year_end_balance: Decimal
    converted: Decimal
    other_distributions: Decimal = ZERO
    paid_after_year_end: Decimal = ZERO

    @property
    def all_basis(self) -> Decimal:
        """Line 3: the year's contribution and the basis carried in."""
        return self.contribution + self.basis

    @property
    def basis_at_year_end(self) -> Decimal:
        """Line 5: the basis that was in the IRAs during the year."""
        return self.all_basis - self.paid_after_year_end

    @property
    def whole(self) -> Decimal:
        """Line 9: the year-end balance and everything that left the IRAs."""
        return self.year_end_balance + self.other_distributions + self.converted

    def nontaxable(self, amount: Decimal) -> Decimal:
        """The exact part of an amount taken out that is basis."""
        if self.basis_at_year_end >= self.whole:
            return amount
        return amount * self.basis_at_year_end / self.whole

    @property
    def nontaxable_fraction(self) -> Decimal:
        """Line 10: the share of basis, six decimals, at most 1."""
        return half_up(self.nontaxable(Decimal(1)), MILLIONTH)

    @property
    def conversion_nontaxable(self) -> Decimal:
        """Lines 11 and 17: the part of the conversion that is basis, cents."""
        return half_up(self.nontaxable(self.converted))

    @property
    def conversion_taxable(self) -> Decimal:
        """Line 18: the part of the conversion that is income, cents."""
        return half_up(self.converted - self.nontaxable(self.converted))

    @property
    def distributions_nontaxable(self) -> Decimal:
        """Line 12: the part of the other distributions that is basis, cents."""
        return half_up(self.nontaxable(self.other_distributions))

    @property
    def taxable(self) -> Decimal:
        """All income from conversion and other distributions, cents."""
        out = self.converted + self.other_distributions
        return half_up(out - self.nontaxable(out))

    @property
    def basis_carried(self) -> Decimal:
        """Line 14: the basis that stays for the years to come, cents."""
        return half_up(self.all_basis - self.nontaxable(self.converted + self.other_distributions))

    def lines(self) -> dict[str, Decimal]:
        """The lines of Part I as on the form of 2025; line 10 with six decimals, exact in the arithmetic."""
        if not self.converted and not self.other_distributions:
            return self._lines_without_a_conversion()
        return {
            **self._lines_of_basis(),
            "L4": self.paid_after_year_end,
            "L5": self.basis_at_year_end,
            "L6": self.year_end_balance,
            "L7": self.other_distributions,
            "L8": self.converted,
            "L9": self.whole,
            "L10": self.nontaxable_fraction,
            "L11": self.conversion_nontaxable,
            "L12": self.distributions_nontaxable,
            "L13": half_up(self.nontaxable(self.converted + self.other_distributions)),
            "L14": self.basis_carried,
            "L16": self.converted,
            "L17": self.conversion_nontaxable,
            "L18": self.conversion_taxable,
        }

    def _lines_of_basis(self) -> dict[str, Decimal]:
        return {"L1": self.contribution, "L2": self.basis, "L3": self.all_basis}

    def _lines_without_a_conversion(self) -> dict[str, Decimal]:
        """The form asks whoever took nothing out to go from line 3 to line 14."""
        return {**self._lines_of_basis(), "L14": self.all_basis}
