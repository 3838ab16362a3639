"""What the boxes of a Form 1099-R must say, to the dollar: beside each other, or by the person's own records.

Records of the conversions decide where there are some: boxes that fit each other may still be wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from core.answers import Answers
from core.form_1099r import questions as ask
from core.form_1099r.names import FormEvent, FormFigure, FormReason
from core.money import ZERO, at_least_zero
from core.question import Question
from core.result import holds

TOLERANCE = Decimal(1)
TAXED_ABOVE_BASIS = frozenset({FormEvent.IN_PLAN, FormEvent.ROTH_IRA, FormEvent.CHECK})
NOT_TAXED = frozenset(
    {
        FormEvent.SPLIT_ROTH_LEG,
        FormEvent.SPLIT_TRADITIONAL_LEG,
        FormEvent.SPLIT_ONE_FORM,
        FormEvent.ROTH_ACCOUNT,
    }
)
REPORTED_IN_FULL = frozenset({FormEvent.ROTH_MATCH, FormEvent.BACKDOOR_IRA})


class Boxes:
    """One form as printed; each check raises `NotAnswered` while a box it needs is missing."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    @property
    def event(self) -> FormEvent:
        """What the person did with the money."""
        return FormEvent(self.answers[ask.EVENT])

    @property
    def gross(self) -> Decimal:
        """Box 1."""
        return self.answers[ask.BOX_1]

    @property
    def earnings(self) -> Decimal:
        """Box 1 less box 5; below zero after a loss."""
        return self.gross - self.answers[ask.BOX_5]

    @property
    def is_of_the_year_before(self) -> bool:
        """A refund that is income of the year before the form's."""
        return self.event is FormEvent.REFUND and "P" in str(self.answers[ask.BOX_7])

    @property
    def recharacterizes(self) -> bool:
        """A Roth contribution that was moved to a traditional IRA: none of it is taxable (26 U.S.C. 408A(d)(6))."""
        return self.event is FormEvent.BACKDOOR_IRA and self._has_code(ask.RECHARACTERIZATION_CODES)

    @property
    def is_untaxed(self) -> bool:
        """Whether nothing of the money is taxable, whatever the other boxes say."""
        return self.event in NOT_TAXED or self.recharacterizes

    def _has_code(self, codes: Iterable[str]) -> bool:
        """Whether box 7 has one of these codes."""
        return not set(codes).isdisjoint(self.answers[ask.BOX_7])

    def _recorded(self, question: Question[Decimal]) -> Decimal | None:
        """A box by the person's own records of conversions; they say nothing of a recharacterization."""
        return None if holds(lambda: self.recharacterizes) else self.answers.wished(question)

    @property
    def recorded_gross(self) -> Decimal | None:
        """Box 1 by the person's own records."""
        return self._recorded(ask.EXPECTED_BOX_1)

    @property
    def recorded_taxable(self) -> Decimal | None:
        """Box 2a by the person's own records."""
        return self._recorded(ask.EXPECTED_BOX_2A)

    @property
    def recorded_basis(self) -> Decimal | None:
        """Box 5 by the person's own records."""
        return self.answers.wished(ask.EXPECTED_BOX_5)

    @property
    def expected_box_2a(self) -> Decimal | None:
        """The taxable amount by the person's records, or as the other boxes ask for it; None where they do not tell."""
        if self.recorded_taxable is not None:
            return self.recorded_taxable
        if self.is_untaxed:
            return ZERO
        if self.basis_missing() or (self.event is FormEvent.REFUND and not self.taxable_amount_too_high()):
            return None
        return self.gross if self.event in REPORTED_IN_FULL else at_least_zero(self.earnings)

    @property
    def line_5a(self) -> Decimal | None:
        """Form 1040, line 5a: box 1; None where the form is entered elsewhere."""
        elsewhere = self.event is FormEvent.BACKDOOR_IRA or self.is_of_the_year_before
        if elsewhere:
            return None
        return self.gross if self.recorded_gross is None else self.recorded_gross

    @property
    def line_5b(self) -> Decimal | None:
        """Form 1040, line 5b: the taxable amount; for a check before any 60-day rollover."""
        if self.line_5a is None:
            return None
        if self.recorded_taxable is not None:
            return self.recorded_taxable
        if self.basis_missing():
            return None
        if self.event is FormEvent.REFUND:
            return min(self.answers[ask.BOX_2A], at_least_zero(self.earnings))
        return self.expected_box_2a

    def taxable_amount_missing(self) -> bool:
        """Box 2a leaves out what is taxable."""
        if self.recorded_taxable is not None:
            return self.answers[ask.BOX_2A] < self.recorded_taxable - TOLERANCE
        if self.event in TAXED_ABOVE_BASIS:
            return self.answers[ask.BOX_2A] < self.earnings - TOLERANCE
        is_below = self.event in REPORTED_IN_FULL and self.answers[ask.BOX_2A] < self.gross - TOLERANCE
        return is_below and not self.recharacterizes

    def taxable_amount_too_high(self) -> bool:
        """Box 2a taxes what is basis, what went to a traditional IRA, or more than was paid."""
        if self.recorded_taxable is not None:
            most = self.recorded_taxable
        elif self.is_untaxed:
            most = ZERO
        else:
            most = self.gross if self.event in REPORTED_IN_FULL else at_least_zero(self.earnings)
        return self.answers[ask.BOX_2A] > most + TOLERANCE

    def basis_missing(self) -> bool:
        """Box 5 does not show the money that was taxed before."""
        if self.recorded_basis is not None:
            return self.answers[ask.BOX_5] < self.recorded_basis - TOLERANCE
        if self.event is FormEvent.SPLIT_ROTH_LEG:
            return self.earnings > TOLERANCE
        shows_basis = self.event in TAXED_ABOVE_BASIS or self.event is FormEvent.SPLIT_ONE_FORM
        return shows_basis and not self.answers[ask.BOX_5]

    def basis_unexpected(self) -> bool:
        """Box 5 shows basis where only earnings moved."""
        return self.event is FormEvent.SPLIT_TRADITIONAL_LEG and self.answers[ask.BOX_5] > TOLERANCE

    def basis_above_records(self) -> bool:
        """Box 5 shows more than the person paid in and converted."""
        too_much = self.recorded_basis is not None and self.answers[ask.BOX_5] > self.recorded_basis + TOLERANCE
        return too_much and self.event is not FormEvent.SPLIT_TRADITIONAL_LEG

    def gross_differs(self) -> bool:
        """Box 1 is another sum than the person converted."""
        return self.recorded_gross is not None and abs(self.gross - self.recorded_gross) > TOLERANCE

    def code_unexpected(self) -> bool:
        """Box 7 says something else than what was done."""
        return not self._has_code(ask.accepted_codes(self.answers)) and not self.recharacterizes


FIGURES: Mapping[FormFigure, Callable[[Boxes], object]] = {
    FormFigure.EXPECTED_BOX_2A: lambda it: it.expected_box_2a,
    FormFigure.LINE_5A: lambda it: it.line_5a,
    FormFigure.LINE_5B: lambda it: it.line_5b,
}
RECORDED: Mapping[FormFigure, Callable[[Boxes], Decimal | None]] = {
    FormFigure.EXPECTED_BOX_1: lambda it: it.recorded_gross,
    FormFigure.EXPECTED_BOX_5: lambda it: it.recorded_basis,
}
CHECKS: Mapping[FormReason, Callable[[Boxes], bool]] = {
    FormReason.TAXABLE_MISSING: Boxes.taxable_amount_missing,
    FormReason.TAXABLE_TOO_HIGH: Boxes.taxable_amount_too_high,
    FormReason.BASIS_MISSING: Boxes.basis_missing,
    FormReason.BASIS_UNEXPECTED: Boxes.basis_unexpected,
    FormReason.CODE_UNEXPECTED: Boxes.code_unexpected,
    FormReason.GROSS_DIFFERS: Boxes.gross_differs,
    FormReason.BASIS_ABOVE_RECORDS: Boxes.basis_above_records,
}
