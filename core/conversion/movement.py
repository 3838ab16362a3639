"""The figures of the interview `conversion` (contract section 3.3), in cents, half up.

The after-tax source is one contract of its own; what leaves it is basis and earnings pro rata
(26 U.S.C. 72(d)(2), 72(e)(8); IRS Notice 2014-54).
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from core.conversion import questions as ask
from core.interview import Answers
from core.money import ZERO, half_up
from core.receipt import Line, Receipt, add_up

WITHHOLDING_RATE = Decimal("0.20")
DIRECT_ROLLOVER = "G"
EARLY, NORMAL = "1", "7"

Form1099R = dict[str, Decimal | str]


class Movement:
    """One movement of after-tax money; a figure raises `NotAnswered` while an answer it needs is missing."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    @cached_property
    def balance(self) -> Decimal:
        """All money in the after-tax source, basis and earnings."""
        return self.answers[ask.BASIS] + self.answers[ask.EARNINGS]

    @cached_property
    def _exact_amount(self) -> Decimal:
        given = self.answers[ask.AMOUNT]
        return given if isinstance(given, Decimal) else self.balance

    @property
    def amount_moved(self) -> Decimal:
        """What leaves the source."""
        return half_up(self._exact_amount)

    @cached_property
    def earnings_moved(self) -> Decimal:
        """The earnings in it, by their share of the source."""
        if not self.balance:
            return ZERO
        return half_up(self._exact_amount * self.answers[ask.EARNINGS] / self.balance)

    @property
    def basis_moved(self) -> Decimal:
        """The rest: money that was taxed before."""
        return self.amount_moved - self.earnings_moved

    @property
    def is_check(self) -> bool:
        """Paid to the person instead of straight to an account."""
        return self.answers[ask.DESTINATION] == "check"

    @property
    def is_split(self) -> bool:
        """Basis to a Roth IRA, earnings to a traditional IRA, in one request."""
        return self.answers[ask.DESTINATION] == "split"

    @property
    def taxable(self) -> Decimal:
        """Income of the year; for a check before any 60-day rollover."""
        return ZERO if self.is_split else self.earnings_moved

    @property
    def withheld(self) -> Decimal:
        """The withholding on a check: 20 percent of the taxable part (26 U.S.C. 3405(c)(1)(B))."""
        return half_up(self.earnings_moved * WITHHOLDING_RATE)

    @property
    def check_amount(self) -> Decimal:
        """What the check pays."""
        return self.amount_moved - self.withheld

    @property
    def forms(self) -> list[Form1099R]:
        """The Forms 1099-R to expect, as in the instructions to the form; a leg of 0 has none."""
        legs = self._split_legs() if self.is_split else [self._one_form()]
        return [form for form in legs if form["box_1"]]

    def _split_legs(self) -> list[Form1099R]:
        basis, earnings = self.basis_moved, self.earnings_moved
        return [
            {"box_1": basis, "box_2a": ZERO, "box_5": basis, "box_7": DIRECT_ROLLOVER},
            {"box_1": earnings, "box_2a": ZERO, "box_5": ZERO, "box_7": DIRECT_ROLLOVER},
        ]

    def _one_form(self) -> Form1099R:
        return {
            "box_1": self.amount_moved,
            "box_2a": self.earnings_moved,
            "box_5": self.basis_moved,
            "box_7": self._code(),
        }

    def _code(self) -> str:
        if not self.is_check:
            return DIRECT_ROLLOVER
        return NORMAL if self.answers[ask.OVER_59_HALF] == "yes" else EARLY

    @property
    def line_5a(self) -> Decimal:
        """Form 1040, line 5a: the boxes 1 together."""
        return self.amount_moved

    @property
    def line_5b(self) -> Decimal:
        """Form 1040, line 5b: the boxes 2a together; for a check before any 60-day rollover."""
        return self.taxable

    def taxable_receipt(self) -> Receipt:
        """From the amount moved to what of it is income."""
        lines = [
            Line("amount_moved", self.amount_moved),
            Line("basis_moved", -self.basis_moved),
        ]
        return add_up(self.taxable, lines, difference="earnings_to_traditional_ira")

    def check_amount_receipt(self) -> Receipt:
        """From the amount moved to what the check pays."""
        return add_up(self.check_amount, [Line("amount_moved", self.amount_moved)], difference="withheld")


FIGURES = ("amount_moved", "basis_moved", "earnings_moved", "taxable", "line_5a", "line_5b", "forms")
CHECK_FIGURES = ("withheld", "check_amount")
RECEIPTS = ("taxable",)
CHECK_RECEIPTS = ("check_amount",)
