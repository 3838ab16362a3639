"""What the owner does next, by outcome, with the deadlines of adoption, elections, deposits and filings.

The dates are those without an extension of the return; what an extension adds is said in words (26 U.S.C.
401(b)(2), 402(e)(3), 404(a)(6); 26 CFR 1.415(c)-1(b)(6)).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from core.answers import Answers
from core.calendar_dates import (
    corporate_tax_day,
    forms_arrive,
    last_business_day,
    last_business_day_of,
    next_business_day,
    tax_day,
    upcoming,
    year_end,
)
from core.money import at_least_zero, dollars_down
from core.result import Step, WhosePlan, in_order_of_dates
from core.solo_401k import questions as ask
from core.solo_401k.business import Business
from core.solo_401k.names import SoloOutcome, SoloStep

FORM_5500_EZ_ASSETS = Decimal(250_000)
SHORT_NOTICE = 14
"""Days, today among them, in which a document may not be ready any more."""
A_WEEK = timedelta(7)
DAYS_AFTER_THE_YEAR = timedelta(30)
"""Own contributions count for a year only where they are paid within 30 days after it (1.415(c)-1(b)(6)(i))."""

_FROM_WAGES = (SoloStep.DEFERRAL_BY_PAYROLL, SoloStep.CATCH_UP_BY_PAYROLL, SoloStep.AFTER_TAX_BY_PAYROLL)
"""An election reaches no wages that are paid already (26 CFR 1.401(k)-1(a)(3)(iii)), and section 317 of SECURE 2.0 is
for owners without W-2 wages: a plan of a corporation that is new can only take wages still to be paid."""


def solo_steps(outcome: SoloOutcome, answers: Answers, business: Business) -> list[Step]:
    """The steps of the business part in the order of their dates; none past, none with nothing to pay."""
    calendar = SoloCalendar(answers, business)
    steps = _steps(outcome, business, calendar)
    if outcome is SoloOutcome.PLAN_NEEDED:
        steps = [_of_a_new_plan(step) if step.code in _FROM_WAGES else step for step in steps]
    return [step._replace(part=WhosePlan.BUSINESS) for step in in_order_of_dates(steps)]


class SoloCalendar:
    """The owner's deadlines as they are seen today; None where one is past."""

    def __init__(self, answers: Answers, business: Business) -> None:
        year = self.tax_year = answers.tax_year
        self.today = answers.today
        self.is_over = answers.is_year_over
        self.year_end = upcoming(last_business_day_of(year), self.today)
        self.january = upcoming(last_business_day(year_end(year) + DAYS_AFTER_THE_YEAR), self.today)
        self.return_due = upcoming(tax_day(year), self.today)
        own_return = corporate_tax_day(year) if business.is_corporation else tax_day(year)
        self.employer_due = upcoming(own_return, self.today)
        self.extended_due = business.return_due
        self.forms = upcoming(forms_arrive(year), self.today)
        self.form_5500_ez = upcoming(next_business_day(date(year + 1, 7, 31)), self.today)
        self.soon = next_business_day(self.today + A_WEEK)
        left = (self.year_end - self.today).days + 1 if self.year_end else 0
        self.hurry = {"days_left": left} if 0 < left <= SHORT_NOTICE else {}
        self.convert_by = min(self.soon, self.year_end) if self.year_end else self.soon


def _steps(outcome: SoloOutcome, business: Business, calendar: SoloCalendar) -> list[Step]:
    if outcome is SoloOutcome.NOT_SOLO:
        return [Step(SoloStep.ASK_ADVISER)]
    if outcome is SoloOutcome.NO_INCOME:
        return [Step(SoloStep.RECHECK_PROFIT, calendar.year_end) if calendar.year_end else Step(SoloStep.THIS_YEAR)]
    if outcome is SoloOutcome.YEAR_OVER:
        return [Step(SoloStep.THIS_YEAR)]
    defers, chosen = _can_still_defer(outcome, calendar), business.chosen
    is_bound = business.is_bound_by_wages
    has_some = chosen is None or chosen.after_tax_room > 0 or business.has_money_to_convert
    takes_after_tax = _takes_after_tax(outcome, calendar) and has_some
    after_tax = _after_tax(business, calendar) if takes_after_tax else []
    return [
        *_opening(outcome, business, calendar),
        *(_elections(business, calendar) if defers else []),
        *after_tax,
        *([Step(SoloStep.FORM_1099R, calendar.forms)] if takes_after_tax and calendar.forms else []),
        *(_payments(business, calendar, is_new=outcome is SoloOutcome.PLAN_NEEDED) if defers else []),
        *(_employer(business, calendar) if chosen is None or is_bound else []),
        *_filings(outcome, calendar),
        *_forms_of_a_later_year(after_tax, calendar),
    ]


