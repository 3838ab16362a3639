"""The after-tax room of an employee: contract section 3.1; 26 U.S.C. 402(g), 414(v), 415(c), 401(a)(17).

Every figure is exact until it is rounded where its definition says so; each raises `NotAnswered` while an
answer that it needs is missing, so an unfinished interview shows what is already certain.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from core.answer_types import Percent
from core.interview import Answers
from core.mega_backdoor import questions as ask
from core.money import ZERO, at_least_zero, cents_down, dollars_down, half_up
from core.payroll import Spread, pay_per_date, spread
from core.receipt import Line, Receipt, add_up, limit_line


class Deferrals:
    """A person's own elective deferrals at one employer, split into regular, catch-up and excess."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.limits = answers.limits

    @property
    def deferral_limit(self) -> Decimal:
        """The limit on elective deferrals, 26 U.S.C. 402(g)(1)."""
        return self.limits.elective_deferrals.value

    @cached_property
    def regular_deferrals(self) -> Decimal:
        """Deferrals here that fit under 402(g) beside those at other employers."""
        elsewhere = self.answers[ask.DEFERRALS_ELSEWHERE]
        return min(self.answers[ask.DEFERRALS], at_least_zero(self.deferral_limit - elsewhere))

    @property
    def catch_up_blocked(self) -> bool:
        """Catch-up would have to be Roth, and the plan has none (26 CFR 1.414(v)-2(b)(2))."""
        return self.must_be_roth and self.answers[ask.ROTH_IN_PLAN] == "no"

    @property
    def must_be_roth(self) -> bool:
        """Wages of the year before put the person under the Roth catch-up rule, 26 U.S.C. 414(v)(7)."""
        return self.answers.get(ask.PRIOR_YEAR_WAGES_HIGH) == "yes"

    @cached_property
    def catch_up_limit(self) -> Decimal:
        """The catch-up limit by age, at most the pay that regular deferrals leave, 26 U.S.C. 414(v)(2)(A)."""
        by_age = ask.catch_up_by_age(self.answers, self.answers[ask.AGE_BAND])
        if not by_age or self.catch_up_blocked:
            return ZERO
        return min(by_age, at_least_zero(self.answers[ask.PAY] - self.regular_deferrals))

    @cached_property
    def catch_up_deferrals(self) -> Decimal:
        """Deferrals above the regular ones that count as catch-up; the limit is one per person."""
        used_elsewhere = at_least_zero(self.answers[ask.DEFERRALS_ELSEWHERE] - self.deferral_limit)
        above = self.answers[ask.DEFERRALS] - self.regular_deferrals
        return min(above, at_least_zero(self.catch_up_limit - used_elsewhere))

    @cached_property
    def excess_deferrals(self) -> Decimal:
        """Deferrals that fit nowhere and must come back, 26 U.S.C. 402(g)(2)."""
        return self.answers[ask.DEFERRALS] - self.regular_deferrals - self.catch_up_deferrals


