"""The questions about pay and pay dates, and what of the year's pay is still to come."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.amount_types import Dollars, DollarsOr
from core.amounts import Ambiguous, Percent, Problem, as_typed
from core.answer_types import Choice, Day
from core.answers import Answers
from core.calendar_dates import last_business_day
from core.doubts import SMALLEST_PAY, far_above, pay_doubt, pay_per_date_doubt, small_pay_doubt, take_home_doubt
from core.money import DOLLAR, ZERO, cents_down, half_up
from core.pay_dates import (
    DATES_A_YEAR,
    latest_next_pay_date,
    pay_dates,
    pays_for_new_year,
    twice_a_month,
    usual_pay_days,
)
from core.person import SITUATION, job_part_open
from core.question import Pay, Question, Talk

USUAL_PAY = Decimal(150_000)


def payroll_open(answers: Answers) -> bool:
    """The plan may take after-tax contributions, and the year is not over."""
    return job_part_open(answers) and not answers.is_year_over


def pay_matters(answers: Answers) -> bool:
    """Pay at the employer decides about the plan at work, or beside it about the own business."""
    return answers[SITUATION] == "both" or job_part_open(answers)


FIRST_REACHED: Question[date | str] = Question("job.first_reached", Day())
"""The first pay date that a change reaches: nobody says it, and only what people are told goes by it."""


def dates_to_come(answers: Answers) -> tuple[date, ...]:
    """The pay dates of the tax year that are still to come."""
    if not payroll_open(answers):
        return ()
    days, last = dates_of_the_rest(answers), answers.get(LAST_PAY_DATE)
    days = days[: _paid_by(days, last)] if isinstance(last, date) else days
    reached = answers.wished(FIRST_REACHED)
    return tuple(day for day in days if day >= reached) if isinstance(reached, date) else days


def dates_of_the_rest(answers: Answers) -> tuple[date, ...]:
    """The pay dates from the next one to the end of the tax year, whenever the last one comes."""
    schedule, following = answers[PAY_SCHEDULE], answers[NEXT_PAY_DATE]
    return pay_dates(schedule, following, answers.tax_year) if isinstance(following, date) else ()


def _paid_by(days: tuple[date, ...], last: date) -> int:
    """How many pay dates are paid by a day; one on a holiday or a weekend is paid on the working day before."""
    return sum(last_business_day(day) <= last for day in days)


def dates_lost(answers: Answers, last: date | str | None) -> int:
    """How many pay dates of the tax year a last one takes away, which is 0 where none is last."""
    days = dates_of_the_rest(answers)
    return len(days) - _paid_by(days, last) if isinstance(last, date) else 0


def leaves_in_the_year(answers: Answers) -> bool:
    """Whether somebody named a last pay date within the tax year."""
    last = answers.get(LAST_PAY_DATE)
    return isinstance(last, date) and last.year <= answers.tax_year


def dates_of_the_year(answers: Answers) -> int:
    """How many pay dates the year has for who is paid from its first one; less those after the last one."""
    return DATES_A_YEAR[answers[PAY_SCHEDULE]] - dates_lost(answers, answers.get(LAST_PAY_DATE))


def counts_new_years_pay(answers: Answers) -> bool:
    """Whether the last pay date to come is due on 1 January, and so counts on 31 December."""
    if not payroll_open(answers):
        return False
    schedule, following = answers[PAY_SCHEDULE], answers[NEXT_PAY_DATE]
    if dates_lost(answers, answers.get(LAST_PAY_DATE)):
        return False
    return isinstance(following, date) and pays_for_new_year(schedule, following, answers.tax_year)


def pay_still_to_come(answers: Answers) -> bool:
    """Whether any pay date of the tax year is still to come."""
    return bool(dates_to_come(answers))


def regular_pay_to_come(answers: Answers) -> Decimal:
    """Gross pay of the pay dates still to come, without bonus; 0 where none is."""
    dates = len(dates_to_come(answers))
    return dates * answers[PAY_PER_DATE] if dates else ZERO


def _is_the_next_pay_date(answers: Answers, day: date | str) -> None:
    if not isinstance(day, date):
        return
    first = answers.earliest_pay_date
    last = latest_next_pay_date(answers[PAY_SCHEDULE], answers.tax_year, answers.today)
    if not first <= day <= last:
        raise Problem("not_the_next_pay_date", first=first, last=last)


def _not_below_pay_to_come(answers: Answers, pay: Decimal) -> None:
    """A dollar a date of tolerance; a small number that is enough in thousands is asked back."""
    to_come, tolerance = regular_pay_to_come(answers), len(dates_to_come(answers))
    if to_come - pay <= tolerance:
        return
    if pay < SMALLEST_PAY and to_come - pay * 1_000 <= tolerance:
        raise Ambiguous("below_pay_to_come", (as_typed(pay * 1_000),), to_come=to_come)
    raise Problem("below_pay_to_come", to_come=to_come)


def _not_above_gross(answers: Answers, net: Decimal | Percent | str) -> None:
    gross = answers[PAY_PER_DATE]
    if isinstance(net, Decimal) and net > gross:
        raise Problem("above_pay_per_date", maximum=gross)


def _days_that_are_usual(answers: Answers) -> tuple[str, ...]:
    """Fridays, or the middle and the end of the month, as the schedule has it."""
    days = usual_pay_days(answers[PAY_SCHEDULE], answers.tax_year, answers.today)
    return (*(day.isoformat() for day in days), "none")


def _usual_next_pay_date(answers: Answers) -> str:
    """The later of the usual days: from the first of a year, the earlier may make one date more than is ordinary."""
    *days, none = _days_that_are_usual(answers)
    return days[-1] if days else none


def _usual_pay_per_date(answers: Answers) -> str:
    return as_typed(cents_down(USUAL_PAY / DATES_A_YEAR[answers[PAY_SCHEDULE]]))


def pay_of_all_dates(answers: Answers) -> Decimal:
    """The year's pay without bonus, by the pay of one date."""
    return max(answers[PAY_PER_DATE] * dates_of_the_year(answers), regular_pay_to_come(answers))


