"""By when the money of a result has to be set or paid in: what somebody asks who wonders whether tomorrow will do."""

from __future__ import annotations

from datetime import date
from typing import Final

from core.assess import Result
from core.backdoor_ira.names import IraStep
from core.mega_backdoor.names import JobOutcome, JobStep
from core.mega_backdoor.reach import calendar_of
from core.solo_401k.names import SoloStep

_DECIDING: Final = (
    JobStep.FILL_DEFERRALS,
    JobStep.ELECT,
    SoloStep.ADOPT,
    SoloStep.AFTER_TAX,
    SoloStep.AFTER_TAX_BY_PAYROLL,
    SoloStep.AFTER_TAX_IF_ALLOWED,
    SoloStep.AFTER_TAX_LATE,
    IraStep.CONTRIBUTE,
    IraStep.CONTRIBUTE_FOR_PAST_YEAR,
    IraStep.CONTRIBUTE_ROTH,
    IraStep.CONVERT,
    IraStep.CONVERT_IN_NEW_YEAR,
)
"""Steps that bring money in or make it Roth; the first of them that a result has decides."""


def deciding_step(result: Result) -> int | None:
    """The place of the first step that sets something or pays it in."""
    steps = result.assessment.steps
    return next((place for place, step in enumerate(steps) if step.code in _DECIDING and step.due), None)


def first_deadline(result: Result) -> date | None:
    """The day of that step; None where nothing can be set or paid in any more."""
    place = deciding_step(result)
    due = None if place is None else result.assessment.steps[place].due
    if due is None and result.replay and result.assessment.outcome == JobOutcome.NEEDS_PLAN_ANSWERS:
        # The plan is asked first, and then this is the day.
        return calendar_of(result.replay.answers).change_by
    return due
