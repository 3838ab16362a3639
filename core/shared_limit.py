"""One 415(c) limit for a 403(b) at the job and the own business: what one leaves the other (26 CFR 1.415(f)-1(f))."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from core.answers import Answers, NotAnswered
from core.assess import Result
from core.mega_backdoor.one_plan import OnePlan
from core.solo_401k.business import Business
from core.solo_401k.names import PlanName


class BesideTheJob(NamedTuple):
    """After-tax money elected at the job, what that leaves the business either way, and both with Roth first."""

    elected: Decimal
    roth_first: Decimal
    deduction_first: Decimal
    together: Decimal


class _Job(NamedTuple):
    """The job with all that the plan of its paychecks puts in, as the business's plan sees it."""

    pay: Decimal
    own_deferrals: Decimal
    is_403b: bool
    shared_with_403b: Decimal


def beside_the_job(result: Result) -> BesideTheJob | None:
    """What the business can still take once the 403(b) has what is elected; None where no limit is shared so."""
    solo = result.told.solo
    if result.replay is None or not solo or PlanName.ROTH_FIRST not in solo["figures"]:
        return None
    try:
        return _left(result.replay.answers)
    except NotAnswered:
        return None


def _left(answers: Answers) -> BesideTheJob | None:
    plan = OnePlan(answers)
    if not plan.is_403b or not (plan.elected or plan.raised):
        return None
    job = _Job(plan.pay, plan.own_deferrals, plan.is_403b, plan.shared_with_403b + plan.elected)
    business = Business(answers, job)
    roth, deduction = business.roth_first, business.deduction_first.without_rounding
    together = plan.elected + roth.after_tax_room
    return BesideTheJob(plan.elected, roth.after_tax_room, deduction.after_tax_room, together)
