"""The diary's money among the answers of a year: what is in counts, and pay dates that are in the diary are behind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from core.amounts import Problem
from core.assess import Result, assess, tax_year_of
from core.interview import RawAnswers
from core.ledger.bonus import PAID_AHEAD, bonus_paid_on
from core.ledger.entries import Entry, EntryKind
from core.ledger.plans import entries_of, plans_of
from core.ledger.totals import Totals
from core.limits import LimitsByYear
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.payroll import NEXT_PAY_DATE, PAY_SCHEDULE
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, DEFERRALS, EMPLOYER, NOT_CONVERTED, NOT_CONVERTED_AT_YEAR_END
from core.money import ZERO, at_least_zero
from core.pay_dates import pay_dates
from core.result import WhosePlan
from core.solo_401k.questions import NOT_CONVERTED as NOT_CONVERTED_OF_BUSINESS
from core.solo_401k.questions import SO_FAR


def totals_of(
    answers: RawAnswers, entries: tuple[Entry, ...], tax_year: int, answered_on: date | None
) -> dict[WhosePlan, Totals]:
    """What the entries of each plan add up to; at the job with the money that only the answers have."""
    before = {WhosePlan.JOB: already_in(answers, entries, tax_year, answered_on)}
    found = {
        plan: Totals(entries_of(plan, entries, answers), tax_year, before.get(plan, ZERO)) for plan in plans_of(answers)
    }
    if at_job := found.get(WhosePlan.JOB):
        at_job.bonus_paid_on = bonus_paid_on(answers, at_job.after_tax_by_day, tax_year)
    return found


def already_in(answers: RawAnswers, entries: tuple[Entry, ...], tax_year: int, answered_on: date | None) -> Decimal:
    """After-tax money of the year at the job that is in the answers and not in the diary."""
    given = answers.get(AFTER_TAX_SO_FAR.id)
    try:
        answered = ZERO if given is None else AFTER_TAX_SO_FAR.type.read(given)
    except Problem:
        return ZERO
    if answered_on is None:
        return answered
    in_both = (
        entry.amount
        for entry in entries_of(WhosePlan.JOB, entries, answers)
        if entry.kind is EntryKind.AFTER_TAX and entry.day.year == tax_year and entry.day < answered_on
    )
    return at_least_zero(answered - sum(in_both, ZERO))


def answers_with_diary(
    answers: RawAnswers,
    entries: tuple[Entry, ...],
    limits: LimitsByYear,
    today: date,
    answered_on: date | None = None,
) -> RawAnswers:
    """The answers of a year with what the diary has of it; raises `BadAnswer` for one that cannot be taken."""
    totals = totals_of(answers, entries, tax_year_of(answers, today), answered_on)
    has_any = any(each.of_year for each in totals.values())
    return counted(answers, totals, limits, today)[0] if has_any else answers


def counted(
    answers: RawAnswers, totals: Mapping[WhosePlan, Totals], limits: LimitsByYear, today: date
) -> tuple[dict[str, object], Result]:
    """The answers with the diary's money, where that is more than they say, and what they come to."""
    known, at_job = dict(answers) | _of_business(totals.get(WhosePlan.BUSINESS)), totals.get(WhosePlan.JOB)
    if at_job is None:
        return known, assess("mega", known, limits, today)
    paid = _with_what_is_paid(known, at_job, today)
    day = _day_of(paid, at_job, today)
    result = assess("mega", paid, limits, day)
    more = {key: value for key, value in _above(result.assessment.figures, at_job).items() if key in paid}
    if not more:
        return paid, result
    return paid | more, assess("mega", paid | more, limits, day)


def answers_by_diary(
    answers: RawAnswers, entries: tuple[Entry, ...], today: date, answered_on: date | None = None
) -> dict[str, object]:
    """The answers that change with each pay date, as the diary has them; empty where it has no paycheck of the year."""
    totals = totals_of(answers, entries, tax_year_of(answers, today), answered_on).get(WhosePlan.JOB)
    to_come = _dates_to_come(answers, totals, today) if totals else None
    if not totals or not totals.last_payroll or to_come is None or not _is_amount(answers.get(AFTER_TAX_SO_FAR.id)):
        return {}
    following = to_come[0].isoformat() if to_come else "none"
    return {NEXT_PAY_DATE.id: following, AFTER_TAX_SO_FAR.id: _dollars(totals.after_tax)} | _no_bonus_after(totals)


def records_of_year(
    answers: RawAnswers, entries: tuple[Entry, ...], tax_year: int, today: date, answered_on: date | None
) -> dict[str, object]:
    """What a diary knows of a year and nobody is asked: the money of the own plan, and all of a year that is over."""
    totals = totals_of(answers, entries, tax_year, answered_on)
    records, at_job = _of_business(totals.get(WhosePlan.BUSINESS)), totals.get(WhosePlan.JOB)
    not_converted = {WhosePlan.JOB: NOT_CONVERTED.id, WhosePlan.BUSINESS: NOT_CONVERTED_OF_BUSINESS.id}
    for plan, each in totals.items():
        if any(entry.kind in (EntryKind.AFTER_TAX, EntryKind.CONVERSION) for entry in each.of_year):
            records[not_converted[plan]] = _dollars(each.not_converted_of_year)
            if plan is WhosePlan.JOB and tax_year < today.year:
                records[NOT_CONVERTED_AT_YEAR_END.id] = _dollars(each.not_converted_at_year_end)
    if at_job and at_job.after_tax_by_day and tax_year < today.year and AFTER_TAX_SO_FAR.id in answers:
        records[AFTER_TAX_SO_FAR.id] = _dollars(at_job.after_tax)
    return records


def _of_business(totals: Totals | None) -> dict[str, object]:
    """What is in the own plan, for whoever has one."""
    if totals is None:
        return {}
    paid = (totals.after_tax, totals.deferrals, totals.employer)
    return {question.id: _dollars(amount) for question, amount in zip(SO_FAR, paid, strict=True) if amount}


def _with_what_is_paid(answers: RawAnswers, totals: Totals, today: date) -> dict[str, object]:
    """The answers with the diary's after-tax money, and the next pay date that is not in the diary yet."""
    given = answers.get(AFTER_TAX_SO_FAR.id)
    known = dict(answers) | {AFTER_TAX_SO_FAR.id: _dollars(totals.after_tax) if _is_amount(given) else given}
    known |= _no_bonus_after(totals)
    to_come = _dates_to_come(answers, totals, today)
    return known if to_come is None else known | {NEXT_PAY_DATE.id: to_come[0].isoformat() if to_come else "none"}


def _no_bonus_after(totals: Totals) -> dict[str, object]:
    """A bonus that is in the diary is not to come any more."""
    return {BONUS_TO_COME.id: _dollars(ZERO)} if totals.bonus_paid_on else {}


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


def _above(figures: Mapping[str, Any], totals: Totals) -> dict[str, object]:
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
