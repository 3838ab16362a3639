"""The verdict on the own business's plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.answers import Answers
from core.result import Assessment, Reason, certain, holds
from core.solo_401k import questions as ask
from core.solo_401k.business import Business
from core.solo_401k.day_job import DayJob
from core.solo_401k.figures import PLANS, TAX_FIGURES, room_receipt
from core.solo_401k.names import SoloFigure, SoloOutcome, SoloWarning
from core.solo_401k.steps import solo_steps

_BY_PLAN = {
    "standard": SoloOutcome.PLAN_LACKS_AFTER_TAX,
    "none": SoloOutcome.PLAN_NEEDED,
    "unsure": SoloOutcome.NEEDS_PLAN_ANSWERS,
}

_REASONS = {
    SoloOutcome.NOT_SOLO: Reason("has_employees", "26 U.S.C. 401(a)(4), 410(b)"),
    SoloOutcome.NO_INCOME: Reason("no_earned_income", "26 U.S.C. 415(c)(1)(B), 401(c)(2)"),
    SoloOutcome.YEAR_OVER: Reason("return_is_due", "26 U.S.C. 404(a)(6)"),
    SoloOutcome.PLAN_LACKS_AFTER_TAX: Reason("document_lacks_after_tax", "26 U.S.C. 415(c)(2)(B)"),
    SoloOutcome.PLAN_NEEDED: Reason("plan_not_adopted", "26 U.S.C. 401(b)(2)"),
    SoloOutcome.NEEDS_PLAN_ANSWERS: Reason("document_decides", "26 CFR 1.401-1(a)(2)"),
    SoloOutcome.NO_ROOM: Reason("solo_limit_is_full", "26 U.S.C. 415(c)(1)"),
    SoloOutcome.ELIGIBLE: Reason("solo_plan_open", "26 U.S.C. 415(c)(2)(B), 402A(c)(4)"),
}

_SHARES_ONE_LIMIT = Reason("solo_plan_shares_limit", "26 CFR 1.415(f)-1(f)")
"""Beside them where a 403(b) at the job takes from the same limit."""
_DECIDED_BY_THE_LIMIT = (SoloOutcome.ELIGIBLE, SoloOutcome.NO_ROOM)


def solo_outcome(answers: Answers, business: Business) -> SoloOutcome:
    """The outcome of the business part, the first that holds; raises `NotAnswered` while it is open."""
    if answers[ask.EMPLOYEES] == "yes":
        return SoloOutcome.NOT_SOLO
    if business.pay <= 0:
        return SoloOutcome.NO_INCOME
    if answers.today > business.return_due:
        return SoloOutcome.YEAR_OVER
    decided = _BY_PLAN.get(answers[ask.PLAN])
    if decided:
        return decided
    return SoloOutcome.ELIGIBLE if business.has_after_tax_room else SoloOutcome.NO_ROOM


def _figures(business: Business) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if holds(lambda: not business.is_corporation):
        found |= {name.value: figure for name, figure in certain(TAX_FIGURES, business).items()}
    found |= {name.value: plan._asdict() for name, plan in certain(PLANS, business).items()}
    chosen = certain({SoloFigure.CHOSEN.value: lambda each: each.chosen}, business)
    return found | {name: plan._asdict() for name, plan in chosen.items() if plan is not None}


def _shared(business: Business) -> dict[str, Any]:
    """What a 403(b) at the job takes of the limit, also where it is nothing; no figure beside other plans."""
    if not holds(lambda: business.shares_with_403b):
        return {}
    return certain({SoloFigure.SHARED_WITH_403B.value: lambda each: each.shared_with_403b}, business)


def _warnings(answers: Answers, business: Business) -> list[str]:
    conditions: dict[SoloWarning, Callable[[], bool]] = {
        SoloWarning.UNSETTLED_LAW: lambda: _is_unsettled(answers, business),
        SoloWarning.ROTH_CATCH_UP_ONLY: lambda: business.must_be_roth and not business.catch_up_blocked,
        SoloWarning.CATCH_UP_BLOCKED: lambda: business.catch_up_blocked,
        SoloWarning.TOTALIZATION: lambda: answers.get(ask.US_SOCIAL_SECURITY) == "unsure",
    }
    return [name.value for name, condition in conditions.items() if holds(condition)]


def _is_unsettled(answers: Answers, business: Business) -> bool:
    """The pay limb beside an employer contribution, or a sole proprietor's after-tax money after the year."""
    if business.pay_limb_cuts_the_room:
        return True
    is_late = answers.is_year_over and answers.today <= business.return_due
    may_be_paid = answers[ask.PLAN] != "standard" and business.has_after_tax_room
    return is_late and not business.is_corporation and may_be_paid


def assess_solo(answers: Answers, job: DayJob | None, *, complete: bool) -> Assessment:
    """The business part; while the interview is unfinished, the figures that are certain."""
    business = Business(answers, job)
    assessment = Assessment("incomplete", figures=_shared(business))
    if holds(lambda: answers[ask.EMPLOYEES] == "no"):
        assessment.figures |= _figures(business)
        assessment.receipts = {
            f"solo.{name.value}.after_tax_room": room_receipt(business, plan)
            for name, plan in certain(PLANS, business).items()
        }
        assessment.warnings = _warnings(answers, business)
    if complete:
        outcome = solo_outcome(answers, business)
        assessment.outcome = outcome
        shares = outcome in _DECIDED_BY_THE_LIMIT and business.shares_with_403b
        assessment.reasons = [_REASONS[outcome], *([_SHARES_ONE_LIMIT] if shares else [])]
        assessment.steps = solo_steps(outcome, answers, business)
    return assessment
