"""Understands a typed line: an answer, several answers, a wish, a correction or a question of the person's own."""

from __future__ import annotations

from bot.understanding.understood import (
    About,
    Answered,
    AskBack,
    Change,
    Nothing,
    Refused,
    Situation,
    Understood,
    Wish,
    WishKind,
)

__all__ = [
    "About",
    "Answered",
    "AskBack",
    "Change",
    "Nothing",
    "Refused",
    "Situation",
    "Understood",
    "Wish",
    "WishKind",
    "understand",
]


def understand(line: str, language: str, question: str | None, situation: Situation) -> Understood:
    """What a typed line is taken for while `question` (an id) is open, or beside a result with None.

    Everything is heard in all languages, whichever one is spoken with the person.
    """
    from bot.understanding.deciding import understood
    from bot.understanding.labels import labelled
    from core.assess import INTERVIEWS

    del language
    label = labelled(question, line) if question else None
    if question and label is not None:
        return Answered({question: label})
    asked = INTERVIEWS[situation.interview][0].question(question) if question else None
    return understood(line, asked, situation)
