"""A correction that cannot be true beside the other answers of a result: asked back, and nothing is changed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from bot.conversation.turn import Conversation, problem_words
from bot.parts import WhichAnswer, Words
from core.doubts import rather_of_one_date
from core.interview import Replay
from core.question import Question

_FAR: Final = 4
"""How many times less than before pay may become, before that of one pay date is rather meant."""


def correction_was_refused(conversation: Conversation, given: Mapping[str, Any]) -> bool:
    """Asks back new answers that cannot stand beside those of a result, or hardly do; False where they can."""
    session, before = conversation.session, conversation.replay()
    if before.next_question is not None:
        return False
    after = conversation.world.replay(session, {**session.answers, **given})
    question = after.next_question
    problem = dict(after.problems).get(question.id) if question else None
    if question is not None and problem is not None and question.id in given:
        words = problem_words(question.id, problem)
        others = _rather(before, question, given[question.id])
        if others:
            _ask_which(conversation, question, given[question.id], others, words)
        else:
            conversation.say_and_go_on(words)
        return True
    far = next((each for each in before.path if each.id in given and _is_far(before, each, given[each.id])), None)
    others = _rather(before, far, given[far.id]) if far else []
    if far is not None and others:
        _ask_which(conversation, far, given[far.id], others)
    return bool(others)


def _is_far(before: Replay, question: Question[Any], given: Any) -> bool:
    """Whether the pay of a year is said to be a small part of what it was."""
    former = before.answers.given().get(question.id)
    if question.talk.pay is None or question.talk.each_pay_date or not isinstance(former, Decimal):
        return False
    typed = question.type.read(given)
    return isinstance(typed, Decimal) and typed * _FAR < former


def _rather(before: Replay, question: Question[Any], given: Any) -> list[str]:
    """The other answers for pay of the same kind, to which an amount is close."""
    typed, known = question.type.read(given), before.answers.given()
    alike = [each for each in before.path if each is not question and each.talk.pay is question.talk.pay is not None]
    formers = {each.id: known.get(each.id) for each in alike}
    return [
        key
        for key, former in formers.items()
        if isinstance(typed, Decimal) and isinstance(former, Decimal) and rather_of_one_date(typed, former)
    ]


def _ask_which(
    conversation: Conversation, question: Question[Any], given: Any, others: list[str], *reasons: Words
) -> None:
    """Offers the answers that may be meant instead, and the one that stands."""
    session = conversation.session
    session.ahead = {**dict.fromkeys(others, str(given)), question.id: str(session.answers[question.id])}
    conversation.say(*reasons, WhichAnswer(dict(session.ahead)))
