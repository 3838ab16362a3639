"""What the person does next, by destination, with the dates of 26 U.S.C. 402(c)(3) and the tax calendar."""

from __future__ import annotations

from datetime import date, timedelta

from core.answers import Answers
from core.calendar_dates import forms_arrive, last_business_day, last_business_day_of, tax_day, upcoming, year_end
from core.conversion import questions as ask
from core.conversion.movement import Movement
from core.conversion.names import ConversionStep, Destination
from core.result import Step

SIXTY_DAYS = timedelta(60)

_REQUESTS = {
    Destination.IN_PLAN: ConversionStep.REQUEST_IN_PLAN,
    Destination.ROTH_IRA: ConversionStep.REQUEST_DIRECT,
    Destination.SPLIT: ConversionStep.REQUEST_SPLIT,
}


def conversion_steps(answers: Answers, movement: Movement) -> list[Step]:
    """The steps in the order in which they are done."""
    if not movement.amount_moved:
        return [Step(ConversionStep.LOOK_AT_BALANCE)]
    moving = _finishing_a_check(answers, movement) if movement.is_check else _request(answers, movement)
    return [*moving, *_at_tax_time(answers, movement)]


def _request(answers: Answers, movement: Movement) -> list[Step]:
    """A direct rollover, while the plan can still carry it out in the tax year."""
    due = last_business_day_of(answers.tax_year)
    if due < answers.today:
        return []
    to = Destination(answers[ask.DESTINATION])
    is_split_after_loss = movement.has_loss and movement.is_split
    code = ConversionStep.REQUEST_BASIS_ONLY if is_split_after_loss else _REQUESTS[to]
    figures = {
        "amount": movement.amount_moved,
        "basis": movement.basis_moved,
        "earnings": ask.taxable_part(answers),
    }
    return [Step(ConversionStep.CONFIRM_SOURCE), Step(code, due, figures)]


def _finishing_a_check(answers: Answers, movement: Movement) -> list[Step]:
    """The whole amount within 60 days of receipt, counted from today; own money replaces what was withheld."""
    due = _sixtieth_day(answers)
    if due < answers.today:
        return []
    shares = {"basis": movement.basis_moved, "earnings": ask.taxable_part(answers)}
    whole = {"amount": movement.check_amount, "total": movement.amount_moved}
    finish = Step(ConversionStep.FINISH, due, {**whole, **shares})
    if not movement.withheld:
        return [finish]
    return [Step(ConversionStep.REPLACE_WITHHELD, due, {"amount": movement.withheld}), finish]


def _sixtieth_day(answers: Answers) -> date:
    """Sixty days from today, or from the nearest day of the tax year, on a day on which a provider takes money."""
    year = answers.tax_year
    received = min(max(answers.today, date(year, 1, 1)), year_end(year))
    return last_business_day(received + SIXTY_DAYS)


def _at_tax_time(answers: Answers, movement: Movement) -> list[Step]:
    year, today = answers.tax_year, answers.today
    return_due = upcoming(tax_day(year), today)
    lines = {"line_5a": movement.amount_moved, "line_5b": movement.taxable}
    if movement.is_check and movement.taxable:
        lines["rolled_over_at_most"] = movement.taxable
    compare_by = upcoming(forms_arrive(year), today) or return_due
    enter = Step(ConversionStep.ENTER, return_due, lines) if return_due else Step(ConversionStep.AMEND, None, lines)
    return [
        Step(ConversionStep.COMPARE_FORM, compare_by, {"count": len(movement.forms)}),
        enter,
        Step(ConversionStep.NO_FORM_8606),
        Step(ConversionStep.KEEP, None, {"basis": movement.basis_moved}),
    ]
