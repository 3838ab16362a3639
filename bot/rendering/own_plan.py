"""Where the own business's plan stands in the words of a result: its outcome, whether it leads, its headline."""

from __future__ import annotations

from decimal import Decimal

from bot.wording import filled
from core.assess import Result
from core.both_plans import why_not_at_the_job
from core.filling import (
    chosen_of_the_business,
    deferred_in_the_business,
    knows_wages_to_come,
    left_of_the_business,
    plans_to_fill,
    wages_needed,
    wages_told,
)
from core.mega_backdoor.verdict import NOT_AT_THE_JOB
from core.owner import in_the_business, is_owner_alone, owns_corporation
from core.result import Step
from core.solo_401k.names import PlanName, SoloOutcome, SoloStep
from core.solo_401k.plan import SoloPlan

_WITH_ROOM = ("eligible", "plan_needed", "needs_plan_answers", "plan_lacks_after_tax")
"""Outcomes of a business whose texts name the room of the year, which ends with it."""


def business_outcome(result: Result) -> str:
    """The outcome of the business: no room whatever its document says, or what the room of a past year is good for."""
    outcome = result.told.solo["outcome"] if result.told.solo else ""
    if outcome not in _WITH_ROOM or result.replay is None:
        return outcome
    if not _has_room(result):
        return SoloOutcome.NO_ROOM
    if not result.replay.answers.is_year_over:
        return outcome
    is_january = any(step.code == SoloStep.AFTER_TAX_LATE for step in result.assessment.steps)
    return "in_january" if is_january else "after_the_year"


def _has_room(result: Result) -> bool:
    """Whether after-tax money could go into the own plan at all: where not, no other document helps."""
    plans = result.told.solo["figures"] if result.told.solo else {}
    if PlanName.ROTH_FIRST not in plans:
        return True
    return any(plan["after_tax_room"] for plan in plans_to_fill(plans).values())


def is_business_first(result: Result) -> bool:
    """Whether after-tax money can go into the own business and none more at the job, so that the business comes first.

    Beside a job whose plan is full, or has no paycheck left, it does so only where its own plan is open.
    """
    solo = result.told.solo
    if not solo or is_owner_alone(result) or not why_not_at_the_job(result):
        return False
    outcome, may_be_later = business_outcome(result), result.assessment.outcome in NOT_AT_THE_JOB
    can_lead = outcome in _WITH_ROOM if may_be_later else outcome == SoloOutcome.ELIGIBLE
    return can_lead and bool(solo["figures"][PlanName.ROTH_FIRST]["after_tax_room"])


def headline_of_the_business_beside(result: Result) -> str:
    """The text of a business that leads beside a job: what is possible there, or what is chosen of it."""
    is_chosen = bool(chosen_of_the_business(result))
    return headline_of_the_own_plan(result) if is_chosen else f"outcome.business_alone.{business_outcome(result)}"


def headline_of_the_own_plan(result: Result) -> str:
    """The text of the business alone, or of what its owner has chosen of it."""
    chosen, outcome = chosen_of_the_business(result), business_outcome(result)
    if not chosen or outcome not in _WITH_ROOM:
        return f"outcome.self.{outcome}"
    if wages_told(result) is not None:
        return _headline_by_wages(chosen, outcome, is_counted=bool(deferred_in_the_business(result)))
    if in_the_business(result):
        return "outcome.chosen.some_in"
    if not chosen.after_tax_room:
        return "outcome.chosen.deferral"
    is_open = outcome in (SoloOutcome.ELIGIBLE, SoloOutcome.PLAN_NEEDED)
    if not chosen.own:
        return "outcome.chosen.after_tax_alone" if is_open else "outcome.chosen.if_allowed_alone"
    return "outcome.chosen.after_tax" if is_open else "outcome.chosen.if_allowed"


def _headline_by_wages(chosen: SoloPlan, outcome: str, *, is_counted: bool) -> str:
    """The text of what the wages still to come carry: nothing, own deferrals, or after-tax money too.

    `is_counted`: beside deferrals that are known to be in.
    """
    if not chosen.in_all:
        return "outcome.wages.nothing"
    if not chosen.after_tax_room:
        return "outcome.wages.deferral.counted" if is_counted else "outcome.wages.deferral"
    if outcome not in (SoloOutcome.ELIGIBLE, SoloOutcome.PLAN_NEEDED):
        return "outcome.wages.if_allowed"
    return "outcome.wages.after_tax.counted" if is_counted else "outcome.wages.after_tax"


def is_beside_deferrals(result: Result, step: Step) -> bool:
    """Whether a step has withheld what is missing of the own deferral, of which some is in already."""
    return step.code == SoloStep.DEFERRAL_BY_PAYROLL and deferred_in_the_business(result) > 0


def carried(result: Result, language: str) -> list[str]:
    """What the room of an own plan takes beyond the profit, or that only wages still to be paid carry it."""
    outcome = business_outcome(result)
    names_it = outcome in _WITH_ROOM and outcome != SoloOutcome.PLAN_LACKS_AFTER_TAX
    leads = is_owner_alone(result) or is_business_first(result)
    if not names_it or not leads or chosen_of_the_business(result):
        return []
    if owns_corporation(result) and knows_wages_to_come(result):
        return []
    if owns_corporation(result):
        needed = wages_needed(result)
        key = "outcome.self.wages_carry" if needed is None else "outcome.self.wages_needed"
        return [filled(language, key, {"needed": needed})]
    left = left_of_the_business(result).get(PlanName.ROTH_FIRST, Decimal(0))
    return [filled(language, "outcome.self.other_money", {"amount": -left})] if left < 0 else []
