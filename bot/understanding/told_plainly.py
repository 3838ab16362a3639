"""How a part of a line names a question, and whether it tells one fact plainly: how much else the part says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from bot.understanding.employer import is_formula
from bot.understanding.explained import is_explained, unexplained
from bot.understanding.extras import is_contained
from bot.understanding.lexicon import lexicon, names_of
from bot.understanding.marks import marks
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


def is_bare(part: Line, questions: Sequence[Question[Any]]) -> bool:
    """Whether a part is hardly more than a number, or a place that nobody says to live in."""
    if not amounts_of(part):
        return part.words[0].text == "in"
    tables = ("names", "shares") if any(amount.percent for amount in amounts_of(part)) else ("names",)
    named = [f"{table}:{question.id}" for table in tables for question in questions]
    if lexicon().find(part.words, ["heard:by_the_year", "heard:at_the_job", *named]):
        return False
    return len(covered([*amounts_of(part), *lexicon().find(part.words, ("heard:filler",))])) == len(part.words)


def rank(question: Question[Any], part: Line, *, shares: bool, of_a_plan: bool = False) -> tuple[int, int, int]:
    """How early a question comes among those that a part names: by names of its own, then by what is said of it too."""
    longest = longest_name(question, part, shares=shares, of_a_plan=of_a_plan)
    if not longest:
        return 0, 0, len(part.words)
    own = longest_name(question, part, shares=shares, called=False, of_a_plan=of_a_plan)
    return -own, -longest, _distance(question, part)


def longest_name(
    question: Question[Any], part: Line, *, shares: bool = True, called: bool = True, of_a_plan: bool = False
) -> int:
    """How many words of a part name a question; `called`: also by what is said of others, as `gross` of a bonus.

    `of_a_plan`: the line names the plan, and so what is done with dollars names it, too: `403b, put 8k in`.
    """
    groups = [f"names:{question.id}", *([f"called:{question.id}"] if called else [])]
    if shares and any(amount.percent or of_a_plan for amount in amounts_of(part)):
        groups.append(f"shares:{question.id}")
    hits = [hit for hit in lexicon().everywhere(part.words, groups) if not is_contained(question, part, hit)]
    return max((hit.end - hit.start for hit in hits), default=0)


def _distance(question: Question[Any], part: Line) -> int:
    """How many words stand between the amount of a part and what names a question: `they pay me a 10k bonus`."""
    names = lexicon().everywhere(part.words, names_of(question.id))
    amounts = amounts_of(part)
    return min((max(hit.start - a.end, a.start - hit.end) for hit in names for a in amounts), default=len(part.words))
