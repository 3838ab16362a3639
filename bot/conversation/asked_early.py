"""Questions about the own result in the middle of an interview, before there is one."""

from __future__ import annotations

from typing import Final

from bot.conversation.explaining import say_topic
from bot.conversation.turn import Conversation
from bot.parts import Words
from bot.understanding import About, AskBack, Nothing, Understood
from bot.understanding.own_case import Own, own_question

_IN_FIGURES: Final = frozenset((Own.LEFT, Own.TYPING, Own.HALF, Own.DERIVED, Own.WAGES_LEFT))
"""What only the figures of the result answer."""
_DEADLINES: Final = "deadlines"


def own_case_was_asked_early(conversation: Conversation, line: str, understood: Understood) -> bool:
    """Says that the result comes after the questions; by when something has to be done, with the dates of all."""
    unsaid = isinstance(understood, About | Nothing) or (isinstance(understood, AskBack) and not understood.values)
    asked = own_question(line) if unsaid and conversation.session.stage == "asking" else None
    if asked is None:
        return False
    if asked.about is Own.DEADLINE:
        say_topic(conversation, _DEADLINES)
        return True
    is_explained = asked.about is Own.STILL_POSSIBLE and getattr(understood, "clear", False)
    if is_explained or asked.about not in {Own.STILL_POSSIBLE, *_IN_FIGURES}:
        return False
    conversation.remind(Words("plan.not_ready"))
    return True
