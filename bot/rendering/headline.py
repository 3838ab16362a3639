"""The headline of a result: the verdict and the one number to type, the same wherever a result is named."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot import texts
from bot.rendering.chosen import chosen_in_all
from bot.rendering.own_plan import carried, headline_of_the_business_beside, headline_of_the_own_plan, is_business_first
from bot.rendering.take_home import nothing_left
from bot.wording import Marked, filled, year_values
from core.assess import Result
from core.backdoor_ira.names import IraOutcome, IraReason, IraWarning
from core.backdoor_ira.questions import CONVERTED
from core.both_plans import after_tax_in_both, why_not_at_the_job
from core.filling import chosen_of_the_business, deferred_in_the_business, wages_told
from core.form_1099r.names import FormStep
from core.mega_backdoor.figures import is_less_chosen
from core.mega_backdoor.names import JobFigure, JobOutcome, JobWarning
from core.mega_backdoor.plan_terms import CAP_COVERS
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR
from core.mega_backdoor.reach import missed_date
from core.owner import in_the_business, is_owner_alone
from core.person import AFTER_TAX

_WITH_AN_AMOUNT = ("eligible", "eligible_automatic", "eligible_on_exit", "needs_plan_answers")
"""Outcomes that name what can still go in; they have another text where that is nothing."""


def headline(result: Result, language: str, *, brief: bool = False, half: bool = True) -> str:
    """The verdict, with its amount; a second line says why not, what would change it and what to do instead.

    `brief` is without that line; it, and one without `half`, leave out the half of what would leave nothing.
    """
    values = {**values_of(result, language), **chosen_in_all(result)}
    if is_business_first(result):
        not_at_job = filled(language, f"outcome.not_at_the_job.{why_not_at_the_job(result)}", values)
        values["not_at_job"] = Marked(not_at_job)
    verdict, *rest = filled(language, _verdict_key(result, language), values).split("\n")
    if result.provisional:
        verdict = texts.text(language, "outcome.provisional", verdict=verdict)
    nothing = nothing_left(result, language, half=half and not brief)
    beside = (*nothing, *_without_missed(result, language), *_still_to_do(result, language), *carried(result, language))
    return " ".join(["\n".join([verdict, *beside, *([] if brief else rest)]), *_not_known(result, language)])


def _not_known(result: Result, language: str) -> list[str]:
    """That nobody knows yet whether the plan takes after-tax money, where the verdict speaks of deferrals alone."""
    outcome, figures = result.assessment.outcome, result.told.figures
    is_unknown = outcome == JobOutcome.NEEDS_PLAN_ANSWERS and given(result).get(AFTER_TAX.id) == "unsure"
    is_alone = bool(figures.get(JobFigure.DEFERRALS_RAISED)) and not figures.get(JobFigure.STILL_POSSIBLE)
    return [texts.text(language, "outcome.plan_not_known")] if is_unknown and is_alone else []


def _without_missed(result: Result, language: str) -> list[str]:
    """That the amount goes without a paycheck which payroll hardly changes any more; nothing where it still can."""
    is_open = result.interview == "mega" and result.assessment.outcome in _WITH_AN_AMOUNT
    missed = missed_date(result.replay.answers) if is_open and result.replay else None
    if missed is None or is_owner_alone(result):
        return []
    return [filled(language, "outcome.missed", {"first": Marked(texts.short_day(language, missed))})]


def _still_to_do(result: Result, language: str) -> list[str]:
    """What of an IRA contribution is still to be paid in and converted, where some of it is in already."""
    figures = result.told.figures
    whole, rest, converted = (figures.get(name) for name in ("backdoor_amount", "still_to_contribute", "converted"))
    if result.interview != "ira" or not converted or rest is None or rest == whole:
        return []
    is_converted = bool(given(result).get(CONVERTED.id))
    if is_converted and not rest and converted >= whole:
        return []
    done = "outcome.ira.converted" if is_converted else "outcome.ira.paid_in"
    left = "outcome.ira.rest.converted" if is_converted else "outcome.ira.rest"
    return [filled(language, left if rest else done, values_of(result, language))]


def verdict(result: Result, language: str) -> str:
    """The first line of the headline, without marks, for a title."""
    return texts.plain(headline(result, language).split("\n")[0])


def _verdict_key(result: Result, language: str) -> str:
    outcome = result.assessment.outcome
    if is_business_first(result):
        return headline_of_the_business_beside(result)
    if after_tax_in_both(result):
        return _of_both_plans(result)
    if outcome in _WITH_AN_AMOUNT and result.interview == "mega" and not is_owner_alone(result):
        is_less = is_less_chosen(result.told.figures)
        if result.told.figures.get("still_possible"):
            return f"outcome.{outcome}.less" if is_less else f"outcome.{outcome}"
        if result.told.figures.get(JobFigure.DEFERRALS_RAISED):
            if is_less:
                return "outcome.deferrals_only.less"
            return "outcome.deferrals_only"
        if JobWarning.PAID_UNTIL in result.assessment.warnings and not pay_dates_left(result):
            return "outcome.no_pay_left.paid_until"
        return "outcome.no_pay_left" if not pay_dates_left(result) else "outcome.no_pay_to_spare"
    own = headline_of_the_own_plan(result) if is_owner_alone(result) else ""
    keys = (
        own,
        _of_a_past_time(result),
        _of_an_ira(result),
        _by_what_is_in(result),
        _by_a_cap_on_all(result),
        f"outcome.{result.interview}.{outcome}",
    )
    return next((key for key in keys if texts.has_text(language, key)), f"outcome.{outcome}")


def _of_both_plans(result: Result) -> str:
    """The text of a job and a business whose plans are both open: all of it, or what is chosen at the job."""
    both = after_tax_in_both(result)
    is_less = is_less_chosen(result.told.figures) or bool(chosen_of_the_business(result))
    if both is None or not both.at_job:
        return "outcome.both.deferrals.less" if is_less else "outcome.both.deferrals"
    return "outcome.both.eligible.less" if is_less else "outcome.both.eligible"


def _by_a_cap_on_all(result: Result) -> str:
    """The text of no room where own deferrals alone reach the plan's cap, which then may be one on other money."""
    is_on_all = given(result).get(CAP_COVERS.id) == "all_own" and result.told.figures.get(JobFigure.PLAN_CAP) == 0
    is_full = result.assessment.outcome == JobOutcome.NO_ROOM and result.told.figures.get(JobFigure.ROOM_BEFORE_CAP)
    return "outcome.no_room.by_cap" if is_on_all and is_full else ""


