"""The verdict of the interview `conversion`."""

from __future__ import annotations

from core.answers import Answers
from core.conversion import questions as ask
from core.conversion.movement import CHECK_FIGURES, CHECK_RECEIPTS, FIGURES, RECEIPTS, Movement
from core.conversion.names import ConversionOutcome, ConversionReason, ConversionWarning, Destination
from core.conversion.steps import conversion_steps
from core.result import Assessment, Reason, certain, holds

_LAWS = {
    ConversionReason.EMPTY: "26 U.S.C. 72(e)(8)",
    ConversionReason.PRO_RATA: "26 U.S.C. 72(d)(2), 72(e)(8)",
    ConversionReason.ONLY_BASIS: "26 U.S.C. 72(d)(2), 72(e)(8)",
    ConversionReason.LOSS: "26 U.S.C. 72(e)(8), 67(g); Instructions for Form 1099-R, box 2a",
    ConversionReason.IN_PLAN: "26 U.S.C. 402A(c)(4); IRS Notices 2010-84, 2013-74",
    ConversionReason.ROTH_IRA: "26 U.S.C. 402(c), 408A(d)(3), 408A(e)",
    ConversionReason.SPLIT: "26 U.S.C. 402(c)(2); IRS Notice 2014-54",
    ConversionReason.CHECK: "26 U.S.C. 402(c)(3), 3405(c)",
}
_BY_DESTINATION = {
    Destination.IN_PLAN: ConversionReason.IN_PLAN,
    Destination.ROTH_IRA: ConversionReason.ROTH_IRA,
    Destination.SPLIT: ConversionReason.SPLIT,
    Destination.CHECK: ConversionReason.CHECK,
}


def conversion_outcome(movement: Movement) -> ConversionOutcome:
    """The outcome; raises `NotAnswered` while it is open."""
    if not movement.amount_moved:
        return ConversionOutcome.NOTHING_TO_MOVE
    return ConversionOutcome.PARTLY_TAXABLE if movement.taxable else ConversionOutcome.TAX_FREE


def conversion_reasons(answers: Answers, movement: Movement) -> list[Reason]:
    """Why, in the order in which a person asks."""
    return [Reason(code, _LAWS[code]) for code in _reason_codes(answers, movement)]


def _reason_codes(answers: Answers, movement: Movement) -> list[ConversionReason]:
    if not movement.amount_moved:
        return [ConversionReason.EMPTY]
    if movement.has_loss:
        first = ConversionReason.LOSS
    else:
        first = ConversionReason.PRO_RATA if movement.earnings_moved else ConversionReason.ONLY_BASIS
    return [first, _BY_DESTINATION[Destination(answers[ask.DESTINATION])]]


def _warnings(answers: Answers, movement: Movement) -> list[str]:
    conditions = {
        ConversionWarning.WITHHELD: lambda: movement.is_check and movement.withheld > 0,
        ConversionWarning.EARLY: lambda: (
            movement.is_check and answers[ask.OVER_59_HALF] == "no" and movement.taxable > 0
        ),
        ConversionWarning.EARNINGS_TO_CASH: lambda: not movement.is_check and movement.earnings_moved > 0,
        ConversionWarning.NO_UNDO: lambda: not movement.is_check and movement.amount_moved > 0,
    }
    return [code for code, condition in conditions.items() if holds(condition)]


def assess_conversion(answers: Answers, *, complete: bool) -> Assessment:
    """The whole interview; while it is unfinished, the figures that are certain."""
    movement = Movement(answers)
    paid_out = holds(lambda: movement.is_check)
    figures = {**FIGURES, **CHECK_FIGURES} if paid_out else FIGURES
    receipts = {**RECEIPTS, **CHECK_RECEIPTS} if paid_out else RECEIPTS
    assessment = Assessment("incomplete", {name.value: found for name, found in certain(figures, movement).items()})
    assessment.receipts = {name.value: found for name, found in certain(receipts, movement).items()}
    assessment.warnings = _warnings(answers, movement)
    if complete:
        assessment.outcome = conversion_outcome(movement)
        assessment.reasons = conversion_reasons(answers, movement)
        assessment.steps = conversion_steps(answers, movement)
    return assessment
