"""The profiles of a chat as the core sees them: whose each is, and its answers for the year that it plans."""

from __future__ import annotations

from bot.profile import Profile
from bot.session import Session
from bot.tax_season import plan_year
from bot.world import World
from core.assess import TAX_YEAR
from core.household.member import Household, Member


def member_of(profile: Profile, world: World) -> Member:
    """A profile for the core."""
    answers = {**profile.answers, TAX_YEAR.id: plan_year(profile, world)}
    return Member(profile.profile, profile.person, answers, profile.taken)


def household_of(session: Session, world: World) -> Household:
    """All profiles of a chat for the core."""
    members = tuple(member_of(profile, world) for profile in session.profiles)
    return Household(members, world.limits, world.today)
