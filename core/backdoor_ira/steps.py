"""What the person does next, with the dates of the tax calendar (26 U.S.C. 219(f)(3), 408(d)(2), (3))."""

from __future__ import annotations

from datetime import date

from core.backdoor_ira.contribution import Contribution
from core.calendar_dates import tax_day, year_end
from core.interview import Answers
from core.result import Step


def ira_steps(answers: Answers, contribution: Contribution) -> list[Step]:
    """The steps in the order in which they are done; the tax-free ways come first."""
    if not contribution.ira_limit:
        return [Step("find_compensation")]
    return [
        *_deduction(answers, contribution),
        *_direct(answers, contribution),
        *_backdoor(answers, contribution),
    ]


def conversion_year_end(answers: Answers) -> date:
    """31 December of the calendar year in which a conversion made now would count."""
    return year_end(max(answers.tax_year, answers.today.year))


def _deduction(answers: Answers, contribution: Contribution) -> list[Step]:
    amount = contribution.deductible_allowed
    due = tax_day(answers.tax_year)
    return [Step("deduct_contribution", due, {"amount": amount})] if amount else []


def _direct(answers: Answers, contribution: Contribution) -> list[Step]:
    amount = contribution.roth_allowed
    due = tax_day(answers.tax_year)
    return [Step("contribute_to_roth", due, {"amount": amount})] if amount else []


def _backdoor(answers: Answers, contribution: Contribution) -> list[Step]:
    form = contribution.form
    if form is None:
        return []
    converted_by = conversion_year_end(answers)
    clear = (
        [Step("reverse_rollover", converted_by, {"amount": contribution.pre_tax_balance})]
        if form.conversion_taxable
        else []
    )
    return_due = tax_day(answers.tax_year)
    amount = {"amount": form.converted}
    return [
        *clear,
        Step("contribute_nondeductible", return_due, amount),
        Step("convert_to_roth_ira", converted_by, amount | {"taxable": form.conversion_taxable}),
        Step("file_form_8606", return_due, {"basis": form.all_basis}),
    ]
