"""Whose own plan can be filled less in the year than it could be, and of whom an amount is meant for that plan."""

from __future__ import annotations

from core.assess import Result
from core.both_plans import why_not_at_the_job
from core.filling import plan_named
from core.solo_401k.names import PlanName, SoloOutcome
from core.solo_401k.plan import SoloPlan, has_no_other_plan, is_of_this_plan_alone

_CAN_PAY_IN = (
    SoloOutcome.ELIGIBLE,
    SoloOutcome.PLAN_NEEDED,
    SoloOutcome.NEEDS_PLAN_ANSWERS,
    SoloOutcome.PLAN_LACKS_AFTER_TAX,
    SoloOutcome.NO_ROOM,
)
"""Outcomes of an own business into whose plan at least own deferrals can go."""


def takes_less_of_the_year(result: Result) -> bool:
    """Whether an owner can still pay something into the own plan alone this year, and so less of it."""
    most = _still_paid_in(result)
    if most is None or result.replay is None:
        return False
    is_left_alone = not most.own and bool(why_not_at_the_job(result))
    return is_left_alone or has_no_other_plan(result.replay.answers)


def is_split_between_plans(result: Result) -> bool:
    """Whether what an owner can still pay into the own plan may go into a plan at a job in part."""
    return _still_paid_in(result) is not None and not takes_less_of_the_year(result)


def takes_less_in_the_business(result: Result) -> bool:
    """Whether less can be chosen of what goes into the own plan, where an amount is said to be meant for that one."""
    most = _still_paid_in(result)
    return most is not None and result.replay is not None and is_of_this_plan_alone(result.replay.answers, most)


def _still_paid_in(result: Result) -> SoloPlan | None:
    """What an owner can still pay into the own plan this year, where that is anything."""
    solo, most = result.told.solo, plan_named(result, PlanName.ROTH_FIRST)
    if result.replay is None or result.replay.answers.is_year_over or not solo or not most:
        return None
    return most if solo["outcome"] in _CAN_PAY_IN and most.in_all else None
