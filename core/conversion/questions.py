"""The questions of the interview `conversion`, in the order in which they are asked."""

from __future__ import annotations

from decimal import Decimal

from core.answer_types import YES_NO, Choice, Dollars, DollarsOr, Percent, Problem
from core.interview import Answers, Interview, Question


def _not_above_balance(answers: Answers, amount: Decimal | Percent | str) -> None:
    balance = answers[BASIS] + answers[EARNINGS]
    if isinstance(amount, Decimal) and amount > balance:
        raise Problem("above_balance", balance=balance)


def _is_paid_out(answers: Answers) -> bool:
    return answers[DESTINATION] == "check"


BASIS = Question("conversion.basis", Dollars(), usual=20_000)
EARNINGS = Question("conversion.earnings", Dollars(), usual=500, suggestions=lambda _: ("0",))
AMOUNT = Question(
    "conversion.amount",
    DollarsOr(("all",)),
    check=_not_above_balance,
    usual="all",
    suggestions=lambda _: ("all",),
)
DESTINATION = Question("conversion.destination", Choice(("in_plan", "roth_ira", "split", "check")), usual="roth_ira")
OVER_59_HALF = Question("conversion.over_59_half", YES_NO, _is_paid_out, usual="no")

CONVERSION = Interview("conversion", (BASIS, EARNINGS, AMOUNT, DESTINATION, OVER_59_HALF), uses_limits=False)
