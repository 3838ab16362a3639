"""What the diary and the answers come to: the room left, the percent for the rest of the year, forms, warnings."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from core.amounts import Problem
from core.assess import Result, assess, tax_year_of
from core.interview import RawAnswers
from core.ledger.entries import Entry, EntryKind
from core.ledger.forms import expected_forms
from core.ledger.state import Ledger, ledger_of
from core.ledger.totals import Totals
from core.limits import LimitsByYear
from core.mega_backdoor.payroll import NEXT_PAY_DATE, PAY_SCHEDULE
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, DEFERRALS, EMPLOYER
from core.money import ZERO, at_least_zero
from core.pay_dates import pay_dates
from core.solo_401k.questions import AFTER_TAX_SO_FAR as BUSINESS_SO_FAR

PAID_AHEAD = timedelta(3)
"""Money may arrive some days before the pay date that it belongs to."""


def assess_ledger(
    answers: RawAnswers,
    entries: tuple[Entry, ...],
    limits: LimitsByYear,
    today: date,
    answered_on: date | None = None,
) -> Ledger:
    """Reckons the rest of the year with what has gone in; raises `BadAnswer` for an answer that cannot be taken.

    With `answered_on` the answer about after-tax money of the year counts as what was in by that day: earlier
    entries are a part of it. Without, it is what was in before the diary began.
    """
    tax_year = tax_year_of(answers, today)
    totals = Totals(entries, tax_year, already_in(answers, entries, tax_year, answered_on))
    counted, result = _counted(answers, totals, limits, today)
    forms = expected_forms(totals.of_year, answers)
    is_above = counted.get(EMPLOYER.id) != answers.get(EMPLOYER.id) != "unsure"
    return ledger_of(result, totals, forms, employer_is_above=is_above)


def answers_with_diary(
    answers: RawAnswers,
    entries: tuple[Entry, ...],
    limits: LimitsByYear,
    today: date,
    answered_on: date | None = None,
) -> RawAnswers:
    """The answers of a year with what the diary has of it; raises `BadAnswer` for one that cannot be taken."""
    tax_year = tax_year_of(answers, today)
    totals = Totals(entries, tax_year, already_in(answers, entries, tax_year, answered_on))
    return _counted(answers, totals, limits, today)[0] if totals.of_year else answers


def _counted(
    answers: RawAnswers, totals: Totals, limits: LimitsByYear, today: date
) -> tuple[dict[str, object], Result]:
    """The answers with the diary's money, where that is more than they say, and what they come to."""
    paid = _with_what_is_paid(answers, totals, today)
    day = _day_of(paid, totals, today)
    result = assess("mega", paid, limits, day)
    more = {key: value for key, value in _above(result.assessment.figures, totals).items() if key in paid}
    if not more:
        return paid, result
    return paid | more, assess("mega", paid | more, limits, day)


def answers_by_diary(
    answers: RawAnswers, entries: tuple[Entry, ...], today: date, answered_on: date | None = None
) -> dict[str, object]:
    """The answers that change with each pay date, as the diary has them; empty where it has no paycheck of the year."""
    tax_year = tax_year_of(answers, today)
    totals = Totals(entries, tax_year, already_in(answers, entries, tax_year, answered_on))
    to_come = _dates_to_come(answers, totals, today)
    if totals.last_payroll is None or to_come is None or not _is_amount(answers.get(AFTER_TAX_SO_FAR.id)):
        return {}
    following = to_come[0].isoformat() if to_come else "none"
    return {NEXT_PAY_DATE.id: following, AFTER_TAX_SO_FAR.id: _dollars(totals.after_tax)}


def after_tax_of_past_year(
    answers: RawAnswers, entries: tuple[Entry, ...], tax_year: int, answered_on: date | None
) -> dict[str, object]:
    """The answer about a year's after-tax money once it is over: nothing comes to the diary's sum any more."""
    if not any(entry.kind is EntryKind.AFTER_TAX and entry.day.year == tax_year for entry in entries):
        return {}
    totals = Totals(entries, tax_year, already_in(answers, entries, tax_year, answered_on))
    return {AFTER_TAX_SO_FAR.id: _dollars(totals.after_tax)}


