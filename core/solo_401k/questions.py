"""The questions about the own business, in the order in which they are asked."""

from __future__ import annotations

from decimal import Decimal

from core.amount_types import Dollars
from core.answer_types import YES_NO, YES_NO_UNSURE, Choice
from core.answers import Answers
from core.doubts import yearly_doubt
from core.person import BY_WAGES, RESIDENCE, SITUATION, has_a_business, roth_catch_up_enforced
from core.question import ByNumber, Question, Talk, Unit


def works_alone(answers: Answers) -> bool:
    """An own business without employees: only then can it have a solo 401(k)."""
    return has_a_business(answers) and answers[EMPLOYEES] == "no"


def is_sole_proprietor(answers: Answers) -> bool:
    """A sole proprietor without employees."""
    return works_alone(answers) and answers[ENTITY] == "sole_proprietor"


def is_corporation(answers: Answers) -> bool:
    """The owner of a corporation without employees."""
    return works_alone(answers) and answers[ENTITY] == "corporation"


def _roth_catch_up_rule_may_apply(answers: Answers) -> bool:
    return is_corporation(answers) and roth_catch_up_enforced(answers)


def _wages_were_high(answers: Answers) -> bool:
    return answers.get(PRIOR_YEAR_WAGES_HIGH) == "yes"


def _lives_abroad(answers: Answers) -> bool:
    return is_sole_proprietor(answers) and answers[RESIDENCE] != "us"


PAY_AT_A_JOB = ("job.pay", "job.pay_per_date", "job.net_pay")
"""What people call their pay at a job they also call what their own business brings."""

ENTITY = Question(
    "business.entity",
    Choice(("sole_proprietor", "corporation")),
    has_a_business,
    usual="sole_proprietor",
    talk=Talk(of_today=True, said_with=(SITUATION,), told_early=True, says_most=("corporation", "sole_proprietor")),
)
EMPLOYEES = Question(
    "business.employees",
    YES_NO,
    has_a_business,
    usual="no",
    talk=Talk(
        of_today=True,
        said_with=(ENTITY,),
        by_number=ByNumber(Unit.HEADS, lambda _, heads: "yes" if heads > 0 else "no"),
    ),
)
PROFIT = Question(
    "business.profit",
    Dollars(negative=True),
    is_sole_proprietor,
    usual=100_000,
    yearly=True,
    doubt=yearly_doubt,
    talk=Talk(names_shared_with=PAY_AT_A_JOB, whole_year=True),
)
WAGES = Question(
    "business.wages",
    Dollars(),
    is_corporation,
    usual=100_000,
    yearly=True,
    doubt=yearly_doubt,
    talk=Talk(names_shared_with=PAY_AT_A_JOB, whole_year=True),
)
PLAN = Question(
    "business.plan",
    Choice(("allows", "standard", "none", "unsure")),
    works_alone,
    usual="allows",
    plan_answers=True,
    talk=Talk(of_today=True, said_with=(ENTITY, PROFIT, WAGES), says_most=("none",)),
)
PRIOR_YEAR_WAGES_HIGH = Question(
    "business.prior_year_wages_high",
    YES_NO,
    _roth_catch_up_rule_may_apply,
    usual="no",
    yearly=True,
    talk=Talk(by_number=BY_WAGES),
)
ROTH_IN_PLAN = Question("business.roth_in_plan", YES_NO_UNSURE, _wages_were_high, usual="yes", plan_answers=True)
US_SOCIAL_SECURITY = Question("business.us_social_security", YES_NO_UNSURE, _lives_abroad, usual="yes")

AFTER_TAX_SO_FAR = Question("business.after_tax_so_far", Dollars(), yearly=True)
DEFERRALS_SO_FAR = Question("business.deferrals_so_far", Dollars(), yearly=True)
EMPLOYER_SO_FAR = Question("business.employer_so_far", Dollars(), yearly=True)
SPARE: Question[Decimal] = Question("business.spare", Dollars(), yearly=True)
"""What the owner wants to pay in of the year at most, own deferrals first."""

WAGES_TO_COME: Question[Decimal] = Question("business.wages_to_come", Dollars(), yearly=True)
"""Gross wages that the own corporation still pays this year; nobody is asked, a button or a line says it."""

SO_FAR = (AFTER_TAX_SO_FAR, DEFERRALS_SO_FAR, EMPLOYER_SO_FAR)
"""Money of the year that is in the plan already, in this order; nobody is asked, a diary knows."""

NOT_CONVERTED = Question("business.not_converted", Dollars(), yearly=True)
"""After-tax money of the year in the own plan that has not become Roth yet; a diary knows."""
