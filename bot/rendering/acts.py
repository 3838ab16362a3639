"""What an owner does about the own plan, act by act as the steps have them: what, how much, where and by when."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from decimal import Decimal
from typing import Any, Final

from bot import texts
from bot.rendering.dates import tappable
from bot.rendering.headline import values_of
from bot.rendering.own_plan import business_outcome, is_beside_deferrals
from bot.wording import Marked, filled
from core.assess import Result
from core.filling import chosen_of_the_business, deferred_in_the_business, knows_wages_to_come, wages_told
from core.less_of_the_year import takes_less_of_the_year
from core.money import ZERO
from core.owner import is_owner_alone, owns_corporation
from core.result import Step
from core.solo_401k.names import SoloOutcome, SoloStep

_ACTS: Final = (
    SoloStep.ASK_PROVIDER,
    SoloStep.REPLACE_DOCUMENT,
    SoloStep.ADOPT,
    SoloStep.ELECT_DEFERRAL,
    SoloStep.DEFERRAL_BY_PAYROLL,
    SoloStep.CATCH_UP_BY_PAYROLL,
    SoloStep.AFTER_TAX,
    SoloStep.AFTER_TAX_IF_ALLOWED,
    SoloStep.AFTER_TAX_BY_PAYROLL,
    SoloStep.CONVERT,
)
"""Steps of the year itself; what its return and its forms bring stands with the steps alone."""
_NAMES: Final = {
    SoloStep.ASK_PROVIDER.value: "adopt",
    SoloStep.REPLACE_DOCUMENT.value: "adopt",
    SoloStep.ADOPT.value: "adopt",
    SoloStep.ELECT_DEFERRAL.value: "deferral",
    SoloStep.DEFERRAL_BY_PAYROLL.value: "deferral",
    SoloStep.CATCH_UP_BY_PAYROLL.value: "deferral",
    SoloStep.AFTER_TAX.value: "after_tax",
    SoloStep.AFTER_TAX_IF_ALLOWED.value: "after_tax",
    SoloStep.AFTER_TAX_BY_PAYROLL.value: "after_tax",
    SoloStep.CONVERT.value: "convert",
}
"""As what people name these acts."""
_PAYING_IN: Final = (SoloStep.PAY_DEFERRAL, SoloStep.CATCH_UP)


_AFTER_TAX: Final = (SoloStep.AFTER_TAX, SoloStep.AFTER_TAX_BY_PAYROLL)
_OF_PAYROLL: Final = (SoloStep.DEFERRAL_BY_PAYROLL, SoloStep.AFTER_TAX_BY_PAYROLL)


def business_acts(result: Result, language: str, *, tap: bool = True) -> str:
    """What is to be done this year about the own plan, numbered; empty where nothing is."""
    steps = _steps(result)
    acts = (_act(result, step, language, tap=tap) for step in steps)
    return "\n".join(f"{number}. {act}" for number, act in enumerate(acts, 1))


def business_act(result: Result, language: str) -> str:
    """The act that pays in after tax, in brief, for who has a job beside it; empty where none does."""
    step = next((step for step in _steps(result) if step.code in _AFTER_TAX), None)
    return "" if step is None else _beside(result, step, language)


def acts_beside(result: Result, language: str, *, tap: bool, brief: bool = False) -> list[str]:
    """The acts that pay in, each with the word that it is the business, for who has a job beside it."""
    steps = (step for step in _steps(result) if step.code != SoloStep.CONVERT)
    return [_beside(result, step, language, tap=tap, brief=brief) for step in steps]


def acts_with_days(result: Result, language: str, named: Container[str]) -> list[str]:
    """Every act about the own plan with its day, employer money too; those that somebody names first."""
    acts = [(_NAMES[step.code], _act_or_beside(result, step, language)) for step in _steps(result)]
    acts.append(("employer", business_instead(result, language, by_itself=True)))
    return [f"• {said}" for _, said in sorted(acts, key=lambda each: each[0] not in named) if said]


def _act_or_beside(result: Result, step: Step, language: str) -> str:
    is_beside = not is_owner_alone(result) and texts.has_text(language, f"act.{step.code}.beside")
    return (_beside if is_beside else _act)(result, step, language, tap=True)


def wages_left(result: Result, language: str) -> str:
    """That who has fewer wages to come than all of it takes says how much goes in; empty where none are needed."""
    of_payroll = any(step.code in _OF_PAYROLL for step in _steps(result))
    is_open = not (chosen_of_the_business(result) or knows_wages_to_come(result))
    # Beside a job a paycheck may be one of either.
    can_say = is_open and is_owner_alone(result) and takes_less_of_the_year(result)
    return texts.text(language, "act.wages_left") if of_payroll and can_say else ""


def _steps(result: Result) -> list[Step]:
    """The acts among the steps, while the year lasts and after-tax money has room, or less was chosen."""
    if result.replay is None or result.replay.answers.is_year_over:
        return []
    if business_outcome(result) == SoloOutcome.NO_ROOM and not chosen_of_the_business(result):
        return []
    return [step for step in result.assessment.steps if step.code in _ACTS and step.due]


def _act(result: Result, step: Step, language: str, *, tap: bool) -> str:
    holds = {
        "so_far": bool(deferred_in_the_business(result) and _to_go(result)),
        "chosen": bool(chosen_of_the_business(result)) or is_beside_deferrals(result, step),
        "corporation": owns_corporation(result),
    }
    own = (f"act.{step.code}.{name}" for name in holds if holds[name])
    key = next((each for each in own if texts.has_text(language, each)), f"act.{step.code}")
    return filled(language, key, _values(result, step, language, tap=tap))


def _beside(result: Result, step: Step, language: str, *, tap: bool = True, brief: bool = False) -> str:
    """The act with the word that it is the business."""
    values = _values(result, step, language, tap=tap)
    if brief and texts.has_text(language, f"act.{step.code}.beside.brief"):
        return filled(language, f"act.{step.code}.beside.brief", values)
    return filled(language, f"act.{step.code}.beside", values)


def _values(result: Result, step: Step, language: str, *, tap: bool) -> dict[str, Any]:
    values = {**values_of(result, language), **step.figures}
    values |= {"so_far": deferred_in_the_business(result), "to_go": _to_go(result)}
    for name, due in (("by", step.due), ("paid_by", _paid_by(result))):
        if due is not None:
            values[name] = _day(result, due, language, tap=tap)
    return values


def _paying_in(result: Result) -> list[Step]:
    """The steps that pay in what was elected: own deferral and catch-up, without what is in already."""
    return [step for step in result.assessment.steps if step.code in _PAYING_IN]


def _to_go(result: Result) -> Decimal:
    """What of the own deferral is still to be paid in, catch-up included."""
    amounts = (step.figures["amount"] for step in _paying_in(result))
    return sum((amount for amount in amounts if isinstance(amount, Decimal)), ZERO)


def _paid_by(result: Result) -> date | None:
    """By when a deferral that is elected must be paid in."""
    return next((step.due for step in _paying_in(result)), None)


def _day(result: Result, day: date, language: str, *, tap: bool) -> Marked:
    assert result.replay is not None
    today = result.replay.answers.today
    words = texts.short_day(language, day, with_year=day.year != today.year)
    return tappable(language, day, today, words) if tap else Marked(words)


def adopt_in_time(result: Result, language: str) -> str:
    """By when the document must be signed, and that providers need time for it; empty where no plan is missing."""
    step = next((step for step in _steps(result) if step.code in (SoloStep.ADOPT, SoloStep.REPLACE_DOCUMENT)), None)
    if step is None or step.due is None:
        return ""
    return filled(language, "act.adopt_in_time", {"by": _day(result, step.due, language, tap=True)})


def in_a_hurry(result: Result, language: str) -> str:
    """What is still possible where the document comes too late, in the last days of the year; else nothing."""
    days = next((step.figures["days_left"] for step in _steps(result) if "days_left" in step.figures), None)
    if days is None:
        return ""
    return filled(language, "act.hurry.wages" if owns_corporation(result) else "act.hurry", {"count": days})


def business_instead(result: Result, language: str, *, by_itself: bool = False) -> str:
    """Employer money, and what it leaves for after-tax money in place of the most; empty where there is none.

    `by_itself`: as an act among the others, of which it is none in place of the most.
    """
    steps = {step.code: step for step in result.assessment.steps}
    choice, employer = steps.get(SoloStep.CHOOSE), steps.get(SoloStep.EMPLOYER)
    if employer is None or employer.due is None or not (_steps(result) or wages_told(result) is not None):
        return ""
    values = {**employer.figures, "by": _day(result, employer.due, language, tap=False)}
    if choice is None or by_itself:
        return filled(language, "act.employer.beside" if "beside" in employer.figures else "act.employer", values)
    key = "act.instead" if choice.figures["deduction_first_room"] else "act.instead.nothing"
    return filled(language, key, {**values, **choice.figures})
