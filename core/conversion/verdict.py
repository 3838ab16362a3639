"""The verdict of the interview `conversion` (contract section 3.3)."""

from __future__ import annotations

from core.conversion import questions as ask
from core.conversion.movement import CHECK_FIGURES, CHECK_RECEIPTS, FIGURES, RECEIPTS, Movement
from core.conversion.steps import conversion_steps
from core.interview import Answers
from core.result import Assessment, Reason, determined, holds

_EMPTY = Reason("after_tax_source_is_empty", "26 U.S.C. 72(e)(8)")
_PRO_RATA = Reason("earnings_move_along", "26 U.S.C. 72(d)(2), 72(e)(8)")
_ONLY_BASIS = Reason("only_basis_moves", "26 U.S.C. 72(d)(2), 72(e)(8)")
_BY_DESTINATION = {
    "in_plan": Reason("in_plan_rollover", "26 U.S.C. 402A(c)(4); IRS Notices 2010-84, 2013-74"),
    "roth_ira": Reason("direct_rollover_to_roth", "26 U.S.C. 402(c), 408A(d)(3), 408A(e)"),
    "split": Reason("split_rollover", "26 U.S.C. 402(c)(2); IRS Notice 2014-54"),
    "check": Reason("sixty_day_rollover", "26 U.S.C. 402(c)(3), 3405(c)"),
}


def conversion_outcome(movement: Movement) -> str:
    """The outcome code; raises `NotAnswered` while it is open."""
    if not movement.amount_moved:
        return "nothing_to_move"
    return "partly_taxable" if movement.taxable else "tax_free"


def conversion_reasons(answers: Answers, movement: Movement) -> list[Reason]:
    """Why, in the order in which a person asks."""
    if not movement.amount_moved:
        return [_EMPTY]
    return [
        _PRO_RATA if movement.earnings_moved else _ONLY_BASIS,
        _BY_DESTINATION[answers[ask.DESTINATION]],
    ]


def _warnings(answers: Answers, movement: Movement) -> list[str]:
    conditions = {
        "withheld_counts_as_paid_out": lambda: movement.is_check and movement.withheld > 0,
        "early_distribution_tax": lambda: (
            movement.is_check and answers[ask.OVER_59_HALF] == "no" and movement.taxable > 0
        ),
        "earnings_not_to_cash": lambda: not movement.is_check and movement.earnings_moved > 0,
        "no_undo": lambda: not movement.is_check and movement.amount_moved > 0,
    }
    return [code for code, condition in conditions.items() if holds(condition)]


def assess_conversion(answers: Answers, *, complete: bool) -> Assessment:
    """The whole interview; while it is unfinished, the figures that are certain."""
    movement = Movement(answers)
    paid_out = holds(lambda: movement.is_check)
    names = (*FIGURES, *(CHECK_FIGURES if paid_out else ()))
    receipts = (*RECEIPTS, *(CHECK_RECEIPTS if paid_out else ()))
    assessment = Assessment("incomplete", determined(names, lambda name: getattr(movement, name)))
    assessment.receipts = determined(receipts, lambda name: getattr(movement, f"{name}_receipt")())
    assessment.warnings = _warnings(answers, movement)
    if complete:
        assessment.outcome = conversion_outcome(movement)
        assessment.reasons = conversion_reasons(answers, movement)
        assessment.steps = conversion_steps(answers, movement)
    return assessment
