"""What must be put right before anything else: too much deferred, too much after-tax, catch-up of the wrong kind."""

from __future__ import annotations

from datetime import date

from core.answers import Answers
from core.calendar_dates import last_business_day
from core.mega_backdoor.election import Election
from core.mega_backdoor.names import JobStep
from core.mega_backdoor.payroll_calendar import PayrollCalendar
from core.person import AFTER_TAX, SITUATION
from core.result import Step


def repairs(answers: Answers, job: Election, calendar: PayrollCalendar) -> list[Step]:
    """The steps: first what keeps it from growing, then the correction."""
    if answers[AFTER_TAX] == "no" and answers[SITUATION] == "employee":
        # Nobody asked for the deferrals of this person.
        return []
    steps = [*_excess_deferrals(job, calendar), *_catch_up(job, calendar)]
    return steps if answers[AFTER_TAX] == "no" else [*steps, *_above_the_limit(job, calendar)]


def _excess_deferrals(job: Election, calendar: PayrollCalendar) -> list[Step]:
    """Above the person's limit: paid out by 15 April, an extension does not help (26 U.S.C. 402(g)(2))."""
    if not job.excess_deferrals:
        return []
    amount = {"amount": job.excess_deferrals}
    lower = [Step(JobStep.LOWER_DEFERRALS, calendar.change_by, amount)] if calendar.change_by else []
    due = last_business_day(date(calendar.tax_year + 1, 4, 15))
    if due < calendar.today:
        return [Step(JobStep.EXCESS_TAXED_TWICE, None, amount)]
    return [*lower, Step(JobStep.RETURN_EXCESS, due, amount)]


def _catch_up(job: Election, calendar: PayrollCalendar) -> list[Step]:
    """Only while pay is still to come: what is in already is the plan's to correct."""
    if not calendar.change_by or job.own_deferrals <= job.regular_deferrals:
        return []
    if job.catch_up_blocked:
        return [Step(JobStep.STOP_CATCH_UP, calendar.change_by)]
    return [Step(JobStep.ROTH_CATCH_UP, calendar.change_by)] if job.must_be_roth else []


def _above_the_limit(job: Election, calendar: PayrollCalendar) -> list[Step]:
    """Above the limit on all contributions: only the plan can correct that (EPCRS)."""
    steps = []
    over = job.after_tax_above_room
    if over:
        if calendar.change_by:
            steps.append(Step(JobStep.STOP_AFTER_TAX, calendar.soon))
        steps.append(Step(JobStep.CORRECT_AFTER_TAX, calendar.soon, {"amount": over}))
    if job.excess_additions:
        steps.append(Step(JobStep.CORRECT_DEFERRALS, calendar.soon, {"amount": job.excess_additions}))
    return steps
