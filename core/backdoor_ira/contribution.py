"""The figures of the interview `ira`: what may go in, and by which way.

Each raises `NotAnswered` while an answer that it needs is missing. All is counted to the cent: rounding pay down would
call half a dollar an excess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from core.answers import Answers
from core.backdoor_ira import questions as ask
from core.backdoor_ira.form_8606 import Form8606
from core.backdoor_ira.names import IraFigure
from core.backdoor_ira.phase_out import allowed, deduction_range, roth_range
from core.calendar_dates import extended_tax_day, tax_day
from core.limits import PhaseOut
from core.money import ZERO, at_least_zero
from core.person import is_50


class Contribution:
    """A year's IRA contribution of one person: direct, deductible, or by the backdoor."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.limits = answers.limits

    @cached_property
    def dollar_limit(self) -> Decimal:
        """The limit of the year with the addition from 50, before pay is looked at (26 U.S.C. 219(b)(5))."""
        addition = self.limits.ira_catch_up.value if is_50(self.answers) else ZERO
        return self.limits.ira_contributions.value + addition

    @cached_property
    def counted_pay(self) -> Decimal:
        """Taxable pay; of that on a joint return what the spouse's contributions leave (26 U.S.C. 219(c)(1)(B))."""
        pay = self.answers[ask.COMPENSATION]
        of_spouse: Decimal | None = self.answers.wished(ask.SPOUSE_CONTRIBUTIONS)
        is_joint = self.answers[ask.FILING_STATUS] == "married_joint"
        return at_least_zero(pay - of_spouse) if is_joint and of_spouse else pay

    def _at_most_pay(self, amount: Decimal) -> Decimal:
        return min(amount, self.counted_pay)

    @cached_property
    def ira_limit(self) -> Decimal:
        """What traditional and Roth IRAs may take together, at most the taxable pay."""
        return self._at_most_pay(self.dollar_limit)

    @cached_property
    def roth_range(self) -> PhaseOut:
        """The income range of the filing status for direct Roth contributions."""
        return roth_range(self.limits, self.answers[ask.FILING_STATUS])

    @cached_property
    def deduction_range(self) -> PhaseOut | None:
        """The income range for the deduction, or None where it is not limited."""
        covered = self.answers[ask.COVERED] == "yes"
        spouse_covered = self.answers.get(ask.SPOUSE_COVERED) == "yes"
        status = self.answers[ask.FILING_STATUS]
        return deduction_range(self.limits, status, covered=covered, spouse_covered=spouse_covered)

    @cached_property
    def roth_allowed(self) -> Decimal:
        """What may go into a Roth IRA directly: income shrinks the limit as pay has cut it (408A(c)(2)(A), (3)(A))."""
        return self._at_most_pay(allowed(self.ira_limit, self.answers[ask.MAGI], self.roth_range))

    @cached_property
    def deductible_allowed(self) -> Decimal:
        """What of a traditional contribution may be deducted."""
        return self._at_most_pay(allowed(self.dollar_limit, self.answers[ask.MAGI], self.deduction_range))

    @cached_property
    def roth_kept(self) -> Decimal:
        """What of the Roth contributions made may stay."""
        return min(self.answers[ask.ROTH_PAID], self.roth_allowed, self._left_beside_traditional)

    @property
    def _left_beside_traditional(self) -> Decimal:
        return at_least_zero(self.ira_limit - self.answers[ask.TRADITIONAL_PAID])

    @cached_property
    def roth_excess(self) -> Decimal:
        """What went into Roth IRAs above what income and the common limit allow (26 U.S.C. 4973(f))."""
        return self.answers[ask.ROTH_PAID] - self.roth_kept

    @cached_property
    def traditional_excess(self) -> Decimal:
        """What went into traditional IRAs above the year's limit (26 U.S.C. 4973(b))."""
        return at_least_zero(self.answers[ask.TRADITIONAL_PAID] - self.ira_limit)

    @cached_property
    def recharacterizable(self) -> Decimal:
        """The part of the Roth excess for which the limit has room in a traditional IRA (26 U.S.C. 408A(d)(6))."""
        return min(self.roth_excess, at_least_zero(self._left_beside_traditional - self.roth_kept))

    @cached_property
    def backdoor_amount(self) -> Decimal:
        """What the limit leaves beside the direct contribution."""
        return self.ira_limit - self.roth_allowed

    @cached_property
    def still_to_contribute(self) -> Decimal:
        """What of the backdoor amount is neither paid in yet nor comes from recharacterizing an excess."""
        return at_least_zero(self.backdoor_amount - self.answers[ask.TRADITIONAL_PAID] - self.roth_excess)

    @cached_property
    def basis(self) -> Decimal:
        """Basis brought in from earlier years."""
        return self.answers[ask.BASIS]

    @cached_property
    def pre_tax_balance(self) -> Decimal:
        """The IRA money that was never taxed and could go into a plan (26 U.S.C. 408(d)(3)(A)(ii), (H))."""
        return at_least_zero(self.answers[ask.BALANCE] - self.basis)

    @cached_property
    def converted_so_far(self) -> Decimal:
        """What was converted in the tax year, known after its end; where nobody was asked, by the person's records."""
        answered: Decimal | None = self.answers.get(ask.CONVERTED)
        return (self.answers.wished(ask.CONVERTED_ON_RECORD) if answered is None else answered) or ZERO

    @cached_property
    def form(self) -> Form8606 | None:
        """Form 8606 of the tax year; None where there is no backdoor amount."""
        if not self.backdoor_amount:
            return None
        balance, late = self.answers[ask.BALANCE], ZERO
        if self.answers.is_year_over:
            converted, late = self.converted_so_far, self.still_to_contribute
        else:
            converted = self.backdoor_amount + (ZERO if balance else self.basis)
        return Form8606(self.backdoor_amount, self.basis, balance, converted, paid_after_year_end=late)

    @property
    def is_closed(self) -> bool:
        """Whether the last day for contributions of the tax year is past."""
        return self.answers.today > tax_day(self.answers.tax_year)

    @property
    def in_for_the_backdoor(self) -> Decimal:
        """What of the backdoor amount is in a traditional IRA, or still gets there from a Roth IRA."""
        is_moved = self.answers.today <= extended_tax_day(self.answers.tax_year)
        moved = self.recharacterizable if is_moved else ZERO
        return min(self.backdoor_amount, self.answers[ask.TRADITIONAL_PAID] + moved)

    @cached_property
    def form_to_file(self) -> Form8606 | None:
        """The form that people are told: once nothing more can be paid in for the year, of what is in alone."""
        if self.form is None or not self.is_closed:
            return self.form
        paid = self.in_for_the_backdoor
        return replace(self.form, contribution=paid, paid_after_year_end=ZERO) if paid else None

    @property
    def conversion_form(self) -> Form8606 | None:
        """Form 8606 of the tax year where it has a conversion on it."""
        return self.form if self.form and self.form.converted else None

    @property
    def conversion_taxable(self) -> Decimal | None:
        """The part of the tax year's conversion that is income, cents."""
        return self.conversion_form.conversion_taxable if self.conversion_form else None

    @property
    def conversion_year(self) -> int | None:
        """The later year in which a conversion made now counts; None where it counts in the tax year."""
        return self.answers.today.year if self.form and not self.form.converted else None


