"""The verdict of the interview `form_1099r` (contract section 3.4)."""

from __future__ import annotations

from core.form_1099r.boxes import CHECKS, FIGURES, Boxes
from core.form_1099r.steps import form_steps
from core.interview import Answers
from core.result import Assessment, Reason, determined

_LAWS = {
    "basis_above_gross": "26 U.S.C. 72(e)(8), 6047(d); Instructions for Form 1099-R, box 5",
    "taxable_amount_missing": "26 U.S.C. 72(e)(8), 402(a); Instructions for Form 1099-R, box 2a",
    "taxable_amount_too_high": "26 U.S.C. 72(e)(8), 402(c)(1); Instructions for Form 1099-R, box 2a",
    "basis_missing": "26 U.S.C. 72(d)(2), 402(c)(2); Instructions for Form 1099-R, box 5",
    "code_unexpected": "26 U.S.C. 402(c), 6047(d); Instructions for Form 1099-R, box 7",
}


def form_reasons(boxes: Boxes) -> list[Reason]:
    """Everything on the form that does not fit together, as far as its boxes are known."""
    found = determined(CHECKS, lambda name: getattr(boxes, name)())
    return [Reason(name, _LAWS[name]) for name, is_wrong in found.items() if is_wrong]


def assess_form_1099r(answers: Answers, *, complete: bool) -> Assessment:
    """The whole interview; while it is unfinished, the figures that are certain."""
    boxes = Boxes(answers)
    assessment = Assessment("incomplete", determined(FIGURES, lambda name: getattr(boxes, name)))
    assessment.reasons = form_reasons(boxes)
    if complete:
        is_plausible = not assessment.reasons
        assessment.outcome = "plausible" if is_plausible else "ask_for_correction"
        assessment.steps = form_steps(answers, boxes, is_plausible=is_plausible)
    return assessment
