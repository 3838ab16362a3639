"""Questions whose words say plainly what they are about: a limit by what counts toward it, or when money is free."""

from __future__ import annotations

from typing import Final

from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered
from bot.understanding.understood import About
from core.person import DEFERRALS_ELSEWHERE

_COUNTING: Final = ("asked:employer_money", "asked:counts")
_457: Final = "heard:plan_457"
_OF_OTHER_PLANS: Final = "tsp_403b_457"
_OWN_LIMIT: Final = "asked:own_limit"
_ACCESS: Final = "access"


def named_plainly(case: Case) -> About | None:
    """The explanation that a line asks for in such words; None for any other line."""
    return _employer_beside_own(case) or _of_a_457(case) or _of_access(case)


def _of_access(case: Case) -> About | None:
    """When the money is free again: `once its in there, when can i spend it`."""
    return About((_ACCESS,), clear=True) if lexicon().has(case.line, f"asked:{_ACCESS}") else None


def _of_a_457(case: Case) -> About | None:
    """That a 457(b) has a limit of its own, for who would count what goes in there: `24,500 in a 457b`."""
    words = lexicon().everywhere(case.line.words, (_457,))
    if case.open_question is not DEFERRALS_ELSEWHERE or not (named := covered(list(words))):
        return None
    others = [word.text for place, word in enumerate(case.line.words) if place not in named]
    paid = [amount for amount in amounts_of(case.line) if amount.start not in named and amount.value]
    return About((_OF_OTHER_PLANS,), clear=True) if paid and marks("plans").isdisjoint(others) else None


def _employer_beside_own(case: Case) -> About | None:
    """Whether the match counts toward the limit on own deferrals: `does my match count against the 24,500?`."""
    if not all(lexicon().has(case.line, group) for group in _COUNTING):
        return None
    limit = case.situation.limits.elective_deferrals.value
    is_named = any(amount.value == limit for amount in amounts_of(case.line))
    return About(("annual_limit",), clear=True) if is_named or lexicon().has(case.line, _OWN_LIMIT) else None
