"""Whether a part of a line tells one fact plainly: what names it, and how much else the part says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from bot.understanding.employer import is_formula
from bot.understanding.explained import is_explained, unexplained
from bot.understanding.extras import names_a_choice
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.names_in import longest_name
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import Heard, Reading, covered
from bot.understanding.words import Line
from core.amount_types import EmployerShare
from core.answer_types import Choice
from core.question import Question

_UNKNOWN: Final = 1
"""How many words a choice may leave unexplained in its part of the line."""


def is_named(heard: Heard, reading: Reading) -> bool:
    """Whether a part is beyond doubt of its question: what an employer pays needs a name, unless it is a formula."""
    if not isinstance(heard.question.type, EmployerShare) or longest_name(heard.question, heard.line):
        return True
    return len(heard.amounts) > 1 and is_formula(str(reading.given)) and " of " in str(reading.given)


def says_hardly_more(heard: Heard, reading: Reading) -> bool:
    """Whether the words beside an answer leave no doubt that it is one to this question."""
    plans = not marks("plans").isdisjoint(heard.texts())
    if not is_explained(heard, reading) or (plans and reading.given == "0" and not heard.amounts):
        # `No 401k, a 403b` tells the kind of the plan.
        return False
    own = (f"{table}:{heard.question.id}" for table in ("beside", "called", "shares"))
    left = unexplained(heard.line, heard.question, reading, *own)
    if not isinstance(heard.question.type, Choice):
        return bool(heard.amounts) or not left
    return len(set(left) - {heard.line.words[place].text for place in covered(heard.amounts)}) <= _UNKNOWN


def is_just(question: Question[Any], part: Line) -> bool:
    """Whether a part is a choice of a question and not a word more."""
    hits = lexicon().find(part.words, (*lexicon().under(f"choices:{question.id}:"), "heard:filler"))
    whole = len(covered(hits)) == len(part.words)
    return isinstance(question.type, Choice) and names_a_choice(question, part) and whole


def is_bare(part: Line, questions: Sequence[Question[Any]]) -> bool:
    """Whether a part is hardly more than a number, or a place that nobody says to live in."""
    if not amounts_of(part):
        return part.words[0].text == "in"
    tables = ("names", "shares") if any(amount.percent for amount in amounts_of(part)) else ("names",)
    named = [f"{table}:{question.id}" for table in tables for question in questions]
    if lexicon().find(part.words, ["heard:by_the_year", *named]):
        return False
    return len(covered([*amounts_of(part), *lexicon().find(part.words, ("heard:filler",))])) == len(part.words)
