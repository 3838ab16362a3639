"""Several answers changed in one line, and answers that are only supposed: `what if I earn 90k`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.understanding.case import Case
from bot.understanding.facts import Telling
from bot.understanding.less import in_place_of
from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered
from bot.understanding.understood import Change
from bot.understanding.words import Line
from core.amounts import as_typed
from core.answer_types import Choice
from core.mega_backdoor.bonus import BONUS_TO_COME, bonus_that_raises
from core.mega_backdoor.payroll import PAY
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR
from core.person import RESIDENCE, SITUATION
from core.question import Question
from core.solo_401k.questions import PROFIT, WAGES

_SUMS: Final = "heard:brings_to"
_PAID_IN: Final = ("heard:less", "heard:i_pay_in", "heard:spares")
"""What makes a number without a name one that somebody would pay in: `what if I only put in 20k`."""
_MOVES: Final = "heard:becomes"


def supposed(case: Case) -> Change | None:
    """The answers that a line supposes, each named beside its value; None where it supposes none."""
    case = replace(case, line=case.line.without(in_place_of(case.line)))
    words = case.line.words
    hits = lexicon().everywhere(words, ("heard:what_if", "heard:if_so"))
    markers = [hit for hit in hits if hit.start == 0 or words[hit.start].after_pause]
    if not markers:
        return None
    found = _told(case, covered(markers))
    if found.keys() == {RESIDENCE.id} and lexicon().has(case.line, "heard:moving_away"):
        # Who asks what happens then wants to be told; the figures are those of the year in which it happens.
        return None
    found = found or _earned_alone(case)
    if found.keys() == {AFTER_TAX_SO_FAR.id} and not (case.assumed or AFTER_TAX_SO_FAR.may_be_asked(case.answers)):
        # An owner without a job has no after-tax money there: what is put into the own plan is meant.
        return None
    return Change(found, supposed=True) if found else None


def _earned_alone(case: Case) -> dict[str, object]:
    """What an owner supposes the business to earn: `what if locums is 100k`, `if I make 90k next year`."""
    words, given = case.line.words, case.answers.given()
    question = next((each for each in (PROFIT, WAGES) if each.id in given), None)
    amounts = amounts_of(case.line)
    if given.get(SITUATION.id) != "self_employed" or question is None or len(amounts) != 1:
        return {}
    if amounts[0].percent or not amounts[0].value or lexicon().has(case.line, "heard:less"):
        return {}
    around = ("heard:earns", "heard:income", "heard:what_if", "heard:if_so", "heard:next_year", "heard:filler")
    hits = [*lexicon().find(words, around), *lexicon().everywhere(words, ("heard:earns", "heard:income"))]
    says = {hit.group for hit in hits} & {"heard:earns", "heard:income"}
    is_told = bool(says) and not case.line.beside(covered([*hits, *amounts]))
    return {question.id: as_typed(amounts[0].value)} if is_told else {}


def summed_up(case: Case) -> Change | None:
    """The sum to which a line says that a part of it brings: `with my bonus I get to 190k`."""
    found = _told(case, frozenset()) if lexicon().has(case.line, _SUMS) else None
    return Change(found) if found else None


def _told(case: Case, markers: frozenset[int]) -> dict[str, object]:
    """The amounts and choices that a line names, of questions that the person may be asked."""
    words, sums = case.line.words, lexicon().has(case.line, _SUMS)
    names = covered(lexicon().find(words, [f"names:{question.id}" for question in case.questions]))
    moves = covered([*lexicon().everywhere(words, (_SUMS,)), *lexicon().find(words, (_MOVES,))])
    rest = case.line.without(markers | moves - names)
    told = Telling(rest, case.questions, case.answers, shares=False).facts().answers
    if not told and markers and not lexicon().has(case.line, *_PAID_IN):
        told = Telling(rest, case.questions, case.answers, shares=False, bare=True).facts().answers
    by_id = {question.id: question for question in case.questions}
    found = {_meant(case, by_id[key], sums=sums): given for key, given in told.items()}
    if case.assumed or not sums or BONUS_TO_COME.id not in told:
        return found
    bonus = bonus_that_raises(case.answers, PAY.type.read(found[PAY.id]))
    return found if bonus is None else found | {BONUS_TO_COME.id: as_typed(bonus)}


def _meant(case: Case, named: Question[Any], *, sums: bool) -> str:
    """The question that is meant by a name: the sum of which it is a part, or the one that is asked in its place."""
    if sums and named.talk.part_of is not None:
        return named.talk.part_of.id
    if case.assumed or named.may_be_asked(case.answers):
        return named.id
    asked = (each for each in case.questions if each.may_be_asked(case.answers))
    return next((each.id for each in asked if named.id in each.talk.names_shared_with), named.id)


def several_corrected(case: Case) -> Change | None:
    """Two and more amounts that a line names anew; while a question is open only where it takes something back."""
    if case.open_question is not None and not takes_back(case.line):
        return None
    others = [each for each in case.questions if each is not case.open_question and not isinstance(each.type, Choice)]
    found = Telling(case.line, others, case.answers, shares=False).facts().answers
    return Change(found) if len(found) > 1 else None


def takes_back(line: Line) -> bool:
    """Whether a line begins by taking a step back, or says that something was wrong."""
    beginning = lexicon().find(line.words[:2], ("heard:wait", "heard:hold_on", "heard:no"))
    return any(hit.start == 0 for hit in beginning) or lexicon().has(line, "heard:taken_back")
