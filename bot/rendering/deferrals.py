"""Own deferrals at the job and in the own business, which have one limit together: advised twice, or shared out."""

from __future__ import annotations

from core.assess import Result
from core.mega_backdoor.names import JobStep
from core.solo_401k.names import SoloStep

_DEFERRALS_AT_A_JOB = frozenset({JobStep.FILL_DEFERRALS, JobStep.FILL_DEFERRALS_ALONE})
_DEFERRALS_IN_A_BUSINESS = frozenset(
    {
        SoloStep.ELECT_DEFERRAL,
        SoloStep.DEFERRAL_BY_PAYROLL,
        SoloStep.CATCH_UP,
        SoloStep.CATCH_UP_BY_PAYROLL,
    }
)
"""The steps that advise own deferrals, which have one limit for both plans (402(g), 414(v))."""


def advised_twice(result: Result) -> frozenset[str]:
    """The steps that advise the same own deferrals at the job and in the business: it is one limit; else none."""
    if are_shared_out(result):
        return frozenset()
    codes = frozenset(str(step.code) for step in result.assessment.steps)
    at_job, in_business = codes & _DEFERRALS_AT_A_JOB, codes & _DEFERRALS_IN_A_BUSINESS
    return at_job | in_business if at_job and in_business else frozenset()


def are_shared_out(result: Result) -> bool:
    """Whether the business's amounts count with the deferrals that rise at the job."""
    return result.assessment.by_plan is not None and result.assessment.by_plan.solo is not None


def catches_up_in_the_business(result: Result) -> bool:
    """Whether the catch-up that may follow at the job is in the business's amounts already."""
    return are_shared_out(result) and any(step.code in _DEFERRALS_IN_A_BUSINESS for step in result.assessment.steps)
