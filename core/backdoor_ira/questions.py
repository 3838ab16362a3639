"""The questions of the interview `ira`, in the order in which they are asked."""

from __future__ import annotations

from core.answer_types import YES_NO, Choice, Dollars
from core.calendar_dates import year_end
from core.doubts import yearly_doubt
from core.interview import Interview
from core.person import AGE_BAND as AGE_BAND_OF_MEGA
from core.question import Answers, Question, Talk

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


def year_has_ended(answers: Answers) -> bool:
    """Whether 31 December of the tax year is past."""
    return answers.today > year_end(answers.tax_year)


def _may_have_converted(answers: Answers) -> bool:
    return year_has_ended(answers) and answers[TRADITIONAL_PAID] > 0


def _ends_of_the_roth_range(answers: Answers) -> tuple[str, ...]:
    limits = answers.limits
    status = answers[FILING_STATUS]
    joint = status in ("married_joint", "surviving_spouse")
    income_range = limits.roth_joint if joint else limits.roth_single
    return (str(income_range.low), str(income_range.high))


def _none(_: Answers) -> tuple[str, ...]:
    return ("0",)


def _magi_again(answers: Answers) -> tuple[str, ...]:
    return (str(answers[MAGI]),)


FILING_STATUS = Question("filing_status", Choice(FILING_STATUSES), usual="single")
AGE_BAND: Question[str] = Question(
    AGE_BAND_OF_MEGA.id, AGE_BAND_OF_MEGA.type, usual="under_50", talk=AGE_BAND_OF_MEGA.talk
)
MAGI = Question("magi", Dollars(), usual=200_000, suggestions=_ends_of_the_roth_range, yearly=True, doubt=yearly_doubt)
COMPENSATION = Question(
    "ira.compensation",
    Dollars(),
    usual=200_000,
    suggestions=_magi_again,
    yearly=True,
    doubt=yearly_doubt,
    talk=Talk(adds_up=True),
)
COVERED = Question("ira.covered", YES_NO, usual="yes")
SPOUSE_COVERED = Question("ira.spouse_covered", YES_NO, _spouse_plan_matters, usual="no")
ROTH_PAID = Question("ira.roth_paid", Dollars(), usual=0, suggestions=_none, yearly=True)
TRADITIONAL_PAID = Question("ira.traditional_paid", Dollars(), usual=0, suggestions=_none, yearly=True)
CONVERTED = Question(
    "ira.converted",
    Dollars(),
    _may_have_converted,
    usual=0,
    suggestions=lambda answers: ("0", str(answers[TRADITIONAL_PAID])),
    yearly=True,
)
BALANCE = Question("ira.balance", Dollars(), usual=0, suggestions=_none, yearly=True, talk=Talk(adds_up=True))
BASIS = Question("ira.basis", Dollars(), usual=0, suggestions=_none, yearly=True)

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
)
