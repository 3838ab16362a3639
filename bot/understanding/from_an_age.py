"""A way to Roth that the plan opens from an age on, as people say it: `only after I leave or at 59 1/2`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.understanding.answers import read
from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon
from bot.understanding.reading import Heard, covered, segments
from bot.understanding.understood import About, Answered, AskBack, Understood
from bot.understanding.words import Line
from core.mega_backdoor.plan_terms import CLOSED_OR_OUT, ROUTE, routes_from_an_age
from core.person import AGE_BAND
from core.question import Question

_FROM_AN_AGE: Final = "heard:from_an_age"
_NOT_YET: Final = "heard:not_that_old"
_ALREADY: Final = "heard:that_old"
_CONVERTING: Final = "asked:converting"
_OPENS: Final = "in_service_withdrawal"
_ON_LEAVING: Final = "heard:only_on_leaving"
_WHICH: Final = "heard:which_of_these"


def opens_from_an_age(case: Case, heard: Heard) -> Answered | AskBack | None:
    """The route of somebody who is that old or is not; asked back where nobody said, or where the line asks."""
    which = lexicon().has(case.line, _WHICH)
    if heard.question is not ROUTE or (case.asks and not which):
        return None
    named = covered(list(lexicon().everywhere(case.line.words, (_FROM_AN_AGE,))))
    rest = case.line.without(named | covered(lexicon().find(case.line.words, (_WHICH,))))
    if not named or not _names_no_other_way(case, named):
        return None
    routes = _routes(case, rest)
    return AskBack(ROUTE.id, routes) if which or len(routes) > 1 else Answered({ROUTE.id: routes[0]})


def asked_from_an_age(case: Case) -> About | None:
    """That the way to Roth opens at that age where the plan says so: `when I turn 59.5 can I convert then?`."""
    asks = case.asks and not lexicon().has(case.line, _WHICH) and lexicon().has(case.line, _CONVERTING)
    return About((_OPENS,), clear=True) if asks and lexicon().has(case.line, _FROM_AN_AGE) else None


def with_the_way_of_the_age(case: Case, question: Question[Any], found: Understood) -> Understood:
    """What a line is taken for, with the way out at that age told beside it; in doubt it is asked when its turn comes.

    The open question itself has been read with the age already; a way `but only when I quit` is asked back there.
    """
    if not isinstance(found, Answered) or found.answers.get(ROUTE.id) in (None, "unsure"):
        return found
    if question is ROUTE:
        given = str(found.answers[ROUTE.id])
        is_doubtful = given != CLOSED_OR_OUT[0] and lexicon().has(case.line, _ON_LEAVING)
        return AskBack(ROUTE.id, (CLOSED_OR_OUT[0], given)) if is_doubtful else found
    closed = found.answers[ROUTE.id] == CLOSED_OR_OUT[0]
    from_an_age = lexicon().has(case.line, _FROM_AN_AGE)
    if not from_an_age and (closed or not lexicon().has(case.line, _ON_LEAVING)):
        return found
    # A conversion that only that age or leaving opens is none that is open now.
    routes = _routes(case, case.line) if from_an_age and found.answers[ROUTE.id] in CLOSED_OR_OUT else ()
    others = {key: given for key, given in found.answers.items() if key != ROUTE.id}
    if len(routes) == 1:
        return replace(found, answers={**others, ROUTE.id: routes[0]})
    return replace(found, answers=others) if others else AskBack(question.id)


def _names_no_other_way(case: Case, named: frozenset[int]) -> bool:
    """Whether no part of its own names a route that is open now: `can convert in plan, rolling out only after 59`."""
    apart = [place for part in segments(case.line) if named.isdisjoint(part) for place in part]
    if lexicon().has(case.line, _ALREADY):
        apart = [place for place in range(len(case.line.words)) if place not in named]
    line = case.line.only(apart)
    reading = read(Heard(line, ROUTE, case.answers, case.assumed)) if line.words else None
    return reading is None or reading.guessed or reading.given in (None, *CLOSED_OR_OUT)


def _routes(case: Case, rest: Line) -> tuple[str, ...]:
    """What the way out from that age is to the person, by what the line says of the age, else by the one given."""
    for group, routes in ((_NOT_YET, CLOSED_OR_OUT[:1]), (_ALREADY, CLOSED_OR_OUT[1:])):
        if lexicon().has(case.line, group):
            return routes
    told = case.answer_in(rest, AGE_BAND) if rest is not case.line else None
    band = told.answers[AGE_BAND.id] if told else case.situation.answers.get(AGE_BAND.id)
    return routes_from_an_age(str(band))
