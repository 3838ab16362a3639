"""Which questions about the own result its figures and days answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.understanding.own_case import Own
from core.assess import Result
from core.backdoor_ira.questions import IRA
from core.conversion.questions import CONVERSION
from core.filling import after_tax_waits, chosen_of_the_business, left_of_the_business, solo_fillings
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.figures import can_elect
from core.mega_backdoor.names import JobFigure, JobStep
from core.mega_backdoor.payroll import PAY
from core.mega_backdoor.questions import MEGA
from core.owner import is_owner_alone, owns_corporation
from core.solo_401k.names import SoloStep, SoloWarning

_AFTER_TAX_ROOM: Final = "after_tax_room"
_PAYING_IN: Final = (
    SoloStep.ADOPT,
    SoloStep.AFTER_TAX,
    SoloStep.AFTER_TAX_BY_PAYROLL,
    SoloStep.AFTER_TAX_IF_ALLOWED,
)


def has_answer(about: Own, result: Result) -> bool:
    """Whether the result answers a question with figures of its own."""
    answers = _HAS_ANSWER.get(about)
    return answers is not None and answers(result)


def elects(result: Result) -> bool:
    """Whether the result has something to set on the plan's page."""
    return result.interview == MEGA.id and can_elect(result.told.figures)


def _sets(result: Result) -> bool:
    """The same, or own deferrals that take all that the pay dates carry, so that after-tax money waits."""
    return elects(result) or after_tax_waits(result)


def _fills_own_plan(result: Result) -> bool:
    """Whether after-tax money can be paid into an own business's plan by a day."""
    return any(step.code in _PAYING_IN and step.due for step in result.assessment.steps)


def _has_acts(result: Result) -> bool:
    """Whether an own business's plan has something to sign or pay in by a day."""
    replaces = any(step.code == SoloStep.REPLACE_DOCUMENT for step in result.assessment.steps)
    return _fills_own_plan(result) or (replaces and is_owner_alone(result))


def _leaves_of_the_business(result: Result) -> bool:
    """Whether it is known what the plan leaves an owner without a job."""
    fillings = (solo_fillings(result) or {}).values()
    has_room = any(each.amount_of(_AFTER_TAX_ROOM) for each in fillings) or bool(chosen_of_the_business(result))
    return _has_acts(result) and has_room and bool(left_of_the_business(result))


def _has_bonus(result: Result) -> bool:
    given = result.replay.answers.given() if result.replay else {}
    return elects(result) and bool(given.get(BONUS_TO_COME.id))


def _has_employer(result: Result) -> bool:
    solo = result.told.solo
    is_known = JobFigure.EMPLOYER_CONTRIBUTIONS in result.told.figures
    return is_known or bool(solo and "deduction_first" in solo["figures"])


def _is_paid(result: Result) -> bool:
    return bool(result.replay and PAY.id in result.replay.answers.given())


def _is_of_the_plan(result: Result) -> bool:
    return result.interview == MEGA.id


_HAS_ANSWER: Final[dict[Own, Callable[[Result], bool]]] = {
    Own.STILL_POSSIBLE: lambda result: result.interview in (MEGA.id, IRA.id),
    Own.DEADLINE: lambda result: _sets(result) or _has_acts(result),
    Own.CONVERT: lambda result: any(step.code == JobStep.CHECK_AUTOMATIC for step in result.assessment.steps),
    Own.LEFT: lambda result: _sets(result) or _leaves_of_the_business(result),
    Own.TYPING: lambda result: _sets(result) or _fills_own_plan(result),
    Own.FIRST: _sets,
    Own.EMPLOYER: _has_employer,
    Own.LITTLE: lambda result: _is_paid(result) and bool(result.told.receipts),
    Own.DERIVED: lambda result: _is_paid(result) and bool(result.told.receipts),
    Own.BONUS: _has_bonus,
    Own.HCE: _is_paid,
    Own.RAISE: lambda result: is_owner_alone(result) and owns_corporation(result),
    Own.UNSETTLED: lambda result: SoloWarning.UNSETTLED_LAW in result.assessment.warnings,
    Own.BOTH: lambda result: bool(result.told.solo) and not is_owner_alone(result),
    Own.SAVES: _is_of_the_plan,
    Own.PRETAX_OR_ROTH: _is_of_the_plan,
    Own.MARK: _fills_own_plan,
    Own.TAX: lambda result: result.interview in (CONVERSION.id, IRA.id),
}
