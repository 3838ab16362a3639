"""The questions about a person that decide about the plan at work and the own business alike."""

from __future__ import annotations

from decimal import Decimal

from core.amount_types import Dollars
from core.answer_types import YES_NO_UNSURE, AgeBand, Choice
from core.answers import Answers
from core.doubts import SMALLEST_PAY, deferrals_doubt
from core.money import ZERO
from core.question import ByNumber, Question, Talk, Unit, Whose


def has_a_job(answers: Answers) -> bool:
    """Employed, with or without an own business."""
    return answers[SITUATION] != "self_employed"


def has_a_business(answers: Answers) -> bool:
    """Self-employed, with or without a job."""
    return answers[SITUATION] != "employee"


def job_part_open(answers: Answers) -> bool:
    """The employer's plan takes after-tax contributions, or may."""
    return has_a_job(answers) and answers[AFTER_TAX] != "no"


def _wants_a_figure(answers: Answers) -> bool:
    return has_a_business(answers) or answers[AFTER_TAX] != "no"


def is_50(answers: Answers) -> bool:
    """Whether the person is 50 or older on 31 December of the tax year (26 U.S.C. 414(v)(5))."""
    return answers[AGE_BAND] != "under_50"


def catch_up_by_age(answers: Answers) -> Decimal:
    """The catch-up limit of the age band in dollars, 0 under 50 (26 U.S.C. 414(v)(2)(B), (E))."""
    if not is_50(answers):
        return ZERO
    limits = answers.limits
    return (limits.catch_up_60_63 if answers[AGE_BAND] == "60_63" else limits.catch_up_50).value


def roth_catch_up_enforced(answers: Answers) -> bool:
    """Whether the tax year enforces that the highly paid make their catch-up as Roth (26 U.S.C. 414(v)(7))."""
    return answers.limits.roth_catch_up_wages.enforced and is_50(answers)


def largest_deferrals(answers: Answers) -> Decimal:
    """The limit on own deferrals with the catch-up of the person's age."""
    return answers.limits.elective_deferrals.value + catch_up_by_age(answers)


def _elsewhere_doubt(answers: Answers, amount: Decimal) -> tuple[str, ...] | None:
    return deferrals_doubt(amount, largest_deferrals(answers))


def wages_were_high(answers: Answers, wages: Decimal) -> str | None:
    """Whether wages of the year before were above the threshold of 26 U.S.C. 414(v)(7); None for a tiny number."""
    if wages < SMALLEST_PAY:
        return None
    return "yes" if wages > answers.limits.roth_catch_up_wages.value else "no"


BY_WAGES = ByNumber(Unit.DOLLARS, wages_were_high)


def age_band_later(band: str, years: int) -> str | None:
    """The age band some years later, or earlier with less than 0; None where it has to be asked again.

    Under 50 and from 50 to 59 it mostly stays; from 60 to 63 a year changes the catch-up limit by a lot.
    """
    if years == 0 or (band == "under_50") or (band == "64_plus" and years > 0):
        return band
    if years < 0:
        return None
    if band == "60_63":
        return "64_plus" if years >= 4 else None
    return band if years == 1 else None


SITUATION = Question(
    "situation",
    Choice(("employee", "self_employed", "both")),
    usual="employee",
    talk=Talk(
        of_today=True, told_early=True, says_most=("both",), together={frozenset(("employee", "self_employed")): "both"}
    ),
)
AFTER_TAX = Question(
    "job.after_tax",
    YES_NO_UNSURE,
    has_a_job,
    usual="yes",
    plan_answers=True,
    document_answers=True,
    talk=Talk(said_with=(SITUATION,)),
)
AGE_BAND = Question(
    "age_band",
    AgeBand(("under_50", "50_59", "60_63", "64_plus"), first_ages=(0, 50, 60, 64)),
    _wants_a_figure,
    usual="under_50",
    talk=Talk(widest="60_63"),
    whose=Whose.PERSON,
)
DEFERRALS_ELSEWHERE = Question(
    "deferrals_elsewhere",
    Dollars(),
    _wants_a_figure,
    usual=0,
    suggestions=lambda _: ("0",),
    yearly=True,
    doubt=_elsewhere_doubt,
    most=largest_deferrals,
    talk=Talk(names_shared_with=("job.employer", "job.deferrals")),
)
RESIDENCE = Question(
    "residence",
    Choice(("us", "germany", "elsewhere")),
    usual="us",
    talk=Talk(of_today=True, said_with=(SITUATION, AGE_BAND), told_early=True),
    whose=Whose.HOME,
)
