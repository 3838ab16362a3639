"""What somebody asks about the result of the spouse, or of anybody whose plan has a name: answered beside that one."""

from __future__ import annotations

from typing import Final

from bot.conversation.persons import ask_who_is_meant
from bot.conversation.switching import is_opened, show_opened
from bot.conversation.turn import Conversation
from bot.profile import Profile
from bot.understanding import WishKind
from bot.understanding.asked_of import AskedOf, asked_of
from bot.understanding.own_case import Own, own_question
from bot.understanding.persons import Told
from bot.understanding.span_asked import span_asked
from bot.understanding.topics import ranked
from bot.understanding.wishes import said_in_full
from bot.understanding.words import line_of

_OF_STEPS: Final = (WishKind.NEXT, WishKind.STEPS)


def somebody_was_asked_about(conversation: Conversation, line: str) -> bool:
    """Opens the plan of whom a line asks, where the question is read as theirs; False for any other line.

    A spouse who has none may be added; what is the same for all spouses is explained.
    """
    session = conversation.session
    names = tuple(profile.name for profile in session.profiles if profile.name)
    asked = next((each for each in asked_of(line, names) if _asks(conversation, each)), None)
    if asked is None or session.stage != "done":
        return False
    meant = _meant(conversation, asked)
    if not meant and asked.is_kin and not _is_of_the_rules(line, asked):
        ask_who_is_meant(conversation, Told(is_kin=True))
        return True
    if len(meant) != 1 or not is_opened(conversation, meant[0].profile):
        return False
    if session.stage == "done" and conversation.is_complete():
        conversation.read_next = asked.text
    else:
        show_opened(conversation)
    return True


def _is_of_the_rules(line: str, asked: AskedOf) -> bool:
    """Whether an explanation answers the line: that spouses both can do it, whatever their plans are."""
    question = own_question(asked.text)
    return ranked(line).is_clear or (question is not None and question.about is Own.STILL_POSSIBLE)


def _meant(conversation: Conversation, asked: AskedOf) -> list[Profile]:
    """The plans of that name, or of the spouse where there is none."""
    profiles = conversation.session.profiles
    return [each for each in profiles if (each.name == asked.name if asked.name else each.person == "spouse")]


def _asks(conversation: Conversation, asked: AskedOf) -> bool:
    """Whether that asks something of a result: its figures, or what is to be done, by a day or at all."""
    wish, _ = said_in_full(line_of(asked.text)) or (None, 0)
    is_of_steps = wish is not None and wish.kind in _OF_STEPS
    return (
        is_of_steps
        or own_question(asked.text) is not None
        or span_asked(asked.text, conversation.world.today) is not None
    )
