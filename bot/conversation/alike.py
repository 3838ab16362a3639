"""Whether two answers say the same, however they were typed, and how one is kept."""

from __future__ import annotations

from collections.abc import Mapping
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


def stood_before(conversation: Conversation, given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answers that stand where new ones are given, and those of them that the new ones change."""
    stood = {key: _as_it_stood(conversation, key) for key in given}
    known = {key: value for key, value in stood.items() if value is not None}
    return known, {key: old for key, old in known.items() if not are_the_same(question_by_id(key), old, given[key])}


def _as_it_stood(conversation: Conversation, question_id: str) -> Any:
    """The answer that a correction replaces; of what nobody had volunteered the one that says nothing."""
    former, question = conversation.session.answers.get(question_id), question_by_id(question_id)
    is_silent = former is None and question is not None and question.volunteered and conversation.is_complete()
    return question.type.codes[0] if question is not None and is_silent else former


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
