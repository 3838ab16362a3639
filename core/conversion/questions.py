"""The questions of the interview `conversion`, in the order in which they are asked."""

from __future__ import annotations

from decimal import Decimal

from core.amount_types import Dollars, DollarsOr
from core.amounts import Percent, Problem, as_typed
from core.answer_types import YES_NO, Choice
from core.answers import Answers
from core.conversion.names import Destination
from core.doubts import few_dollars_doubt
from core.interview import Interview
from core.money import ZERO, half_up
from core.question import ByNumber, Question, Talk, Unit

WITHHOLDING_RATE = Decimal("0.20")
"""What a payer keeps back of the taxable part of a check (26 U.S.C. 3405(c)(1)(B))."""

LAST_AGE_IN_DOUBT = 59


def _basis_covers_loss(answers: Answers, earnings: Decimal) -> None:
    """A source can lose what was paid in, and no more."""
    basis = answers[BASIS]
    if basis + earnings < 0:
        raise Problem("loss_above_basis", basis=basis)


def _rather_the_worth(answers: Answers, earnings: Decimal) -> tuple[str, ...] | None:
    """Earnings as large as what was paid in are rather what the source is worth in all."""
    basis = answers[BASIS]
    return (as_typed(earnings - basis), as_typed(earnings)) if 0 < basis <= earnings else None


def _not_above_worth(answers: Answers, amount: Decimal | Percent | str) -> None:
    worth = answers[BASIS] + answers[EARNINGS]
    if isinstance(amount, Decimal) and amount > worth:
        raise Problem("above_worth", worth=worth)


def _over_59_half_by_age(_: Answers, age: Decimal) -> str | None:
    """An age of 59 leaves it open (26 U.S.C. 72(t)(2)(A)(i))."""
    if age == LAST_AGE_IN_DOUBT:
        return None
    return "yes" if age > LAST_AGE_IN_DOUBT else "no"


def _is_paid_out(answers: Answers) -> bool:
    return answers[DESTINATION] == Destination.CHECK


def amount_moved(answers: Answers) -> Decimal:
    """What leaves the source; `all` is what it is worth."""
    given = answers[AMOUNT]
    return given if isinstance(given, Decimal) else answers[BASIS] + answers[EARNINGS]


def basis_moved(answers: Answers) -> Decimal:
    """The contributions in it, by their share of the source (26 U.S.C. 72(e)(8)); above the amount after a loss."""
    basis, earnings = answers[BASIS], answers[EARNINGS]
    worth, amount = basis + earnings, amount_moved(answers)
    if not worth:
        return ZERO
    if earnings < 0:
        return half_up(basis * amount / worth)
    return half_up(amount) - half_up(amount * earnings / worth)


def taxable_part(answers: Answers) -> Decimal:
    """The earnings in the amount; a loss is nothing taxable."""
    return max(ZERO, half_up(amount_moved(answers)) - basis_moved(answers))


def cost_of_each_way(answers: Answers) -> dict[str, Decimal]:
    """What each destination would cost, to choose by: income now, what is kept back, and what a check would pay."""
    taxable = taxable_part(answers)
    withheld = half_up(taxable * WITHHOLDING_RATE)
    amount = half_up(amount_moved(answers))
    return {
        "way_amount": amount,
        "way_taxable": taxable,
        "way_withheld": withheld,
        "way_check": amount - withheld,
        "way_basis": basis_moved(answers),
    }


BASIS = Question("conversion.basis", Dollars(), usual=20_000, yearly=True, doubt=few_dollars_doubt)
EARNINGS = Question(
    "conversion.earnings",
    Dollars(negative=True),
    check=_basis_covers_loss,
    usual=500,
    suggestions=lambda _: ("0",),
    yearly=True,
    doubt=_rather_the_worth,
)
AMOUNT = Question(
    "conversion.amount",
    DollarsOr(("all",)),
    check=_not_above_worth,
    usual="all",
    suggestions=lambda _: ("all",),
    yearly=True,
)
DESTINATION = Question(
    "conversion.destination",
    Choice(tuple(Destination)),
    usual="roth_ira",
    figures=cost_of_each_way,
    talk=Talk(says_most=(Destination.SPLIT, Destination.IN_PLAN)),
)
OVER_59_HALF = Question(
    "conversion.over_59_half",
    YES_NO,
    _is_paid_out,
    usual="no",
    talk=Talk(by_number=ByNumber(Unit.AGE, _over_59_half_by_age)),
)

CONVERSION = Interview("conversion", (BASIS, EARNINGS, AMOUNT, DESTINATION, OVER_59_HALF), uses_limits=False)
