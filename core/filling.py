"""What fills a plan in a year: its parts up to the annual additions limit, and the catch-up on top."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from core.assess import Result
from core.mega_backdoor.names import JobFigure, JobLine, JobOutcome, JobStep
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR
from core.money import ZERO, dollars_down
from core.owner import owns_corporation
from core.person import has_a_job
from core.solo_401k.business import Business
from core.solo_401k.names import PlanName, SoloFigure, SoloLine, SoloOutcome, SoloStep
from core.solo_401k.plan import SoloPlan
from core.solo_401k.questions import DEFERRALS_SO_FAR, SPARE, WAGES, WAGES_TO_COME
from core.solo_401k.wages import least_wages

DEFERRALS_RAISED = "deferrals_raised"
"""The part that own deferrals are raised by, before anything goes in after tax."""

STILL_POSSIBLE = "still_possible"
"""The part that the person can still contribute, and means to."""

WITHOUT_A_PLAN = (SoloOutcome.NOT_SOLO, SoloOutcome.NO_INCOME)
_LIMIT_OF_A_BUSINESS = (SoloLine.ANNUAL_ADDITIONS_LIMIT, SoloLine.SHARED_WITH_403B, SoloLine.LIMITED_BY_EARNINGS)
"""Lines that come to the limit of the own plan: the dollar limit, less what is used elsewhere or not earned."""


class Part(NamedTuple):
    """One part of the money in a plan, in dollars."""

    code: str
    amount: Decimal


class Filling(NamedTuple):
    """What counts towards the annual additions limit, and the catch-up on top of it."""

    limit: Decimal
    counted: tuple[Part, ...]
    on_top: Decimal

    @property
    def counted_total(self) -> Decimal:
        """All that counts towards the limit."""
        return sum((part.amount for part in self.counted), ZERO)

    def amount_of(self, code: str) -> Decimal:
        """The amount of a part; 0 where there is none."""
        return next((part.amount for part in self.counted if part.code == code), ZERO)


def job_filling(result: Result) -> Filling | None:
    """The employer's plan; None where the result has no figures for it."""
    figures = result.told.figures
    if result.replay is None or not figures.get(JobFigure.ANNUAL_ADDITIONS_LIMIT):
        return None
    so_far = result.replay.answers.get(AFTER_TAX_SO_FAR) or ZERO
    deferred = result.assessment.figures[JobFigure.REGULAR_DEFERRALS]
    room = result.told.receipts[JobFigure.AFTER_TAX_ROOM]
    open_still = -sum((line.amount for line in room if line.label == JobLine.BELOW_A_PERCENT), ZERO)
    counted = tuple(part for part in _parts(figures, deferred, so_far, open_still) if part.amount >= 1)
    return Filling(figures[JobFigure.ANNUAL_ADDITIONS_LIMIT], counted, figures[JobFigure.CATCH_UP_DEFERRALS])


def _parts(figures: Mapping[str, Any], deferred: Decimal, so_far: Decimal, open_still: Decimal) -> tuple[Part, ...]:
    """`open_still` is what a whole percent leaves of what own deferrals are to be raised by."""
    possible = figures[JobFigure.STILL_POSSIBLE]
    elected = figures.get(JobFigure.ELECTED, possible)
    by_year = figures.get(JobFigure.STILL_POSSIBLE_BY_YEAR) or possible
    beyond = "lapsing" if figures[JobFigure.PAY_TO_COME] else "unused"
    return (
        Part("regular_deferrals", deferred),
        Part(DEFERRALS_RAISED, figures[JobFigure.REGULAR_DEFERRALS] - deferred - open_still),
        Part("below_a_percent", open_still),
        Part("employer_contributions", figures[JobFigure.EMPLOYER_CONTRIBUTIONS]),
        Part("related_additions", figures[JobFigure.RELATED_ADDITIONS]),
        Part("business_additions", figures.get(JobFigure.BUSINESS_ADDITIONS, ZERO)),
        Part("after_tax_so_far", so_far),
        Part(STILL_POSSIBLE, elected),
        Part("left_out", possible - elected),
        Part("beyond_cap_of_each_date", by_year - possible),
        Part(beyond, figures[JobFigure.AFTER_TAX_REMAINING] - by_year),
        Part("closed_by_cap", figures[JobFigure.ROOM_BEFORE_CAP] - figures[JobFigure.AFTER_TAX_ROOM]),
    )


def solo_fillings(result: Result) -> dict[str, Filling] | None:
    """The two ways to fill the own business's plan, or the one that its owner has chosen; None where there is none."""
    solo = result.told.solo
    if not solo or solo["outcome"] in WITHOUT_A_PLAN or PlanName.ROTH_FIRST not in solo["figures"]:
        return None
    if chosen := chosen_of_the_business(result):
        return {SoloFigure.CHOSEN.value: _solo_filling(result, chosen._asdict(), PlanName.ROTH_FIRST)}
    return {name: _solo_filling(result, plan, name) for name, plan in plans_to_fill(solo["figures"]).items()}


def plans_to_fill(figures: Mapping[str, Any]) -> dict[str, dict[str, Decimal]]:
    """The two ways to fill the own plan by name, as worth showing: no dollar that only rounding leaves."""
    return {name: plan._asdict() for name, plan in _ways_to_fill(figures).items()}


def _ways_to_fill(figures: Mapping[str, Any]) -> dict[str, SoloPlan]:
    return {name.value: SoloPlan(**figures[name]).without_rounding for name in PlanName}


