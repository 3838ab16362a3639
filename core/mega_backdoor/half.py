"""Half of what a plan would take, for somebody who lives on the pay: what to type then."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from core.amounts import Percent
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.one_plan import OnePlan
from core.money import ZERO, at_least_zero, cents_down, dollars_down

_HALF = Percent(Decimal(50))
_ROUND = Decimal(50)


class Half(NamedTuple):
    """Half of all that is set: whole percent of the pay to come and dollars of each pay date, both rounded down.

    `leaves` is what an ordinary pay date still brings then; None where take-home pay or a bonus's part is not known.
    """

    percent: Decimal
    per_pay_date: Decimal
    leaves: Decimal | None


def half_of_all(plan: OnePlan) -> Half:
    """What half of own deferrals and after-tax money together comes to."""
    half = cents_down(_HALF.of(plan.most_in_all))
    each, net_pay = cents_down(half / plan.pay_dates_left), plan.before.net_pay
    is_known = net_pay is not None and not plan.answers.get(BONUS_TO_COME)
    leaves = at_least_zero(net_pay - each) if is_known and net_pay is not None else None
    return Half(dollars_down(100 * half / plan.pay_to_come), each, leaves)


def a_tenth(plan: OnePlan) -> tuple[Decimal, Decimal] | None:
    """About a tenth of what an ordinary pay date brings, in round dollars, and the rest; None where nobody knows."""
    net_pay = plan.before.net_pay
    rounded = _ROUND * (net_pay / 10 // _ROUND) if net_pay else ZERO
    return (rounded, net_pay - rounded) if net_pay and rounded else None
