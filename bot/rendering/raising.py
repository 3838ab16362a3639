"""By how much own deferrals are raised, the new total, and how much of what is missing that is."""

from __future__ import annotations

from bot.wording import filled
from core.assess import Result
from core.mega_backdoor.names import JobStep
from core.result import Step

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


def new_total(step: Step, language: str) -> str:
    """The total that a plan's page takes, with what is set there already; empty where nothing is."""
    percent = step.figures["percent_total"] if step.figures["from_bonus"] != 0 else None
    if percent and step.figures["total_per_pay_date"]:
        return filled(language, "election.total", step.figures)
    unit = "percent" if percent else "dollars" if step.figures["total_per_pay_date"] else ""
    return filled(language, f"election.total.{unit}", step.figures) if unit else ""


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
