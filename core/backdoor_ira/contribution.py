"""The figures of the interview `ira` (contract section 3.2): what may go in, and by which way.

Each raises `NotAnswered` while an answer that it needs is missing. Contributions are whole dollars,
rounded down.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from core.backdoor_ira import questions as ask
from core.backdoor_ira.form_8606 import Form8606
from core.backdoor_ira.phase_out import allowed, deduction_range, reduction, roth_range
from core.interview import Answers
from core.limits import PhaseOut
from core.money import ZERO, at_least_zero, dollars_down
from core.receipt import Line, Receipt, add_up, limit_line

PAY_LIMB = "26 U.S.C. 219(b)(1)(B)"


class Contribution:
    """A year's IRA contribution of one person: direct, deductible, or by the backdoor."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.limits = answers.limits

    @cached_property
    def dollar_limit(self) -> Decimal:
        """The limit of the year with the addition from 50, before pay is looked at (26 U.S.C. 219(b)(5))."""
        addition = ZERO if self._is_under_50 else self.limits.ira_catch_up.value
        return self.limits.ira_contributions.value + addition

    @property
    def _is_under_50(self) -> bool:
        return self.answers[ask.AGE_BAND] == "under_50"

    def _at_most_pay(self, amount: Decimal) -> Decimal:
        return dollars_down(min(amount, self.answers[ask.COMPENSATION]))

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
        return self._at_most_pay(allowed(self._limit_cut_by_pay, self.answers[ask.MAGI], self.roth_range))

    @property
    def _limit_cut_by_pay(self) -> Decimal:
        return min(self.dollar_limit, self.answers[ask.COMPENSATION])

    @cached_property
    def deductible_allowed(self) -> Decimal:
        """What of a traditional contribution may be deducted."""
        return self._at_most_pay(allowed(self.dollar_limit, self.answers[ask.MAGI], self.deduction_range))

    @cached_property
    def backdoor_amount(self) -> Decimal:
        """What the limit leaves beside the direct contribution."""
        return self.ira_limit - self.roth_allowed

    @cached_property
    def basis(self) -> Decimal:
        """Basis brought in; none without IRA money."""
        return self.answers.get(ask.BASIS) or ZERO

    @cached_property
    def pre_tax_balance(self) -> Decimal:
        """The IRA money that was never taxed and could go into a plan (26 U.S.C. 408(d)(3)(A)(ii), (H))."""
        return at_least_zero(self.answers[ask.BALANCE] - self.basis)

    @cached_property
    def form(self) -> Form8606 | None:
        """Form 8606 for converting just the backdoor amount; None where that amount is 0."""
        balance, basis = self.answers[ask.BALANCE], self.basis
        amount = self.backdoor_amount
        return Form8606(amount, basis, balance, amount) if amount else None

    @property
    def nontaxable_fraction(self) -> Decimal | None:
        """The share of the conversion that was taxed before."""
        return self.form.nontaxable_fraction if self.form else None

    @property
    def conversion_nontaxable(self) -> Decimal | None:
        """The part of the conversion that was taxed before, cents."""
        return self.form.conversion_nontaxable if self.form else None

    @property
    def conversion_taxable(self) -> Decimal | None:
        """The part of the conversion that is income, cents."""
        return self.form.conversion_taxable if self.form else None

    @property
    def basis_carried(self) -> Decimal | None:
        """The basis that stays in the other IRA money, cents."""
        return self.form.basis_carried if self.form else None

    @property
    def form_8606(self) -> dict[str, Decimal] | None:
        """The lines of Form 8606, Part I."""
        return self.form.lines() if self.form else None

    def ira_limit_receipt(self) -> Receipt:
        """The published limit, the addition from 50, and what pay cuts off."""
        return self._cut_to_pay(self.ira_limit, self._limit_lines())

    def roth_allowed_receipt(self) -> Receipt:
        """From the limit down to the direct Roth contribution."""
        short_of_pay = self._limit_cut_by_pay - self.dollar_limit
        lines = [*self._limit_lines(), Line("limited_by_compensation", short_of_pay)]
        lines += self._income_lines(self._limit_cut_by_pay, self.roth_range)
        return add_up(self.roth_allowed, lines, difference="rounded_down")

    def deductible_allowed_receipt(self) -> Receipt:
        """From the limit down to the deductible contribution."""
        lines = [*self._limit_lines(), *self._income_lines(self.dollar_limit, self.deduction_range)]
        return self._cut_to_pay(self.deductible_allowed, lines)

    def conversion_taxable_receipt(self) -> Receipt:
        """The conversion less its share of basis."""
        if self.form is None:
            return ()
        lines = (
            Line("backdoor_amount", self.form.converted),
            Line("conversion_nontaxable", -self.form.conversion_nontaxable),
        )
        return add_up(self.form.conversion_taxable, lines, difference="rounding")

    def _limit_lines(self) -> list[Line]:
        lines = [limit_line("ira_contributions", self.limits.ira_contributions)]
        if not self._is_under_50:
            lines.append(limit_line("ira_catch_up", self.limits.ira_catch_up))
        return lines

    def _income_lines(self, limit: Decimal, income_range: PhaseOut | None) -> list[Line]:
        """What income takes off a limit, and what the smallest allowance gives back."""
        magi = self.answers[ask.MAGI]
        if income_range is None or magi <= income_range.low:
            return []
        less = reduction(limit, magi, income_range)
        raised = allowed(limit, magi, income_range) - (limit - less)
        source = (income_range.law, income_range.source, income_range.url)
        return [Line("income_reduction", -less, *source), Line("smallest_allowance", raised)]

    def _cut_to_pay(self, figure: Decimal, lines: list[Line]) -> Receipt:
        return add_up(figure, lines, difference="limited_by_compensation")


FIGURES = (
    "ira_limit",
    "roth_allowed",
    "deductible_allowed",
    "backdoor_amount",
    "nontaxable_fraction",
    "conversion_nontaxable",
    "conversion_taxable",
    "basis_carried",
    "form_8606",
)
RECEIPTS = ("ira_limit", "roth_allowed", "deductible_allowed", "conversion_taxable")
