"""Decides what a typed line is taken for."""

from __future__ import annotations

from typing import Any

from bot.understanding.beside_question import beside_a_question
from bot.understanding.beside_result import beside_a_result
from bot.understanding.case import Case
from bot.understanding.understood import Nothing, Situation, Understood
from bot.understanding.words import line_of
from core.question import Question


def understood(text: str, question: Question[Any] | None, situation: Situation) -> Understood:
    """What a line is taken for while a question is open, or beside a result."""
    case = Case(line_of(text), question, situation)
    if not case.line.words:
        return Nothing()
    return beside_a_result(case) if question is None else beside_a_question(case, question)
