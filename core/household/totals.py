"""What the jobs of one person come to together: 402(g) and the catch-up are limits of the person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.household.member import Household, Member, amount_of
from core.mega_backdoor.questions import RELATED
from core.money import ZERO, at_least_zero
from core.person import DEFERRALS_ELSEWHERE, SITUATION, catch_up_by_age


class Caution(StrEnum):
    """What must be known beside the plans of a household."""

    EXCESS_ONCE = "excess_once"
    ROOM_ONCE = "room_once"
    TWO_BUSINESSES = "two_businesses"
    BUSINESS_APART = "business_apart"


@dataclass(frozen=True)
class PersonTotal:
    """Own deferrals of one person at all jobs of a year, beside the limits on them (26 U.S.C. 402(g), 414(v)).

    `catch_up` is how much the age allows above the limit; `left` and `excess` count it in.
    """

    person: str
    tax_year: int
    jobs: int
    businesses: int
    has_related_jobs: bool
    deferrals: Decimal
    limit: Decimal
    catch_up: Decimal

    @property
    def left(self) -> Decimal:
        """What the person may still defer, wherever."""
        return at_least_zero(self.limit + self.catch_up - self.deferrals)

    @property
    def excess(self) -> Decimal:
        """What is above the limits; it comes back once, from one of the plans (26 U.S.C. 402(g)(2))."""
        return at_least_zero(self.deferrals - self.limit - self.catch_up)

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """What must be known beside the sum."""
        holds = {
            Caution.EXCESS_ONCE: self.jobs > 1 and self.excess > 0,
            Caution.ROOM_ONCE: self.has_related_jobs,
            Caution.TWO_BUSINESSES: self.businesses > 1,
            # Its plan knows neither the wages of the other job nor whether that one has a 403(b).
            Caution.BUSINESS_APART: self.jobs > 1 and self.businesses == 1,
        }
        return tuple(caution for caution, does_hold in holds.items() if does_hold)


def person_totals(household: Household) -> tuple[PersonTotal, ...]:
    """One total for each person and year of which anything is known, in the order of the plans."""
    groups: dict[tuple[str, object], list[Member]] = {}
    for member in household.members:
        groups.setdefault((member.person, member.tax_year), []).append(member)
    found = (_total(household, members) for members in groups.values())
    return tuple(total for total in found if total is not None)


def _total(household: Household, members: list[Member]) -> PersonTotal | None:
    year, deferrals = members[0].tax_year, deferrals_of(household, members)
    limits = household.limits.get(year) if isinstance(year, int) else None
    if deferrals is None or limits is None:
        return None
    return PersonTotal(
        person=members[0].person,
        tax_year=limits.year,
        jobs=len(members),
        businesses=sum(member.answers.get(SITUATION.id) in ("self_employed", "both") for member in members),
        has_related_jobs=len(members) > 1 and any(member.answers.get(RELATED.id) == "yes" for member in members),
        deferrals=deferrals,
        limit=limits.elective_deferrals.value,
        catch_up=max(_catch_up(household, member) for member in members),
    )


def deferrals_of(household: Household, members: Iterable[Member]) -> Decimal | None:
    """Own deferrals at all jobs of a person; more where one of the plans knows of further ones elsewhere."""
    known = [
        (amount, amount_of(DEFERRALS_ELSEWHERE, member.own(DEFERRALS_ELSEWHERE)))
        for member in members
        if (amount := household.deferred(member)) is not None
    ]
    if not known:
        return None
    return max(sum((own for own, _ in known), ZERO), *(own + elsewhere for own, elsewhere in known))


def _catch_up(household: Household, member: Member) -> Decimal:
    try:
        return catch_up_by_age(household.replayed(member, "mega"))
    except LookupError:
        return ZERO
