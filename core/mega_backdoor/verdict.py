"""The verdict on the plan at work, and the whole interview `mega`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from core.answers import Answers
from core.mega_backdoor import plan_terms
from core.mega_backdoor import questions as ask
from core.mega_backdoor.cautions import person_cautions, plan_cautions
from core.mega_backdoor.election import Election
from core.mega_backdoor.figures import (
    DEFERRAL_FIGURES,
    ONLY_WHERE_THEY_SAY_SOMETHING,
    PLAN_FIGURES,
    RAISED_FIGURES,
    RECEIPTS,
)
from core.mega_backdoor.names import JobFigure, JobOutcome
from core.mega_backdoor.one_plan import OnePlan
from core.mega_backdoor.room import Room
from core.mega_backdoor.steps import job_steps
from core.money import ZERO
from core.person import AFTER_TAX, has_a_business, has_a_job, job_part_open
from core.receipt import Receipt
from core.result import Assessment, Figures, Reason, SoloPart, Told, certain, holds
from core.solo_401k.names import SoloOutcome
from core.solo_401k.verdict import assess_solo

_BY_ROUTE = {
    "automatic": JobOutcome.ELIGIBLE_AUTOMATIC,
    "in_plan": JobOutcome.ELIGIBLE,
    "withdrawal": JobOutcome.ELIGIBLE,
    "both": JobOutcome.ELIGIBLE,
    "unsure": JobOutcome.NEEDS_PLAN_ANSWERS,
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
_YEAR_OVER = Reason("pay_of_the_year_is_paid", "26 U.S.C. 415(c)(3), 401(k)(2)(A)")

NOT_AT_THE_JOB = (JobOutcome.PLAN_LACKS_AFTER_TAX, JobOutcome.NO_ROUTE, JobOutcome.NO_ROOM)
"""Outcomes of a job that leave nothing to elect there."""


def route_outcome(answers: Answers) -> JobOutcome:
    """What plan and route alone decide, before any amount; raises `NotAnswered` while they are open."""
    if answers[AFTER_TAX] == "no":
        return JobOutcome.PLAN_LACKS_AFTER_TAX
    route = answers[plan_terms.ROUTE]
    if answers[AFTER_TAX] == "unsure":
        return JobOutcome.NEEDS_PLAN_ANSWERS
    if route != "none":
        return _BY_ROUTE[route]
    return JobOutcome.ELIGIBLE_ON_EXIT if answers[plan_terms.LEAVING] == "yes" else JobOutcome.NO_ROUTE


def job_outcome(answers: Answers, room: Room) -> JobOutcome:
    """The outcome of the plan at work, the first that holds."""
    decided = route_outcome(answers)
    if decided is JobOutcome.PLAN_LACKS_AFTER_TAX:
        return decided
    if answers.is_year_over:
        return JobOutcome.YEAR_OVER
    if not room.after_tax_remaining:
        is_filled = ZERO < room.after_tax_so_far <= room.after_tax_room
        return JobOutcome.FILLED if is_filled else JobOutcome.NO_ROOM
    return JobOutcome.NEEDS_PLAN_ANSWERS if answers[ask.EMPLOYER] == "unsure" else decided


def job_reasons(answers: Answers, room: Room, outcome: JobOutcome) -> list[Reason]:
    """Why, in the order in which a person asks."""
    if outcome is JobOutcome.PLAN_LACKS_AFTER_TAX:
        return [_LACKS]
    reasons = [_YEAR_OVER] if outcome is JobOutcome.YEAR_OVER else []
    reasons.append(_UNKNOWN if answers[AFTER_TAX] == "unsure" else _ACCEPTS)
    route = answers[plan_terms.ROUTE]
    if route != "none":
        reasons.append(_ROUTE_REASONS[route])
    else:
        reasons.append(_ON_EXIT if answers[plan_terms.LEAVING] == "yes" else _NO_ROUTE)
    return [*reasons, _binding_limit(answers, room)]


def _binding_limit(answers: Answers, room: Room) -> Reason:
    if room.plan_cap is not None and room.plan_cap < room.room_before_cap:
        return Reason("limited_by_plan_cap", "26 CFR 1.401-1(a)(2)")
    if room.annual_additions_limit < answers.limits.annual_additions.value:
        return Reason("limited_by_pay", "26 U.S.C. 415(c)(1)(B)")
    return Reason("limited_by_dollar_limit", "26 U.S.C. 415(c)(1)(A)")


def _figures(job: Election, *, is_open: bool) -> Figures:
    found = certain({**DEFERRAL_FIGURES, **(PLAN_FIGURES if is_open else {})}, job)
    return _said(found)


def _said(found: Mapping[JobFigure, Decimal | None]) -> Figures:
    return {
        name.value: figure
        for name, figure in found.items()
        if figure is not None or name not in ONLY_WHERE_THEY_SAY_SOMETHING
    }


def _receipts(job: Election) -> dict[str, Receipt]:
    return {name.value: lines for name, lines in certain(RECEIPTS, job).items() if lines}


def _by_plan(answers: Answers, plan: OnePlan) -> Told | None:
    """The figures beside deferrals that are raised first, of the pay dates that a change reaches.

    None where both change nothing, or it is not certain yet.
    """
    rises = holds(lambda: plan.raised > 0)
    if not rises and plan.answers is answers:
        # A plan that leaves out no pay date has the very answers.
        return None
    raised = _said(certain(RAISED_FIGURES, plan)) if rises else {}
    return Told(_figures(plan, is_open=True) | raised, _receipts(plan))


def assess_job(answers: Answers, job: Election, *, complete: bool) -> Assessment:
    """The plan at work; while the interview is unfinished, the figures that are certain."""
    is_open, plan = holds(lambda: job_part_open(answers)), OnePlan(answers)
    assessment = Assessment("incomplete", figures=_figures(job, is_open=is_open))
    if is_open:
        assessment.receipts = _receipts(job)
        assessment.warnings = plan_cautions(answers, job)
        assessment.by_plan = _by_plan(answers, plan)
    assessment.warnings += person_cautions(answers, job)
    if complete and has_a_job(answers):
        outcome = job_outcome(answers, job)
        assessment.outcome = outcome
        assessment.reasons = job_reasons(answers, job, outcome)
        assessment.steps = job_steps(outcome, answers, plan)
    return assessment


def _beside_the_raise(answers: Answers, solo: Assessment, *, complete: bool) -> Assessment:
    """The own plan beside own deferrals that rise at the job, which have one limit with those in the business (402(g)).

    The same as by the formulas where none rise, or where its outcome would be another one.
    """
    plan = OnePlan(answers)
    if not holds(lambda: has_a_job(answers) and plan.raised > 0):
        return solo
    beside = assess_solo(answers, plan, complete=complete)
    return beside if beside.outcome == solo.outcome else solo


def assess_mega(answers: Answers, *, complete: bool) -> Assessment:
    """The whole interview: the job's verdict, and beside or instead of it the own business's."""
    job = Election(answers)
    assessment = assess_job(answers, job, complete=complete)
    if not holds(lambda: has_a_business(answers)):
        return assessment
    solo = assess_solo(answers, job if has_a_job(answers) else None, complete=complete)
    assessment.solo = {"outcome": solo.outcome, "figures": solo.figures}
    assessment.receipts |= solo.receipts
    beside = _beside_the_raise(answers, solo, complete=complete)
    if beside is not solo and assessment.by_plan:
        told = SoloPart(outcome=beside.outcome, figures=beside.figures)
        assessment.by_plan = Told(assessment.by_plan.figures, assessment.by_plan.receipts | beside.receipts, told)
    assessment.warnings = list(dict.fromkeys((*solo.warnings, *assessment.warnings)))
    assessment.reasons += solo.reasons
    # What can be done this year comes first: the business, where the job takes nothing.
    leads = assessment.outcome in NOT_AT_THE_JOB and solo.outcome == SoloOutcome.ELIGIBLE
    assessment.steps = [*beside.steps, *assessment.steps] if leads else [*assessment.steps, *beside.steps]
    if complete and not has_a_job(answers):
        assessment.outcome = solo.outcome
    return assessment
