"""The figures of the interview `conversion`, in cents, half up.

The after-tax source is one contract of its own; what leaves it is basis and earnings pro rata
(26 U.S.C. 72(d)(2), 72(e)(8); IRS Notice 2014-54). After a loss all of it is basis, and more than is paid.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property

from core.answers import Answers
from core.conversion import questions as ask
from core.conversion.names import ConversionFigure, Destination
from core.money import ZERO, at_least_zero, half_up
from core.receipt import Line, Receipt, add_up

DIRECT_ROLLOVER = "G"
EARLY, NORMAL = "1", "7"
_NOTICE = ("IRS Notice 2014-54", "https://www.irs.gov/pub/irs-drop/n-14-54.pdf")
_INSTRUCTIONS = ("Instructions for Form 1099-R", "https://www.irs.gov/instructions/i1099r")

Form1099R = dict[str, Decimal | str]


class Movement:
    """One movement of after-tax money; a figure raises `NotAnswered` while an answer it needs is missing."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    @cached_property
    def amount_moved(self) -> Decimal:
        """What leaves the source."""
        return half_up(ask.amount_moved(self.answers))

    @cached_property
    def basis_moved(self) -> Decimal:
        """The part that was taxed before."""
        return ask.basis_moved(self.answers)

    @property
    def earnings_moved(self) -> Decimal:
        """The rest: earnings, or a loss below zero."""
        return self.amount_moved - self.basis_moved

    @property
    def ways(self) -> dict[str, dict[str, Decimal]]:
        """What each destination would cost: income of the year, and what is kept back."""
        earnings = ask.taxable_part(self.answers)
        kept_back = half_up(earnings * ask.WITHHOLDING_RATE)
        taxable = {**dict.fromkeys(map(str, Destination), earnings), str(Destination.SPLIT): ZERO}
        withheld = {**dict.fromkeys(taxable, ZERO), str(Destination.CHECK): kept_back}
        return {way: {"taxable": taxable[way], "withheld": withheld[way]} for way in taxable}

    @property
    def is_check(self) -> bool:
        """Paid to the person instead of straight to an account."""
        return self.answers[ask.DESTINATION] == Destination.CHECK

    @property
    def is_split(self) -> bool:
        """Basis to a Roth IRA, earnings to a traditional IRA, in one request."""
        return self.answers[ask.DESTINATION] == Destination.SPLIT

    @property
    def has_loss(self) -> bool:
        """Whether the money is worth less than was paid in."""
        return self.earnings_moved < 0

    @property
    def taxable(self) -> Decimal:
        """Income of the year; for a check before any 60-day rollover."""
        return ZERO if self.is_split else at_least_zero(self.earnings_moved)

    @property
    def withheld(self) -> Decimal:
        """The withholding on a check: 20 percent of the taxable part (26 U.S.C. 3405(c)(1)(B))."""
        return half_up(self.taxable * ask.WITHHOLDING_RATE)

    @property
    def check_amount(self) -> Decimal:
        """What the check pays."""
        return self.amount_moved - self.withheld

    @property
    def forms(self) -> list[Form1099R]:
        """The Forms 1099-R to expect, as in the instructions to the form; a leg of 0 has none."""
        legs = self._split_legs() if self.is_split and not self.has_loss else [self._one_form()]
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
            "box_2a": self.taxable,
            "box_5": self.basis_moved,
            "box_7": self._code(),
        }

    def _code(self) -> str:
        if not self.is_check:
            return DIRECT_ROLLOVER
        return NORMAL if self.answers[ask.OVER_59_HALF] == "yes" else EARLY

    def taxable_receipt(self) -> Receipt:
        """From the amount moved to what of it is income."""
        lines = [
            Line("amount_moved", self.amount_moved),
            Line("basis_moved", -self.basis_moved, "26 U.S.C. 72(e)(8)", *_NOTICE),
        ]
        rest = "loss_not_counted" if self.has_loss else "earnings_to_traditional_ira"
        return add_up(self.taxable, lines, difference=rest)

    def check_amount_receipt(self) -> Receipt:
        """From the amount moved to what the check pays."""
        withheld = Line("withheld", -self.withheld, "26 U.S.C. 3405(c)(1)(B)", *_INSTRUCTIONS)
        return add_up(self.check_amount, [Line("amount_moved", self.amount_moved), withheld], difference="rounding")


FIGURES: Mapping[ConversionFigure, Callable[[Movement], object]] = {
    ConversionFigure.AMOUNT_MOVED: lambda it: it.amount_moved,
    ConversionFigure.BASIS_MOVED: lambda it: it.basis_moved,
    ConversionFigure.EARNINGS_MOVED: lambda it: it.earnings_moved,
    ConversionFigure.WAYS: lambda it: it.ways,
    ConversionFigure.TAXABLE: lambda it: it.taxable,
    ConversionFigure.LINE_5A: lambda it: it.amount_moved,
    ConversionFigure.LINE_5B: lambda it: it.taxable,
    ConversionFigure.FORMS: lambda it: it.forms,
}
CHECK_FIGURES: Mapping[ConversionFigure, Callable[[Movement], object]] = {
    ConversionFigure.WITHHELD: lambda it: it.withheld,
    ConversionFigure.CHECK_AMOUNT: lambda it: it.check_amount,
}
RECEIPTS: Mapping[ConversionFigure, Callable[[Movement], Receipt]] = {
    ConversionFigure.TAXABLE: Movement.taxable_receipt,
}
CHECK_RECEIPTS: Mapping[ConversionFigure, Callable[[Movement], Receipt]] = {
    ConversionFigure.CHECK_AMOUNT: Movement.check_amount_receipt,
}
