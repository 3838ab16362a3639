"""What answers given ahead of their question suggest for one before them: pay per date of the year's pay, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from core.amounts import Percent, Problem, as_typed
from core.answers import Answers, NotAnswered
from core.doubts import far_above
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.payroll import (
    PAY,
    PAY_PER_DATE,
    PAY_SCHEDULE,
    dates_of_the_year,
    dates_to_come,
    pay_of_all_dates,
    pay_still_to_come,
    payroll_open,
)
from core.mega_backdoor.plan_terms import CAP
from core.mega_backdoor.questions import DEFERRALS, DEFERRALS_EACH
from core.money import DOLLAR, ZERO, cents_down, half_up
from core.pay_dates import DATES_A_YEAR, dates_since
from core.question import Question

_ABOUT: Final = Decimal("0.01")
_NEARLY_ALL: Final = Decimal("0.95")
"""Who has less of the pay of all dates began within the year, and may have a bonus in it all the same."""


def suggested_by_later(question: Question[Any], given: Mapping[str, Any], answers: Answers) -> tuple[str, ...]:
    """Answers that fit what was said of the year's pay, a bonus, or deferrals of each pay date; else nothing."""
    try:
        if question is PAY_PER_DATE:
            return _of_each_date(_told(PAY, given), _told(BONUS_TO_COME, given), answers)
        if question is PAY:
            return _with_the_bonus(_told(BONUS_TO_COME, given), answers)
        if question is DEFERRALS:
            return _of_all_dates(_told(DEFERRALS_EACH, given), answers)
    except (NotAnswered, Problem):
        pass
    return ()


def doubted_by_later(
    question: Question[Any], value: object, given: Mapping[str, Any], answers: Answers
) -> tuple[str, ...] | None:
    """The answers to choose from where pay of one date is far too small for the year's pay that was told before it."""
    fitting = suggested_by_later(question, given, answers) if question is PAY_PER_DATE else ()
    if not fitting or not far_above(Decimal(fitting[0]), PAY_PER_DATE.type.read(value)):
        return None
    return (fitting[0], str(value))


def instead_of_pay(question: Question[Any], offers: Sequence[str], answers: Answers) -> dict[str, str]:
    """Pay of one date that fits the year's pay, where that is far above what was said of one date; else nothing.

    Of a cap that nobody could reach, the year's pay.
    """
    if question is CAP and len(offers) > 1 and offers[0] == "none":
        return {PAY.id: offers[1]}
    if question is not PAY or not offers or answers.given().get(PAY_PER_DATE.id) is None:
        return {}
    pay = PAY.type.read(offers[-1])
    fitting = pay_of_one_date(pay, answers) if far_above(pay, pay_of_all_dates(answers)) else None
    return {PAY_PER_DATE.id: fitting} if fitting else {}


def bonus_without_room(given: Mapping[str, Any], answers: Answers) -> Decimal:
    """The bonus that was told and is not asked about, because the year's pay leaves no room for it; 0 for none."""
    try:
        bonus = _told(BONUS_TO_COME, given)
        return bonus if payroll_open(answers) and not BONUS_TO_COME.asked_when(answers) else ZERO
    except (NotAnswered, Problem):
        return ZERO


def pay_with_it_on_top(bonus: Decimal, answers: Answers) -> Decimal | None:
    """The year's pay with a bonus that it cannot have in it yet, as its dates alone make it up; None where it can."""
    if not pay_still_to_come(answers) or answers[PAY] < _NEARLY_ALL * pay_of_all_dates(answers):
        return None
    dates, raised = dates_of_the_year(answers), answers[PAY] + bonus
    return raised if raised - dates * answers[PAY_PER_DATE] > dates else None


def pay_of_one_date(pay: Decimal, answers: Answers) -> str | None:
    """What a year's pay brings on each pay date, without a bonus; None where the rhythm is not known."""
    dates = _dates_a_year(answers)
    return as_typed(cents_down(pay / dates)) if dates else None


