"""What the person asks the payer, and how the form is entered so that nothing counts twice."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from core.answers import Answers
from core.calendar_dates import next_business_day, tax_day, upcoming
from core.form_1099r import questions as ask
from core.form_1099r.boxes import Boxes
from core.form_1099r.names import FormEvent, FormReason, FormStep
from core.money import at_least_zero
from core.result import Step, StepFigure

TWO_WEEKS = timedelta(14)
_INTO_AN_IRA = frozenset(
    {
        FormEvent.ROTH_IRA,
        FormEvent.SPLIT_ROTH_LEG,
        FormEvent.SPLIT_TRADITIONAL_LEG,
        FormEvent.SPLIT_ONE_FORM,
        FormEvent.CHECK,
        FormEvent.ROTH_ACCOUNT,
        FormEvent.BACKDOOR_IRA,
    }
)


def form_steps(answers: Answers, boxes: Boxes, reasons: list[str]) -> list[Step]:
    """The steps in the order in which they are done."""
    due = upcoming(tax_day(answers.tax_year), answers.today)
    steps = [*_correction(answers, boxes, reasons, due), *_entry(boxes, due)]
    if due is None and not boxes.is_of_the_year_before:
        steps.append(Step(FormStep.AMEND))
    if boxes.event in _INTO_AN_IRA:
        steps.append(Step(FormStep.NO_FORM_5498))
    return [*steps, Step(FormStep.KEEP)]


def _correction(answers: Answers, boxes: Boxes, reasons: list[str], return_due: date | None) -> list[Step]:
    """Each wrong box with whom to call and what it must say; then what helps where no new form comes in time."""
    if not reasons:
        return []
    call_by = next_business_day(answers.today + TWO_WEEKS)
    if return_due:
        call_by = min(call_by, return_due)
    wrong = dict(_wrong_box(boxes, FormReason(reason)) for reason in reasons)
    if boxes.expected_box_2a is None:
        # What box 2a must say follows from box 5.
        wrong.pop(FormStep.CORRECT_2A, None)
    steps = [Step(code, call_by, figures) for code, figures in wrong.items()]
    if boxes.recorded_gross is not None:
        # The records may be wrong as well: the plan's confirmation decides before anybody is called.
        steps.insert(0, Step(FormStep.COMPARE_CONFIRMATION, call_by))
    return [*steps, Step(FormStep.WITHOUT_CORRECTION, return_due)]


def _wrong_box(boxes: Boxes, reason: FormReason) -> tuple[FormStep, dict[str, StepFigure]]:
    """The step for a reason, with what the box must say."""
    by_custodian = boxes.event is FormEvent.BACKDOOR_IRA
    if reason is FormReason.GROSS_DIFFERS:
        code = FormStep.CORRECT_1_BY_CUSTODIAN if by_custodian else FormStep.CORRECT_1
        return code, {"expected": boxes.recorded_gross}
    if boxes.recorded_basis is not None and reason in (FormReason.BASIS_MISSING, FormReason.BASIS_ABOVE_RECORDS):
        return FormStep.CORRECT_5, {"expected": boxes.recorded_basis}
    if reason is FormReason.BASIS_MISSING:
        if boxes.event is FormEvent.SPLIT_ROTH_LEG:
            return FormStep.FILL_5_WITH_BOX_1, {"expected": boxes.gross}
        return FormStep.FILL_5, {}
    if reason is FormReason.BASIS_UNEXPECTED:
        return FormStep.EMPTY_5, {}
    if reason is FormReason.CODE_UNEXPECTED:
        code = FormStep.CORRECT_7_BY_CUSTODIAN if by_custodian else FormStep.CORRECT_7
        return code, {"codes": " / ".join(ask.told_codes(boxes.answers))}
    code = FormStep.CORRECT_2A_BY_CUSTODIAN if by_custodian else FormStep.CORRECT_2A
    return code, {"expected": boxes.expected_box_2a}


def _entry(boxes: Boxes, due: date | None) -> list[Step]:
    """Where the form goes on the return."""
    if boxes.recharacterizes:
        is_old = ask.RECHARACTERIZED_FOR_YEAR_BEFORE in boxes.answers[ask.BOX_7]
        code = FormStep.LEAVE_OUT_RECHARACTERIZATION if is_old else FormStep.ENTER_RECHARACTERIZATION
        return [Step(code, due, {"amount": boxes.gross})]
    if boxes.event is FormEvent.BACKDOOR_IRA:
        return [Step(FormStep.ENTER_IRA, due, {"amount": boxes.gross}), Step(FormStep.FORM_8606, due)]
    if boxes.is_of_the_year_before:
        return [Step(FormStep.AMEND_YEAR_BEFORE)]
    if boxes.line_5b is None:
        return []
    lines = {"line_5a": boxes.line_5a, "line_5b": boxes.line_5b}
    if boxes.event is FormEvent.REFUND:
        return [Step(FormStep.ENTER_REFUND, due, lines)]
    moved = FormStep.SUBTRACT_ROLLOVER if boxes.event is FormEvent.CHECK else FormStep.TICK_ROLLOVER
    return [_enter(boxes, due, lines), Step(moved, due), Step(FormStep.NO_FORM_8606)]


def _enter(boxes: Boxes, due: date | None, lines: dict[str, Decimal | None]) -> Step:
    if boxes.event is not FormEvent.SPLIT_ONE_FORM:
        return Step(FormStep.ENTER_ONCE, due, lines)
    legs = {"basis": boxes.gross - at_least_zero(boxes.earnings), "earnings": at_least_zero(boxes.earnings)}
    return Step(FormStep.ENTER_AS_TWO, due, {**lines, **legs})
