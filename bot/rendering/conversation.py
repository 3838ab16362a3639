"""The conversation in words: texts, questions, records, the review and the message to HR."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from bot import texts
from bot.buttons import Act, act_data, answer_data
from bot.languages import others
from bot.messages import Button, Message, Rows
from bot.parts import Ask, Noted, Record, WhichAnswer, Words
from bot.rendering.layout import labelled, rows_of
from bot.wording import answer_text, filled, name_of, noted_line, shown, year_values
from core.answer_types import Choice
from core.assess import question_by_id
from core.question import Question


def words_messages(part: Words, language: str) -> list[Message]:
    """A text with its buttons."""
    rows = rows_of(labelled(language, part.buttons))
    said = (part, part.below) if part.below else (part,)
    return [Message("\n\n".join(filled(language, each.key, each.values) for each in said), rows, part.replaces)]


def ask_messages(part: Ask, language: str) -> list[Message]:
    """A question with its place on the path, its answers, back and help."""
    blocks = [filled(language, notice.key, notice.values) for notice in part.notices]
    blocks += [_help(part, part.explained, language)] if part.explained is not None else []
    blocks += _question(part, language)
    return [Message("\n\n".join(blocks), _ask_rows(part, language), part.replaces, asks=True)]


def _question(part: Ask, language: str) -> list[str]:
    """The question's words and its help where that is open; one line where it was seen before."""
    question_id = part.question.id
    if part.short:
        return [filled(language, "ask.short", {"question": question_id})]
    values = _amounts_named(part, part.question, language)
    words = f"{_progress(part, language)}{texts.text(language, f'question.{question_id}.ask', **values)}"
    return [words, _help(part, part.question, language)] if part.help_open else [words]


def _help(part: Ask, question: Question[Any], language: str) -> str:
    """Why a question is asked, and where its answer stands."""
    key = f"question.{question.id}.help"
    key = f"{key}.{question.helped_for}" if question.helped_for else key
    return f"<blockquote>{texts.text(language, key, **_amounts_named(part, question, language))}</blockquote>"


def _progress(part: Ask, language: str) -> str:
    """How many are asked and still to come, in a line; nothing where one answer is changed.

    What is answered counts up and never jumps; how many follow depends on the answers, and is said as "about".
    """
    if part.keeps:
        return ""
    key = "progress" if part.left else "progress.last"
    return f"<i>{texts.text(language, key, number=part.number, count=part.left)}</i>\n"


def _amounts_named(part: Ask, question: Question[Any], language: str) -> Mapping[str, object]:
    """The year, its limits and the question's own figures, for texts that name them."""
    answers = part.replay.answers
    own = {name: shown(language, name, value) for name, value in question.figures(answers).items()}
    return {**year_values(language, answers), **own}


_LONGEST_LABEL: Final = 46
"""A phone cuts a longer label of a button."""


def _ask_rows(part: Ask, language: str) -> Rows:
    question = part.question
    codes = question.type.codes if isinstance(question.type, Choice) else question.suggestions(part.replay.answers)
    ahead = tuple((_ahead_button(language, key, value),) for key, value in part.ahead.items())
    rows = (*ahead, *_answers(language, question.id, part.offers or codes), _navigation(part, language))
    if part.resumable:
        rows = (*rows, (Button(texts.text(language, "button.restart"), act_data(Act.GO, "restart")),))
    return rows


def _ahead_button(language: str, question_id: str, value: str) -> Button:
    """An answer to a later question, with the question's name where a phone shows both."""
    answer = answer_text(language, question_id, value)
    label = f"{name_of(language, question_id)}: {answer}"
    return Button(label if len(label) <= _LONGEST_LABEL else answer, answer_data(question_id, value))


@lru_cache(2_000)
def _answers(language: str, question_id: str, offered: tuple[str, ...]) -> Rows:
    """The answers on buttons, which are the same for everybody to whom the same are offered."""
    return rows_of(Button(answer_text(language, question_id, code), answer_data(question_id, code)) for code in offered)


def which_answer_messages(part: WhichAnswer, language: str) -> list[Message]:
    """The answers that a number may be, and the election that it may be."""
    rows = tuple((_ahead_button(language, key, value),) for key, value in part.answers.items())
    if part.elected:
        label = filled(language, "which_answer.elected", {"amount": Decimal(part.elected)})
        rows = (*rows, (Button(texts.plain(label), act_data(Act.LESS, part.elected)),))
    leave = Button(texts.text(language, "button.to_result"), act_data(Act.PLAN, "result"))
    return [Message(texts.text(language, "which_answer"), (*rows, (leave,)))]


def _navigation(part: Ask, language: str) -> tuple[Button, ...]:
    """Back, or keeping the answer, and why it is asked; beside the first question the other languages."""
    question_id = part.question.id
    why = Button(texts.text(language, "button.help"), answer_data(question_id, "?"))
    if part.keeps:
        return Button(texts.text(language, "button.keep"), answer_data(question_id, "<")), why
    if part.question is not part.replay.path[0]:
        return Button(texts.text(language, "button.back"), answer_data(question_id, "<")), why
    return why, *(Button(f"🌐 {other.name}", act_data(Act.LANGUAGE, other.code)) for other in others(language))


def noted_messages(part: Noted, language: str) -> list[Message]:
    """Answers as they were understood, each with a button to correct it."""
    lines = [
        noted_line(language, key, part.answers[key], part.former.get(key), part.worth.get(key)) for key in part.answers
    ]
    asked = [key for key in part.answers if question_by_id(key) is not None]
    buttons = [Button(f"✏️ {name_of(language, key)}", act_data(Act.CHANGE, key)) for key in asked]
    if part.unplaced:
        lines.append(filled(language, "noted.unplaced", {"unplaced": part.unplaced}))
    return [Message("\n".join([texts.text(language, "noted"), *lines]), rows_of(buttons))]


def record_messages(part: Record, language: str) -> list[Message]:
    """The answer as it was understood."""
    answer = answer_text(language, part.question, part.answer)
    values = {"name": name_of(language, part.question), "given": answer, "worth": part.worth}
    return [Message(filled(language, "record" if part.worth is None else "record.worth", values), (), part.replaces)]
