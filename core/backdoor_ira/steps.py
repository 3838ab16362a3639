"""What the person does next, with the dates of the tax calendar (26 U.S.C. 219(f)(3), 408(d)(2), (3), 408A(d)(6))."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.answers import Answers
from core.backdoor_ira import questions as ask
from core.backdoor_ira.contribution import Contribution
from core.backdoor_ira.form_8606 import Form8606
from core.backdoor_ira.names import IraStep
from core.calendar_dates import (
    business_days_before,
    extended_tax_day,
    last_business_day_of,
    next_business_day,
    tax_day,
    upcoming,
)
from core.money import ZERO, at_least_zero
from core.result import Step

DAYS_TO_SETTLE = 5
"""Business days that a deposit and a rollover are given before the year ends; providers need two to five."""


def ira_steps(answers: Answers, contribution: Contribution) -> list[Step]:
    """The steps in the order in which they can be done: what is wrong first, a contribution before its conversion."""
    calendar = IraCalendar(answers.tax_year, answers.today)
    repairs = _repairs(contribution, calendar)
    if not contribution.ira_limit:
        return [*repairs, Step(IraStep.FIND_COMPENSATION)]
    steps = list(repairs)
    if not calendar.is_closed:
        direct = _direct(answers, contribution, calendar)
        steps += [*_deduction(contribution, calendar, direct), *direct]
    if contribution.form_to_file:
        steps += _backdoor(answers, contribution, contribution.form_to_file, calendar)
    return [*steps, Step(IraStep.START_THIS_YEAR if calendar.is_closed else IraStep.KEEP_RECORDS)]


class IraCalendar:
    """The dates that count for one tax year, as they are seen today."""

    def __init__(self, tax_year: int, today: date) -> None:
        self.today = today
        self.return_due = tax_day(tax_year)
        self.extended_due = extended_tax_day(tax_year)
        self._last_day = last_business_day_of(tax_year)

    @property
    def is_closed(self) -> bool:
        """Whether the last day for contributions of the tax year is past."""
        return self.today > self.return_due

    @property
    def converts_in_tax_year(self) -> bool:
        """Whether a provider can still convert before the tax year ends."""
        return self.today <= self._last_day

    @property
    def contribute_by(self) -> date:
        """Early enough to convert in the tax year where that is possible, else the last day for a contribution."""
        if not self.converts_in_tax_year:
            return self.return_due
        return max(business_days_before(self._last_day, DAYS_TO_SETTLE), next_business_day(self.today))

    @property
    def convert_by(self) -> date:
        """The last working day of the year in which the conversion counts."""
        return self._last_day if self.converts_in_tax_year else self._last_day_from_today

    @property
    def _last_day_from_today(self) -> date:
        this_year = last_business_day_of(self.today.year)
        return this_year if self.today <= this_year else last_business_day_of(self.today.year + 1)

    @property
    def return_of_conversion_due(self) -> date:
        """The due date of the return on which the conversion stands."""
        return tax_day(self.convert_by.year)


def _repairs(contribution: Contribution, calendar: IraCalendar) -> list[Step]:
    """Money that must not stay where it is; both ways end with the extended due date of the return."""
    moved = contribution.recharacterizable
    removed = contribution.roth_excess - moved + contribution.traditional_excess
    if not moved and not removed:
        return []
    if calendar.today > calendar.extended_due:
        return [Step(IraStep.PAY_EXCISE, None, {"amount": moved + removed})]
    due = upcoming(calendar.return_due, calendar.today) or calendar.extended_due
    # What is moved to a traditional IRA is converted from there, in the same year where that is possible.
    found = [(IraStep.RECHARACTERIZE, moved, min(due, calendar.contribute_by) if not calendar.is_closed else due)]
    found.append((IraStep.REMOVE_EXCESS, removed, due))
    return [Step(code, by, {"amount": amount}) for code, amount, by in found if amount]


def _deduction(contribution: Contribution, calendar: IraCalendar, direct: list[Step]) -> list[Step]:
    """The deduction, and what may go directly into a Roth IRA in its place: both share one limit."""
    amount = min(contribution.deductible_allowed, contribution.ira_limit - contribution.roth_kept)
    roth = {"roth": direct[0].figures["amount"]} if direct else {}
    return [Step(IraStep.DEDUCT, calendar.return_due, {"amount": amount, **roth})] if amount else []


def _direct(answers: Answers, contribution: Contribution, calendar: IraCalendar) -> list[Step]:
    """What may still go in directly, beside what was paid into either kind of IRA."""
    room = min(contribution.roth_allowed, contribution.ira_limit - answers[ask.TRADITIONAL_PAID])
    amount = at_least_zero(room - answers[ask.ROTH_PAID])
    return [Step(IraStep.CONTRIBUTE_ROTH, calendar.return_due, {"amount": amount})] if amount else []


def _backdoor(answers: Answers, contribution: Contribution, form: Form8606, calendar: IraCalendar) -> list[Step]:
    if answers.is_year_over:
        return _after_the_year(contribution, form, calendar)
    steps = []
    if form.conversion_taxable:
        amount = {"amount": contribution.pre_tax_balance}
        steps.append(Step(IraStep.REVERSE_ROLLOVER, min(calendar.contribute_by, calendar.convert_by), amount))
    if contribution.still_to_contribute:
        steps.append(Step(IraStep.CONTRIBUTE, calendar.contribute_by, {"amount": contribution.still_to_contribute}))
    file = Step(IraStep.FILE_8606, calendar.return_due, {"basis": form.all_basis})
    if not calendar.converts_in_tax_year:
        return [*steps, file, *_in_a_later_year(form.converted, calendar)]
    amount = {"amount": form.converted, "taxable": form.conversion_taxable}
    return [*steps, Step(IraStep.CONVERT, calendar.convert_by, amount), file]


def _after_the_year(contribution: Contribution, form: Form8606, calendar: IraCalendar) -> list[Step]:
    """From January on: this year's contribution still counts for the tax year, a conversion no more."""
    to_pay = ZERO if calendar.is_closed else contribution.still_to_contribute
    steps = []
    if to_pay:
        steps.append(Step(IraStep.CONTRIBUTE_FOR_PAST_YEAR, calendar.return_due, {"amount": to_pay}))
    paid = contribution.in_for_the_backdoor
    code = IraStep.FILE_8606_LATE if calendar.is_closed else IraStep.FILE_8606
    steps.append(Step(code, upcoming(calendar.return_due, calendar.today), {"basis": form.all_basis}))
    to_convert = at_least_zero(paid + to_pay - form.converted)
    if not to_convert:
        return steps
    if contribution.pre_tax_balance:
        steps.append(Step(IraStep.REVERSE_ROLLOVER_THIS_YEAR, calendar.convert_by))
    return [*steps, *_in_a_later_year(to_convert, calendar)]


def _in_a_later_year(amount: Decimal, calendar: IraCalendar) -> list[Step]:
    return [
        Step(IraStep.CONVERT_IN_NEW_YEAR, calendar.convert_by, {"amount": amount}),
        Step(IraStep.FILE_8606_FOR_CONVERSION, calendar.return_of_conversion_due),
    ]
