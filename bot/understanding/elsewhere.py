"""Other employers beside what is asked of them: that there are none, or own contributions to the plan at the job."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon, names_of
from bot.understanding.reading import covered
from bot.understanding.understood import AskBack, Change
from core.mega_backdoor.in_dollars import worth_in_dollars
from core.mega_backdoor.questions import DEFERRALS, RELATED
from core.person import DEFERRALS_ELSEWHERE
from core.question import Question

_NO_OTHER: Final = "heard:no_other_employer"
_AROUND: Final = ("heard:filler", "heard:opening", "heard:no", "heard:wait", "heard:hold_on", "heard:wrong")


def told_of_employers(case: Case, question: Question[Any]) -> Change | AskBack | None:
    """What a line sets right of the money elsewhere, or repeats of the money here; None for any other line."""
    if case.asks:
        return None
    return _none_other(case, question) or _those_here(case, question)


def _none_other(case: Case, question: Question[Any]) -> Change | None:
    """No money elsewhere, where whoever is asked about another employer has none."""
    hits = lexicon().find(case.line.words, (_NO_OTHER, *_AROUND)) if question is RELATED else ()
    says = any(hit.group == _NO_OTHER for hit in hits) and not case.line.beside(covered(hits))
    return Change({DEFERRALS_ELSEWHERE.id: 0}) if says else None


def _those_here(case: Case, question: Question[Any]) -> Change | AskBack | None:
    """The own contributions at the job, where a line repeats them; another amount may be meant of either job."""
    if question is not DEFERRALS_ELSEWHERE or case.answers.get(DEFERRALS) is None:
        return None
    if not lexicon().has(case.line, "heard:own_here") or lexicon().has(case.line, *names_of(question.id)):
        return None
    told = case.answer_in(case.line, DEFERRALS)
    if told is None:
        return None
    if lexicon().has(case.line, "heard:max") or _is_known(case, told.answers[DEFERRALS.id]):
        return Change(told.answers)
    given = str(told.answers[DEFERRALS.id])
    return AskBack(question.id, (given,), ahead={DEFERRALS.id: given})


def _is_known(case: Case, given: object) -> bool:
    """Whether an answer is the one that was given before, or what that comes to."""
    now = worth_in_dollars(case.answers, DEFERRALS.id)
    return given == case.answers.get(DEFERRALS) or (isinstance(given, int | float) and Decimal(str(given)) == now)
