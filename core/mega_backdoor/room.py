"""The room for after-tax contributions in one employer's plan (26 U.S.C. 415(c), 401(a)(17))."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from core.amounts import Percent
from core.limits import Limits
from core.match_formula import MatchFormula
from core.mega_backdoor import plan_terms
from core.mega_backdoor import questions as ask
from core.mega_backdoor.deferrals import Deferrals, employer_dollars
from core.money import ROUNDING, ZERO, at_least_zero, cents_down, dollars_down


class PlainRoom(NamedTuple):
    """The room of somebody under 50 who defers all that one may, in a plan without a cap of its own."""

    limit: Decimal
    deferrals: Decimal
    employer: Decimal
    room: Decimal


def plain_room(limits: Limits, pay: Decimal, employer: Decimal | Percent | MatchFormula) -> PlainRoom:
    """The room for a year's pay and an employer's share, with full own deferrals and no cap."""
    deferrals = min(limits.elective_deferrals.value, pay)
    share = employer_dollars(employer, deferrals, min(pay, limits.compensation.value))
    limit = min(limits.annual_additions.value, pay)
    return PlainRoom(limit, deferrals, share, dollars_down(left_of_additions(limit, deferrals, share)))


def left_of_additions(limit: Decimal, *additions: Decimal) -> Decimal:
    """What contributions leave of the annual additions limit."""
    return at_least_zero(limit - sum(additions, ZERO))


class Room(Deferrals):
    """What after-tax contributions still fit into one employer's plan in the year."""

    @cached_property
    def counted_additions(self) -> Decimal:
        """Everything that uses the annual additions limit before after-tax money."""
        return self.regular_deferrals + self.employer_contributions + self.other_additions

    @cached_property
    def room_before_cap(self) -> Decimal:
        """What 415(c) leaves, before the plan's own cap."""
        return left_of_additions(self.annual_additions_limit, self.counted_additions)

    @cached_property
    def cap_covers_all_own(self) -> bool:
        """Whether the cap is on all own contributions together, catch-up left out."""
        return self.answers.get(plan_terms.CAP_COVERS) == "all_own"

    @cached_property
    def _exact_cap(self) -> Decimal | None:
        given = self.answers[plan_terms.CAP]
        if isinstance(given, str):
            return None
        cap = given.of(self.recognised_pay) if isinstance(given, Percent) else given
        return at_least_zero(cap - self.regular_deferrals) if self.cap_covers_all_own else cap

    @property
    def plan_cap(self) -> Decimal | None:
        """The plan's own cap on after-tax money in dollars; None where there is none or it is unknown."""
        return None if self._exact_cap is None else cents_down(self._exact_cap)

    def _capped(self, room: Decimal) -> Decimal:
        return room if self._exact_cap is None else min(room, self._exact_cap)

    @cached_property
    def after_tax_room(self) -> Decimal:
        """After-tax contributions possible in the whole year, whole dollars rounded down."""
        return dollars_down(self._capped(self.room_before_cap))

    @property
    def after_tax_room_if_excess_stays(self) -> Decimal | None:
        """The room if the plan does not pay out the excess by 15 April (26 CFR 1.415(c)-1(b)(2)(ii)(D))."""
        if not self.excess_deferrals:
            return None
        return dollars_down(self._capped(at_least_zero(self.room_before_cap - self.excess_deferrals)))

    @cached_property
    def after_tax_so_far(self) -> Decimal:
        """After-tax contributions made so far; none before the year has begun."""
        return self.answers.get(ask.AFTER_TAX_SO_FAR) or ZERO

    @cached_property
    def after_tax_above_room(self) -> Decimal:
        """What went in above the room: the plan corrects it, and until then it must not become Roth.

        An excess amount is no rollover (Rev. Proc. 2021-30, 6.06(1)). The room's own cents are within the law.
        """
        return at_least_zero(self.after_tax_so_far - self._capped(self.room_before_cap))

    @property
    def is_anything_left_to_convert(self) -> bool:
        """Whether after-tax money within the room may still be no Roth."""
        left = self.answers.wished(ask.NOT_CONVERTED)
        if left is None:
            return self.after_tax_so_far > self.after_tax_above_room
        return left - self.after_tax_above_room > ROUNDING

    @property
    def waits_for_conversion(self) -> bool:
        """Whether after-tax money is known to be in that is not Roth yet."""
        left = self.answers.wished(ask.NOT_CONVERTED)
        return left is not None and left > ROUNDING

    @property
    def _not_converted_in_the_year(self) -> Decimal | None:
        """What of the year's money was, or is, no Roth by its end; None where nobody knows."""
        at_its_end: Decimal | None = self.answers.wished(ask.NOT_CONVERTED_AT_YEAR_END)
        return self.answers.wished(ask.NOT_CONVERTED) if at_its_end is None else at_its_end

    @property
    def may_be_converted_in_the_year(self) -> bool:
        """Whether money that is in became Roth within the tax year, as far as anybody knows."""
        left = self._not_converted_in_the_year
        return self.after_tax_so_far > 0 and (left is None or left < self.after_tax_so_far - ROUNDING)

    @property
    def is_converted_after_the_year(self) -> bool:
        """Whether money of the year is known to have become Roth only after it."""
        at_its_end, left = map(self.answers.wished, (ask.NOT_CONVERTED_AT_YEAR_END, ask.NOT_CONVERTED))
        return at_its_end is not None and left is not None and at_its_end > left + ROUNDING

    @cached_property
    def after_tax_remaining(self) -> Decimal:
        """What is left of the room after the contributions made so far, whole dollars rounded down."""
        return dollars_down(at_least_zero(self.after_tax_room - self.after_tax_so_far))

    @cached_property
    def shared_with_403b(self) -> Decimal:
        """What a 403(b) at the job takes of the own business's limit; 0 for other plans."""
        if not self.is_403b:
            return ZERO
        return self.regular_deferrals + self.employer_contributions + self.after_tax_so_far

    @property
    def plan_total(self) -> Decimal:
        """Everything that goes into the plan this year."""
        own = self.regular_deferrals + self.catch_up_deferrals
        return own + self.employer_contributions + self.after_tax_room
