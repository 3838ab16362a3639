"""What is set on the plan's page, and when: own deferrals first, the election, and the last pay date."""

from __future__ import annotations

from decimal import Decimal

from core.mega_backdoor.bonus_share import from_bonus
from core.mega_backdoor.names import JobStep
from core.mega_backdoor.one_plan import OnePlan
from core.mega_backdoor.payroll_calendar import PayrollCalendar
from core.money import at_least_zero
from core.result import Step, StepFigure

WORTH_A_TOP_UP = Decimal(1)
"""Dollars: less is not worth changing the election a second time."""


def election_steps(job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    """Own deferrals first, then what to type on the plan's page, and the first payslip."""
    shown: dict[str, StepFigure] = {
        "percent_whole": job.percent_whole,
        "per_pay_date": job.per_pay_date,
        "from_bonus": from_bonus(job),
        "left_over": job.left_over,
        "dates": calendar.dates,
        "count": len(calendar.dates) - len(calendar.missed),
        "first_date": calendar.first_changed_date or calendar.dates[0],
        "missed_date": calendar.missed[-1] if calendar.missed else None,
        "short_notice": int(calendar.is_short_notice),
        "second_date": calendar.second_changed_date,
        "amount": job.elected,
    }
    payslip = [Step(JobStep.FIRST_PAYSLIP, calendar.first_payslip)] if calendar.first_payslip else []
    return [
        *match_first(job),
        *deferrals_first(job, calendar),
        Step(JobStep.ELECT, calendar.change_by, shown),
        *payslip,
    ]


def match_first(job: OnePlan) -> list[Step]:
    """A word on the employer match, where higher own deferrals may bring more of it."""
    return [Step(JobStep.MATCH_FIRST)] if job.may_earn_more_match else []


def deferrals_first(job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    """By how much own deferrals are raised over the pay dates left, and what of the limit was missing."""
    if not job.raised_per_pay_date:
        return []
    figures: dict[str, StepFigure] = {
        "amount": job.deferrals_missing,
        "catch_up": at_least_zero(job.catch_up_left - job.catch_up_deferrals) or None,
        "in_all": job.raised,
        "chosen": job.chosen_in_all,
        "in_percent": job.raised_in_percent,
        "per_pay_date": job.raised_per_pay_date,
        "percent_whole": job.raised_percent or None,
        "percent_total": job.percent_total,
        "total_per_pay_date": job.total_per_pay_date,
        "percent_set": None if job.percent_total is None else job.percent_total - job.raised_percent,
        "from_bonus": job.raised_from_bonus,
        "from_each_pay_date": job.raised_from_each_pay_date,
        "deferral_limit": job.deferral_limit,
        "dates": calendar.dates,
    }
    return [Step(JobStep.FILL_DEFERRALS, calendar.change_by, figures)]


def after_tax_waits(job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    """That nothing is elected where own deferrals take all that the pay dates left can carry."""
    if not job.raised or job.still_possible or not job.before.elected:
        return []
    return [Step(JobStep.AFTER_TAX_WAITS, calendar.change_by, {"dates": calendar.dates})]


def last_date_steps(job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    """Before the last pay date: what the whole percent leaves, and whether the year's sums are right."""
    due = calendar.change_for_last_by
    if due is None:
        return []
    check = Step(JobStep.CHECK_YEAR_END, due, {"amount": job.after_tax_room})
    # Without a whole percent the election is in dollars, or ends early: nothing waits for the last pay date.
    if not job.percent_whole or job.top_up < WORTH_A_TOP_UP:
        return [check]
    return [check, Step(JobStep.TOP_UP, due, {"amount": job.top_up})]
