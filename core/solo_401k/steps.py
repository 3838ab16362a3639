"""What the owner does next, by outcome, with the dates of RULES on plan adoption, deposits and filings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.calendar_dates import (
    extended_corporate_tax_day,
    extended_tax_day,
    forms_arrive,
    next_business_day,
    tax_day,
    year_end,
)
from core.interview import Answers
from core.result import Step
from core.solo_401k.plans import Business

FORM_5500_EZ_ASSETS = Decimal(250_000)


def solo_steps(outcome: str, answers: Answers, business: Business) -> list[Step]:
    """The steps of the business part in the order in which they are done."""
    year = answers.limits.year
    if outcome == "not_solo":
        return [Step("ask_plan_adviser")]
    if outcome == "no_income":
        return [Step("recheck_profit", year_end(year))]
    filing = [Step("form_5500_ez", _form_5500_ez_due(year), {"assets": FORM_5500_EZ_ASSETS})]
    if outcome == "plan_lacks_after_tax":
        return [Step("replace_solo_document", year_end(year)), *filing]
    if outcome == "needs_plan_answers":
        return [Step("ask_solo_provider", _soon(answers)), *filing]
    if outcome == "no_room":
        deferral = {"deferral": business.roth_first.deferral}
        return [Step("fill_solo_deferral", year_end(year), deferral), *filing]
    opening = [Step("adopt_solo_plan", year_end(year))] if outcome == "plan_needed" else []
    return [*opening, *_filling(answers, business), *filing]


def _filling(answers: Answers, business: Business) -> list[Step]:
    year = answers.limits.year
    roth, deduction = business.roth_first, business.deduction_first
    choice = {"roth_first_room": roth.after_tax_room, "deduction_first_room": deduction.after_tax_room}
    employer = {"employer": deduction.employer}
    deposit = year_end(year) if business.is_corporation else tax_day(year)
    return [
        Step("choose_solo_plan", year_end(year), choice),
        *([Step("solo_deferral_election", year_end(year), {"deferral": roth.deferral})] if roth.deferral else []),
        Step("solo_after_tax_deposit", year_end(year), {"amount": roth.after_tax_room}),
        Step("solo_convert", year_end(year)),
        *([Step("solo_catch_up", deposit, {"amount": roth.catch_up})] if roth.catch_up else []),
        Step("solo_employer_deposit", _employer_deposit_due(year, business), employer),
        Step("solo_form_1099r", forms_arrive(year)),
    ]


def _employer_deposit_due(year: int, business: Business) -> date:
    """The due date of the business's return with extension (26 U.S.C. 404(a)(6))."""
    return extended_corporate_tax_day(year) if business.is_corporation else extended_tax_day(year)


def _soon(answers: Answers) -> date:
    return min(year_end(answers.limits.year), max(answers.today, date(answers.limits.year, 1, 1)))


def _form_5500_ez_due(year: int) -> date:
    return next_business_day(date(year + 1, 7, 31))
