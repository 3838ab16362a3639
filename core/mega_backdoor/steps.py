"""What an employee does next: steps with due dates and the person's own figures, by outcome and route."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from core.answers import Answers
from core.calendar_dates import business_days_before, tax_day, upcoming
from core.mega_backdoor import plan_terms
from core.mega_backdoor.election_steps import (
    after_tax_waits,
    deferrals_first,
    election_steps,
    last_date_steps,
)
from core.mega_backdoor.form_steps import form_steps
from core.mega_backdoor.names import JobOutcome, JobStep
from core.mega_backdoor.next_year import from_next_year
from core.mega_backdoor.one_plan import OnePlan
from core.mega_backdoor.payroll import leaves_in_the_year
from core.mega_backdoor.payroll_calendar import PayrollCalendar
from core.mega_backdoor.reach import calendar_of
from core.mega_backdoor.repairs import repairs
from core.money import at_least_zero
from core.person import AFTER_TAX, SITUATION
from core.result import Step, StepFigure, WhosePlan, in_order_of_dates

ROUTE_STEPS = {
    "automatic": JobStep.CHECK_AUTOMATIC,
    "in_plan": JobStep.CONVERT_IN_PLAN,
    "withdrawal": JobStep.WITHDRAW,
    "both": JobStep.CONVERT_OR_WITHDRAW,
}


def job_steps(outcome: JobOutcome, answers: Answers, job: OnePlan) -> list[Step]:
    """The steps of the job part in the order of their dates; none on a day that is past or off."""
    calendar = calendar_of(answers)
    by_outcome: Mapping[JobOutcome, Callable[[Answers, OnePlan, PayrollCalendar], list[Step]]] = {
        JobOutcome.PLAN_LACKS_AFTER_TAX: _without_after_tax,
        JobOutcome.YEAR_OVER: _after_the_year,
        JobOutcome.FILLED: _filled,
        JobOutcome.NO_ROOM: _without_room,
        JobOutcome.NEEDS_PLAN_ANSWERS: _with_open_questions,
        JobOutcome.NO_ROUTE: _without_route,
        JobOutcome.ELIGIBLE_ON_EXIT: _on_exit,
    }
    steps = by_outcome.get(outcome, _open)(answers, job, calendar)
    return [step._replace(part=WhosePlan.JOB) for step in in_order_of_dates(repairs(answers, job, calendar), steps)]


def _open(answers: Answers, job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    if not job.elected:
        return [*_nothing_to_elect(answers, job, calendar), *_on_leaving(answers)]
    waiting = [calendar.convert_what_is_in_by] if job.waits_for_conversion else []
    return [
        *election_steps(job, calendar),
        *_route(answers, min(waiting) if waiting else calendar.conversions[0]),
        *last_date_steps(job, calendar),
        *_on_leaving(answers),
        *form_steps(answers, job, [*waiting, *calendar.conversions]),
    ]


def _on_leaving(answers: Answers) -> list[Step]:
    """What becomes of money that is still in the plan when its owner leaves within the year."""
    return [Step(JobStep.SPLIT_ON_EXIT)] if leaves_in_the_year(answers) else []


def _nothing_to_elect(answers: Answers, job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    """Room is left, but no pay to fill it with beside own deferrals, or no wish to."""
    return [
        *deferrals_first(job, calendar),
        *after_tax_waits(job, calendar),
        *_of_money_that_is_in(answers, job, calendar),
        *_another_year(answers, job, calendar),
    ]


def _route(answers: Answers, due: date, of: Mapping[str, StepFigure] = {}) -> list[Step]:
    """What makes the money Roth, by the route that the plan opens; `of` says which part, where no more comes in."""
    code = ROUTE_STEPS.get(answers[plan_terms.ROUTE])
    return [Step(code, due, of)] if code else []


def _of_money_that_is_in(answers: Answers, job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    """Conversion and forms of after-tax money that was contributed already."""
    if not job.after_tax_so_far:
        return []
    due, above = calendar.convert_what_is_in_by, job.after_tax_above_room
    # No pay date brings more of it: the words must not speak of each one, nor of the last.
    may_move = {"amount": job.after_tax_room, "excess": above} if above else {"all_in": job.after_tax_so_far}
    route = _route(answers, due, may_move)
    if not route:
        return [Step(JobStep.KEEP_GROWTH_SMALL), Step(JobStep.SPLIT_ON_EXIT)]
    if not job.is_anything_left_to_convert:
        return form_steps(answers, job, [])
    return [*route, *form_steps(answers, job, [due])]


def _backdoor_ira(answers: Answers, calendar: PayrollCalendar) -> list[Step]:
    due = upcoming(tax_day(answers.tax_year), calendar.today)
    return [Step(JobStep.BACKDOOR_IRA, due)] if due else []


def _another_year(answers: Answers, job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    """The IRA beside the plan, and the year in which the room starts over."""
    ira = _backdoor_ira(answers, calendar)
    if answers.is_year_over:
        return [*ira, Step(JobStep.THIS_YEAR)]
    # Where the room starts over at another employer, nobody knows that plan yet.
    if leaves_in_the_year(answers):
        return ira
    return [*ira, Step(JobStep.NEXT_YEAR, calendar.start_of_next_year, from_next_year(job))]


def _without_after_tax(answers: Answers, job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    return [
        Step(JobStep.ASK_EMPLOYER_TO_ADD),
        *_deferrals_alone(answers, job, calendar),
        *_backdoor_ira(answers, calendar),
        Step(JobStep.TAXABLE_ACCOUNT),
    ]


def _deferrals_alone(answers: Answers, job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    """The pay dates are not known here; the middle of December is in time for the last one nearly everywhere."""
    limit, known = job.deferral_limit, answers[SITUATION] == "both"
    missing = at_least_zero(limit - job.own_deferrals - job.deferred_elsewhere) if known else limit
    if not missing or answers.is_year_over:
        return []
    due = upcoming(business_days_before(calendar.year_end, 2 * 5), calendar.today)
    return [Step(JobStep.FILL_DEFERRALS_ALONE, due, {"deferral_limit": limit})]


def _after_the_year(answers: Answers, job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    """Nothing can be elected any more: correction, conversion and forms are left."""
    return [*_of_money_that_is_in(answers, job, calendar), *_another_year(answers, job, calendar)]


def _filled(answers: Answers, job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    stop = [Step(JobStep.STOP_AFTER_TAX, calendar.change_by)] if calendar.change_by else []
    return [*stop, *_of_money_that_is_in(answers, job, calendar), *_another_year(answers, job, calendar)]


def _without_room(answers: Answers, job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    if job.after_tax_so_far and not job.after_tax_above_room:
        return _filled(answers, job, calendar)
    return [*_of_money_that_is_in(answers, job, calendar), *_another_year(answers, job, calendar)]


def _with_open_questions(answers: Answers, job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    ask_hr = Step(JobStep.ASK_HR, calendar.soon)
    money = _of_money_that_is_in(answers, job, calendar)
    first = deferrals_first(job, calendar)
    if not job.still_possible:
        return [*first, ask_hr, *after_tax_waits(job, calendar), *money, *_another_year(answers, job, calendar)]
    way_is_known = answers[AFTER_TAX] == "yes" and answers[plan_terms.ROUTE] != "unsure"
    return [
        *first,
        ask_hr,
        Step(JobStep.RETURN_WITH_ANSWERS, calendar.answers_by, {"amount": job.still_possible}),
        Step(JobStep.LEAVE_ROOM if way_is_known else JobStep.HOLD_ELECTION),
        *money,
    ]


def _without_route(answers: Answers, job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    return [
        *deferrals_first(job, calendar),
        Step(JobStep.ASK_HR_FOR_ROUTE, calendar.soon),
        Step(JobStep.COMPARE),
        *_of_money_that_is_in(answers, job, calendar),
        *_backdoor_ira(answers, calendar),
    ]


def _on_exit(_: Answers, job: OnePlan, calendar: PayrollCalendar) -> list[Step]:
    if job.elected:
        elect = [*election_steps(job, calendar), *last_date_steps(job, calendar)]
    else:
        elect = [*deferrals_first(job, calendar), *after_tax_waits(job, calendar)]
    return [
        *elect,
        Step(JobStep.KEEP_GROWTH_SMALL),
        Step(JobStep.SPLIT_ON_EXIT),
        Step(JobStep.FORM_1099R),
        Step(JobStep.KEEP_RECORDS),
    ]