def _pay_without_bonus(answers: Answers) -> tuple[str, ...]:
    """The year's pay without bonus, where the pay of one date is known."""
    return (as_typed(half_up(pay_of_all_dates(answers), DOLLAR)),) if pay_still_to_come(answers) else ()


def _pay_per_date_doubt(answers: Answers, amount: Decimal) -> tuple[str, ...] | None:
    # The rhythm need not be known yet.
    return small_pay_doubt(amount) or pay_per_date_doubt(amount, DATES_A_YEAR[answers[PAY_SCHEDULE]])


def _pay_doubt(answers: Answers, pay: Decimal) -> tuple[str, ...] | None:
    return pay_doubt(answers, pay) or (far_above(pay, pay_of_all_dates(answers)) if dates_to_come(answers) else None)


PAY_SCHEDULE = Question(
    "job.pay_schedule",
    Choice(tuple(DATES_A_YEAR)),
    payroll_open,
    usual="biweekly",
    talk=Talk(of_today=True, told_early=True, says_most=("biweekly", "semimonthly", "monthly"), by_days=twice_a_month),
)
NEXT_PAY_DATE = Question(
    "job.next_pay_date",
    Day(("none",)),
    payroll_open,
    _is_the_next_pay_date,
    usual=_usual_next_pay_date,
    suggestions=_days_that_are_usual,
    yearly=True,
    talk=Talk(said_with=(PAY_SCHEDULE,)),
)
LAST_PAY_DATE: Question[date | str] = Question(
    "job.last_pay_date",
    Day(("none",)),
    payroll_open,
    yearly=True,
    volunteered=True,
    talk=Talk(said_with=(PAY_SCHEDULE, NEXT_PAY_DATE)),
)
"""The day of the last pay from this employer, of who leaves within the year; `none` for who stays after all."""
PAY_PER_DATE = Question(
    "job.pay_per_date",
    Dollars(),
    pay_still_to_come,
    usual=_usual_pay_per_date,
    yearly=True,
    doubt=_pay_per_date_doubt,
    talk=Talk(
        said_with=(PAY_SCHEDULE,),
        names_shared_with=("job.net_pay", "job.pay", "job.after_tax_so_far"),
        pay=Pay.GROSS,
        each_pay_date=True,
    ),
)


def _take_home_doubt(answers: Answers, given: Decimal | str | Percent) -> tuple[str, ...] | None:
    if not isinstance(given, Decimal):
        return None
    gross = answers.given().get(PAY_PER_DATE.id)
    return small_pay_doubt(given) if gross is None else take_home_doubt(given, gross)


PAY = Question(
    "job.pay",
    Dollars(),
    pay_matters,
    _not_below_pay_to_come,
    usual=lambda answers: as_typed(max(USUAL_PAY, regular_pay_to_come(answers))),
    suggestions=_pay_without_bonus,
    yearly=True,
    doubt=_pay_doubt,
    talk=Talk(
        said_with=(SITUATION,),
        names_shared_with=("job.net_pay", "job.pay_per_date", "business.wages", "job.after_tax_so_far"),
        pay=Pay.GROSS,
        whole_year=True,
        told_early=True,
    ),
)
NET_PAY = Question(
    "job.net_pay",
    DollarsOr(("unsure",)),
    pay_still_to_come,
    _not_above_gross,
    usual=lambda answers: as_typed(cents_down(answers[PAY_PER_DATE] * 6 / 10)),
    suggestions=lambda _: ("unsure",),
    yearly=True,
    doubt=_take_home_doubt,
    talk=Talk(
        names_shared_with=("job.pay", "job.pay_per_date", "job.after_tax_so_far"),
        pay=Pay.NET,
        each_pay_date=True,
    ),
)
