"""What if another answer were true: the result with it, looked at without keeping it, and kept by one tap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.conversation.answering import correct
from bot.conversation.smaller import press_less
from bot.conversation.turn import Conversation

_MOST_RAISED: Final = 4
"""Questions that another answer raises; beside more of them a result would say little."""


def suppose(conversation: Conversation, given: Mapping[str, Any]) -> None:
    """Shows the result with other answers, beside which an ordinary one stands for each question that they raise."""
    session, world = conversation.session, conversation.world
    supposed = dict(given)
    for _ in range(_MOST_RAISED):
        tried = conversation.with_answers({**session.answers, **supposed})
        replay = world.replay(tried)
        raised = replay.next_question
        if raised is None:
            conversation.say(conversation.outcome(result=world.result(tried), supposed=supposed))
            session.awaits = "keep"
            return
        if raised.id in supposed:
            break
        supposed[raised.id] = raised.usual_answer(replay.answers)
    correct(conversation, given)


def keep(conversation: Conversation) -> bool:
    """Keeps what was only looked at, an amount or other answers; False where nothing was."""
    tried = conversation.session.tried
    return (tried is not None and press_less(conversation, tried, None)) or keep_supposed(conversation)


def keep_supposed(conversation: Conversation) -> bool:
    """Keeps what was only looked at; False where nothing was."""
    given = conversation.session.supposed
    if given:
        correct(conversation, given)
    return bool(given)
