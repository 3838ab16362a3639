"""Own deferrals that are advised both at the job and in the own business, which have one limit together."""

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
    """The steps that advise own deferrals, where both job and business do: it is one limit; else none."""
    codes = frozenset(str(step.code) for step in result.assessment.steps)
    at_job, in_business = codes & _DEFERRALS_AT_A_JOB, codes & _DEFERRALS_IN_A_BUSINESS
    return at_job | in_business if at_job and in_business else frozenset()
