"""The questions of the interview `ira`, in the order in which they are asked."""

from __future__ import annotations

from core.answer_types import YES_NO, Choice, Dollars
from core.interview import Answers, Interview, Question
from core.person import AGE_BAND as AGE_BAND_OF_MEGA

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


def _has_ira_money(answers: Answers) -> bool:
    return answers[BALANCE] > 0


def _ends_of_the_roth_range(answers: Answers) -> tuple[str, ...]:
    limits = answers.limits
    status = answers[FILING_STATUS]
    joint = status in ("married_joint", "surviving_spouse")
    income_range = limits.roth_joint if joint else limits.roth_single
    return (str(income_range.low), str(income_range.high))


def _magi_again(answers: Answers) -> tuple[str, ...]:
    return (str(answers[MAGI]),)


FILING_STATUS = Question("filing_status", Choice(FILING_STATUSES), usual="single")
AGE_BAND: Question[str] = Question(AGE_BAND_OF_MEGA.id, AGE_BAND_OF_MEGA.type, usual="under_50")
MAGI = Question("magi", Dollars(), usual=200_000, suggestions=_ends_of_the_roth_range)
COMPENSATION = Question("ira.compensation", Dollars(), usual=200_000, suggestions=_magi_again)
COVERED = Question("ira.covered", YES_NO, usual="yes")
SPOUSE_COVERED = Question("ira.spouse_covered", YES_NO, _spouse_plan_matters, usual="no")
BALANCE = Question("ira.balance", Dollars(), usual=0, suggestions=lambda _: ("0",))
BASIS = Question("ira.basis", Dollars(), _has_ira_money, usual=0, suggestions=lambda _: ("0",))

IRA = Interview("ira", (FILING_STATUS, AGE_BAND, MAGI, COMPENSATION, COVERED, SPOUSE_COVERED, BALANCE, BASIS))
