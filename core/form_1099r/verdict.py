"""The verdict of the interview `form_1099r`."""

from __future__ import annotations

from core.answers import Answers
from core.form_1099r.boxes import CHECKS, FIGURES, RECORDED, Boxes
from core.form_1099r.names import FormEvent, FormOutcome, FormReason, FormWarning
from core.form_1099r.steps import form_steps
from core.result import Assessment, Reason, certain, holds

_LAWS = {
    FormReason.TAXABLE_MISSING: "26 U.S.C. 72(e)(8), 402(a); Instructions for Form 1099-R, box 2a",
    FormReason.TAXABLE_TOO_HIGH: "26 U.S.C. 72(e)(8), 402(c)(1); Instructions for Form 1099-R, box 2a",
    FormReason.BASIS_MISSING: "26 U.S.C. 72(d)(2), 402(c)(2); Instructions for Form 1099-R, box 5",
    FormReason.BASIS_UNEXPECTED: "26 U.S.C. 402(c)(2); IRS Notice 2014-54; Instructions for Form 1099-R, box 5",
    FormReason.CODE_UNEXPECTED: "26 U.S.C. 402(c), 6047(d); Instructions for Form 1099-R, box 7",
    FormReason.GROSS_DIFFERS: "26 U.S.C. 6047(d); Instructions for Form 1099-R, box 1",
    FormReason.BASIS_ABOVE_RECORDS: "26 U.S.C. 72(d)(2), 402(c)(2); Instructions for Form 1099-R, box 5",
}


def form_reasons(boxes: Boxes) -> list[Reason]:
    """Everything on the form that does not fit together, as far as its boxes are known."""
    found = certain(CHECKS, boxes)
    return [Reason(name, _LAWS[name]) for name, is_wrong in found.items() if is_wrong]


def _warnings(boxes: Boxes) -> list[str]:
    conditions = {
        FormWarning.NEVER_ROLL_OVER: lambda: boxes.event is FormEvent.REFUND,
        FormWarning.TAXED_BY_FORM_8606: lambda: boxes.event is FormEvent.BACKDOOR_IRA and not boxes.recharacterizes,
    }
    return [code for code, condition in conditions.items() if holds(condition)]


def assess_form_1099r(answers: Answers, *, complete: bool) -> Assessment:
    """The whole interview; while it is unfinished, the figures that are certain."""
    boxes = Boxes(answers)
    assessment = Assessment("incomplete", {name.value: found for name, found in certain(FIGURES, boxes).items()})
    recorded = {name.value: of(boxes) for name, of in RECORDED.items()}
    assessment.figures |= {name: amount for name, amount in recorded.items() if amount is not None}
    assessment.reasons = form_reasons(boxes)
    assessment.warnings = _warnings(boxes)
    if complete:
        codes = [reason.code for reason in assessment.reasons]
        assessment.outcome = FormOutcome.ASK_FOR_CORRECTION if codes else FormOutcome.PLAUSIBLE
        assessment.steps = form_steps(answers, boxes, codes)
    return assessment
