"""What is to be done by a day: the steps due by then, beside a result; all of them are one tap away."""

from __future__ import annotations

from datetime import date

from bot.conversation.plan_steps import is_done
from bot.conversation.settling import settle
from bot.conversation.turn import Conversation
from bot.parts import Agenda
from bot.understanding.span_asked import span_asked
from core.result import comes_next


def span_was_asked(conversation: Conversation, line: str) -> bool:
    """Says what is to be done by the day that a line asks of; False for any other line, or without a result."""
    until = span_asked(line, conversation.world.today)
    return until is not None and _say(conversation, until)


def _say(conversation: Conversation, until: date) -> bool:
    if conversation.session.stage != "done" or not conversation.is_complete():
        return False
    settle(conversation)
    result = conversation.result()
    steps = result.assessment.steps
    still_open = [index for index in range(len(steps)) if not is_done(conversation.session, result, index)]
    dated = sorted((day, index) for index in still_open if (day := steps[index].due) is not None)
    due = tuple(index for day, index in dated if day <= until)
    following = dated[0][1] if dated else comes_next(steps, still_open)
    if following is None:
        return False
    conversation.say(Agenda(result, until, due, following))
    return True
