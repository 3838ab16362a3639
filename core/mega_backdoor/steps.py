"""What an employee does next: steps with due dates and the person's own figures, by outcome and route."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from core.calendar_dates import forms_arrive, tax_day, year_end
from core.interview import Answers
from core.mega_backdoor import questions as ask
from core.mega_backdoor.cautions import are_deferrals_to_fill
from core.mega_backdoor.election import Election
from core.mega_backdoor.names import JobOutcome
from core.mega_backdoor.payroll import dates_to_come
from core.person import AFTER_TAX, SITUATION
from core.result import Step

A_WEEK = timedelta(7)


def job_steps(outcome: JobOutcome, answers: Answers, room: Election) -> list[Step]:
    """The steps of the job part, in the order in which they are done; none on a day that is past."""
    by_outcome = {
        JobOutcome.PLAN_LACKS_AFTER_TAX: _without_after_tax,
        JobOutcome.YEAR_OVER: _after_the_year,
        JobOutcome.FILLED: _filled,
        JobOutcome.NO_ROOM: _without_room,
        JobOutcome.NEEDS_PLAN_ANSWERS: _with_open_questions,
        JobOutcome.NO_ROUTE: _without_route,
        JobOutcome.ELIGIBLE_ON_EXIT: _on_exit,
    }
    steps = [*_repairs(answers, room), *by_outcome.get(outcome, _open)(answers, room)]
    return [step for step in steps if step.due is None or step.due >= answers.today]


def soon(answers: Answers) -> date:
    """A week from now, within the tax year; its last day for a year that is over."""
    year = answers.limits.year
    return max(date(year, 1, 1), min(year_end(year), answers.today + A_WEEK))


def _repairs(answers: Answers, room: Election) -> list[Step]:
    """What must be put right first, whatever the verdict; a figure not asked for is no repair."""
    if answers[AFTER_TAX] == "no" and answers[SITUATION] == "employee":
        return []
    steps = []
    if room.excess_deferrals:
        due = date(answers.limits.year + 1, 3, 1)
        steps.append(Step("return_excess_deferrals", due, {"amount": room.excess_deferrals}))
    if room.catch_up_blocked:
        steps.append(Step("stop_catch_up", soon(answers)))
    elif room.must_be_roth:
        steps.append(Step("make_catch_up_roth", soon(answers)))
    return steps


def _without_after_tax(answers: Answers, _: Election) -> list[Step]:
    year = answers.limits.year
    return [
        Step("ask_employer_to_add"),
        Step("fill_deferrals", year_end(year), {"deferral_limit": answers.limits.elective_deferrals.value}),
        Step("backdoor_ira", tax_day(year)),
        Step("taxable_account"),
    ]


def _without_room(answers: Answers, room: Election) -> list[Step]:
    year = answers.limits.year
    over = room.after_tax_so_far - room.after_tax_room
    refund = [Step("ask_for_correction", soon(answers), {"amount": over})] if over > 0 else []
    moved = _conversion(answers) if room.after_tax_so_far and answers[ask.ROUTE] != "none" else []
    return [*refund, *moved, Step("next_year", date(year + 1, 1, 1)), Step("backdoor_ira", tax_day(year))]


def _after_the_year(answers: Answers, room: Election) -> list[Step]:
    """Nothing can be elected any more: correction, conversion and forms are left."""
    return _filled(answers, room)


def _filled(answers: Answers, room: Election) -> list[Step]:
    over = room.after_tax_so_far - room.after_tax_room
    refund = [Step("ask_for_correction", soon(answers), {"amount": over})] if over > 0 else []
    moved = _conversion(answers) if room.after_tax_so_far and answers[ask.ROUTE] != "none" else []
    return [*refund, *moved, *_after_year_end(answers)]


def _with_open_questions(answers: Answers, room: Election) -> list[Step]:
    figures = {"amount": room.still_possible}
    possible = [Step("return_with_answers", soon(answers), figures), Step("hold_election", None, figures)]
    return [Step("ask_hr", soon(answers)), *(possible if room.still_possible else [])]


def _without_route(answers: Answers, _: Election) -> list[Step]:
    return [
        Step("ask_hr_for_route", soon(answers)),
        Step("compare_with_taxable"),
        Step("backdoor_ira", tax_day(answers.limits.year)),
    ]


def _on_exit(answers: Answers, room: Election) -> list[Step]:
    return [
        *_election(answers, room),
        Step("keep_growth_small"),
        Step("split_on_exit"),
        *_after_year_end(answers),
    ]


def _open(answers: Answers, room: Election) -> list[Step]:
    return [
        *_election(answers, room),
        *_conversion(answers),
        Step("check_year_end", year_end(answers.limits.year), {"amount": room.after_tax_room}),
        *_after_year_end(answers),
    ]


def _election(answers: Answers, room: Election) -> list[Step]:
    """Set the percent or the dollars, and top up on the last pay date what the whole percent leaves."""
    if not room.still_possible:
        return [Step("next_year", date(answers.tax_year + 1, 1, 1))]
    dates = dates_to_come(answers)
    shown: dict[str, Decimal | int | tuple[date, ...] | None] = {
        "percent": room.percent_whole,
        "per_pay_date": room.per_pay_date,
        "dates": dates,
        "amount": room.elected,
    }
    steps = [Step("match_first", soon(answers)), *_deferrals_first(answers, room)]
    steps.append(Step("elect_after_tax", soon(answers), shown))
    if room.left_over and room.left_over >= 1:
        steps.append(Step("top_up_last_date", dates[-1], {"amount": room.left_over}))
    return steps


def _deferrals_first(answers: Answers, room: Election) -> list[Step]:
    if not are_deferrals_to_fill(answers, room):
        return []
    return [Step("fill_deferrals", dates_to_come(answers)[-1], {"deferral_limit": room.deferral_limit})]


def _conversion(answers: Answers) -> list[Step]:
    """The way to Roth that the plan opens."""
    due = year_end(answers.limits.year)
    code = {
        "automatic": "check_automatic_conversion",
        "in_plan": "convert_in_plan",
        "withdrawal": "withdraw_and_split",
        "both": "convert_or_withdraw",
        "unsure": "ask_hr",
    }[answers[ask.ROUTE]]
    return [Step(code, due)]


def _after_year_end(answers: Answers) -> list[Step]:
    year = answers.limits.year
    return [Step("form_1099r", forms_arrive(year)), Step("tax_return", tax_day(year)), Step("keep_records")]
