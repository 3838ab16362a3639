"""Decides what a typed line is taken for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.understanding.ahead import rather_ahead
from bot.understanding.beside_question import beside_a_question
from bot.understanding.beside_result import beside_a_result
from bot.understanding.case import Case
from bot.understanding.leaving import leaving_told
from bot.understanding.lexicon import without_wondering
from bot.understanding.limits_named import limit_asked
from bot.understanding.set_right import with_what_is_set_right
from bot.understanding.spelling import as_written
from bot.understanding.understood import Answered, Change, Nothing, Situation, Understood
from bot.understanding.unplaced import unplaced
from bot.understanding.words import line_of
from core.question import Question


def understood(text: str, question: Question[Any] | None, situation: Situation) -> Understood:
    """What a line is taken for while a question is open, or beside a result."""
    case = Case(without_wondering(as_written(line_of(text))), question, situation)
    if not case.line.words:
        return Nothing()
    limit = limit_asked(case)
    if limit is not None:
        return limit
    leaving = leaving_told(case)
    if leaving is not None:
        return leaving
    if question is None:
        return beside_a_result(case)
    found = with_what_is_set_right(case, rather_ahead(case, question, beside_a_question(case, question)))
    if isinstance(found, Answered | Change):
        return replace(found, unplaced=unplaced(case.line, found.answers))
    return found
