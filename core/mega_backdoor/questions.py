"""The questions about the plan at work, and the order of all questions of the interview `mega`."""

from __future__ import annotations

from decimal import Decimal

from core.amount_types import Dollars, DollarsOr, DollarsOrOfPay, EmployerShare, ShareOfTheMost
from core.amounts import Percent, Problem, as_typed
from core.answer_types import YES_NO, YES_NO_UNSURE
from core.answers import Answers
from core.doubts import deferrals_doubt, few_dollars_doubt
from core.interview import Interview
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.payroll import (
    LAST_PAY_DATE,
    NET_PAY,
    NEXT_PAY_DATE,
    PAY,
    PAY_PER_DATE,
    PAY_SCHEDULE,
    pay_matters,
)
from core.mega_backdoor.plan_terms import CAP, CAP_COVERS, LEAVING, PRIOR_YEAR_WAGES_HIGH, ROTH_IN_PLAN, ROUTE
from core.money import half_up
from core.person import (
    AFTER_TAX,
    AGE_BAND,
    DEFERRALS_ELSEWHERE,
    RESIDENCE,
    SITUATION,
    job_part_open,
    largest_deferrals,
)
from core.question import Question, Talk
from core.solo_401k import questions as business


def own_deferrals(answers: Answers) -> Decimal:
    """Own deferrals at the job in dollars, whichever way they were given."""
    given = answers[DEFERRALS]
    if isinstance(given, Percent):
        return half_up(given.of(answers[PAY]))
    return given if isinstance(given, Decimal) else min(largest_deferrals(answers), answers[PAY])


def _larger_catch_up_matters(answers: Answers) -> bool:
    """Ages 60 to 63 with more deferrals than the smaller catch-up takes (26 U.S.C. 414(v)(2)(E))."""
    if not job_part_open(answers) or answers[AGE_BAND] != "60_63":
        return False
    limits = answers.limits
    smaller = limits.elective_deferrals.value + limits.catch_up_50.value
    return own_deferrals(answers) + answers[DEFERRALS_ELSEWHERE] > smaller


def _deferred_elsewhere(answers: Answers) -> bool:
    return job_part_open(answers) and answers[DEFERRALS_ELSEWHERE] > 0


def _has_a_related_plan(answers: Answers) -> bool:
    return answers.get(RELATED) == "yes"


def _has_both(answers: Answers) -> bool:
    return answers[SITUATION] == "both"


def _employer_matters(answers: Answers) -> bool:
    return job_part_open(answers) or answers.get(IS_403B) == "yes"


def _year_has_begun(answers: Answers) -> bool:
    return job_part_open(answers) and answers.tax_year <= answers.today.year


def _not_above_pay(answers: Answers, deferrals: Decimal | Percent | str) -> None:
    pay = answers[PAY]
    if isinstance(deferrals, Decimal) and deferrals > pay:
        raise Problem("above_pay", pay=pay)


def _usual_deferrals(answers: Answers) -> tuple[str, ...]:
    regular, largest = answers.limits.elective_deferrals.value, largest_deferrals(answers)
    fitting = [as_typed(amount) for amount in dict.fromkeys((regular, largest)) if amount <= answers[PAY]]
    return (*fitting, "0")


def _deferrals_doubt(answers: Answers, given: Decimal | Percent | str) -> tuple[str, ...] | None:
    """A whole number up to 100 may be a percent of pay; more than the person's limit is rather a slip, or cut off."""
    largest = min(largest_deferrals(answers), answers[PAY])
    if isinstance(given, Percent) and given.of(answers[PAY]) > largest:
        return (as_typed(largest), str(given))
    if not isinstance(given, Decimal):
        return None
    likely = deferrals_doubt(given, largest)
    may_be_percent = 0 < given <= 100 and given == given.to_integral_value()
    return (f"{as_typed(given)}%", *likely) if likely and may_be_percent else likely


DEFERRALS = Question(
    "job.deferrals",
    DollarsOr(("max",), percent=True),
    pay_matters,
    _not_above_pay,
    usual=0,
    suggestions=_usual_deferrals,
    yearly=True,
    doubt=_deferrals_doubt,
    most=largest_deferrals,
    talk=Talk(said_with=(PAY,), whole_year=True),
)
SUPER_CATCH_UP = Question("job.super_catch_up", YES_NO_UNSURE, _larger_catch_up_matters, usual="yes", plan_answers=True)
RELATED = Question("elsewhere.related", YES_NO_UNSURE, _deferred_elsewhere, usual="no", yearly=True)
RELATED_ADDITIONS = Question(
    "elsewhere.additions",
    Dollars(),
    _has_a_related_plan,
    usual=0,
    suggestions=lambda _: ("0",),
    yearly=True,
    doubt=few_dollars_doubt,
    talk=Talk(names_shared_with=("job.employer", "job.deferrals", "deferrals_elsewhere"), adds_up=True),
)
IS_403B = Question("job.is_403b", YES_NO, _has_both, usual="no", talk=Talk(said_with=(SITUATION,)))


