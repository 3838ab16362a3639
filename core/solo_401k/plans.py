"""Two ways to fill a solo 401(k), side by side: the deduction first, or Roth first.

26 U.S.C. 404(a)(3), 404(l), 415(c), 401(c)(2); the steps of the rate worksheet in IRS Pub. 560.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from core.interview import Answers
from core.mega_backdoor import questions as ask
from core.money import ZERO, at_least_zero, dollars_down, half_up
from core.receipt import Line, Receipt, add_up, limit_line
from core.solo_401k.self_employment_tax import SelfEmployment, self_employment

CORPORATION_RATE = Decimal("0.25")
OWNER_RATE = CORPORATION_RATE / (1 + CORPORATION_RATE)


class SoloPlan(NamedTuple):
    """One way to fill the plan, whole dollars rounded down; `total` leaves the catch-up out."""

    deferral: Decimal
    employer: Decimal
    after_tax_room: Decimal
    catch_up: Decimal
    total: Decimal


class Business:
    """Figures of the own business; each raises `NotAnswered` while an answer it needs is missing."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.limits = answers.limits

    @property
    def is_corporation(self) -> bool:
        """Whether the owner is paid by W-2 from an own corporation."""
        return self.answers[ask.ENTITY] == "corporation"

    @cached_property
    def self_employment(self) -> SelfEmployment:
        """The exact self-employment tax of a sole proprietor."""
        wages = self.answers.get(ask.PAY) or ZERO
        return self_employment(self.answers[ask.PROFIT], wages, self.limits.social_security_wage_base.value)

    @property
    def se_tax(self) -> Decimal:
        """Self-employment tax, cents."""
        return half_up(self.self_employment.tax)

    @property
    def half_se_tax(self) -> Decimal:
        """The deductible half, cents (26 U.S.C. 164(f))."""
        return half_up(self.self_employment.half)

    @property
    def net_earnings(self) -> Decimal:
        """Net profit less half of the tax, cents."""
        return half_up(self.self_employment.net_earnings)

    @cached_property
    def pay(self) -> Decimal:
        """What the owner earns in the business: W-2 wages, or net earnings before employer money."""
        return self.answers[ask.WAGES] if self.is_corporation else self.self_employment.net_earnings

    @cached_property
    def deferred_elsewhere(self) -> Decimal:
        """Deferrals of the person outside this plan, the day job's included."""
        at_the_job: Decimal | None = self.answers.get(ask.DEFERRALS)
        return self.answers[ask.DEFERRALS_ELSEWHERE] + (at_the_job or ZERO)

    @cached_property
    def deferral(self) -> Decimal:
        """The regular deferral possible here: what 402(g) has left, at most the pay."""
        left = at_least_zero(self.limits.elective_deferrals.value - self.deferred_elsewhere)
        return dollars_down(at_least_zero(min(left, self.pay)))

    @cached_property
    def largest_employer_contribution(self) -> Decimal:
        """The deductible employer contribution beside the deferral, whole dollars (Pub. 560, step 13)."""
        recognised = self.limits.compensation.value
        additions = self.limits.annual_additions.value
        if self.is_corporation:
            most = min(CORPORATION_RATE * min(self.pay, recognised), min(additions, self.pay) - self.deferral)
        else:
            by_rate = min(OWNER_RATE * self.pay, CORPORATION_RATE * recognised)
            most = min(by_rate, additions - self.deferral, (self.pay - self.deferral) / 2)
        return dollars_down(at_least_zero(most))

    def compensation(self, employer: Decimal) -> Decimal:
        """Pay for 415(c): a sole proprietor's earned income is after employer money (401(c)(2)(A)(v))."""
        return self.pay if self.is_corporation else self.pay - employer

    def additions_limit(self, employer: Decimal) -> Decimal:
        """The smaller of the dollar limit and the owner's pay, 26 U.S.C. 415(c)(1)."""
        return min(self.limits.annual_additions.value, self.compensation(employer))

    def plan(self, employer: Decimal) -> SoloPlan:
        """The plan with a given employer contribution in whole dollars."""
        room = dollars_down(at_least_zero(self.additions_limit(employer) - self.deferral - employer))
        left = at_least_zero(self.compensation(employer) - self.deferral)
        catch_up = dollars_down(min(self.catch_up_left, left))
        return SoloPlan(self.deferral, employer, room, catch_up, self.deferral + employer + room)

    @cached_property
    def catch_up_left(self) -> Decimal:
        """What other plans leave of the person's catch-up limit (26 U.S.C. 414(v))."""
        limit = ask.catch_up_by_age(self.answers, self.answers[ask.AGE_BAND])
        used = at_least_zero(self.deferred_elsewhere - self.limits.elective_deferrals.value)
        return at_least_zero(limit - used)

    @cached_property
    def deduction_first(self) -> SoloPlan:
        """The largest employer contribution, the rest after-tax."""
        return self.plan(self.largest_employer_contribution)

    @cached_property
    def roth_first(self) -> SoloPlan:
        """No employer contribution, the most after-tax."""
        return self.plan(ZERO)

    @property
    def pay_limb_binds(self) -> bool:
        """The pay limb cuts the room beside an employer contribution: there the law is unsettled."""
        employer = self.deduction_first.employer
        short = self.compensation(employer) < self.limits.annual_additions.value
        return not self.is_corporation and employer > 0 and short

    def receipt(self, plan: SoloPlan) -> Receipt:
        """From the annual additions limit down to the after-tax room of a plan."""
        limit = self.limits.annual_additions
        most = self.additions_limit(plan.employer)
        first = (
            limit_line("annual_additions_limit", limit)
            if most == limit.value
            else Line("annual_additions_limit", half_up(most), "26 U.S.C. 415(c)(1)(B)", limit.source, limit.url)
        )
        lines = (first, Line("deferral", -plan.deferral), Line("employer", -plan.employer))
        return add_up(plan.after_tax_room, lines, difference="rounded_down")


SELF_EMPLOYMENT_FIGURES = ("se_tax", "half_se_tax", "net_earnings")
PLANS = ("deduction_first", "roth_first")
