"""By how much own deferrals are raised, the new total, and how much of what is missing that is."""

from __future__ import annotations

from decimal import Decimal

from bot.wording import filled
from core.assess import Result
from core.mega_backdoor.names import JobStep
from core.result import Step, StepFigure

_RAISED_BY = {
    "percent": ("election.deferrals", "step.fill_deferrals.by", "picture.deferrals", "act.raise"),
    "dollars": (
        "election.deferrals.dollars",
        "step.fill_deferrals.by.dollars",
        "picture.deferrals.dollars",
        "act.raise.dollars",
    ),
    "bonus": (
        "election.deferrals.with_bonus",
        "step.fill_deferrals.by.with_bonus",
        "picture.deferrals.with_bonus",
        "act.raise.with_bonus",
    ),
}
"""By what deferrals are raised: beside the number to type, in the step, in the picture, as an act of two plans."""


def what_it_fills(step: Step, language: str) -> str:
    """How much of what is missing in deferrals the raise comes to: all of it, what the pay carries, or the percent."""
    if step.figures["in_percent"]:
        return filled(language, "election.deferrals.in_percent", step.figures)
    fills = step.figures["in_all"] == step.figures["amount"]
    key = "fills" if fills else "less" if step.figures["chosen"] else "part"
    return filled(language, f"election.deferrals.{key}", step.figures)


def form_of_the_total(step: Step) -> str | None:
    """How a total for the plan's page is said: in percent and dollars, or one of them; None where nothing is set."""
    total = step.figures["total_per_pay_date"]
    if step.figures["percent_total"] and step.figures["from_bonus"] != 0:
        return "percent_and_dollars" if total else "percent"
    return "dollars" if total else None


def new_total(step: Step, language: str) -> str:
    """The total that a plan's page takes, beside what is set there now; empty where nothing is."""
    form = form_of_the_total(step)
    return filled(language, f"election.total.{form}", _beside_what_is_set(step)) if form else ""


def what_it_adds(step: Step, language: str) -> str:
    """How much more a total is than what is set now; empty where nothing is."""
    form = form_of_the_total(step)
    return filled(language, f"election.adds.{form}", _beside_what_is_set(step)) if form else ""


def _beside_what_is_set(step: Step) -> dict[str, StepFigure]:
    total, more = step.figures["total_per_pay_date"], step.figures["per_pay_date"]
    if not isinstance(total, Decimal) or not isinstance(more, Decimal):
        return {**step.figures}
    return {**step.figures, "set_per_pay_date": total - more}


def raised_by(step: Step, language: str) -> str:
    """By how much deferrals are raised, within the sentence of the step."""
    return filled(language, words_of_the_raise(step)[1], step.figures)


def words_of_the_raise(step: Step) -> tuple[str, ...]:
    """The texts: percent or dollars, dollars alone, or a percent that is taken of a bonus too."""
    if not step.figures["percent_whole"] or step.figures["from_bonus"] == 0:
        return _RAISED_BY["dollars"]
    return _RAISED_BY["bonus" if step.figures["from_bonus"] else "percent"]


def raising_step(result: Result) -> Step | None:
    """The step that raises own deferrals; None where they are full, or no pay carries it."""
    return next((step for step in result.assessment.steps if step.code == JobStep.FILL_DEFERRALS), None)
