"""What an election takes where a bonus is still to come: a percent is taken from it too, a dollar amount is not."""

from __future__ import annotations

from decimal import Decimal

from core.amounts import Percent
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.election import Election
from core.mega_backdoor.payroll import PAY_PER_DATE
from core.money import ZERO, cents_down, half_up


def from_each_pay_date(job: Election) -> Decimal | None:
    """Dollars that the election takes from an ordinary pay date; None where no bonus comes."""
    if not _bonus(job):
        return None
    return job.per_pay_date if job.is_in_dollars else _taken(job, job.answers[PAY_PER_DATE])


def from_bonus(job: Election) -> Decimal | None:
    """Dollars that it takes from the bonus: nothing where the person wants a dollar amount per pay date."""
    bonus = _bonus(job)
    if not bonus:
        return None
    return ZERO if job.is_in_dollars else _taken(job, bonus)


def take_home_after_percent(job: Election) -> Decimal | None:
    """What then lands in the bank on an ordinary pay date, cents; None where that is unknown or no bonus comes."""
    taken = from_each_pay_date(job)
    return None if taken is None or job.net_pay is None else half_up(job.net_pay - taken)


def per_pay_date_without_bonus(job: Election) -> Decimal | None:
    """Dollars per pay date for a plan that takes nothing from bonuses; None where no bonus comes."""
    if not _bonus(job) or job.per_pay_date is None:
        return None
    return min(job.per_pay_date, cents_down(job.most_in_dollars / job.pay_dates_left))


def is_bonus_net_left_out(job: Election) -> bool:
    """Whether take-home pay, which knows ordinary pay dates alone, is the limit while a bonus is still to come."""
    if not job.answers.get(BONUS_TO_COME) or job.is_take_home_estimated:
        return False
    return job.still_possible == cents_down(job.take_home_to_come) < job.after_tax_remaining


def _bonus(job: Election) -> Decimal:
    """The bonus to come; nothing where there is no whole percent to take of it."""
    return (job.answers.get(BONUS_TO_COME) or ZERO) if job.pay_dates_left and job.percent_whole else ZERO


def _taken(job: Election, pay: Decimal) -> Decimal:
    return cents_down(Percent(job.percent_whole or ZERO).of(pay))