class Room(Deferrals):
    """What after-tax contributions still fit into one employer's plan."""

    @cached_property
    def recognised_pay(self) -> Decimal:
        """Pay as far as a plan may count it, 26 U.S.C. 401(a)(17)."""
        return min(self.answers[ask.PAY], self.limits.compensation.value)

    @cached_property
    def employer_contributions(self) -> Decimal:
        """Employer money of the whole year, in cents."""
        given = self.answers[ask.EMPLOYER]
        if isinstance(given, Percent):
            return half_up(given.of(self.recognised_pay))
        assert isinstance(given, Decimal)
        return given

    @cached_property
    def annual_additions_limit(self) -> Decimal:
        """The smaller of the dollar limit and all pay, 26 U.S.C. 415(c)(1)."""
        return min(self.limits.annual_additions.value, self.answers[ask.PAY])

    @cached_property
    def _before_floor(self) -> Decimal:
        return self.annual_additions_limit - self.regular_deferrals - self.employer_contributions

    @property
    def room_before_cap(self) -> Decimal:
        """What 415(c) leaves, before the plan's own cap."""
        return at_least_zero(self._before_floor)

    @cached_property
    def plan_cap(self) -> Decimal | None:
        """The plan's own cap on after-tax money in dollars; None where there is none or it is unknown."""
        given = self.answers[ask.CAP]
        if isinstance(given, Percent):
            return cents_down(given.of(self.recognised_pay))
        return given if isinstance(given, Decimal) else None

    @cached_property
    def after_tax_room(self) -> Decimal:
        """After-tax contributions possible in the whole year, whole dollars rounded down."""
        cap = self.plan_cap
        return dollars_down(self.room_before_cap if cap is None else min(self.room_before_cap, cap))

    @cached_property
    def after_tax_remaining(self) -> Decimal:
        """What is left of the room after the contributions made so far, whole dollars rounded down."""
        return dollars_down(at_least_zero(self.after_tax_room - self.answers[ask.AFTER_TAX_SO_FAR]))

    @property
    def pay_per_date(self) -> Decimal:
        """Gross pay of one pay date, in cents."""
        return half_up(pay_per_date(self.answers[ask.PAY], self.answers[ask.PAY_SCHEDULE]))

    @cached_property
    def spread(self) -> Spread:
        """The remaining room over the pay dates left."""
        answers = self.answers
        pay, schedule = answers[ask.PAY], answers[ask.PAY_SCHEDULE]
        return spread(self.after_tax_remaining, pay, schedule, answers[ask.PAY_DATES_LEFT])

    @property
    def still_possible(self) -> Decimal:
        """What the remaining pay dates of the year can still carry, in cents."""
        return self.spread.still_possible

    @property
    def per_pay_date(self) -> Decimal | None:
        """Dollars to set per pay date, cents rounded down."""
        return self.spread.per_pay_date

    @property
    def percent_exact(self) -> Decimal | None:
        """Percent of the pay still to come, four decimals."""
        return self.spread.percent_exact

    @property
    def percent_whole(self) -> Decimal | None:
        """The whole percent to set: rounded down, never up."""
        return self.spread.percent_whole

    @property
    def left_over(self) -> Decimal | None:
        """What the whole percent leaves for the last pay date, in cents."""
        return self.spread.left_over

    @property
    def plan_total(self) -> Decimal:
        """Everything that goes into the plan this year."""
        return self._counted_total + self.catch_up_deferrals

    @property
    def _counted_total(self) -> Decimal:
        return self.regular_deferrals + self.employer_contributions + self.after_tax_room

    def after_tax_room_receipt(self) -> Receipt:
        """From the annual additions limit down to the room."""
        lines = [
            self._additions_line(),
            Line("regular_deferrals", -self.regular_deferrals),
            Line("employer_contributions", -self.employer_contributions),
        ]
        if self._before_floor < 0:
            lines.append(Line("already_above_the_limit", -self._before_floor))
        cap = self.plan_cap
        if cap is not None and cap < self.room_before_cap:
            lines.append(Line("plan_cap", cap - self.room_before_cap))
        return add_up(self.after_tax_room, lines, difference="rounded_down")

    def _additions_line(self) -> Line:
        limit = self.limits.annual_additions
        if self.annual_additions_limit == limit.value:
            return limit_line("annual_additions_limit", limit)
        return Line(
            "annual_additions_limit",
            self.annual_additions_limit,
            "26 U.S.C. 415(c)(1)(B)",
            limit.source,
            limit.url,
        )

    def after_tax_remaining_receipt(self) -> Receipt:
        """From the room of the year to what is left of it."""
        lines = [
            Line("after_tax_room", self.after_tax_room),
            Line("after_tax_so_far", -self.answers[ask.AFTER_TAX_SO_FAR]),
        ]
        over = self.answers[ask.AFTER_TAX_SO_FAR] - self.after_tax_room
        if over > 0:
            lines.append(Line("already_above_the_room", over))
        return add_up(self.after_tax_remaining, lines, difference="rounded_down")

    def still_possible_receipt(self) -> Receipt:
        """From what is left of the room to what the pay still to come can carry."""
        lines = [Line("after_tax_remaining", self.after_tax_remaining)]
        return add_up(self.still_possible, lines, difference="beyond_the_pay_to_come")

    def plan_total_receipt(self) -> Receipt:
        """All money of the year in the plan."""
        return (
            Line("regular_deferrals", self.regular_deferrals),
            Line("employer_contributions", self.employer_contributions),
            Line("after_tax_room", self.after_tax_room),
            *([Line("catch_up_deferrals", self.catch_up_deferrals)] if self.catch_up_deferrals else []),
        )


DEFERRAL_FIGURES = (
    "deferral_limit",
    "catch_up_limit",
    "regular_deferrals",
    "catch_up_deferrals",
    "excess_deferrals",
)
ROOM_FIGURES = (
    "employer_contributions",
    "annual_additions_limit",
    "room_before_cap",
    "plan_cap",
    "after_tax_room",
    "after_tax_remaining",
    "pay_per_date",
    "still_possible",
    "per_pay_date",
    "percent_exact",
    "percent_whole",
    "left_over",
    "plan_total",
)
RECEIPTS = ("after_tax_room", "after_tax_remaining", "still_possible", "plan_total")
