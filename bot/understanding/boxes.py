"""The boxes of a form told in one line, each by its number: `16,900 in 5, a G in 7 and 2a is blank`."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

from bot.understanding.answers import settled
from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import Reading, covered, segments
from bot.understanding.understood import Answered
from bot.understanding.words import Line
from core.amounts import as_typed
from core.answer_types import BoxCode
from core.question import Question

_CODE: Final = 2
"""Letters of the longest code of box 7."""
_NAMED: Final = 2
"""Words that name a box, `box 7`."""


def boxes_told(case: Case) -> Answered | None:
    """What a line puts into boxes; None where it names none, or says more."""
    by_number = {each.talk.box: each for each in case.questions if each.talk.box}
    found: dict[str, object] = {}
    names_one = False
    for part in _parts(case.line, by_number) if by_number else ():
        named = _box_of(part, by_number)
        question = by_number[named[0]] if named else _unnamed(case, found)
        if question is None or not question.talk.box or question.id in found:
            return None
        given = _content(part.without(named[1]) if named else part, question)
        taken = given and settled(question, Reading(given), case.answers, assumed=True)
        if not isinstance(taken, Answered):
            return None
        found |= taken.answers
        names_one = names_one or named is not None
    return Answered(found) if names_one else None


def _parts(line: Line, numbers: dict[str, Question[Any]]) -> list[Line]:
    """The parts of a line, a box with what stands behind its colon in one: `7: G`."""
    parts: list[tuple[int, ...]] = []
    for places in segments(line):
        if parts and len(parts[-1]) <= _NAMED and line.words[parts[-1][-1]].text in numbers:
            parts[-1] += places
        else:
            parts.append(places)
    return [line.only(places) for places in parts]


def _unnamed(case: Case, found: dict[str, object]) -> Question[Any] | None:
    """The question of what stands without a box: the open one at the beginning, later the code, which shows itself."""
    if not found:
        return case.open_question
    return next((each for each in case.questions if isinstance(each.type, BoxCode)), None)


def _box_of(part: Line, numbers: dict[str, Question[Any]]) -> tuple[str, frozenset[int]] | None:
    """The box that a part of a line names, and the places of its words."""
    texts = [word.text for word in part.words]
    for place, (before, text) in enumerate(pairwise(("", *texts))):
        if text not in numbers:
            continue
        begins = place == 0 and len(texts) > 1
        if before in marks("boxes") or before in marks("before_a_place") or begins or not text.isdigit():
            named = {place - 1, place} if place and before in marks("boxes") else {place}
            return text, frozenset(named)
    return None


def _content(part: Line, question: Question[Any]) -> str | None:
    """The one thing that stands in a box, where a part says nothing else."""
    amounts = amounts_of(part)
    says_nothing = marks("past_copulas") | marks("articles") | marks("before_a_place") | marks("boxes")
    beside = covered(lexicon().find(part.words, ("heard:filler",)))
    left = {place: word.text for place, word in enumerate(part.words) if place not in beside | covered(amounts)}
    said = [text for text in left.values() if text not in says_nothing]
    if isinstance(question.type, BoxCode):
        code = "".join([*said, *(as_typed(each.value) for each in amounts if each.value is not None)])
        return code.upper() if 0 < len(code) <= _CODE and code.isalnum() else None
    if not amounts and len(said) == 1 and said[0] in marks("zero_said"):
        return "0"
    plain = len(amounts) == 1 and amounts[0].value is not None and not amounts[0].percent and not said
    return as_typed(amounts[0].value) if plain and amounts[0].value is not None else None
