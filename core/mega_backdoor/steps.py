"""What an employee does next: steps with due dates and the person's own figures, by outcome and route."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar_dates import forms_arrive, tax_day, year_end
from core.interview import Answers
from core.mega_backdoor import questions as ask
from core.mega_backdoor.room import Room
from core.result import Step

A_WEEK = timedelta(7)


def job_steps(outcome: str, answers: Answers, room: Room) -> list[Step]:
    """The steps of the job part, in the order in which they are done."""
    by_outcome = {
        "plan_lacks_after_tax": _without_after_tax,
        "no_room": _without_room,
        "needs_plan_answers": _with_open_questions,
        "no_route": _without_route,
        "eligible_on_exit": _on_exit,
    }
    return [*_repairs(answers, room), *by_outcome.get(outcome, _open)(answers, room)]


def soon(answers: Answers) -> date:
    """A week from now, within the tax year; its last day for a year that is over."""
    year = answers.limits.year
    return max(date(year, 1, 1), min(year_end(year), answers.today + A_WEEK))


def _repairs(answers: Answers, room: Room) -> list[Step]:
    """What must be put right first, whatever the verdict; a figure not asked for is no repair."""
    if answers[ask.AFTER_TAX] == "no" and answers[ask.SITUATION] == "employee":
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


def _without_after_tax(answers: Answers, _: Room) -> list[Step]:
    year = answers.limits.year
    return [
        Step("ask_employer_to_add"),
        Step("fill_deferrals", year_end(year), {"deferral_limit": answers.limits.elective_deferrals.value}),
        Step("backdoor_ira", tax_day(year)),
        Step("taxable_account"),
    ]


def _without_room(answers: Answers, room: Room) -> list[Step]:
    year = answers.limits.year
    over = answers[ask.AFTER_TAX_SO_FAR] - room.after_tax_room
    refund = [Step("ask_for_correction", soon(answers), {"amount": over})] if over > 0 else []
    moved = _conversion(answers) if answers[ask.AFTER_TAX_SO_FAR] and answers[ask.ROUTE] != "none" else []
    return [*refund, *moved, Step("next_year", date(year + 1, 1, 1)), Step("backdoor_ira", tax_day(year))]


def _with_open_questions(answers: Answers, room: Room) -> list[Step]:
    figures = {"amount": room.still_possible}
    return [
        Step("ask_hr", soon(answers)),
        Step("return_with_answers", soon(answers), figures),
        Step("hold_election", None, figures),
    ]


def _without_route(answers: Answers, _: Room) -> list[Step]:
    return [
        Step("ask_hr_for_route", soon(answers)),
        Step("compare_with_taxable"),
        Step("backdoor_ira", tax_day(answers.limits.year)),
    ]


def _on_exit(answers: Answers, room: Room) -> list[Step]:
    return [
        *_election(answers, room),
        Step("keep_growth_small"),
        Step("split_on_exit"),
        *_after_year_end(answers),
    ]


def _open(answers: Answers, room: Room) -> list[Step]:
    return [
        *_election(answers, room),
        *_conversion(answers),
        Step("check_year_end", year_end(answers.limits.year), {"amount": room.after_tax_room}),
        *_after_year_end(answers),
    ]


def _election(answers: Answers, room: Room) -> list[Step]:
    """Set the percent or the dollars, and top up on the last pay date what the whole percent leaves."""
    if not room.still_possible:
        return [Step("next_year", date(answers.limits.year + 1, 1, 1))]
    dates = answers[ask.PAY_DATES_LEFT]
    shown = {
        "percent": room.percent_whole,
        "per_pay_date": room.per_pay_date,
        "dates": dates,
        "amount": room.still_possible,
    }
    steps = [Step("match_first", soon(answers)), Step("elect_after_tax", soon(answers), shown)]
    if room.left_over and room.left_over >= 1:
        steps.append(Step("top_up_last_date", year_end(answers.limits.year), {"amount": room.left_over}))
    return steps


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
