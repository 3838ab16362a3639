"""Before something is done with the plan: what was only looked at is taken or left, and that is said."""

from __future__ import annotations

from bot.conversation.smaller import keep_tried
from bot.conversation.turn import Conversation
from bot.parts import Words


def settle(conversation: Conversation) -> None:
    """Takes an amount that was looked at as the person's choice; leaves other answers, which only a yes changes."""
    session = conversation.session
    if session.tried is not None:
        keep_tried(conversation)
    elif session.supposed:
        supposed, session.supposed = next(iter(session.supposed.items())), {}
        conversation.say(Words("suppose.left", {"question": supposed[0], "answer": supposed}))
