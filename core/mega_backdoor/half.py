"""Half of what a plan would take, for somebody who lives on the pay: what to type then."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from core.amounts import Percent
from core.mega_backdoor.election import Election
from core.mega_backdoor.one_plan import OnePlan
from core.money import ZERO, cents_down, dollars_down

_HALF = Percent(Decimal(50))
_ROUND = Decimal(50)


class Half(NamedTuple):
    """Half of an election: whole percent of the pay to come and dollars of each pay date, both rounded down."""

    percent: Decimal
    per_pay_date: Decimal


def half_of_after_tax(job: Election) -> Half:
    """What half of all that is possible after tax comes to."""
    return _half(job, job.still_possible)


def half_of_the_raise(plan: OnePlan) -> Half:
    """What raising own deferrals by half comes to."""
    return _half(plan, plan.raised)


def a_tenth(plan: OnePlan) -> Decimal | None:
    """About a tenth of what an ordinary pay date brings, in round dollars; None where that is unknown or too little."""
    net_pay = plan.before.net_pay
    rounded = _ROUND * (net_pay / 10 // _ROUND) if net_pay else ZERO
    return rounded or None


def _half(job: Election, amount: Decimal) -> Half:
    half = cents_down(_HALF.of(amount))
    return Half(dollars_down(100 * half / job.pay_to_come), cents_down(half / job.pay_dates_left))