def _by_what_is_in(result: Result) -> str:
    """The text of no room where after-tax money has filled it: to the cent, or beyond."""
    if result.assessment.outcome != JobOutcome.NO_ROOM or not given(result).get(AFTER_TAX_SO_FAR.id):
        return ""
    is_above = JobFigure.AFTER_TAX_ABOVE_ROOM in result.assessment.figures
    return "outcome.no_room.above" if is_above else "outcome.filled"


def _of_a_past_time(result: Result) -> str:
    """The text once the return is due, and of a closed year's IRA for which nothing is in."""
    if any(step.code == FormStep.AMEND for step in result.assessment.steps):
        return f"outcome.form_1099r.{result.assessment.outcome}.late"
    is_empty = result.assessment.outcome == IraOutcome.YEAR_OVER and not result.told.figures.get("form_8606")
    return "outcome.ira.year_over.nothing_in" if is_empty and result.interview == "ira" else ""


def _of_an_ira(result: Result) -> str:
    """The text that names what a conversion of IRA money costs, or what is done already, where there is something."""
    if result.interview != "ira":
        return ""
    figures, outcome = result.told.figures, f"outcome.ira.{result.assessment.outcome}"
    converted, is_done = figures.get("converted"), bool(given(result).get(CONVERTED.id))
    if any(reason.code == IraReason.GROWTH for reason in result.assessment.reasons):
        return f"{outcome}.grown"
    if figures.get("conversion_taxable"):
        return f"{outcome}.converted" if is_done else f"{outcome}.taxed"
    if not converted or figures.get("still_to_contribute"):
        return ""
    return f"{outcome}.converted" if is_done and converted >= figures["backdoor_amount"] else f"{outcome}.paid_in"


def warning_line(result: Result, code: str, language: str) -> str:
    """A warning in words; a cap counted by the year, and a past year of an IRA, are told by what they still bring."""
    values = values_of(result, language)
    if code == JobWarning.CAP_EACH_PAY_DATE and JobFigure.STILL_POSSIBLE_BY_YEAR not in values:
        return filled(language, "warning.cap_each_pay_date.beside_deferrals", values)
    if code == IraWarning.LIMITS_OF_PAST_YEAR and result.interview == "ira":
        is_closed = result.assessment.outcome == IraOutcome.YEAR_OVER
        return filled(language, f"warning.limits_of_past_year.{'closed' if is_closed else 'ira'}", values)
    return filled(language, f"warning.{code}", values)


def given(result: Result) -> Mapping[str, Any]:
    """The typed answers of the path; none for a year without limits."""
    return result.replay.answers.given() if result.replay else {}


def pay_dates_left(result: Result) -> int:
    """How many pay dates of the year are still to come."""
    return int(result.told.figures.get("pay_dates_left") or 0)


def values_of(result: Result, language: str) -> Mapping[str, Any]:
    """Everything that a text about a result may name: limits, the year, figures and what is paid in already."""
    figures = {name: value for name, value in result.told.figures.items() if value is not None}
    limits = year_values(language, result.replay.answers) if result.replay else {}
    so_far = given(result).get(AFTER_TAX_SO_FAR.id, Decimal(0))
    values = {**limits, "year": str(result.tax_year), "after_tax_so_far": so_far, **figures}
    solo = result.told.solo
    if solo and "roth_first" in solo["figures"]:
        values["solo_after_tax"] = solo["figures"]["roth_first"]["after_tax_room"]
    if both := after_tax_in_both(result):
        values |= {**both._asdict(), "together": both.together}
    if chosen := chosen_of_the_business(result):
        values |= {
            "wages": wages_told(result),
            "chosen": chosen.in_all,
            "chosen_own": chosen.own,
            "chosen_after_tax": chosen.after_tax_room,
            "deferred_so_far": deferred_in_the_business(result),
            "in_already": in_the_business(result),
        }
    return values
