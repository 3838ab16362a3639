"""Own deferrals at one employer: regular, catch-up and too much (26 U.S.C. 402(g), 414(v), 415(c))."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from core.amounts import Percent
from core.answers import Answers
from core.match_formula import MatchFormula
from core.mega_backdoor import plan_terms
from core.mega_backdoor import questions as ask
from core.mega_backdoor.payroll import PAY
from core.money import ZERO, at_least_zero, half_up
from core.person import DEFERRALS_ELSEWHERE, catch_up_by_age, is_50
from core.solo_401k import questions as business


def employer_dollars(given: Decimal | Percent | MatchFormula, deferrals: Decimal, counted_pay: Decimal) -> Decimal:
    """What an employer puts in, as given or by percent or formula in cents, half up."""
    if isinstance(given, Percent):
        return half_up(given.of(counted_pay))
    return given if isinstance(given, Decimal) else half_up(given.contribution(deferrals, counted_pay))


class Deferrals:
    """A person's own deferrals of the year; each figure raises `NotAnswered` while an answer it needs is missing."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.limits = answers.limits

    @cached_property
    def pay(self) -> Decimal:
        """Gross pay of the year at this employer."""
        return self.answers[PAY]

    @cached_property
    def recognised_pay(self) -> Decimal:
        """Pay as far as a plan may count it, 26 U.S.C. 401(a)(17)."""
        return min(self.pay, self.limits.compensation.value)

    @cached_property
    def own_deferrals(self) -> Decimal:
        """Everything the person defers here in the year, catch-up included."""
        return ask.own_deferrals(self.answers)

    @cached_property
    def deferred_elsewhere(self) -> Decimal:
        """Deferrals at all other employers."""
        return self.answers[DEFERRALS_ELSEWHERE]

    @cached_property
    def counted_first(self) -> Decimal:
        """Deferrals elsewhere that use the person's limits before those here: all, unless another plan counts later."""
        after: Decimal | None = self.answers.wished(ask.COUNTED_AFTER)
        return at_least_zero(self.deferred_elsewhere - after) if after else self.deferred_elsewhere

    @property
    def deferral_limit(self) -> Decimal:
        """The limit on elective deferrals, 26 U.S.C. 402(g)(1)."""
        return self.limits.elective_deferrals.value

    @cached_property
    def annual_additions_limit(self) -> Decimal:
        """The smaller of the dollar limit and all pay, 26 U.S.C. 415(c)(1)."""
        return min(self.limits.annual_additions.value, self.pay)

    @cached_property
    def employer_contributions(self) -> Decimal:
        """Employer money of the whole year, in cents; 0 where it is unknown or not asked for."""
        given = self.answers.get(ask.EMPLOYER)
        if given is None or isinstance(given, str):
            return ZERO
        deferrals = self.own_deferrals if isinstance(given, MatchFormula) else ZERO
        return employer_dollars(given, deferrals, self.recognised_pay)

    @cached_property
    def related_additions(self) -> Decimal:
        """What went into another plan of the same or a related employer (26 CFR 1.415(f)-1(a))."""
        return self.answers.get(ask.RELATED_ADDITIONS) or ZERO

    @property
    def is_403b(self) -> bool:
        """Whether the plan is a 403(b), which counts as the person's own (26 CFR 1.415(f)-1(f))."""
        return self.answers.get(ask.IS_403B) == "yes"

    @cached_property
    def business_additions(self) -> Decimal:
        """What is in the own business's plan already, where a 403(b) here shares one limit with it (1.415(f)-1(f))."""
        if not self.is_403b:
            return ZERO
        after_tax, deferred, employer = (self.answers.wished(question) or ZERO for question in business.SO_FAR)
        # What the jobs leave of 402(g) is regular; the rest is catch-up, or comes back.
        regular = at_least_zero(self.deferral_limit - self.deferred_elsewhere - self.own_deferrals)
        return min(deferred, regular) + after_tax + employer

    @cached_property
    def other_additions(self) -> Decimal:
        """What other plans have used of the annual additions limit of this one."""
        return self.related_additions + self.business_additions

    @cached_property
    def left_of_the_limit(self) -> Decimal:
        """What deferrals at other employers leave of 402(g)."""
        return at_least_zero(self.deferral_limit - self.counted_first)

    @cached_property
    def regular_deferrals(self) -> Decimal:
        """Deferrals that are no catch-up: from 50, what exceeds any limit is catch-up first (1.414(v)-1(b))."""
        fitting = min(self.own_deferrals, self.left_of_the_limit)
        if not is_50(self.answers):
            return fitting
        taken = self.employer_contributions + self.other_additions
        return min(fitting, at_least_zero(self.annual_additions_limit - taken))

    @property
    def must_be_roth(self) -> bool:
        """Wages of the year before put the person under the Roth catch-up rule, 26 U.S.C. 414(v)(7)."""
        return self.answers.get(plan_terms.PRIOR_YEAR_WAGES_HIGH) == "yes"

    @property
    def catch_up_blocked(self) -> bool:
        """Catch-up would have to be Roth, and the plan has none (26 CFR 1.414(v)-2(b)(2))."""
        return self.must_be_roth and self.answers.get(plan_terms.ROTH_IN_PLAN) == "no"

    @cached_property
    def catch_up_limit(self) -> Decimal:
        """The catch-up limit by age, and by what the plan takes of it."""
        if not is_50(self.answers) or self.catch_up_blocked:
            return ZERO
        if self.answers.get(ask.SUPER_CATCH_UP) == "no":
            return self.limits.catch_up_50.value
        return catch_up_by_age(self.answers)

    @cached_property
    def catch_up_left(self) -> Decimal:
        """What other employers leave of the catch-up: the limit is one per person."""
        return at_least_zero(self.catch_up_limit - at_least_zero(self.counted_first - self.deferral_limit))

    @cached_property
    def catch_up_deferrals(self) -> Decimal:
        """Deferrals above the regular ones that count as catch-up."""
        return min(self.own_deferrals - self.regular_deferrals, self.catch_up_left)

    @cached_property
    def excess_deferrals(self) -> Decimal:
        """Deferrals above the person's limits; they come back by 15 April (26 U.S.C. 402(g)(2))."""
        return at_least_zero(self.own_deferrals - self.left_of_the_limit - self.catch_up_left)

    @cached_property
    def excess_additions(self) -> Decimal:
        """Deferrals above 415(c) that no catch-up can take; the plan corrects them (EPCRS)."""
        counted = self.regular_deferrals + self.catch_up_deferrals + self.excess_deferrals
        return self.own_deferrals - counted
