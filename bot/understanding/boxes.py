"""The boxes of a form told in one line, each by its number: `16,900 in 5, a G in 7 and 2a is blank`."""

from __future__ import annotations

from collections.abc import Sequence
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
from core.answer_types import BoxCode, Choice
from core.question import Question

SEVERAL: Final = 2
"""Boxes whose naming leaves no doubt that a form is told."""
_OF_WAGES: Final = frozenset({"w2", "w-2"})
"""The form of wages has boxes, too."""
_CODE: Final = 2
"""Letters of the longest code of box 7."""
_NAMED: Final = 2
"""Words that name a box, `box 7`."""


def boxes_told(case: Case) -> Answered | None:
    """What a line puts into boxes, and what it chooses beside several; None where it names none, or says more."""
    by_number = _numbers(case.questions)
    found: dict[str, object] = {}
    named, others = 0, list[Line]()
    for part in _parts(case.line, by_number) if by_number else ():
        box = _box_of(part, by_number)
        question = by_number[box[0]] if box else _unnamed(case, found)
        given = _content(part.without(box[1]) if box else part, question) if question.talk.box else None
        taken = given and settled(question, Reading(given), case.answers, assumed=True)
        if isinstance(taken, Answered) and question.id not in found:
            found |= taken.answers
            named += box is not None
        else:
            others.append(part)
    if not named or (others and named < SEVERAL):
        return None
    return Answered(_chosen_in(case, others) | found)


def names_several(line: Line, questions: Sequence[Question[Any]]) -> bool:
    """Whether a line names several of the form's boxes, whatever it is about."""
    numbers = {} if _OF_WAGES.intersection(word.text for word in line.words) else _numbers(questions)
    parts = [part for part in _parts(line, numbers) if any(word.text in marks("boxes") for word in part.words)]
    return len({box[0] for part in parts if (box := _box_of(part, numbers))}) >= SEVERAL


def _numbers(questions: Sequence[Question[Any]]) -> dict[str, Question[Any]]:
    return {each.talk.box: each for each in questions if each.talk.box}


def _chosen_in(case: Case, parts: Sequence[Line]) -> dict[str, object]:
    """What the parts without a box choose: `money went to my Roth IRA`."""
    choices = [each for each in case.questions if isinstance(each.type, Choice)]
    told = (case.answer_in(part, question) for part in parts for question in choices)
    return {key: given for answered in told if answered for key, given in answered.answers.items()}


def _parts(line: Line, numbers: dict[str, Question[Any]]) -> list[Line]:
    """The parts of a line, a box with what stands behind its colon in one: `7: G`."""
    parts: list[tuple[int, ...]] = []
    for places in segments(line):
        if parts and len(parts[-1]) <= _NAMED and line.words[parts[-1][-1]].text in numbers:
            parts[-1] += places
        else:
            parts.append(places)
    return [line.only(places) for places in parts]


def _unnamed(case: Case, found: dict[str, object]) -> Question[Any]:
    """The question of what stands without a box: the open box or the first, later the code, which shows itself."""
    if found:
        return next(each for each in case.questions if isinstance(each.type, BoxCode))
    asked = case.open_question
    return asked if asked and asked.talk.box else next(each for each in case.questions if each.talk.box)


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
        said = [text for text in said if text not in marks("before_a_code")]
        code = "".join([*said, *(as_typed(each.value) for each in amounts if each.value is not None)])
        return code.upper() if 0 < len(code) <= _CODE and code.isalnum() else None
    if not amounts and len(said) == 1 and said[0] in marks("zero_said"):
        return "0"
    plain = len(amounts) == 1 and amounts[0].value is not None and not amounts[0].percent and not said
    return as_typed(amounts[0].value) if plain and amounts[0].value is not None else None
