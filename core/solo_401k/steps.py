"""What the owner does next, by outcome, with the dates of RULES on plan adoption, deposits and filings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.calendar_dates import (
    forms_arrive,
    next_business_day,
    tax_day,
    year_end,
)
from core.interview import Answers
from core.result import Step
from core.solo_401k.business import Business
from core.solo_401k.names import SoloOutcome

FORM_5500_EZ_ASSETS = Decimal(250_000)


def solo_steps(outcome: SoloOutcome, answers: Answers, business: Business) -> list[Step]:
    """The steps of the business part in the order in which they are done; none on a day that is past."""
    steps = _steps(outcome, answers, business)
    return [step for step in steps if step.due is None or step.due >= answers.today]


def _steps(outcome: SoloOutcome, answers: Answers, business: Business) -> list[Step]:
    year = answers.limits.year
    if outcome is SoloOutcome.NOT_SOLO:
        return [Step("ask_plan_adviser")]
    if outcome is SoloOutcome.NO_INCOME:
        return [Step("recheck_profit", year_end(year))]
    filing = [Step("form_5500_ez", _form_5500_ez_due(year), {"assets": FORM_5500_EZ_ASSETS})]
    if outcome is SoloOutcome.PLAN_LACKS_AFTER_TAX:
        return [Step("replace_solo_document", year_end(year)), *filing]
    if outcome is SoloOutcome.YEAR_OVER:
        return filing
    if outcome is SoloOutcome.NEEDS_PLAN_ANSWERS:
        return [Step("ask_solo_provider", _soon(answers)), *filing]
    if outcome is SoloOutcome.NO_ROOM:
        deferral = {"deferral": business.roth_first.deferral}
        fill = [Step("fill_solo_deferral", year_end(year), deferral)] if deferral["deferral"] else []
        return [*fill, *filing]
    opening = [Step("adopt_solo_plan", year_end(year))] if outcome is SoloOutcome.PLAN_NEEDED else []
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
        *(
            [Step("solo_after_tax_deposit", year_end(year), {"amount": roth.after_tax_room})]
            if roth.after_tax_room
            else []
        ),
        *([Step("solo_convert", year_end(year))] if roth.after_tax_room else []),
        *([Step("solo_catch_up", deposit, {"amount": roth.catch_up})] if roth.catch_up else []),
        *([Step("solo_employer_deposit", business.return_due, employer)] if deduction.employer else []),
        Step("solo_form_1099r", forms_arrive(year)),
    ]


def _soon(answers: Answers) -> date:
    return min(year_end(answers.limits.year), max(answers.today, date(answers.limits.year, 1, 1)))


def _form_5500_ez_due(year: int) -> date:
    return next_business_day(date(year + 1, 7, 31))