def _of_conversion(read: Callable[[Form8606], Decimal]) -> Callable[[Contribution], Decimal | None]:
    """A figure that exists only where the tax year has a conversion."""
    return lambda contribution: read(contribution.conversion_form) if contribution.conversion_form else None


FIGURES: Mapping[IraFigure, Callable[[Contribution], object]] = {
    IraFigure.IRA_LIMIT: lambda it: it.ira_limit,
    IraFigure.ROTH_ALLOWED: lambda it: it.roth_allowed,
    IraFigure.DEDUCTIBLE_ALLOWED: lambda it: it.deductible_allowed,
    IraFigure.ROTH_EXCESS: lambda it: it.roth_excess,
    IraFigure.BACKDOOR_AMOUNT: lambda it: it.backdoor_amount,
    IraFigure.STILL_TO_CONTRIBUTE: lambda it: it.still_to_contribute,
    IraFigure.CONVERTED: _of_conversion(lambda form: form.converted),
    IraFigure.NONTAXABLE_FRACTION: _of_conversion(lambda form: form.nontaxable_fraction),
    IraFigure.CONVERSION_NONTAXABLE: _of_conversion(lambda form: form.conversion_nontaxable),
    IraFigure.CONVERSION_TAXABLE: lambda it: it.conversion_taxable,
    IraFigure.BASIS_CARRIED: lambda it: it.form.basis_carried if it.form else None,
    IraFigure.FORM_8606: lambda it: it.form.lines() if it.form else None,
}
