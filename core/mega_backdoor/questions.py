"""The questions of the interview `mega`, in the order in which they are asked."""

from __future__ import annotations

from decimal import Decimal

from core.answer_types import YES_NO, YES_NO_UNSURE, Choice, Dollars, DollarsOr, Problem, WholeNumber
from core.interview import Answers, Interview, Question, always
from core.payroll import DATES_A_YEAR, most_dates_left


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


def _pay_matters(answers: Answers) -> bool:
    return answers[SITUATION] == "both" or job_part_open(answers)


def _no_way_out_yet(answers: Answers) -> bool:
    return job_part_open(answers) and answers[ROUTE] == "none"


def _roth_catch_up_rule_may_apply(answers: Answers) -> bool:
    enforced = answers.limits.roth_catch_up_wages.enforced
    return enforced and job_part_open(answers) and answers[AGE_BAND] != "under_50"


def _wages_were_high(answers: Answers) -> bool:
    return answers.get(PRIOR_YEAR_WAGES_HIGH) == "yes"


def _works_alone(answers: Answers) -> bool:
    return has_a_business(answers) and answers[EMPLOYEES] == "no"


def _sole_proprietor_alone(answers: Answers) -> bool:
    return _works_alone(answers) and answers[ENTITY] == "sole_proprietor"


def _corporation_alone(answers: Answers) -> bool:
    return _works_alone(answers) and answers[ENTITY] == "corporation"


def _not_above_pay(answers: Answers, deferrals: Decimal) -> None:
    pay = answers[PAY]
    if deferrals > pay:
        raise Problem("above_pay", pay=pay)


def _usual_deferrals(answers: Answers) -> tuple[str, ...]:
    regular = answers.limits.elective_deferrals.value
    addition = catch_up_by_age(answers, answers.get(AGE_BAND) or "under_50")
    usual = (regular, regular + addition) if addition else (regular,)
    return (*(str(amount) for amount in usual if amount <= answers[PAY]), "0")


def catch_up_by_age(answers: Answers, age_band: str) -> Decimal:
    """The catch-up limit of an age band in dollars, 0 under 50 (26 U.S.C. 414(v)(2)(B), (E))."""
    if age_band == "under_50":
        return Decimal(0)
    limits = answers.limits
    return (limits.catch_up_60_63 if age_band == "60_63" else limits.catch_up_50).value


def _dates_that_fit(answers: Answers) -> tuple[str, ...]:
    most = most_dates_left(answers[PAY_SCHEDULE], answers.today, answers.limits.year)
    return tuple(str(count) for count in range(max(0, most - 2), most + 1))


SITUATION = Question("situation", Choice(("employee", "self_employed", "both")), usual="employee")
AFTER_TAX = Question("job.after_tax", YES_NO_UNSURE, has_a_job, usual="yes")
ROUTE = Question(
    "job.route",
    Choice(("automatic", "in_plan", "withdrawal", "both", "none", "unsure")),
    job_part_open,
    usual="in_plan",
)
LEAVING = Question("job.leaving", YES_NO, _no_way_out_yet, usual="no")
AGE_BAND = Question("age_band", Choice(("under_50", "50_59", "60_63", "64_plus")), _wants_a_figure, usual="under_50")
PAY = Question("job.pay", Dollars(), _pay_matters, usual=150_000)
DEFERRALS = Question("job.deferrals", Dollars(), _pay_matters, _not_above_pay, usual=0, suggestions=_usual_deferrals)
DEFERRALS_ELSEWHERE = Question("deferrals_elsewhere", Dollars(), _wants_a_figure, usual=0, suggestions=lambda _: ("0",))
EMPLOYER = Question(
    "job.employer",
    DollarsOr(percent=True),
    job_part_open,
    usual=0,
    suggestions=lambda _: ("3%", "4%", "6%", "0"),
)
AFTER_TAX_SO_FAR = Question("job.after_tax_so_far", Dollars(), job_part_open, usual=0, suggestions=lambda _: ("0",))
CAP = Question(
    "job.cap",
    DollarsOr(("none", "unsure"), percent=True),
    job_part_open,
    usual="none",
    suggestions=lambda _: ("none", "10%", "unsure"),
)
PAY_SCHEDULE = Question("job.pay_schedule", Choice(tuple(DATES_A_YEAR)), job_part_open, usual="biweekly")
PAY_DATES_LEFT = Question("job.pay_dates_left", WholeNumber(0, 53), job_part_open, usual=2, suggestions=_dates_that_fit)
PRIOR_YEAR_WAGES_HIGH = Question("job.prior_year_wages_high", YES_NO, _roth_catch_up_rule_may_apply, usual="no")
ROTH_IN_PLAN = Question("job.roth_in_plan", YES_NO_UNSURE, _wages_were_high, usual="yes")
ENTITY = Question(
    "business.entity", Choice(("sole_proprietor", "corporation")), has_a_business, usual="sole_proprietor"
)
EMPLOYEES = Question("business.employees", YES_NO, has_a_business, usual="no")
PLAN = Question("business.plan", Choice(("allows", "standard", "none", "unsure")), _works_alone, usual="allows")
PROFIT = Question("business.profit", Dollars(negative=True), _sole_proprietor_alone, usual=100_000)
WAGES = Question("business.wages", Dollars(), _corporation_alone, usual=100_000)
RESIDENCE = Question("residence", Choice(("us", "germany", "elsewhere")), always, usual="us")

MEGA = Interview(
    "mega",
    (
        SITUATION,
        AFTER_TAX,
        ROUTE,
        LEAVING,
        AGE_BAND,
        PAY,
        DEFERRALS,
        DEFERRALS_ELSEWHERE,
        EMPLOYER,
        AFTER_TAX_SO_FAR,
        CAP,
        PAY_SCHEDULE,
        PAY_DATES_LEFT,
        PRIOR_YEAR_WAGES_HIGH,
        ROTH_IN_PLAN,
        ENTITY,
        EMPLOYEES,
        PLAN,
        PROFIT,
        WAGES,
        RESIDENCE,
    ),
)
