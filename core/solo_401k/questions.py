"""The questions about the own business, in the order in which they are asked."""

from __future__ import annotations

from core.answer_types import YES_NO, YES_NO_UNSURE, Choice, Dollars
from core.doubts import yearly_doubt
from core.person import RESIDENCE, has_a_business, roth_catch_up_enforced
from core.question import Answers, Question


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


ENTITY = Question(
    "business.entity", Choice(("sole_proprietor", "corporation")), has_a_business, usual="sole_proprietor"
)
EMPLOYEES = Question("business.employees", YES_NO, has_a_business, usual="no")
PLAN = Question(
    "business.plan",
    Choice(("allows", "standard", "none", "unsure")),
    works_alone,
    usual="allows",
    plan_answers=True,
)
PROFIT = Question(
    "business.profit",
    Dollars(negative=True),
    is_sole_proprietor,
    usual=100_000,
    yearly=True,
    doubt=yearly_doubt,
)
WAGES = Question("business.wages", Dollars(), is_corporation, usual=100_000, yearly=True, doubt=yearly_doubt)
PRIOR_YEAR_WAGES_HIGH = Question(
    "business.prior_year_wages_high", YES_NO, _roth_catch_up_rule_may_apply, usual="no", yearly=True
)
ROTH_IN_PLAN = Question("business.roth_in_plan", YES_NO_UNSURE, _wages_were_high, usual="yes", plan_answers=True)
US_SOCIAL_SECURITY = Question("business.us_social_security", YES_NO_UNSURE, _lives_abroad, usual="yes")
