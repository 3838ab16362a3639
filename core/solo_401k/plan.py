"""What goes into a solo 401(k) in a year, by kind of money."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from core.answers import Answers
from core.money import ROUNDING, ZERO, at_least_zero, dollars_down
from core.person import AFTER_TAX, has_a_job


class SoloPlan(NamedTuple):
    """One way to fill the plan, whole dollars rounded down; `total` leaves the catch-up out."""

    deferral: Decimal
    employer: Decimal
    after_tax_room: Decimal
    catch_up: Decimal
    total: Decimal

    @property
    def own(self) -> Decimal:
        """What the owner elects: the deferral with its catch-up."""
        return self.deferral + self.catch_up

    @property
    def in_all(self) -> Decimal:
        """All that goes in, catch-up included."""
        return self.own + self.employer + self.after_tax_room

    @property
    def without_rounding(self) -> SoloPlan:
        """The same without a dollar of room that is there only because the employer contribution is rounded down."""
        if not self.employer or self.after_tax_room > ROUNDING:
            return self
        return self._replace(after_tax_room=ZERO, total=self.total - self.after_tax_room)

    def beside(self, deferred: Decimal, after_tax: Decimal = ZERO) -> SoloPlan:
        """The same with what is still to go in beside the own money that is in; deferrals fill the catch-up last."""
        deferral = dollars_down(at_least_zero(self.deferral - deferred))
        catch_up = dollars_down(at_least_zero(self.catch_up - at_least_zero(deferred - self.deferral)))
        room = dollars_down(at_least_zero(self.after_tax_room - after_tax))
        gone = self.deferral - deferral + self.after_tax_room - room
        return self._replace(deferral=deferral, catch_up=catch_up, after_tax_room=room, total=self.total - gone)

    def within(self, left: Decimal, after_tax_left: Decimal) -> SoloPlan:
        """What an amount fills of it, own deferrals first and without employer money; `total` has the catch-up."""
        deferral = min(self.deferral, left)
        catch_up = min(self.catch_up, left - deferral)
        after_tax = min(after_tax_left, left - deferral - catch_up)
        return SoloPlan(deferral, ZERO, after_tax, catch_up, deferral + catch_up + after_tax)

    def within_the_year(
        self, most: Decimal, deferred: Decimal, after_tax: Decimal, after_tax_left: Decimal
    ) -> SoloPlan:
        """What an amount of the year fills of it, of which the own money that is in is a part."""
        still = at_least_zero(most - after_tax)
        plan = self.within(dollars_down(max(still, deferred)), after_tax_left)
        room = dollars_down(plan.after_tax_room + after_tax)
        return plan._replace(after_tax_room=room, total=plan.own + room)


def has_no_other_plan(answers: Answers) -> bool:
    """Whether after-tax money can only go into the business's plan: no job, or one whose plan takes none."""
    return not has_a_job(answers) or answers[AFTER_TAX] == "no"


def is_of_this_plan_alone(answers: Answers, most: SoloPlan) -> bool:
    """Whether an amount that is meant for the business's plan changes nothing of own deferrals at a job."""
    return not most.own or has_no_other_plan(answers)
