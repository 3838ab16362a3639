"""The same pay and plan from the first pay date of the next year: own deferrals and after-tax money side by side."""

from __future__ import annotations

from datetime import date

from core.answers import Answers
from core.mega_backdoor import questions as ask
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.one_plan import OnePlan
from core.mega_backdoor.payroll import LAST_PAY_DATE, NEXT_PAY_DATE, PAY, PAY_PER_DATE, PAY_SCHEDULE
from core.mega_backdoor.plan_terms import ROUTE
from core.money import ZERO, cents_down, dollars_down
from core.pay_dates import first_of_next_year, pay_dates
from core.person import AFTER_TAX
from core.result import StepFigure


def from_next_year(job: OnePlan) -> dict[str, StepFigure]:
    """What to set for its pay dates, as far as it is known now.

    Nothing where the plan has something to answer, where it has no way to Roth, where after-tax money would wait then
    too, or where the person has chosen less. The law lets limits only rise, so that those of this year stand in. A
    bonus is left out.
    """
    answers = job.answers
    is_open = answers[AFTER_TAX] == "yes" and answers[ROUTE] not in ("none", "unsure")
    is_open = is_open and job.chosen_in_all is None
    first = first_pay_date_of_next_year(answers) if is_open and answers[ask.EMPLOYER] != "unsure" else None
    if first is None:
        return {}
    plan = OnePlan(_of_next_year(answers, first))
    if not plan.elected:
        return {}
    deferrals = min(plan.deferrals_to_come, plan.pay_to_come)
    return {
        "next_date": first,
        "percent_next": plan.percent_whole,
        "next_per_pay_date": plan.per_pay_date,
        "percent_next_deferrals": dollars_down(100 * deferrals / plan.pay_to_come),
        "next_deferrals": cents_down(deferrals / plan.pay_dates_left),
    }


def first_pay_date_of_next_year(answers: Answers) -> date | None:
    """The first pay date of the next year, where the rhythm of this one goes on; None where it is not known."""
    following = answers.given().get(NEXT_PAY_DATE.id)
    if not isinstance(following, date) or isinstance(answers.given().get(LAST_PAY_DATE.id), date):
        return None
    return first_of_next_year(answers[PAY_SCHEDULE], following, answers.tax_year)


def _of_next_year(answers: Answers, first: date) -> Answers:
    regular = len(pay_dates(answers[PAY_SCHEDULE], first, first.year)) * answers[PAY_PER_DATE]
    changes = {
        NEXT_PAY_DATE.id: first,
        PAY.id: max(answers[PAY], regular),
        BONUS_TO_COME.id: ZERO,
        ask.AFTER_TAX_SO_FAR.id: ZERO,
    }
    return answers.in_year(first.year, changes)