def _takes_after_tax(outcome: SoloOutcome, calendar: SoloCalendar) -> bool:
    """Whether the plan's document allows after-tax money, or a new one that is adopted within the year."""
    return outcome is SoloOutcome.ELIGIBLE or (outcome is SoloOutcome.PLAN_NEEDED and not calendar.is_over)


def _can_still_defer(outcome: SoloOutcome, calendar: SoloCalendar) -> bool:
    """A plan that is new needs its own deferrals by the return's due date without extension (SECURE 2.0, 317)."""
    return outcome is not SoloOutcome.PLAN_NEEDED or calendar.return_due is not None


def _opening(outcome: SoloOutcome, business: Business, calendar: SoloCalendar) -> list[Step]:
    """The document that is needed first, and the choice between deduction and Roth."""
    chosen = business.chosen
    if chosen is not None and not chosen.after_tax_room and outcome is not SoloOutcome.PLAN_NEEDED:
        return []
    if outcome is SoloOutcome.PLAN_LACKS_AFTER_TAX:
        return [Step(SoloStep.REPLACE_DOCUMENT, calendar.year_end, {**_amount_of(business), **calendar.hurry})]
    if outcome is SoloOutcome.NEEDS_PLAN_ANSWERS:
        return [Step(SoloStep.ASK_PROVIDER, calendar.soon), *_if_allowed(business, calendar)]
    opening = []
    if outcome is SoloOutcome.PLAN_NEEDED:
        late = Step(SoloStep.ADOPT_LATE, calendar.employer_due or calendar.extended_due)
        opening.append(Step(SoloStep.ADOPT, calendar.year_end, calendar.hurry) if calendar.year_end else late)
    return opening if calendar.is_over or chosen is not None else [*opening, *_choice(business)]


def _choice(business: Business) -> list[Step]:
    """Deduction or Roth first, beside the employer money that is in; nothing is left to choose once all of it is."""
    employer = business.so_far(ask.EMPLOYER_SO_FAR)
    roth, deduction = business.plan(employer), business.deduction_first
    if roth.after_tax_room == deduction.after_tax_room or not business.employer_left:
        return []
    after_tax = business.so_far(ask.AFTER_TAX_SO_FAR)
    rooms = [
        dollars_down(at_least_zero(room - after_tax))
        for room in (roth.after_tax_room, deduction.without_rounding.after_tax_room)
    ]
    choice = dict(zip(("roth_first_room", "deduction_first_room"), rooms, strict=True))
    return [Step(SoloStep.CHOOSE, None, choice | ({"employer_so_far": employer} if employer else {}))]


def _if_allowed(business: Business, calendar: SoloCalendar) -> list[Step]:
    """The after-tax money that waits for the provider's answer; after the year it is too late to ask for it."""
    amount = _amount_of(business)
    if not amount or not calendar.year_end:
        return []
    return [Step(SoloStep.AFTER_TAX_IF_ALLOWED, calendar.year_end, amount)]


def _elections(business: Business, calendar: SoloCalendar) -> list[Step]:
    """Deferral and catch-up, before the year ends; a corporation's owner makes them through payroll."""
    plan = business.chosen or business.roth_first
    if business.is_corporation:
        left = business.to_go_in
        wanted = [(SoloStep.DEFERRAL_BY_PAYROLL, left.deferral), (SoloStep.CATCH_UP_BY_PAYROLL, left.catch_up)]
    else:
        wanted = [(SoloStep.ELECT_DEFERRAL, plan.own)]
    return _with_amounts(wanted, calendar.year_end) if calendar.year_end else []


