"""Decides what a typed line is taken for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from bot.understanding.age_told import with_the_age_beside
from bot.understanding.ahead import rather_ahead
from bot.understanding.answers import read, settled
from bot.understanding.beside_question import beside_a_question
from bot.understanding.beside_result import beside_a_result
from bot.understanding.boxes import boxes_told
from bot.understanding.case import Case
from bot.understanding.day_asked import days_asked
from bot.understanding.from_an_age import asked_from_an_age, with_the_way_of_the_age
from bot.understanding.in_parts import with_facts_of_a_first_line
from bot.understanding.leaving import leaving_told
from bot.understanding.lexicon import without_wondering
from bot.understanding.named_plainly import named_plainly
from bot.understanding.of_each_span import with_deferrals_of_each
from bot.understanding.persons import of_somebody_else
from bot.understanding.reading import Heard
from bot.understanding.set_right import (
    with_net_pay_told,
    with_the_amount_beside,
    with_what_is_said_first,
    with_what_is_set_right,
)
from bot.understanding.spelling import line_typed
from bot.understanding.understood import About, Answered, AskBack, Change, Nothing, Situation, Understood, Wish
from bot.understanding.unplaced import unplaced
from bot.understanding.wages_to_come import with_wages_for_pay, with_wages_of_the_year
from core.answer_types import Choice, Day
from core.mega_backdoor.told_ahead import doubted_by_later, instead_of_pay
from core.person import SITUATION
from core.question import Question

_OF_DAYS: Final = "deadlines"
_STEPS: Final[tuple[Callable[[Case, Question[Any], Understood], Understood], ...]] = (
    rather_ahead,
    with_facts_of_a_first_line,
    with_what_is_set_right,
    with_what_is_said_first,
    with_the_amount_beside,
    with_the_age_beside,
    with_the_way_of_the_age,
    with_net_pay_told,
    with_wages_for_pay,
    with_wages_of_the_year,
    with_deferrals_of_each,
)
"""What is made of an answer by what the line says beside it, in this order."""
_NUMBER: Final = re.compile(r"\$?\d[\d,.]*|\d{4}-\d\d-\d\d", re.ASCII)


def understood(text: str, question: Question[Any] | None, situation: Situation) -> Understood:
    """What a line is taken for while a question is open, or beside a result."""
    text = of_somebody_else(text) if question is SITUATION else text
    case = Case(without_wondering(line_typed(text)), question, situation)
    if not case.line.words:
        return Nothing()
    bare = _bare(case, question) if question else None
    if bare is not None:
        return _beside_later(case, question, bare)
    for told in (boxes_told, named_plainly, asked_from_an_age, leaving_told):
        if (said := told(case)) is not None:
            return said
    is_of_a_day = question is not None and isinstance(question.type, Day)
    if not is_of_a_day and days_asked(text, situation.today):
        # `Tomorrow` is no `good morning` there, nor `will do` a good-bye.
        return About((_OF_DAYS,), clear=True)
    if question is None:
        return beside_a_result(case)
    found = beside_a_question(case, question)
    for step in _STEPS:
        found = step(case, question, found)
    if isinstance(found, Answered | Change):
        found = replace(found, unplaced=unplaced(case.line, _said_in_all(found)))
    if isinstance(found, AskBack) and found.question == question.id and not found.ahead:
        return replace(found, ahead=instead_of_pay(question, found.values, case.answers))
    return _beside_later(case, question, found) if isinstance(found, Answered) else found


def _said_in_all(found: Answered | Change) -> dict[str, object]:
    """What a line says, asked about or not, with what shall be left of each paycheck."""
    wish = found.besides if isinstance(found, Answered) else None
    kept: dict[str, object] = {wish.kind: str(wish.left)} if isinstance(wish, Wish) and wish.left is not None else {}
    return {**found.answers, **found.untold, **kept}


def _beside_later(case: Case, question: Question[Any] | None, found: Answered) -> Answered | AskBack:
    """An answer, asked back where one that was told ahead of its question makes it unlikely."""
    if question is None or found.answers.keys() != {question.id}:
        return found
    offers = doubted_by_later(question, found.answers[question.id], case.situation.answers, case.answers)
    return AskBack(question.id, offers) if offers else found


def _bare(case: Case, question: Question[Any]) -> Answered | None:
    """The answer that a line gives which is one number or date; nothing else need be looked for in it."""
    if isinstance(question.type, Choice) or not _NUMBER.fullmatch(case.line.text):
        return None
    reading = read(Heard(case.line, question, case.answers, case.assumed))
    if reading is None or reading.guessed:
        return None
    found = settled(question, reading, case.answers, assumed=case.assumed)
    return found if isinstance(found, Answered) else None
