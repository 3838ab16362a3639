"""The answers of who is paid only until a day: that day, and the amounts of the year without what would come after."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

from core.amounts import Percent, Problem, as_typed
from core.answers import Answers
from core.interview import Replay
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.payroll import (
    LAST_PAY_DATE,
    NEXT_PAY_DATE,
    PAY,
    PAY_PER_DATE,
    PAY_SCHEDULE,
    dates_lost,
    dates_of_the_rest,
    dates_of_the_year,
)
from core.mega_backdoor.plan_terms import LEAVING, ROUTE
from core.mega_backdoor.questions import DEFERRALS, own_deferrals
from core.money import DOLLAR, ZERO, half_up
from core.pay_dates import days_that_may_be_next, pay_dates
from core.person import DEFERRALS_ELSEWHERE, largest_deferrals

_ROUNDED = Decimal("0.05")


def answers_until(replay: Replay, last: date | None, bonus_back: Decimal = ZERO) -> dict[str, object]:
    """The answers that a last pay date changes, itself among them; None for who is paid to the end of the year.

    Pay falls by the regular pay of the dates in between, own deferrals in proportion to it. A bonus to come is left
    out, because nobody knows that it comes before; employer money in dollars stays, because it may be in already.
    `bonus_back` is what leaving has left out, for who stays after all.
    """
    found: dict[str, object] = {LAST_PAY_DATE.id: last.isoformat() if last else "none"}
    answers, given = replay.answers, replay.answers.given()
    if given.get(ROUTE.id) == "none" and (last or isinstance(given.get(LAST_PAY_DATE.id), date)):
        found[LEAVING.id] = "yes" if last else "no"
    per_date = _pay_per_date(replay)
    if per_date is None or PAY.id not in given or NEXT_PAY_DATE.id not in given:
        return found
    lost, bonus = dates_between(answers, last), (given.get(BONUS_TO_COME.id) or ZERO) if last else ZERO
    if not lost and not bonus and not bonus_back:
        return found
    to_come = (len(dates_of_the_rest(answers)) - dates_lost(answers, last)) * per_date
    pay = max(to_come, answers[PAY] - lost * per_date - bonus + bonus_back)
    if bonus and pay > (dates_of_the_year(answers) - lost) * (per_date + 1):
        # A bonus that has been paid still stands in the pay, so that one to come is asked for.
        found[BONUS_TO_COME.id] = "0"
    if bonus_back:
        found[BONUS_TO_COME.id] = as_typed(bonus_back)
    return found | {PAY.id: as_typed(pay)} | _deferrals(answers, pay)


def _pay_per_date(replay: Replay) -> Decimal | None:
    """The regular pay of a date; it counts as well where no date is left just now, so that nobody is asked."""
    given = replay.raw.get(PAY_PER_DATE.id)
    with suppress(Problem):
        return None if given is None else PAY_PER_DATE.type.read(given)
    return None


def _deferrals(answers: Answers, pay: Decimal) -> dict[str, object]:
    """Own deferrals beside another pay of the year; a percent of it follows by itself."""
    given, before = answers.given().get(DEFERRALS.id), answers[PAY]
    if given is None or isinstance(given, Percent) or not before:
        return {}
    own = own_deferrals(answers)
    most = largest_deferrals(answers) - (answers.given().get(DEFERRALS_ELSEWHERE.id) or ZERO)
    # More pay dates than before make nobody defer beyond the limit.
    scaled = min(half_up(own * pay / before), max(own, most))
    whole = half_up(scaled, DOLLAR)
    # There and back again is no cent more than a limit.
    return {DEFERRALS.id: as_typed(min(pay, whole if abs(scaled - whole) <= _ROUNDED else scaled))}


def changes_nothing(answers: Answers, last: date) -> bool:
    """Whether all pay dates of the year that are known come before a last one, as far as that stands now as well."""
    if not isinstance(answers.given().get(NEXT_PAY_DATE.id), date):
        return False
    return not dates_lost(answers, last) and not dates_lost(answers, answers.get(LAST_PAY_DATE))


def dates_between(answers: Answers, last: date | None) -> int:
    """How many pay dates a last one takes away of those that count now; negative where it adds some."""
    return dates_lost(answers, last) - dates_lost(answers, answers.get(LAST_PAY_DATE))


def is_pay_of_all_dates(answers: Answers) -> bool:
    """Whether the year's pay has the pay of all its dates in it, so that what a last one takes away is in it too.

    Less of it may be that of who began within the year, or of who has left out already what will not come.
    """
    if PAY.id not in answers.given() or PAY_PER_DATE.id not in answers.given():
        return True
    dates = dates_of_the_year(answers)
    return answers[PAY] >= dates * (answers[PAY_PER_DATE] - 1)


def next_pay_dates_before(answers: Answers, last: date) -> tuple[date, ...]:
    """The days that may be the next pay date of who is paid for the last time on a day."""
    schedule = answers[PAY_SCHEDULE]
    days = days_that_may_be_next(schedule, answers.tax_year, answers.today)
    return tuple(day for day in days if last in pay_dates(schedule, day, answers.tax_year))
