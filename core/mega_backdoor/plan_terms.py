"""The questions about what the plan allows: its way into a Roth account, its cap, a Roth account for the catch-up."""

from __future__ import annotations

from decimal import Decimal

from core.amount_types import DollarsOr
from core.amounts import Percent, as_typed
from core.answer_types import YES_NO, YES_NO_UNSURE, Choice
from core.answers import Answers
from core.money import ZERO
from core.person import AFTER_TAX, BY_WAGES, job_part_open, roth_catch_up_enforced
from core.question import Question, Talk

ROUTES = ("automatic", "in_plan", "withdrawal", "both", "none", "unsure")
CONVERTED_BY_THE_PERSON = ("in_plan", "withdrawal", "both")
"""Routes on which each contribution waits until its owner moves it."""
CLOSED_OR_OUT = ("none", "withdrawal")
"""What a withdrawal from 59½ on is: no way out before that age, one from then on."""
PROVE_A_ROTH_ACCOUNT = ("automatic", "in_plan", "both")
"""Routes that convert inside the plan, which takes a Roth account there (26 U.S.C. 402A(c)(4))."""


def routes_from_an_age(age_band: str) -> tuple[str, ...]:
    """What a plan that pays out from 59½ on offers at an age by 31 December; both where only the day of birth tells."""
    if age_band == "under_50":
        return CLOSED_OR_OUT[:1]
    return CLOSED_OR_OUT[1:] if age_band in ("60_63", "64_plus") else CLOSED_OR_OUT


def _no_way_out_yet(answers: Answers) -> bool:
    return job_part_open(answers) and answers[ROUTE] == "none"


def _has_a_cap(answers: Answers) -> bool:
    return job_part_open(answers) and not isinstance(answers[CAP], str)


def _roth_catch_up_rule_may_apply(answers: Answers) -> bool:
    return job_part_open(answers) and roth_catch_up_enforced(answers)


def _roth_account_unproven(answers: Answers) -> bool:
    return answers.get(PRIOR_YEAR_WAGES_HIGH) == "yes" and answers[ROUTE] not in PROVE_A_ROTH_ACCOUNT


def _no_cap_at_all(answers: Answers, cap: Decimal | Percent | str) -> tuple[str, ...] | None:
    """A cap of 0 rather means that there is none, and one above what anybody may pay in is rather pay."""
    if cap in (ZERO, Percent(ZERO)):
        return ("none",)
    most = answers.limits.annual_additions.value + answers.limits.catch_up_60_63.value
    return ("none", as_typed(cap)) if isinstance(cap, Decimal) and cap > most else None


ROUTE = Question(
    "job.route",
    Choice(ROUTES),
    job_part_open,
    usual="in_plan",
    plan_answers=True,
    document_answers=True,
    talk=Talk(
        of_today=True,
        said_with=(AFTER_TAX,),
        says_most=("both", "automatic", "none", "withdrawal", "in_plan"),
        together={frozenset(("in_plan", "withdrawal")): "both"},
    ),
)
LEAVING = Question("job.leaving", YES_NO, _no_way_out_yet, usual="no", yearly=True)
CAP = Question(
    "job.cap",
    DollarsOr(("none", "unsure"), percent=True, ask_bare=True),
    job_part_open,
    usual="none",
    suggestions=lambda _: ("none", "10%", "unsure"),
    plan_answers=True,
    document_answers=True,
    doubt=_no_cap_at_all,
    talk=Talk(names_shared_with=("job.after_tax_so_far",), whole_year=True, rather={AFTER_TAX.id: "no"}),
)
CAP_COVERS = Question(
    "job.cap_covers",
    Choice(("after_tax", "all_own")),
    _has_a_cap,
    usual="after_tax",
    talk=Talk(said_with=(CAP,)),
)
PRIOR_YEAR_WAGES_HIGH = Question(
    "job.prior_year_wages_high",
    YES_NO,
    _roth_catch_up_rule_may_apply,
    usual="no",
    yearly=True,
    talk=Talk(by_number=BY_WAGES),
)
ROTH_IN_PLAN = Question(
    "job.roth_in_plan",
    YES_NO_UNSURE,
    _roth_account_unproven,
    usual="yes",
    plan_answers=True,
    document_answers=True,
)
