"""After-tax money of one year in two plans: the one at a job and the one of the own business."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from core.assess import Result
from core.mega_backdoor.names import JobFigure, JobOutcome, JobWarning
from core.mega_backdoor.verdict import NOT_AT_THE_JOB
from core.money import ZERO
from core.person import has_a_job
from core.shared_limit import beside_the_job
from core.solo_401k.names import SoloOutcome, SoloStep

_OPEN_AT_THE_JOB: Final = (JobOutcome.ELIGIBLE, JobOutcome.ELIGIBLE_AUTOMATIC, JobOutcome.ELIGIBLE_ON_EXIT)
"""Outcomes of a job whose plan takes after-tax money and has a way to Roth."""
_PAYS_IN: Final = (SoloStep.AFTER_TAX, SoloStep.AFTER_TAX_BY_PAYROLL)


def why_not_at_the_job(result: Result) -> str:
    """What leaves nothing more to elect at the job this year: its outcome, or the want of paychecks; else empty."""
    outcome = result.assessment.outcome
    if outcome in (*NOT_AT_THE_JOB, JobOutcome.FILLED):
        return outcome
    without_pay = JobWarning.NO_PAY_DATES_LEFT in result.assessment.warnings
    return JobWarning.NO_PAY_DATES_LEFT if without_pay and outcome in _OPEN_AT_THE_JOB else ""


class InBoth(NamedTuple):
    """What goes in after tax at the job, all of it or as chosen, and in the own business."""

    at_job: Decimal
    in_business: Decimal

    @property
    def together(self) -> Decimal:
        """The sum of both."""
        return self.at_job + self.in_business


def after_tax_in_both(result: Result) -> InBoth | None:
    """What goes into each plan, where both are open and something can be set at the job; None elsewhere.

    A 403(b) has one limit with the business, of which its own sentence speaks.
    """
    solo, figures = result.told.solo, result.told.figures
    is_open = result.assessment.outcome in _OPEN_AT_THE_JOB and solo and solo["outcome"] == SoloOutcome.ELIGIBLE
    if not is_open or result.replay is None or not has_a_job(result.replay.answers) or beside_the_job(result):
        return None
    amounts = (step.figures.get("amount") for step in result.assessment.steps if step.code in _PAYS_IN)
    in_business = next((amount for amount in amounts if isinstance(amount, Decimal)), ZERO)
    at_job = figures.get(JobFigure.ELECTED, figures.get(JobFigure.STILL_POSSIBLE)) or ZERO
    if not in_business or not (at_job or figures.get(JobFigure.DEFERRALS_RAISED)):
        return None
    return InBoth(at_job, in_business)