def _solo_filling(result: Result, plan: Mapping[str, Decimal], name: str) -> Filling:
    lines = result.told.receipts[f"solo.{name}.after_tax_room"]
    limit = sum((line.amount for line in lines if line.label in _LIMIT_OF_A_BUSINESS), ZERO)
    parts = (Part(code, plan[code]) for code in ("deferral", "employer", "after_tax_room"))
    return Filling(limit, tuple(part for part in parts if part.amount), plan["catch_up"])


def left_of_the_business(result: Result) -> dict[str, Decimal]:
    """What each way to fill the own plan, or the one chosen, leaves before income tax; empty beside a job."""
    if not result.told.solo or result.replay is None or not solo_fillings(result):
        return {}
    if has_a_job(result.replay.answers):
        return {}
    business, figures = Business(result.replay.answers, None), result.told.solo["figures"]
    chosen = chosen_of_the_business(result)
    plans = {SoloFigure.CHOSEN.value: chosen} if chosen else _ways_to_fill(figures)
    return {name: business.left_of_earnings(plan) for name, plan in plans.items()}


def after_tax_to_come(result: Result) -> Decimal:
    """What can go in after tax this year: at the job, else in the own plan with Roth first; 0 without a way to Roth."""
    if result.assessment.outcome == JobOutcome.NO_ROUTE:
        return ZERO
    job, solo = job_filling(result), solo_fillings(result)
    if job:
        return job.amount_of(STILL_POSSIBLE)
    return most_roth(solo).amount_of("after_tax_room") if solo else ZERO


def chosen_of_the_business(result: Result) -> SoloPlan | None:
    """What an owner has chosen to pay in; None where that is all that can be."""
    return plan_named(result, SoloFigure.CHOSEN)


def wages_told(result: Result) -> Decimal | None:
    """The wages still to come that bound what goes into the own plan; None where they do not, or nobody said them."""
    if result.replay is None or chosen_of_the_business(result) is None:
        return None
    answers = result.replay.answers
    return None if answers.wished(SPARE) is not None else answers.wished(WAGES_TO_COME)


def deferred_in_the_business(result: Result) -> Decimal:
    """The own deferrals that are known to be in the own plan already; 0 where nobody said so."""
    return ZERO if result.replay is None else result.replay.answers.wished(DEFERRALS_SO_FAR) or ZERO


def knows_wages_to_come(result: Result) -> bool:
    """Whether somebody said what the own corporation still pays this year."""
    return result.replay is not None and result.replay.answers.wished(WAGES_TO_COME) is not None


def wages_needed(result: Result) -> Decimal | None:
    """The wages still to come that would carry all that goes through payroll; None where no wages of the year do."""
    if result.replay is None or not owns_corporation(result):
        return None
    answers = result.replay.answers
    amounts = (step.figures["amount"] for step in result.assessment.steps if step.code in _THROUGH_PAYROLL)
    through_payroll = sum((amount for amount in amounts if isinstance(amount, Decimal)), ZERO)
    return least_wages(through_payroll, answers[WAGES], answers.limits.social_security_wage_base.value)


_THROUGH_PAYROLL = (
    SoloStep.DEFERRAL_BY_PAYROLL,
    SoloStep.CATCH_UP_BY_PAYROLL,
    SoloStep.AFTER_TAX_BY_PAYROLL,
    SoloStep.AFTER_TAX_IF_ALLOWED,
)


def plan_named(result: Result, name: str) -> SoloPlan | None:
    """A way to fill the own plan, or the one chosen, by its name among the figures; None where there is none."""
    figures = result.told.solo["figures"].get(name) if result.told.solo else None
    return None if figures is None else SoloPlan(**figures)


def amount_chosen(result: Result) -> Decimal:
    """What goes in of the year by the person's choice, or all that can where nothing less was chosen."""
    if of_the_business := chosen_of_the_business(result):
        return of_the_business.in_all
    figures = result.told.figures
    all_of_it = (figures.get(JobFigure.DEFERRALS_RAISED) or ZERO) + (figures.get(JobFigure.STILL_POSSIBLE) or ZERO)
    return figures.get(JobFigure.CHOSEN_IN_ALL) or figures.get(JobFigure.ELECTED) or all_of_it


def after_tax_waits(result: Result) -> bool:
    """Whether own deferrals take all that the pay dates carry, so that nothing is set after tax."""
    return any(step.code == JobStep.AFTER_TAX_WAITS for step in result.assessment.steps)


def most_in_the_business(result: Result) -> Decimal | None:
    """What can go into the own plan at most, catch-up included; None where there is none."""
    plan = plan_named(result, PlanName.ROTH_FIRST)
    return None if plan is None else plan.in_all


def share_of_the_business(result: Result, percent: Decimal) -> Decimal:
    """A share of what can go into the own plan at most, whole dollars."""
    return dollars_down(percent * (most_in_the_business(result) or ZERO) / 100)


def solo_total(way: str, plan: Filling) -> Decimal:
    """The sum that a way to fill the own plan is told with; the catch-up is in it where the owner has chosen."""
    return plan.counted_total + (plan.on_top if way == SoloFigure.CHOSEN else ZERO)


def most_roth(plans: Mapping[str, Filling]) -> Filling:
    """The way to fill the own plan that brings most into Roth, or the one its owner has chosen."""
    return plans[SoloFigure.CHOSEN] if SoloFigure.CHOSEN in plans else plans[PlanName.ROTH_FIRST]
