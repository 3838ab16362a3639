"""A button's label typed instead of tapped is that button, in whichever language it is shown."""

from __future__ import annotations

from functools import cache

from bot.languages import LANGUAGES
from bot.understanding.words import line_of
from bot.wording import answer_text
from core.assess import question_by_id


def labelled(question_id: str, text: str) -> str | None:
    """The code whose label, or which itself, a whole line is; None for any other line."""
    return _labels(question_id).get(_plain(text))


@cache
def _labels(question_id: str) -> dict[str, str]:
    question = question_by_id(question_id)
    codes = [str(code) for code in question.type.codes] if question else []
    labels = {_plain(answer_text(language, question_id, code)): code for code in codes for language in LANGUAGES}
    return {_plain(code): code for code in codes} | labels


def _plain(text: str) -> str:
    return " ".join(word.text for word in line_of(text).words)
