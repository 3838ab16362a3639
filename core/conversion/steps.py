"""What the person does next, by destination, with the dates of 26 U.S.C. 402(c)(3) and the tax calendar."""

from __future__ import annotations

from datetime import timedelta

from core.calendar_dates import forms_arrive, tax_day, year_end
from core.conversion import questions as ask
from core.conversion.movement import Movement
from core.interview import Answers
from core.result import Step

SIXTY_DAYS = timedelta(60)


def conversion_steps(answers: Answers, movement: Movement) -> list[Step]:
    """The steps in the order in which they are done."""
    if not movement.amount_moved:
        return [Step("check_after_tax_balance")]
    moving = _finishing_a_check(answers, movement) if movement.is_check else _request(answers, movement)
    return [*moving, *_at_tax_time(answers, movement)]


def _request(answers: Answers, movement: Movement) -> list[Step]:
    """A direct rollover; nothing is left to request in a year that is over."""
    due = year_end(answers.tax_year)
    if due < answers.today:
        return []
    code = {
        "in_plan": "request_in_plan_rollover",
        "roth_ira": "request_direct_rollover",
        "split": "request_split_rollover",
    }[answers[ask.DESTINATION]]
    figures = {
        "amount": movement.amount_moved,
        "basis": movement.basis_moved,
        "earnings": movement.earnings_moved,
    }
    return [Step("confirm_separate_source"), Step(code, due, figures)]


def _finishing_a_check(answers: Answers, movement: Movement) -> list[Step]:
    """The whole amount within 60 days of receipt, counted from today; savings replace what was withheld."""
    due = answers.today + SIXTY_DAYS
    shares = {"basis": movement.basis_moved, "earnings": movement.earnings_moved}
    steps = [Step("finish_rollover", due, {"amount": movement.check_amount, **shares})]
    if movement.withheld:
        steps.insert(0, Step("add_withheld", due, {"amount": movement.withheld}))
    return steps


def _at_tax_time(answers: Answers, movement: Movement) -> list[Step]:
    year = answers.tax_year
    lines = {"line_5a": movement.line_5a, "line_5b": movement.line_5b}
    return [
        Step("compare_form_1099r", forms_arrive(year), {"forms": len(movement.forms)}),
        Step("enter_on_form_1040", tax_day(year), lines),
        Step("leave_out_form_8606", tax_day(year)),
        Step("keep_conversion_records"),
    ]
