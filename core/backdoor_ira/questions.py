"""The questions of the interview `ira`, in the order in which they are asked."""

from __future__ import annotations

from decimal import Decimal

from core.amount_types import Dollars
from core.answer_types import YES_NO, Choice
from core.answers import Answers
from core.backdoor_ira.phase_out import WITH_THE_JOINT_RANGES
from core.doubts import few_dollars_doubt, pay_doubt
from core.interview import Interview
from core.person import AGE_BAND as AGE_BAND_OF_MEGA
from core.question import Question, Talk, Whose

FILING_STATUSES = (
    "single",
    "head_of_household",
    "married_joint",
    "surviving_spouse",
    "married_separate",
    "married_separate_apart",
)


def _spouse_plan_matters(answers: Answers) -> bool:
    """A spouse's plan limits the deduction of a person who has none (26 U.S.C. 219(g)(1), (4), (7))."""
    return answers[FILING_STATUS] in ("married_joint", "married_separate") and answers[COVERED] == "no"


def _may_have_converted(answers: Answers) -> bool:
    return answers.is_year_over and answers[TRADITIONAL_PAID] > 0


def _ends_of_the_roth_range(answers: Answers) -> tuple[str, ...]:
    """The two ends of the income range of a single or a joint return, as incomes to tap."""
    is_joint = answers[FILING_STATUS] in WITH_THE_JOINT_RANGES
    income_range = answers.limits.roth_joint if is_joint else answers.limits.roth_single
    return (str(income_range.low), str(income_range.high))


def _none(_: Answers) -> tuple[str, ...]:
    return ("0",)


def _magi_again(answers: Answers) -> tuple[str, ...]:
    return (str(answers[MAGI]),)


FILING_STATUS = Question(
    "filing_status",
    Choice(FILING_STATUSES),
    usual="single",
    whose=Whose.COUPLE,
    talk=Talk(
        of_today=True,
        says_most=(
            "married_separate_apart",
            "married_separate",
            "surviving_spouse",
            "head_of_household",
            "married_joint",
        ),
    ),
)
AGE_BAND: Question[str] = Question(
    AGE_BAND_OF_MEGA.id,
    AGE_BAND_OF_MEGA.type,
    usual="under_50",
    talk=AGE_BAND_OF_MEGA.talk,
    whose=AGE_BAND_OF_MEGA.whose,
    # From 50 an IRA has an addition of its own; the catch-up is the plan's.
    helped_for="ira",
)
MAGI = Question(
    "magi",
    Dollars(),
    usual=200_000,
    suggestions=_ends_of_the_roth_range,
    yearly=True,
    doubt=pay_doubt,
    talk=Talk(adds_up=True, whole_year=True),
    whose=Whose.COUPLE,
)
COMPENSATION = Question(
    "ira.compensation",
    Dollars(),
    usual=200_000,
    suggestions=_magi_again,
    yearly=True,
    doubt=pay_doubt,
    talk=Talk(adds_up=True, whole_year=True),
    whose=Whose.COUPLE,
)
_OF_EACH = Talk(of_each=("ira.covered", "ira.spouse_covered"))
COVERED = Question("ira.covered", YES_NO, usual="yes", talk=_OF_EACH, whose=Whose.PERSON)
SPOUSE_COVERED = Question(
    "ira.spouse_covered", YES_NO, _spouse_plan_matters, usual="no", talk=_OF_EACH, whose=Whose.PERSON
)
ROTH_PAID = Question(
    "ira.roth_paid", Dollars(), usual=0, suggestions=_none, yearly=True, doubt=few_dollars_doubt, whose=Whose.PERSON
)
TRADITIONAL_PAID = Question(
    "ira.traditional_paid",
    Dollars(),
    usual=0,
    suggestions=_none,
    yearly=True,
    doubt=few_dollars_doubt,
    talk=Talk(names_shared_with=("ira.balance",)),
    whose=Whose.PERSON,
)
CONVERTED = Question(
    "ira.converted",
    Dollars(),
    _may_have_converted,
    usual=0,
    suggestions=lambda answers: ("0", str(answers[TRADITIONAL_PAID])),
    yearly=True,
    doubt=few_dollars_doubt,
    whose=Whose.PERSON,
)
BALANCE = Question(
    "ira.balance", Dollars(), usual=0, suggestions=_none, yearly=True, talk=Talk(adds_up=True), whose=Whose.PERSON
)
BASIS = Question(
    "ira.basis", Dollars(), usual=0, suggestions=_none, yearly=True, doubt=few_dollars_doubt, whose=Whose.PERSON
)

SPOUSE_CONTRIBUTIONS: Question[Decimal] = Question("ira.spouse_contributions", Dollars(), yearly=True)
"""What goes into the spouse's IRAs for the year: on a joint return it leaves less of the pay (26 U.S.C. 219(c))."""

CONVERTED_ON_RECORD: Question[Decimal] = Question("ira.converted_on_record", Dollars(), yearly=True)
"""What a diary says was converted in a year without a contribution for it, so that nobody is asked: basis alone."""

IRA = Interview(
    "ira",
    (
        FILING_STATUS,
        AGE_BAND,
        MAGI,
        COMPENSATION,
        COVERED,
        SPOUSE_COVERED,
        ROTH_PAID,
        TRADITIONAL_PAID,
        CONVERTED,
        BALANCE,
        BASIS,
    ),
    wishes=(SPOUSE_CONTRIBUTIONS, CONVERTED_ON_RECORD),
)