def pay_with_a_raise(each: Decimal, answers: Answers) -> str | None:
    """The year's pay where each pay date to come brings another amount than before; None where pay was not known."""
    given = answers.given()
    pay, before = given.get(PAY.id), given.get(PAY_PER_DATE.id)
    if pay is None or before is None:
        return None
    return as_typed(half_up(pay + len(dates_to_come(answers)) * (each - before), DOLLAR))


def with_each_date_to_come(so_far: Decimal, each: Decimal, answers: Answers) -> str | None:
    """What was paid in so far with as much of each pay date to come; None where these are not known."""
    try:
        return as_typed(so_far + len(dates_to_come(answers)) * each)
    except (NotAnswered, Problem):
        return None


def is_about(total: Decimal, rate: Decimal, answers: Answers) -> bool:
    """Whether an amount is about what so many percent of the year's pay come to."""
    pay: Decimal = answers.given().get(PAY.id, ZERO)
    return abs(Percent(rate).of(pay) - total) <= _ABOUT * total


def in_before_a_rate(total: Decimal, rate: Decimal, answers: Answers) -> str | None:
    """What of the year's deferrals is in, where the pay to come brings so many percent of it; None for less than 0."""
    try:
        bonus = answers.given().get(BONUS_TO_COME.id, ZERO)
        to_come = len(dates_to_come(answers)) * answers[PAY_PER_DATE] + bonus
    except (NotAnswered, Problem):
        to_come = ZERO
    so_far = cents_down(total - Percent(rate).of(to_come))
    return as_typed(so_far) if so_far >= 0 else None


def of_each_date_in_the_year(each: Decimal, schedule: str) -> str | None:
    """What as much of each pay date comes to in a whole year; None where no rhythm is known."""
    dates = DATES_A_YEAR.get(schedule)
    return as_typed(dates * each) if dates else None


def _of_all_dates(each: Decimal, answers: Answers) -> tuple[str, ...]:
    """Own deferrals of the year by those of each pay date, where the year's pay is enough for them."""
    total = of_each_date_in_the_year(each, answers[PAY_SCHEDULE]) if each else None
    return (total,) if total is not None and Decimal(total) <= answers[PAY] else ()


def since_a_month(each: Decimal, month: int, answers: Answers, *, monthly: bool) -> str | None:
    """What as much of each pay date, or of each month, brings from the first of a month to the end of the year.

    None where the dates are not known, or the month is still to come.
    """
    try:
        schedule, to_come = answers[PAY_SCHEDULE], dates_to_come(answers)
    except (NotAnswered, Problem):
        return None
    begins = date(answers.tax_year, month, 1)
    if not to_come or begins > to_come[0]:
        return None
    count = 13 - month if monthly else dates_since(schedule, to_come[0], begins) + len(to_come)
    return as_typed(cents_down(count * each))


def is_rather_pay_of_one_date(less: Decimal, more: Decimal, answers: Answers) -> bool:
    """Whether one amount is about what another brings on each pay date of a year."""
    dates = _dates_a_year(answers)
    return dates is not None and abs(less * dates - more) <= _ABOUT * more


def _dates_a_year(answers: Answers) -> int | None:
    return DATES_A_YEAR.get(answers.given().get(PAY_SCHEDULE.id, ""))


def _told(question: Question[Decimal], given: Mapping[str, Any]) -> Decimal:
    told = given.get(question.id)
    return ZERO if told is None else question.type.read(told)


def _of_each_date(pay: Decimal, bonus: Decimal, answers: Answers) -> tuple[str, ...]:
    regular = pay - bonus
    return (as_typed(cents_down(regular / dates_of_the_year(answers))),) if regular > 0 else ()


def _with_the_bonus(bonus: Decimal, answers: Answers) -> tuple[str, ...]:
    return (as_typed(half_up(pay_of_all_dates(answers) + bonus, DOLLAR)),) if bonus else ()