def _employer_doubt(answers: Answers, given: object) -> tuple[str, ...] | None:
    """More than the overall limit is rather the pay, or what went into the plan in all."""
    if not isinstance(given, Decimal) or given <= answers.limits.annual_additions.value:
        return None
    return (as_typed(given), "unsure")


EMPLOYER = Question(
    "job.employer",
    EmployerShare(),
    _employer_matters,
    usual=0,
    suggestions=lambda _: ("3%", "4%", "6%", "match 50% of 6%", "0", "unsure"),
    plan_answers=True,
    yearly=True,
    doubt=_employer_doubt,
    talk=Talk(whole_year=True),
)


def _so_far_doubt(answers: Answers, amount: Decimal) -> tuple[str, ...] | None:
    """More than a plan takes in a year from everybody was rather said of something else; a few dollars too."""
    if amount > answers.limits.annual_additions.value:
        return (as_typed(amount),)
    return few_dollars_doubt(answers, amount)


AFTER_TAX_SO_FAR = Question(
    "job.after_tax_so_far",
    Dollars(),
    _year_has_begun,
    usual=0,
    suggestions=lambda _: ("0",),
    yearly=True,
    doubt=_so_far_doubt,
    talk=Talk(names_shared_with=("job.deferrals",)),
)

TAKE = Question("job.take", ShareOfTheMost(), yearly=True)
"""Less than the most: a percent of what is still possible or of pay, or dollars of each pay date."""

SPARE = Question("job.spare", DollarsOrOfPay(), yearly=True)
"""What may go in at most in all, own deferrals first: dollars of each pay date, or a percent of pay."""

LESS_AT_THE_JOB = (TAKE.id, SPARE.id)
LESS_IN_THE_BUSINESS = (business.SPARE.id, business.WAGES_TO_COME.id)
"""The ways to wish for less than the most in one of the plans, of which one holds."""

LESS = LESS_AT_THE_JOB + LESS_IN_THE_BUSINESS

DEFERRALS_SO_FAR: Question[Decimal] = Question("job.deferrals_so_far", Dollars(), yearly=True)
"""What of the year's own deferrals is in already; nobody is asked, who tells both says it."""

DEFERRALS_EACH: Question[Decimal] = Question("job.deferrals_each", Dollars(), yearly=True)
"""What goes into own deferrals from each pay date; nobody is asked, who tells it early is offered its sum later."""

NOT_CONVERTED = Question("job.not_converted", Dollars(), yearly=True)
"""After-tax money of the year that has not become Roth yet; nobody is asked, a diary knows."""

NOT_CONVERTED_AT_YEAR_END: Question[Decimal] = Question("job.not_converted_at_year_end", Dollars(), yearly=True)
"""After-tax money of a year that is over and had not become Roth by its 31 December; a diary knows."""

COUNTED_AFTER: Question[Decimal] = Question("elsewhere.counted_after", Dollars(), yearly=True)
"""What of the deferrals elsewhere uses the person's limits after those at this job, where several plans are kept."""

MEGA = Interview(
    "mega",
    (
        SITUATION,
        AFTER_TAX,
        ROUTE,
        LEAVING,
        AGE_BAND,
        PAY_SCHEDULE,
        NEXT_PAY_DATE,
        LAST_PAY_DATE,
        PAY_PER_DATE,
        PAY,
        BONUS_TO_COME,
        NET_PAY,
        DEFERRALS,
        DEFERRALS_ELSEWHERE,
        SUPER_CATCH_UP,
        RELATED,
        RELATED_ADDITIONS,
        IS_403B,
        EMPLOYER,
        AFTER_TAX_SO_FAR,
        CAP,
        CAP_COVERS,
        PRIOR_YEAR_WAGES_HIGH,
        ROTH_IN_PLAN,
        business.ENTITY,
        business.EMPLOYEES,
        business.PLAN,
        business.PROFIT,
        business.WAGES,
        business.PRIOR_YEAR_WAGES_HIGH,
        business.ROTH_IN_PLAN,
        RESIDENCE,
        business.US_SOCIAL_SECURITY,
    ),
    wishes=(
        TAKE,
        SPARE,
        DEFERRALS_SO_FAR,
        DEFERRALS_EACH,
        NOT_CONVERTED,
        NOT_CONVERTED_AT_YEAR_END,
        *business.SO_FAR,
        business.NOT_CONVERTED,
        business.SPARE,
        business.WAGES_TO_COME,
        COUNTED_AFTER,
    ),
)
