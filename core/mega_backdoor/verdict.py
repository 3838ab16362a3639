"""The verdict of the interview `mega` (contract section 3.1)."""

from __future__ import annotations

from core.interview import Answers
from core.mega_backdoor import questions as ask
from core.mega_backdoor.room import DEFERRAL_FIGURES, RECEIPTS, ROOM_FIGURES, Room
from core.mega_backdoor.steps import job_steps
from core.payroll import most_dates_left
from core.result import Assessment, Reason, determined, holds
from core.solo_401k.verdict import assess_solo

LARGE_SHARE = 50
"""Percent of pay from which taxes and other deductions rarely leave enough."""

_BY_ROUTE = {
    "automatic": "eligible_automatic",
    "in_plan": "eligible",
    "withdrawal": "eligible",
    "both": "eligible",
    "unsure": "needs_plan_answers",
}

_ROUTE_REASONS = {
    "automatic": Reason("route_automatic", "26 U.S.C. 402A(c)(4); IRS Notice 2013-74"),
    "in_plan": Reason("route_in_plan", "26 U.S.C. 402A(c)(4); IRS Notice 2013-74"),
    "withdrawal": Reason("route_withdrawal", "26 U.S.C. 401(k)(2)(B), 402(c); IRS Notice 2014-54"),
    "both": Reason("route_both", "26 U.S.C. 402A(c)(4), 402(c); IRS Notice 2014-54"),
    "unsure": Reason("route_unknown", "26 U.S.C. 402A(c)(4), 402(c)"),
}
_ACCEPTS = Reason("plan_takes_after_tax", "26 U.S.C. 415(c)(2)(B)")
_UNKNOWN = Reason("plan_may_take_after_tax", "26 U.S.C. 415(c)(2)(B)")
_LACKS = Reason("plan_lacks_after_tax", "26 U.S.C. 415(c)(2)(B)")
_ON_EXIT = Reason("route_on_exit", "26 U.S.C. 402(c); IRS Notice 2014-54")
_NO_ROUTE = Reason("route_closed", "26 U.S.C. 72(e)(8)")


def route_outcome(answers: Answers) -> str:
    """What plan and route alone decide, before any amount; raises `NotAnswered` while they are open."""
    if answers[ask.AFTER_TAX] == "no":
        return "plan_lacks_after_tax"
    route = answers[ask.ROUTE]
    if answers[ask.AFTER_TAX] == "unsure" or route == "unsure":
        return "needs_plan_answers"
    if route != "none":
        return _BY_ROUTE[route]
    return "eligible_on_exit" if answers[ask.LEAVING] == "yes" else "no_route"


def job_outcome(answers: Answers, room: Room) -> str:
    """The outcome of the job part, the first that holds."""
    if answers[ask.AFTER_TAX] != "no" and not room.after_tax_remaining:
        return "no_room"
    return route_outcome(answers)


def job_reasons(answers: Answers, room: Room, outcome: str) -> list[Reason]:
    """Why, in the order in which a person asks."""
    if outcome == "plan_lacks_after_tax":
        return [_LACKS]
    reasons = [_UNKNOWN if answers[ask.AFTER_TAX] == "unsure" else _ACCEPTS]
    route = answers[ask.ROUTE]
    if route != "none":
        reasons.append(_ROUTE_REASONS[route])
    else:
        reasons.append(_ON_EXIT if answers[ask.LEAVING] == "yes" else _NO_ROUTE)
    return [*reasons, _binding_limit(answers, room)]


def _binding_limit(answers: Answers, room: Room) -> Reason:
    if room.plan_cap is not None and room.plan_cap < room.room_before_cap:
        return Reason("limited_by_plan_cap", "26 CFR 1.401-1(a)(2)")
    if room.annual_additions_limit < answers.limits.annual_additions.value:
        return Reason("limited_by_pay", "26 U.S.C. 415(c)(1)(B)")
    return Reason("limited_by_dollar_limit", "26 U.S.C. 415(c)(1)(A)")


def _job_warnings(answers: Answers, room: Room) -> list[str]:
    limits = answers.limits
    dates = ask.PAY_DATES_LEFT
    conditions = {
        "employer_share_too_high": lambda: (
            room.employer_contributions + room.regular_deferrals > room.annual_additions_limit
        ),
        "after_tax_above_room": lambda: answers[ask.AFTER_TAX_SO_FAR] > room.after_tax_room,
        "cap_unknown": lambda: answers[ask.CAP] == "unsure",
        "no_pay_dates_left": lambda: answers[dates] == 0,
        "too_little_pay_left": lambda: room.still_possible < room.after_tax_remaining,
        "more_pay_dates_than_fit": lambda: (
            answers[dates] > most_dates_left(answers[ask.PAY_SCHEDULE], answers.today, limits.year) + 1
        ),
        "large_share_of_pay": lambda: (room.percent_whole or 0) >= LARGE_SHARE,
        "highly_compensated": lambda: answers[ask.PAY] > limits.highly_compensated.value,
        "roth_catch_up_only": lambda: room.must_be_roth and not room.catch_up_blocked,
        "catch_up_blocked": lambda: room.catch_up_blocked,
    }
    return [code for code, condition in conditions.items() if holds(condition)]


def _general_warnings(answers: Answers, room: Room) -> list[str]:
    conditions = {
        "excess_deferrals": lambda: room.excess_deferrals > 0,
        "germany": lambda: answers[ask.RESIDENCE] == "germany",
        "abroad": lambda: answers[ask.RESIDENCE] == "elsewhere",
        "limits_of_past_year": lambda: answers.limits.year < answers.today.year,
    }
    return [code for code, condition in conditions.items() if holds(condition)]


def assess_job(answers: Answers, *, complete: bool) -> Assessment:
    """The employer's plan; while the interview is unfinished, the figures that are certain."""
    room = Room(answers)
    is_open = holds(lambda: ask.job_part_open(answers))
    names = (*DEFERRAL_FIGURES, *(ROOM_FIGURES if is_open else ()))
    assessment = Assessment("incomplete", figures=determined(names, lambda name: getattr(room, name)))
    if is_open:
        assessment.receipts = determined(RECEIPTS, lambda name: getattr(room, f"{name}_receipt")())
        assessment.warnings = _job_warnings(answers, room)
    assessment.warnings += _general_warnings(answers, room)
    if complete and ask.has_a_job(answers):
        assessment.outcome = job_outcome(answers, room)
        assessment.reasons = job_reasons(answers, room, assessment.outcome)
        assessment.steps = job_steps(assessment.outcome, answers, room)
    return assessment


def assess_mega(answers: Answers, *, complete: bool) -> Assessment:
    """The whole interview: the job's verdict, and beside or instead of it the own business's."""
    job = assess_job(answers, complete=complete)
    if not holds(lambda: ask.has_a_business(answers)):
        return job
    solo = assess_solo(answers, complete=complete)
    job.solo = {"outcome": solo.outcome, "figures": solo.figures}
    job.receipts |= solo.receipts
    job.warnings = [*solo.warnings, *job.warnings]
    job.reasons += solo.reasons
    job.steps += solo.steps
    if complete and not ask.has_a_job(answers):
        job.outcome = solo.outcome
    return job
