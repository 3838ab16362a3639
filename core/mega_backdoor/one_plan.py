"""One plan of the paychecks to come: own deferrals first, and for after-tax money what they leave."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from core.amounts import Percent
from core.answers import Answers
from core.match_formula import MatchFormula
from core.mega_backdoor import questions as ask
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.deferrals import employer_dollars
from core.mega_backdoor.election import Election
from core.mega_backdoor.payroll import PAY_PER_DATE, pay_still_to_come
from core.mega_backdoor.reach import within_reach
from core.money import ZERO, at_least_zero, cents_down, dollars_down
from core.person import job_part_open
from core.solo_401k import questions as business


def are_deferrals_to_fill(job: Election) -> bool:
    """Whether own deferrals, which come first, are not full while pay and room for after-tax money are left."""
    is_open = job.own_deferrals + job.deferred_elsewhere < job.deferral_limit
    return is_open and job.after_tax_remaining > 0 and pay_still_to_come(job.answers)


class OnePlan(Election):
    """The election beside own deferrals that are raised first, as far as the pay to come carries them.

    Take-home pay is spent once: what deferrals take of it, after-tax contributions cannot. A dollar of deferrals
    counts as a dollar of it, as for Roth; before tax it costs less. Where nothing is raised all figures are those of
    `Election`, but for pay dates that a change comes too late for: they carry nothing.
    """

    def __init__(self, answers: Answers) -> None:
        super().__init__(within_reach(answers))
        self.before = Election(self.answers)

    @property
    def deferrals_missing(self) -> Decimal:
        """What is missing to the limit on own deferrals, which is one for all of a person's plans."""
        in_the_business: Decimal = self.answers.wished(business.DEFERRALS_SO_FAR) or ZERO
        own = self.before.own_deferrals + self.deferred_elsewhere + in_the_business
        return at_least_zero(self.deferral_limit - own)

    @cached_property
    def raised(self) -> Decimal:
        """By how much own deferrals rise on the pay to come, cents rounded down."""
        if not job_part_open(self.answers) or not are_deferrals_to_fill(self.before):
            return ZERO
        carried = self._within_what_is_spared(self.before.take_home_of_the_dates)
        most = min(self.deferrals_missing, carried, self.pay - self.before.own_deferrals)
        return cents_down(at_least_zero(min(most, self._room_for(most))))

    @cached_property
    def cap_on_the_dates(self) -> Decimal | None:
        """The same beside what is raised: in dollars, the pay dates bear all of that."""
        before = self.before.cap_on_the_dates
        if before is None or not self.is_in_dollars or not self.cap_covers_all_own:
            return super().cap_on_the_dates
        return at_least_zero(before - self.raised)

    @property
    def take_home_of_the_dates(self) -> Decimal:
        """The same, less what deferrals take of it; as far as the person can spare it where they rise."""
        return self._left_to_spend(self.before.take_home_of_the_dates)

    @property
    def to_spend(self) -> Decimal:
        """The same of all pay to come."""
        return self._left_to_spend(self.before.to_spend)

    def _left_to_spend(self, carried: Decimal) -> Decimal:
        return at_least_zero(self._within_what_is_spared(carried) - self.raised) if self.raised else carried

    @cached_property
    def spared(self) -> Decimal | None:
        """What the person wants to spare of the pay to come, own deferrals first; cents, None for all of it."""
        wish = self.answers.wished(ask.SPARE)
        if isinstance(wish, Percent):
            return cents_down(wish.of(self.pay_to_come))
        return wish * self.pay_dates_left if isinstance(wish, Decimal) else None

    def _within_what_is_spared(self, carried: Decimal) -> Decimal:
        return carried if self.spared is None else min(carried, self.spared)

    @cached_property
    def most(self) -> OnePlan:
        """The plan of somebody who can spare all."""
        return self if self.spared is None else OnePlan(self.answers.beside(ask.SPARE, None))

    @property
    def most_in_all(self) -> Decimal:
        """What can go in at most, own deferrals and after-tax money together."""
        return self.most.raised + self.most.still_possible

    @property
    def chosen_in_all(self) -> Decimal | None:
        """What goes in of it by the person's choice; None where that is all of it, or where nothing is raised."""
        chosen = self.raised + self.elected
        return chosen if self.raised and self.spared is not None and chosen < self.most_in_all else None

    def _room_for(self, most: Decimal) -> Decimal:
        """What the limit on everything leaves beside what is in, and a cap on all own contributions."""
        before = self.before
        left = before.room_before_cap - before.after_tax_so_far - self._more_match(most)
        if not before.cap_covers_all_own:
            return left
        of_dates = before.cap_on_the_dates if self.is_in_dollars else before.cap_of_each_date
        caps = (left, before.after_tax_remaining, of_dates)
        return min(each for each in caps if each is not None)

    def _more_match(self, most: Decimal) -> Decimal:
        """What an employer that matches by a formula adds to higher deferrals."""
        given = self.answers.get(ask.EMPLOYER)
        if not isinstance(given, MatchFormula):
            return ZERO
        raised = employer_dollars(given, self.before.own_deferrals + most, self.recognised_pay)
        return at_least_zero(raised - self.before.employer_contributions)

    @property
    def may_earn_more_match(self) -> bool:
        """Whether own deferrals are not full, so that raising them may bring more of the employer's money."""
        given, missing = self.answers.get(ask.EMPLOYER), self.deferrals_missing
        if isinstance(given, MatchFormula):
            return self._more_match(missing) > 0
        return missing > 0 and self.before.employer_contributions > 0

    @property
    def top_up(self) -> Decimal:
        """What the last pay date can take of what the whole percent leaves, within pay and the plan's cap; cents."""
        by_percent = Percent(self.percent_whole or ZERO).of(self.answers[PAY_PER_DATE])
        most = self.most_in_dollars / self.pay_dates_left
        return min(self.left_over or ZERO, cents_down(at_least_zero(most - by_percent)))

    @property
    def raised_per_pay_date(self) -> Decimal:
        """Dollars of it from each pay date, cents rounded down."""
        return cents_down(self.raised / self.pay_dates_left) if self.raised else ZERO

    def share_in_all(self, percent: Decimal) -> Decimal:
        """A share of the most on each pay date, own deferrals and after-tax money together; cents rounded down."""
        return self.dollars_of_sum(Percent(percent).of(self.most_in_all))

    def percent_of_share(self, percent: Decimal) -> Decimal:
        """Whole percent of the pay to come that this share is, rounded down."""
        return dollars_down(percent * self.most_in_all / self.pay_to_come) if self.pay_to_come else ZERO

    def spared_to_leave(self, left: Decimal) -> Decimal | None:
        """The most of an ordinary pay date that leaves this much of it; None where take-home pay is not known."""
        net_pay = self.before.net_pay
        return None if net_pay is None else min(at_least_zero(net_pay - left), self.dollars_of_sum(self.most_in_all))

    @property
    def raised_percent(self) -> Decimal:
        """Whole percent of the pay to come, a bonus included, rounded down."""
        return dollars_down(100 * self.raised / self.pay_to_come) if self.raised else ZERO

    @property
    def set_already(self) -> Decimal:
        """What of own deferrals is set for the pay to come: what is not in so far, else an even part of the year's."""
        so_far = self.answers.wished(ask.DEFERRALS_SO_FAR)
        if so_far is None:
            return self.before.deferrals_to_come
        return min(at_least_zero(self.before.own_deferrals - so_far), self.pay_to_come)

    @property
    def percent_total(self) -> Decimal | None:
        """Whole percent of all own deferrals, as a plan's page takes it, rounded down; None where none are set yet."""
        if not self.raised_percent or not self.set_already:
            return None
        return dollars_down(100 * min(self.set_already + self.raised, self.pay_to_come) / self.pay_to_come)

    @property
    def total_per_pay_date(self) -> Decimal | None:
        """The same in dollars of each pay date, cents rounded down; None beside a bonus, which has its part of them."""
        bonus = self.answers.get(BONUS_TO_COME)
        if bonus or not self.raised or not self.set_already:
            return None
        return cents_down(min(self.set_already + self.raised, self.pay_to_come) / self.pay_dates_left)

    @property
    def raised_from_bonus(self) -> Decimal | None:
        """What the percent takes of a bonus; 0 for dollars of each pay date, None where no bonus comes."""
        bonus = self.answers.get(BONUS_TO_COME)
        if not bonus:
            return None
        return ZERO if self.is_in_dollars else cents_down(Percent(self.raised_percent).of(bonus))

    @property
    def raised_from_each_pay_date(self) -> Decimal | None:
        """What the percent takes of an ordinary pay date, or the dollars of each; None where no bonus comes."""
        if not self.answers.get(BONUS_TO_COME):
            return None
        if self.is_in_dollars:
            return self.raised_per_pay_date
        return cents_down(Percent(self.raised_percent).of(self.answers[PAY_PER_DATE]))

    @property
    def raised_in_percent(self) -> Decimal | None:
        """What the whole percent takes of all the pay to come; None without a bonus, where dollars are set as well."""
        if not self.raised_from_bonus:
            return None
        return self.raised_from_bonus + self.pay_dates_left * (self.raised_from_each_pay_date or ZERO)

    @cached_property
    def _raised_on_an_ordinary_date(self) -> Decimal:
        """By percent a bonus bears its part, in dollars the pay dates bear all of it."""
        by_percent = self.raised_from_each_pay_date if self.raised_from_bonus else None
        return self.raised_per_pay_date if by_percent is None else by_percent

    @cached_property
    def own_deferrals(self) -> Decimal:
        """Everything the person defers here in the year, with what is raised."""
        return self.before.own_deferrals + self.raised

    @cached_property
    def deferrals_to_come(self) -> Decimal:
        """The part of own deferrals that falls on the pay still to come, with all that is raised."""
        return self.before.deferrals_to_come + self.raised

    @cached_property
    def net_pay(self) -> Decimal | None:
        """What lands in the bank on an ordinary pay date once deferrals are raised; None where that is unknown."""
        before = self.before.net_pay
        return None if before is None else before - self._raised_on_an_ordinary_date

    @cached_property
    def take_home_to_come(self) -> Decimal:
        """Take-home pay still to come, less what deferrals take of it."""
        return at_least_zero(self.before.take_home_to_come - self.raised)
