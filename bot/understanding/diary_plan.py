"""Which of an owner's two plans a line names: the one at work or that of the own business."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bot.understanding.lexicon import Hit, Lexicon
from bot.understanding.reading import covered
from bot.understanding.words import Word
from core.result import WhosePlan

PLANS: Final = {"at_job": WhosePlan.JOB, "in_business": WhosePlan.BUSINESS}
"""Groups of the words for each plan."""

_NEGATED: Final = "not_it"
_MOVING: Final = "moving"
_BETWEEN: Final = 3
"""How many words stand at most between a `not` and what it takes back: `not for the school`."""


def plan_named(hits: Iterable[Hit]) -> WhosePlan | None:
    """The one plan that words name; None for none or both."""
    found = {PLANS[hit.group] for hit in hits if hit.group in PLANS}
    return found.pop() if len(found) == 1 else None


def typed_plan(lexicon: Lexicon, words: Sequence[Word]) -> WhosePlan | None:
    """The plan that a line names and nothing else, also by saying which it is not; None for any other line."""
    hits = lexicon.find(words, (*PLANS, _NEGATED, _MOVING))
    if len(covered(hits)) < len(words):
        return None
    negations = [hit.end for hit in hits if hit.group == _NEGATED]
    named = [hit for hit in hits if hit.group in PLANS]
    denied = [hit for hit in named if any(0 <= hit.start - end < _BETWEEN for end in negations)]
    meant = plan_named(hit for hit in named if hit not in denied)
    if meant is not None or not denied or len(named) > len(denied):
        return meant
    taken_back = plan_named(denied)
    return next((plan for plan in WhosePlan if plan is not taken_back), None) if taken_back else None
