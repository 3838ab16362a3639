"""A typed line: what it was understood as is carried out, and nothing that was typed is lost."""

from __future__ import annotations

from typing import Any, assert_never

from bot.choices import as_choice, looks_like_an_amount
from bot.conversation.answering import answer, ask_back, correct, refuse, take_answers
from bot.conversation.documents import passage_was_typed
from bot.conversation.explaining import offer_topics, say_nothing_known, say_topic
from bot.conversation.smaller import take_typed
from bot.conversation.turn import Conversation
from bot.conversation.wishes import fulfil
from bot.understanding import (
    About,
    Answered,
    AskBack,
    Change,
    Nothing,
    Refused,
    Understood,
    Wish,
    understand,
)
from core.answer_types import Problem
from core.interview import Question, read_answer

LONGEST_LINE = 400
"""Characters of a line that are looked at as a person's own words; longer texts are passages of documents."""


def typed(conversation: Conversation, text: str) -> None:
    """An answer, several answers, a correction, a wish or a question of the person's own."""
    if passage_was_typed(conversation, text):
        return
    question = conversation.open_question()
    line = text[:LONGEST_LINE]
    if question is None and take_typed(conversation, line):
        return
    if question is not None and _is_meant(conversation, question, line):
        answer(conversation, question, line)
        return
    understood = _read(conversation, question, line) if question else None
    if understood is None:
        asked = question.id if question else None
        understood = understand(line, conversation.session.language, asked, conversation.situation())
    _carry_out(conversation, understood, line)


def _read(conversation: Conversation, question: Question[Any], line: str) -> Understood | None:
    """An answer by the grammar of its question, or what was meant as a number and is none; None for other words."""
    given = as_choice(question, line) or line
    try:
        read_answer(question, given, conversation.replay().answers)
    except Problem as problem:
        return Refused(question.id, problem.reason, problem.bounds) if looks_like_an_amount(line) else None
    return Answered({question.id: given})


def _is_meant(conversation: Conversation, question: Question[Any], line: str) -> bool:
    """Whether an answer that was asked back is typed once more, and can be taken as it stands."""
    if conversation.session.doubted != f"{question.id}:{line}":
        return False
    try:
        read_answer(question, line, conversation.replay().answers)
    except Problem:
        return False
    return True


def _carry_out(conversation: Conversation, understood: Understood, line: str) -> None:
    match understood:
        case Answered(answers):
            take_answers(conversation, answers)
        case Change(answers):
            correct(conversation, answers)
        case AskBack(question, values):
            ask_back(conversation, question, values, line)
        case Refused(question, reason, bounds):
            refuse(conversation, question, Problem(reason, **bounds))
        case Wish():
            fulfil(conversation, understood)
        case About(topics, clear=True):
            say_topic(conversation, topics[0], line)
        case About(topics):
            offer_topics(conversation, topics)
        case Nothing():
            say_nothing_known(conversation)
        case _:
            assert_never(understood)
