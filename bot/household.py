"""The profiles of a chat as the core sees them: whose each is, and its answers for the year that it plans."""

from __future__ import annotations

from dataclasses import replace

from bot.profile import Profile
from bot.session import Session
from bot.tax_season import plan_year
from bot.world import World
from core.assess import TAX_YEAR, BadAnswer
from core.household.member import Household, Member
from core.ledger.counted import answers_with_diary
from core.ledger.entries import in_order


def member_of(profile: Profile, world: World) -> Member:
    """A profile for the core, with its answers as they were given."""
    answers = {**profile.answers, TAX_YEAR.id: plan_year(profile, world)}
    return Member(profile.profile, profile.person, answers, profile.taken, profile.opened)


def household_of(session: Session, world: World) -> Household:
    """All profiles of a chat, with the money of their diaries where that is more than was answered."""
    members = tuple(_with_diary(profile, world) for profile in session.profiles)
    return Household(members, world.limits, world.today)


def _with_diary(profile: Profile, world: World) -> Member:
    member, entries = member_of(profile, world), in_order(profile.diary)
    try:
        counted = answers_with_diary(member.answers, entries, world.limits, world.today, profile.counted_on)
    except BadAnswer:
        return member
    return replace(member, answers=counted)
