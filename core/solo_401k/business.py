"""The own business's year, and two ways to fill its solo 401(k): the deduction first, or Roth first.

26 U.S.C. 404(a)(3), 404(l), 415(c), 401(c)(2); the steps of the rate worksheet in IRS Pub. 560.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property

from core.answers import Answers
from core.calendar_dates import extended_corporate_tax_day, extended_tax_day
from core.fica import fica
from core.money import ROUNDING, ZERO, at_least_zero, dollars_down, half_up
from core.person import DEFERRALS_ELSEWHERE, catch_up_by_age
from core.question import Question
from core.solo_401k import questions as ask
from core.solo_401k.day_job import DayJob
from core.solo_401k.plan import SoloPlan, has_no_other_plan, is_of_this_plan_alone
from core.solo_401k.self_employment_tax import SelfEmployment, self_employment
from core.solo_401k.wages import carried_by

CORPORATION_RATE = Decimal("0.25")
OWNER_RATE = CORPORATION_RATE / (1 + CORPORATION_RATE)
_OWN_SO_FAR = (ask.DEFERRALS_SO_FAR, ask.AFTER_TAX_SO_FAR)


class Business:
    """Figures of the own business; each raises `NotAnswered` while an answer it needs is missing."""

    def __init__(self, answers: Answers, job: DayJob | None) -> None:
        self.answers = answers
        self.limits = answers.limits
        self.job = job

    @property
    def is_corporation(self) -> bool:
        """Whether the owner is paid by W-2 from an own corporation."""
        return self.answers[ask.ENTITY] == "corporation"

    @cached_property
    def self_employment(self) -> SelfEmployment:
        """The exact self-employment tax of a sole proprietor."""
        profit = self.answers[ask.PROFIT]
        if self.answers.get(ask.US_SOCIAL_SECURITY) == "no":
            return SelfEmployment(ZERO, ZERO, profit)
        wages = self.job.pay if self.job else ZERO
        return self_employment(profit, wages, self.limits.social_security_wage_base.value)

    @cached_property
    def pay(self) -> Decimal:
        """What the owner earns in the business: W-2 wages, or net earnings before employer money."""
        return self.answers[ask.WAGES] if self.is_corporation else self.self_employment.net_earnings

    @cached_property
    def shared_with_403b(self) -> Decimal:
        """What a 403(b) at the job takes of the dollar limit (26 CFR 1.415(f)-1(f))."""
        return self.job.shared_with_403b if self.job else ZERO

    @property
    def shares_with_403b(self) -> bool:
        """Whether a 403(b) at the job and this plan have one limit together."""
        return self.job is not None and self.job.is_403b

    @cached_property
    def dollar_limit(self) -> Decimal:
        """The dollar limit on additions, less what a 403(b) at the job has used of it."""
        return at_least_zero(self.limits.annual_additions.value - self.shared_with_403b)

    @cached_property
    def deferred_elsewhere(self) -> Decimal:
        """Deferrals of the person outside this plan, the day job's included."""
        return self.answers[DEFERRALS_ELSEWHERE] + (self.job.own_deferrals if self.job else ZERO)

    @cached_property
    def deferral(self) -> Decimal:
        """The regular deferral possible here: what 402(g) has left, at most the pay and the dollar limit."""
        left = at_least_zero(self.limits.elective_deferrals.value - self.deferred_elsewhere)
        return dollars_down(at_least_zero(min(left, self.pay, self.dollar_limit)))

    def most_employer_money(self, deferrals: Decimal) -> Decimal:
        """The deductible employer money beside regular deferrals, exact (404(a)(3), 415(c); Pub. 560, step 13)."""
        recognised = self.limits.compensation.value
        if self.is_corporation:
            most = min(CORPORATION_RATE * min(self.pay, recognised), min(self.dollar_limit, self.pay) - deferrals)
        else:
            by_rate = min(OWNER_RATE * self.pay, CORPORATION_RATE * recognised)
            most = min(by_rate, self.dollar_limit - deferrals, (self.pay - deferrals) / 2)
        return at_least_zero(most)

    @cached_property
    def largest_employer_contribution(self) -> Decimal:
        """The deductible employer contribution beside the deferral, whole dollars."""
        return dollars_down(self.most_employer_money(self.deferral))

    def employer_above_most(self, employer: Decimal, deferrals: Decimal) -> Decimal:
        """What of the employer money that is in cannot be deducted, in cents: 10% a year (26 U.S.C. 4972)."""
        regular = min(deferrals, at_least_zero(self.limits.elective_deferrals.value - self.deferred_elsewhere))
        above = half_up(employer - self.most_employer_money(regular))
        return above if above > ROUNDING else ZERO

    def compensation(self, employer: Decimal) -> Decimal:
        """Pay for 415(c): a sole proprietor's earned income is after employer money (401(c)(2)(A)(v))."""
        return self.pay if self.is_corporation else self.pay - employer

    def additions_limit(self, employer: Decimal) -> Decimal:
        """The smaller of the dollar limit and the owner's pay, 26 U.S.C. 415(c)(1)."""
        return min(self.dollar_limit, self.compensation(employer))

    def plan(self, employer: Decimal) -> SoloPlan:
        """The plan with a given employer contribution in whole dollars."""
        room = dollars_down(at_least_zero(self.additions_limit(employer) - self.deferral - employer))
        left = at_least_zero(self.compensation(employer) - self.deferral)
        catch_up = dollars_down(min(self.catch_up_left, left))
        return SoloPlan(self.deferral, employer, room, catch_up, self.deferral + employer + room)

    @property
    def must_be_roth(self) -> bool:
        """High wages of the year before from the own corporation make the catch-up Roth (26 U.S.C. 414(v)(7))."""
        return self.answers.get(ask.PRIOR_YEAR_WAGES_HIGH) == "yes"

    @property
    def catch_up_blocked(self) -> bool:
        """Catch-up would have to be Roth, and the plan has none (26 CFR 1.414(v)-2(b)(2))."""
        return self.must_be_roth and self.answers[ask.ROTH_IN_PLAN] == "no"

    @cached_property
    def catch_up_left(self) -> Decimal:
        """What other plans leave of the person's catch-up limit (26 U.S.C. 414(v))."""
        if self.catch_up_blocked:
            return ZERO
        used = at_least_zero(self.deferred_elsewhere - self.limits.elective_deferrals.value)
        return at_least_zero(catch_up_by_age(self.answers) - used)

    def excess_of(self, deferrals: Decimal) -> Decimal:
        """What of own deferrals in this plan is above 402(g) and the catch-up that the jobs leave of it."""
        regular = at_least_zero(self.limits.elective_deferrals.value - self.deferred_elsewhere)
        return at_least_zero(deferrals - regular - self.catch_up_left)

    def left_of_earnings(self, plan: SoloPlan) -> Decimal:
        """What profit or wages leave beside a plan, before income tax; whole dollars, below 0 where they lack."""
        own = plan.own + plan.after_tax_room
        if self.is_bound_by_wages:
            own += sum(map(self.so_far, _OWN_SO_FAR))
        if self.is_corporation:
            wage_base = self.limits.social_security_wage_base.value
            return dollars_down(self.pay - fica(self.pay, wage_base) - own)
        return dollars_down(self.answers[ask.PROFIT] - self.self_employment.tax - own - plan.employer)

    @cached_property
    def deduction_first(self) -> SoloPlan:
        """The largest employer contribution, the rest after-tax."""
        return self.plan(self.largest_employer_contribution)

    @cached_property
    def roth_first(self) -> SoloPlan:
        """No employer contribution, the most after-tax."""
        return self.plan(ZERO)

    @cached_property
    def chosen(self) -> SoloPlan | None:
        """What an owner chose to pay in of the year, own deferrals first, catch-up and all that is in included.

        Where wages to come bound it, what is in already is not of it. None where that is all that can go in, nothing
        was chosen, or a plan at a job can take some of it.
        """
        of_the_year = self.answers.wished(ask.SPARE)
        left = self.carried if of_the_year is None else of_the_year
        is_of_this_one = of_the_year is not None and is_of_this_plan_alone(self.answers, self.roth_first)
        if left is None or not (is_of_this_one or has_no_other_plan(self.answers)):
            return None
        most = self._still_open if of_the_year is None else self.roth_first
        if left >= most.in_all:
            return None
        if of_the_year is None:
            return most.within(left, self.after_tax_left)
        deferred, after_tax = map(self.so_far, _OWN_SO_FAR)
        return most.within_the_year(left, deferred, after_tax, self.after_tax_left)

    @property
    def _still_open(self) -> SoloPlan:
        """What can still go in of own money, beside all that is in."""
        plan = self.roth_first.beside(self.so_far(ask.DEFERRALS_SO_FAR))
        return plan._replace(after_tax_room=self.after_tax_left)

    @property
    def is_bound_by_wages(self) -> bool:
        """Whether not the owner's choice, but the wages still to come keep down what goes in."""
        return self.chosen is not None and self.answers.wished(ask.SPARE) is None

    @property
    def to_go_in(self) -> SoloPlan:
        """The plan with the own money that is still to go in: what wages to come carry has no other."""
        if self.chosen is None or self.is_bound_by_wages:
            return self.chosen or self._still_open
        return self.chosen.beside(*map(self.so_far, _OWN_SO_FAR))

    @cached_property
    def carried(self) -> Decimal | None:
        """What the wages still to come carry into the plan; None where there are none, or nobody said how much."""
        to_come = self.answers.wished(ask.WAGES_TO_COME)
        if to_come is None or not self.is_corporation:
            return None
        return carried_by(to_come, self.pay, self.limits.social_security_wage_base.value)

    def so_far(self, question: Question[Decimal]) -> Decimal:
        """What of one kind of money is in the plan already, as far as anybody knows."""
        return self.answers.wished(question) or ZERO

    @property
    def after_tax_left(self) -> Decimal:
        """What of the room is not filled yet, beside the employer money that is in; whole dollars."""
        room = self.plan(self.so_far(ask.EMPLOYER_SO_FAR)).after_tax_room
        return dollars_down(at_least_zero(room - self.so_far(ask.AFTER_TAX_SO_FAR)))

    @property
    def has_money_to_convert(self) -> bool:
        """Whether after-tax money is known to be in that is not Roth yet."""
        return self.so_far(ask.NOT_CONVERTED) > ROUNDING

    @property
    def employer_left(self) -> Decimal:
        """The employer contribution still deductible, at most what after-tax money that is in leaves of the limit."""
        most, after_tax = self.deduction_first.employer, self.so_far(ask.AFTER_TAX_SO_FAR)
        if self.chosen is not None:
            after_tax += self.to_go_in.after_tax_room
        if after_tax:
            beside = self.deferral + after_tax
            by_pay = self.pay - beside if self.is_corporation else (self.pay - beside) / 2
            most = min(most, self.dollar_limit - beside, by_pay)
        return dollars_down(at_least_zero(most - self.so_far(ask.EMPLOYER_SO_FAR)))

    @property
    def has_after_tax_room(self) -> bool:
        """Whether either way of filling the plan leaves room for after-tax money."""
        return bool(self.deduction_first.after_tax_room or self.roth_first.after_tax_room)

    @property
    def pay_limb_cuts_the_room(self) -> bool:
        """Pay cuts the room beside an employer contribution: how far is unsettled for a sole proprietor."""
        plan = self.deduction_first
        by_dollars = at_least_zero(self.dollar_limit - plan.deferral - plan.employer)
        return not self.is_corporation and plan.employer > 0 and plan.after_tax_room < dollars_down(by_dollars)

    @property
    def return_due(self) -> date:
        """The last day for employer money: the due date of the return with extension (26 U.S.C. 404(a)(6))."""
        year = self.answers.tax_year
        return extended_corporate_tax_day(year) if self.is_corporation else extended_tax_day(year)
