"""The profiles of a chat on one message, each with its result, and what the jobs of each person share."""

from __future__ import annotations

from bot.conversation.turn import Conversation
from bot.household import household_of
from bot.parts import Profiles
from bot.parts.profiles import ProfileLine
from bot.profile import MOST_PROFILES
from bot.understanding.together import asks_of_both
from core.assess import TAX_YEAR
from core.household.totals import person_totals


def show_profiles(conversation: Conversation) -> bool:
    """All profiles with their results, or what further ones are good for."""
    session, world = conversation.session, conversation.world
    lines = tuple(
        ProfileLine(profile.tag, world.result(profile), len(profile.answers.keys() - {TAX_YEAR.id}))
        for profile in session.profiles
    )
    totals = person_totals(household_of(session, world))
    room = len(session.profiles) < MOST_PROFILES
    conversation.say(Profiles(lines, totals, session.profile, room, room and not are_two(conversation)))
    return True


def show_profiles_beside(conversation: Conversation) -> None:
    """All profiles with their results; a question that is open stays open."""
    show_profiles(conversation)
    conversation.remind()


def sum_was_asked(conversation: Conversation, line: str) -> bool:
    """Shows all profiles, where a couple asks what both come to; False for any other line, or one person alone."""
    if not are_two(conversation) or not asks_of_both(line):
        return False
    show_profiles_beside(conversation)
    return True


def are_two(conversation: Conversation) -> bool:
    """Whether both spouses have a profile."""
    return len({profile.person for profile in conversation.session.profiles}) > 1