def _payments(business: Business, calendar: SoloCalendar, *, is_new: bool) -> list[Step]:
    """A sole proprietor pays in with the return what was elected in the year, or for a plan adopted after it is now.

    The first year of a new plan has no extension (26 U.S.C. 401(b)(2), last sentence: SECURE 2.0, 317).
    """
    if business.is_corporation:
        return []
    plan = business.to_go_in
    wanted = [(SoloStep.PAY_DEFERRAL, plan.deferral), (SoloStep.CATCH_UP, plan.catch_up)]
    steps = _with_amounts(wanted, calendar.return_due or calendar.extended_due)
    if not is_new or calendar.year_end:
        return steps
    return [_of_a_new_plan(step) for step in steps]


def _of_a_new_plan(step: Step) -> Step:
    """The same step, marked as one of a plan that does not exist yet."""
    return step._replace(figures={**step.figures, "new_plan": 1})


def _with_amounts(wanted: Iterable[tuple[SoloStep, Decimal]], due: date) -> list[Step]:
    """A step for each amount above zero."""
    return [Step(code, due, {"amount": amount}) for code, amount in wanted if amount]


def _amount_of(business: Business) -> dict[str, Decimal]:
    """The after-tax money that still goes in, all that can or what the owner has chosen, as a figure of a step."""
    amount = business.to_go_in.after_tax_room
    return {"amount": amount} if amount else {}


def _after_tax(business: Business, calendar: SoloCalendar) -> list[Step]:
    """After-tax money and its conversion at once; after the year only a sole proprietor's, and that is unsettled."""
    amount = _amount_of(business)
    if not amount:
        return [Step(SoloStep.CONVERT, calendar.convert_by)] if business.has_money_to_convert else []
    if calendar.year_end:
        code = SoloStep.AFTER_TAX_BY_PAYROLL if business.is_corporation else SoloStep.AFTER_TAX
        return [Step(code, calendar.year_end, amount), Step(SoloStep.CONVERT, calendar.year_end)]
    if business.is_corporation or not calendar.january:
        return []
    return [Step(SoloStep.AFTER_TAX_LATE, calendar.january, amount), Step(SoloStep.CONVERT, calendar.january)]


def _forms_of_a_later_year(after_tax: Iterable[Step], calendar: SoloCalendar) -> list[Step]:
    """A conversion stands on the form and the return of the year in which it is made, whatever the money is for."""
    converted = next((step.due for step in after_tax if step.code is SoloStep.CONVERT), None)
    if converted is None or converted.year == calendar.tax_year:
        return []
    year = {"conversion_year": converted.year}
    return [
        Step(SoloStep.FORM_1099R_LATER, forms_arrive(converted.year), year),
        Step(SoloStep.TAX_RETURN_LATER, tax_day(converted.year), year),
    ]


def _employer(business: Business, calendar: SoloCalendar) -> list[Step]:
    employer: dict[str, Decimal | int] = {"employer": business.employer_left}
    if not employer["employer"]:
        return []
    if business.is_bound_by_wages:
        employer["beside"] = 1
    if calendar.employer_due:
        return [Step(SoloStep.EMPLOYER, calendar.employer_due, employer)]
    return [Step(SoloStep.EMPLOYER_EXTENDED, calendar.extended_due, employer)]


def _filings(outcome: SoloOutcome, calendar: SoloCalendar) -> list[Step]:
    """The return, and the plan's own form; one that is adopted after the year had no assets at its end."""
    steps = []
    if calendar.return_due:
        steps.append(Step(SoloStep.TAX_RETURN, calendar.return_due))
    if calendar.form_5500_ez and not (outcome is SoloOutcome.PLAN_NEEDED and calendar.is_over):
        steps.append(Step(SoloStep.FORM_5500_EZ, calendar.form_5500_ez, {"assets": FORM_5500_EZ_ASSETS}))
    return steps
