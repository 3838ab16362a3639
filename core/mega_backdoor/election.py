"""What the pay still to come can carry, and what to elect on the plan's page for each pay date."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from core.amounts import Percent, PercentOfPay
from core.fica import fica
from core.mega_backdoor import plan_terms
from core.mega_backdoor import questions as ask
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.payroll import (
    NET_PAY,
    dates_to_come,
    pay_still_to_come,
    regular_pay_to_come,
)
from core.mega_backdoor.room import Room
from core.money import TEN_THOUSANDTH, ZERO, at_least_zero, cents_down, cents_up, dollars_down, half_up


class Election(Room):
    """The room over the pay dates that are left."""

    @property
    def pay_dates_left(self) -> Decimal:
        """How many pay dates of the tax year are still to come."""
        return Decimal(len(dates_to_come(self.answers)))

    @cached_property
    def pay_to_come(self) -> Decimal:
        """Gross pay still to come, with the bonus from which the plan takes contributions; cents."""
        if not pay_still_to_come(self.answers):
            return ZERO
        bonus = self.answers.get(BONUS_TO_COME)
        return half_up(regular_pay_to_come(self.answers) + (bonus or ZERO))

    @cached_property
    def deferrals_to_come(self) -> Decimal:
        """The part of own deferrals that falls on the pay still to come, cents."""
        if not self.pay_to_come or not self.own_deferrals:
            return ZERO
        share = min(self.own_deferrals, self.own_deferrals * self.pay_to_come / self.pay)
        return half_up(min(self.pay_to_come, share))

    @cached_property
    def _fica(self) -> Decimal:
        before = at_least_zero(self.pay - self.pay_to_come)
        return fica(self.pay_to_come, self.limits.social_security_wage_base.value, before)

    @property
    def fica_to_come(self) -> Decimal:
        """Social Security and Medicare tax on the pay still to come, cents (26 U.S.C. 3101)."""
        return half_up(self._fica)

    @cached_property
    def net_pay(self) -> Decimal | None:
        """What lands in the bank on an ordinary pay date; None where that is unknown or no date comes."""
        given = self.answers.get(NET_PAY)
        return given if isinstance(given, Decimal) else None

    @cached_property
    def is_take_home_estimated(self) -> bool:
        """Take-home pay is not known, and pay is still to come."""
        return self.answers.get(NET_PAY) == "unsure"

    @cached_property
    def take_home_to_come(self) -> Decimal:
        """Take-home pay still to come; where it is not known, an estimate before income tax. Cents."""
        if self.is_take_home_estimated:
            return half_up(at_least_zero(self.pay_to_come - self.deferrals_to_come - self._fica))
        return half_up(self.pay_dates_left * (self.net_pay or ZERO))

    @property
    def take_home_of_the_dates(self) -> Decimal:
        """What the pay dates alone pay out: of an estimate a bonus has its part, which none of them carries."""
        if not self.is_take_home_estimated or not self.pay_to_come:
            return self.take_home_to_come
        return self.take_home_to_come * regular_pay_to_come(self.answers) / self.pay_to_come

    @property
    def to_spend(self) -> Decimal:
        """Take-home pay from which after-tax money can be paid."""
        return self.take_home_to_come

    @cached_property
    def _by_remaining_and_take_home(self) -> Decimal:
        return min(self.after_tax_remaining, self.to_spend)

    @cached_property
    def cap_of_each_date(self) -> Decimal | None:
        """What a cap in percent takes from the pay still to come: plans apply it to each pay date."""
        cap = self.answers[plan_terms.CAP]
        if not isinstance(cap, Percent):
            return None
        taken = cap.of(self.pay_to_come)
        if self.cap_covers_all_own and self.own_deferrals:
            taken -= self.deferrals_to_come * self.regular_deferrals / self.own_deferrals
        return at_least_zero(taken)

    @cached_property
    def cap_on_the_dates(self) -> Decimal | None:
        """The part of it that falls on the pay dates, from which alone a dollar amount is taken."""
        cap = self.cap_of_each_date
        if cap is None or not self.pay_to_come:
            return cap
        return cap * regular_pay_to_come(self.answers) / self.pay_to_come

    @cached_property
    def still_possible(self) -> Decimal:
        """What the pay still to come can carry of the remaining room, cents rounded down."""
        # The cap is asked last: while it is open, nothing else is worked out in vain.
        cap, most = self.cap_of_each_date, self._by_remaining_and_take_home
        return cents_down(most if cap is None else min(most, cap))

    @property
    def still_possible_by_year(self) -> Decimal | None:
        """The same for a plan that counts its percent by the year; None where that changes nothing."""
        most = cents_down(self._by_remaining_and_take_home)
        return most if most > self.still_possible else None

    @property
    def _wish(self) -> Decimal | Percent | str | None:
        taken = self.answers.wished(ask.TAKE)
        return self.answers.wished(ask.SPARE) if taken is None else taken

    @cached_property
    def elected(self) -> Decimal:
        """What the person wants to contribute of it: all, unless they wish for less; cents rounded down."""
        wish = self._wish
        if isinstance(wish, PercentOfPay):
            return min(self.still_possible, cents_down(wish.of(self.pay_to_come)))
        if isinstance(wish, Percent):
            return min(self.still_possible, cents_down(wish.of(self.still_possible)))
        if isinstance(wish, Decimal):
            return min(self.still_possible, self.most_in_dollars, wish * self.pay_dates_left)
        return self.still_possible

    @property
    def most_in_dollars(self) -> Decimal:
        """What the pay dates take at most of dollars, which no bonus bears: within pay and the plan's cap."""
        cap, carried = self.cap_on_the_dates, self.take_home_of_the_dates
        return cents_down(carried if cap is None else min(carried, cap))

    def dollars_of_percent(self, percent: Decimal) -> Decimal:
        """What a percent of the pay still to come is on each pay date, cents rounded up, so that it comes to it."""
        return cents_up(Percent(percent).of(self.pay_to_come) / max(Decimal(1), self.pay_dates_left))

    def dollars_of_sum(self, in_all: Decimal) -> Decimal:
        """What an amount in all is on each pay date, cents rounded down, so that they never come to more."""
        return cents_down(in_all / max(Decimal(1), self.pay_dates_left))

    @property
    def is_in_dollars(self) -> bool:
        """Whether the person wishes for an amount per pay date."""
        return isinstance(self._wish, Decimal)

    @property
    def plan_reached(self) -> Decimal:
        """What is in the plan at the end of the year with what is elected, catch-up included; cents."""
        own = self.regular_deferrals + self.catch_up_deferrals
        return half_up(own + self.employer_contributions + self.after_tax_so_far + self.elected)

    @property
    def elected_if_less(self) -> Decimal | None:
        """The same; None where it is all that is possible."""
        return self.elected if self.elected < self.still_possible else None

    @cached_property
    def per_pay_date(self) -> Decimal | None:
        """Dollars to elect per pay date, cents rounded down."""
        dates = self.pay_dates_left
        return cents_down(self.elected / dates) if dates else None

    @cached_property
    def percent_exact(self) -> Decimal | None:
        """Percent of the pay still to come, four decimals."""
        if not self.pay_to_come:
            return None
        return half_up(100 * self.elected / self.pay_to_come, TEN_THOUSANDTH)

    @cached_property
    def percent_whole(self) -> Decimal | None:
        """The whole percent to elect: rounded down, never up."""
        return None if self.percent_exact is None else dollars_down(self.percent_exact)

    @property
    def left_over(self) -> Decimal | None:
        """What the whole percent leaves of the amount elected, cents rounded down."""
        if self.percent_whole is None:
            return None
        return cents_down(at_least_zero(self.elected - Percent(self.percent_whole).of(self.pay_to_come)))

    @property
    def take_home_after(self) -> Decimal | None:
        """What lands in the bank on an ordinary pay date with the dollar election, cents."""
        if self.net_pay is None or self.per_pay_date is None:
            return None
        return half_up(self.net_pay - self.per_pay_date)

    @property
    def take_home_after_estimate(self) -> Decimal | None:
        """About what an ordinary pay date still brings before income tax, whole dollars; None where it is known.

        Of what is estimated for all pay to come, a bonus has its part; it is not there to live on at each date.
        """
        if not self.is_take_home_estimated or not self.pay_dates_left or not self.pay_to_come:
            return None
        part = regular_pay_to_come(self.answers) / self.pay_to_come
        taken = self.elected if self.is_in_dollars or not self.percent_whole else self.elected * part
        return dollars_down(at_least_zero(self.take_home_to_come * part - taken) / self.pay_dates_left)
