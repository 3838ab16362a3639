"""What the boxes of a Form 1099-R must say beside each other (contract section 3.4), to the dollar."""

from __future__ import annotations

from decimal import Decimal

from core.form_1099r import questions as ask
from core.interview import Answers
from core.money import ZERO, at_least_zero

TOLERANCE = Decimal(1)


class Boxes:
    """One form as printed; each check raises `NotAnswered` while a box it needs is missing."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    @property
    def event(self) -> str:
        """What the person did with the money."""
        return self.answers[ask.EVENT]

    @property
    def is_split_leg(self) -> bool:
        """One of the two forms of a split."""
        return self.event in ask.SPLIT_LEGS

    @property
    def is_roth_leg(self) -> bool:
        """The form for the basis that went to a Roth IRA."""
        return self.event == "split_roth_leg"

    @property
    def earnings(self) -> Decimal:
        """Box 1 less box 5."""
        return self.answers[ask.BOX_1] - self.answers[ask.BOX_5]

    @property
    def expected_box_2a(self) -> Decimal:
        """The taxable amount that the other boxes ask for; nothing in a split."""
        return ZERO if self.is_split_leg else at_least_zero(self.earnings)

    @property
    def line_5a(self) -> Decimal:
        """Form 1040, line 5a: box 1."""
        return self.answers[ask.BOX_1]

    @property
    def line_5b(self) -> Decimal:
        """Form 1040, line 5b: the taxable amount; for a check before any 60-day rollover."""
        return self.expected_box_2a

    def basis_above_gross(self) -> bool:
        """More basis than was paid."""
        return self.earnings < -TOLERANCE

    def taxable_amount_missing(self) -> bool:
        """Box 2a leaves out earnings."""
        return not self.is_split_leg and self.answers[ask.BOX_2A] < self.earnings - TOLERANCE

    def taxable_amount_too_high(self) -> bool:
        """Box 2a taxes what is basis, or what went to a traditional IRA."""
        most = ZERO if self.is_split_leg else self.earnings
        return self.answers[ask.BOX_2A] > most + TOLERANCE

    def basis_missing(self) -> bool:
        """Box 5 does not show the money that was taxed before."""
        if self.is_roth_leg:
            return self.earnings > TOLERANCE
        return not self.is_split_leg and not self.answers[ask.BOX_5]

    def code_unexpected(self) -> bool:
        """Box 7 says something else than what was done."""
        expected = {"1", "2", "7"} if self.event == "check" else {"G"}
        return expected.isdisjoint(str(self.answers[ask.BOX_7]))


FIGURES = ("expected_box_2a", "line_5a", "line_5b")
CHECKS = (
    "basis_above_gross",
    "taxable_amount_missing",
    "taxable_amount_too_high",
    "basis_missing",
    "code_unexpected",
)
