"""How a part of a line names a question: by how many words, and how near to its amount."""

from __future__ import annotations

from typing import Any

from bot.understanding.extras import is_contained
from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import amounts_of
from bot.understanding.words import Line
from core.question import Question


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
    names = lexicon().everywhere(part.words, (f"names:{question.id}", f"called:{question.id}"))
    amounts = amounts_of(part)
    return min((max(hit.start - a.end, a.start - hit.end) for hit in names for a in amounts), default=len(part.words))
