"""What the person asks the payer, and how the form is entered so that nothing counts twice."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar_dates import tax_day
from core.form_1099r.boxes import Boxes
from core.interview import Answers
from core.result import Step

TWO_WEEKS = timedelta(14)


def form_steps(answers: Answers, boxes: Boxes, *, is_plausible: bool) -> list[Step]:
    """The steps in the order in which they are done."""
    return [*([] if is_plausible else _correction(answers, boxes)), *_entry(answers, boxes)]


def _correction(answers: Answers, boxes: Boxes) -> list[Step]:
    """The payer first; Form 4852 stands in for a form that is not corrected in time."""
    return [
        Step("ask_payer", answers.today + TWO_WEEKS, {"expected_box_2a": boxes.expected_box_2a}),
        Step("wait_for_corrected_form", _return_due(answers)),
        Step("form_4852", _return_due(answers)),
    ]


def _entry(answers: Answers, boxes: Boxes) -> list[Step]:
    due = _return_due(answers)
    lines = {"line_5a": boxes.line_5a, "line_5b": boxes.line_5b}
    moved = "subtract_sixty_day_rollover" if boxes.event == "check" else "tick_rollover"
    return [
        Step("enter_form_once", due, lines),
        Step(moved, due),
        Step("leave_out_form_8606", due),
        Step("leave_out_form_5498"),
        Step("keep_forms"),
    ]


def _return_due(answers: Answers) -> date:
    return tax_day(answers.tax_year)
