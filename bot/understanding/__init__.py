"""Understands a typed line: an answer, several answers, a wish, a correction or a question."""

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
    """What a typed line is taken for while `question` (an id) is open, or beside a result with None."""
    from bot.explanations import search

    del language, question, situation
    hits = search(line)
    return About(hits.topics[: 1 if hits.clear else 3], hits.clear) if hits.topics else Nothing()
