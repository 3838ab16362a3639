"""A change that comes after a paycheck: what the pay dates since have made untrue is not reckoned with any more."""

from __future__ import annotations

from bot.conversation.diary import by_diary
from bot.conversation.turn import Conversation
from bot.parts import Words


def up_to_date(conversation: Conversation) -> list[Words]:
    """Takes the next pay date and the after-tax money so far from the diary, or has them asked again, and says so."""
    if conversation.passed() is None or not conversation.start():
        return []
    conversation.session.answers.update(by_diary(conversation))
    return conversation.bring_up_to_date()
