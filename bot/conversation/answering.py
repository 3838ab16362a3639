"""Answers: typed or tapped, refused with a reason, taken back, or changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot import milestones
from bot.choices import as_choice, looks_like_an_amount, plain
from bot.conversation.documents import passage_was_typed
from bot.conversation.explaining import explain, explain_words, has_explanation
from bot.conversation.turn import Conversation
from bot.parts import Record, Words
from core.answer_types import Problem
from core.interview import Question, Replay, fallen_away, read_answer

WORDS_OF_A_QUESTION = 4


def typed(conversation: Conversation, text: str) -> None:
    """A typed answer where a question is open; else something to explain."""
    question = conversation.open_question()
    if passage_was_typed(conversation, text):
        return
    if question is None:
        explain(conversation, text)
        return
    if plain(text) in SPOKEN:
        SPOKEN[plain(text)](conversation)
        return
    given = as_choice(question, text) or text.strip()
    try:
        read_answer(question, given, conversation.replay().answers)
    except Problem as problem:
        _refuse(conversation, question, text, problem)
    else:
        answer(conversation, question, given)


def open_help(conversation: Conversation) -> None:
    """Shows why the open question is asked and where its answer stands."""
    conversation.session.help_open = True
    conversation.ask_next()


def _refuse(conversation: Conversation, question: Question[Any], text: str, problem: Problem) -> None:
    """A reason, unless the text is a question of the person's own."""
    if not looks_like_an_amount(text) and has_explanation(text):
        explain_words(conversation, text)
        conversation.ask_next()
    elif len(text.split()) >= WORDS_OF_A_QUESTION:
        conversation.ask_next(Words("explain.nothing"))
    else:
        ask_again(conversation, question, problem)


def ask_again(conversation: Conversation, question: Question[Any], problem: Problem) -> None:
    """Says why an answer cannot be taken, and asks once more."""
    conversation.ask_next(Words(f"problem.{problem.reason}", {**problem.bounds, "question": question.id}))


def answer(conversation: Conversation, question: Question[Any], given: Any) -> None:
    """Takes an answer to the open question and goes on."""
    session = conversation.session
    replay = conversation.replay()
    try:
        read_answer(question, given, replay.answers)
    except Problem as problem:
        ask_again(conversation, question, problem)
        return
    before = _before_change(conversation, replay)
    session.answers[question.id] = given
    changed, session.changing = session.changing is not None, None
    conversation.say(Record(question.id, given, session.asked_message))
    session.asked_message, session.help_open = None, False
    after = conversation.replay()
    lost = fallen_away(before.path, after.path, session.answers)
    conversation.say(*milestones.reached(session, after))
    notices = [Words("change.fell_away", {"questions": tuple(lost)})] if lost else []
    if changed and not notices and after.next_question is None:
        notices = [Words("change.done")]
    conversation.ask_next(*notices)


def _before_change(conversation: Conversation, replay: Replay) -> Replay:
    session = conversation.session
    if session.changing is None:
        return replay
    changed, former = session.changing
    return conversation.world.replay(session, session.answers | {changed: former})


def back(conversation: Conversation, message: int | None = None) -> None:
    """Forgets the last answer before the open question, or leaves a change as it was."""
    session = conversation.session
    if session.changing is not None:
        conversation.keep_unchanged()
        conversation.retire()
        session.stage = "asking"
        conversation.ask_next(Words("change.kept"))
        return
    replay = conversation.replay()
    following = replay.next_question
    before = replay.path if following is None else replay.path[: replay.path.index(following)]
    if not before:
        conversation.show_where(Words("back.at_the_start"))
        return
    session.answers.pop(before[-1].id, None)
    session.stage = "asking"
    conversation.ask_next(replaces=message)


def change(conversation: Conversation, question_id: str) -> bool:
    """Asks an answered question of the path again; False where there is none."""
    on_path = {question.id for question in conversation.replay().path}
    if question_id not in on_path or conversation.session.answers.get(question_id) is None:
        return False
    conversation.keep_unchanged()
    conversation.retire()
    conversation.put_under_change(question_id)
    conversation.session.stage = "asking"
    conversation.ask_next()
    return True


SPOKEN: dict[str, Callable[[Conversation], None]] = {
    "hilfe": open_help,
    "help": open_help,
    "zurueck": back,
    "back": back,
}
"""Words that people say instead of pressing a button."""
