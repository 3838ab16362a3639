"""What is set on the plan's page, and when: own deferrals first, the election, and the last pay date."""

from __future__ import annotations

from decimal import Decimal

from core.answers import Answers
from core.mega_backdoor import questions as ask
from core.mega_backdoor.bonus_share import from_bonus
from core.mega_backdoor.election import Election
from core.mega_backdoor.names import JobStep
from core.mega_backdoor.one_plan import are_deferrals_to_fill
from core.mega_backdoor.payroll_calendar import PayrollCalendar
from core.money import at_least_zero, cents_down
from core.result import Step, StepFigure

WORTH_A_TOP_UP = Decimal(1)
"""Dollars: less is not worth changing the election a second time."""


def election_steps(answers: Answers, job: Election, calendar: PayrollCalendar) -> list[Step]:
    """Own deferrals first, then what to type on the plan's page, and the first payslip."""
    shown: dict[str, StepFigure] = {
        "percent_whole": job.percent_whole,
        "per_pay_date": job.per_pay_date,
        "from_bonus": from_bonus(job),
        "left_over": job.left_over,
        "dates": calendar.dates,
        "count": len(calendar.dates),
        "first_date": calendar.first_changed_date or calendar.dates[0],
        "missed_date": calendar.missed[-1] if calendar.missed else None,
        "short_notice": int(calendar.is_short_notice),
        "second_date": calendar.second_changed_date,
        "amount": job.elected,
    }
    payslip = [Step(JobStep.FIRST_PAYSLIP, calendar.first_payslip)] if calendar.first_payslip else []
    return [
        *match_first(answers, job),
        *deferrals_first(job, calendar),
        Step(JobStep.ELECT, calendar.change_by, shown),
        *payslip,
    ]


def match_first(answers: Answers, job: Election) -> list[Step]:
    """A word on the employer match, where there is one."""
    is_matched = job.employer_contributions > 0 or answers[ask.EMPLOYER] == "unsure"
    return [Step(JobStep.MATCH_FIRST)] if is_matched else []


def deferrals_first(job: Election, calendar: PayrollCalendar) -> list[Step]:
    """What is missing to the limit on own deferrals, spread over the pay dates left."""
    if not are_deferrals_to_fill(job):
        return []
    missing = job.deferral_limit - job.own_deferrals - job.deferred_elsewhere
    per_date = cents_down(min(missing, job.take_home_to_come) / len(calendar.dates))
    if not per_date:
        return []
    figures: dict[str, StepFigure] = {
        "amount": missing,
        "catch_up": at_least_zero(job.catch_up_left - job.catch_up_deferrals) or None,
        "per_pay_date": per_date,
        "deferral_limit": job.deferral_limit,
        "left_with_both": _left_with_both(job, per_date * len(calendar.dates)),
    }
    return [Step(JobStep.FILL_DEFERRALS, calendar.change_by, figures)]


def _left_with_both(job: Election, raised: Decimal) -> Decimal | None:
    """What an ordinary pay date brings with higher deferrals and the election; None where they compete.

    For the same pay, the same room, or a cap on all own contributions.
    """
    left = job.take_home_to_come - raised - job.elected
    does_room_suffice = job.after_tax_so_far + job.elected + raised <= job.room_before_cap
    if left < 0 or not does_room_suffice or job.cap_covers_all_own:
        return None
    return cents_down(left / job.pay_dates_left)


def last_date_steps(job: Election, calendar: PayrollCalendar) -> list[Step]:
    """Before the last pay date: what the whole percent leaves, and whether the year's sums are right."""
    due = calendar.change_for_last_by
    if due is None:
        return []
    check = Step(JobStep.CHECK_YEAR_END, due, {"amount": job.after_tax_room})
    # Without a whole percent the election is in dollars, or ends early: nothing waits for the last pay date.
    if not job.percent_whole or not job.left_over or job.left_over < WORTH_A_TOP_UP:
        return [check]
    return [check, Step(JobStep.TOP_UP, due, {"amount": job.left_over})]