def after_tax_of_business(entries: tuple[Entry, ...], tax_year: int) -> dict[str, object]:
    """What an owner has put into the plan in a year; nobody is asked for it."""
    paid = Totals(entries, tax_year, ZERO).after_tax
    return {BUSINESS_SO_FAR.id: _dollars(paid)} if paid else {}


def already_in(answers: RawAnswers, entries: tuple[Entry, ...], tax_year: int, answered_on: date | None) -> Decimal:
    """After-tax money of the year that is in the answers and not in the diary."""
    given = answers.get(AFTER_TAX_SO_FAR.id)
    try:
        answered = ZERO if given is None else AFTER_TAX_SO_FAR.type.read(given)
    except Problem:
        return ZERO
    if answered_on is None:
        return answered
    in_both = (
        entry.amount
        for entry in entries
        if entry.kind is EntryKind.AFTER_TAX and entry.day.year == tax_year and entry.day < answered_on
    )
    return at_least_zero(answered - sum(in_both, ZERO))


def _with_what_is_paid(answers: RawAnswers, totals: Totals, today: date) -> dict[str, object]:
    """The answers with the diary's after-tax money, and the next pay date that is not in the diary yet."""
    given = answers.get(AFTER_TAX_SO_FAR.id)
    known = dict(answers) | {AFTER_TAX_SO_FAR.id: _dollars(totals.after_tax) if _is_amount(given) else given}
    to_come = _dates_to_come(answers, totals, today)
    return known if to_come is None else known | {NEXT_PAY_DATE.id: to_come[0].isoformat() if to_come else "none"}


def _is_amount(given: object) -> bool:
    """Whether a bad answer is left as it is, so that it is refused by its name."""
    try:
        return given is None or AFTER_TAX_SO_FAR.type.read(given) is not None
    except Problem:
        return False


def _dates_to_come(answers: RawAnswers, totals: Totals, today: date) -> list[date] | None:
    """The pay dates after the last paycheck in the diary; None where the answers name no date."""
    try:
        schedule = PAY_SCHEDULE.type.read(answers.get(PAY_SCHEDULE.id))
        following = NEXT_PAY_DATE.type.read(answers.get(NEXT_PAY_DATE.id))
    except Problem:
        return None
    if not isinstance(following, date):
        return None
    year, last = tax_year_of(answers, today), totals.last_payroll
    return [
        day for day in pay_dates(schedule, following, year) if day >= today and (not last or day > last + PAID_AHEAD)
    ]


def _day_of(paid: dict[str, object], totals: Totals, today: date) -> date:
    """The day to reckon from: today, or the last paycheck in the diary where that is later."""
    last = totals.last_payroll
    if last is None:
        return today
    return max(today, last + PAID_AHEAD if paid.get(NEXT_PAY_DATE.id) not in (None, "none") else last)


def _above(figures: dict[str, Any], totals: Totals) -> dict[str, object]:
    """Amounts of the year that the diary has already passed: they count instead of the answers."""
    own = sum(
        (figures.get(f"{part}_deferrals") or ZERO for part in ("regular", "catch_up", "excess")),
        figures.get("excess_additions") or ZERO,
    )
    more: dict[str, object] = {}
    if totals.deferrals > own:
        more[DEFERRALS.id] = _dollars(totals.deferrals)
    if totals.employer > (figures.get("employer_contributions") or ZERO):
        more[EMPLOYER.id] = _dollars(totals.employer)
    return more


def _dollars(amount: Decimal) -> str:
    """An amount that is never taken for a percent."""
    return f"{amount:f} $"


def ledger_as_json(ledger: Ledger) -> dict[str, Any]:
    """The result object: numbers as JSON numbers."""
    return {
        "room_left": _plain(ledger.room_left),
        "percent_next": _plain(ledger.percent_next),
        "basis": _plain(ledger.basis),
        "gain": _plain(ledger.gain),
        "expected_forms": [{name: _plain(box) for name, box in form.boxes().items()} for form in ledger.expected_forms],
        "form_events": [form.event for form in ledger.expected_forms],
        "warnings": [warning.value for warning in ledger.warnings],
        "warning_figures": {name: _plain(value) for name, value in ledger.figures.items()},
    }


def _plain(value: Decimal | str | None) -> int | float | str | None:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == int(value) else float(value)
