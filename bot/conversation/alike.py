"""Whether two answers say the same, however they were typed, and how one is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.conversation.turn import Conversation
from core.amounts import Problem
from core.assess import question_by_id
from core.question import Question, read_answer


def is_answered_so(conversation: Conversation, question_id: str, given: Any) -> bool:
    """Whether a question has been answered with the same, however it was typed."""
    former = conversation.session.answers.get(question_id)
    return former is not None and are_the_same(question_by_id(question_id), former, given)


def are_the_same(question: Question[Any] | None, former: Any, given: Any) -> bool:
    """Whether two answers say the same, however they were typed."""
    try:
        return bool(former == given or (question and question.type.read(former) == question.type.read(given)))
    except Problem:
        return False


def as_kept(conversation: Conversation, question_id: str, given: Any) -> Any:
    """An answer as it is kept: a day as its date, since "next Friday" is another day tomorrow; all else as typed."""
    question = question_by_id(question_id)
    try:
        value = read_answer(question, given, conversation.replay().answers) if question else given
    except Problem:
        return given
    return value.isoformat() if isinstance(value, date) else given
