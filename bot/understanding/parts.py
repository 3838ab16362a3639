"""A line of several parts, each of which answers a question of its own: `34, make 180k, paid every two weeks`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from bot.understanding.answers import read, settled
from bot.understanding.days import MONTHS
from bot.understanding.explained import is_explained, unexplained
from bot.understanding.extras import is_contained, names_a_choice
from bot.understanding.lexicon import lexicon, marks
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import Heard, covered, segments
from bot.understanding.understood import Answered
from bot.understanding.words import Line
from core.answer_types import AgeBand, Choice
from core.question import Answers, Question

_UNKNOWN: Final = 1
"""How many words a choice may leave unexplained in its part of the line."""
_MANY: Final = 10_000
"""A bare amount of so many dollars beside a job is its pay of the year."""


def answers_by_part(
    line: Line, used: frozenset[int], questions: Sequence[Question[Any]], answers: Answers, *, bare: bool
) -> tuple[dict[str, object], frozenset[int]]:
    """The answers that parts of a line give, and their words; `used`: the words that say something already.

    `bare`: a number without any word, too, as an age or a year's pay; who begins a conversation writes so.
    """
    found: dict[str, object] = {}
    words: frozenset[int] = frozenset()
    for places in segments(line):
        if used.isdisjoint(places):
            part = Line(line.text, tuple(line.words[place] for place in places))
            if not bare and _is_bare(part, questions):
                continue
            given = _answer(part, [each for each in questions if each.id not in found], answers, bare=bare)
            if given is not None:
                found |= given
                words |= frozenset(places)
    return found, words


def _answer(
    part: Line, questions: Sequence[Question[Any]], answers: Answers, *, bare: bool
) -> dict[str, object] | None:
    for question in _meant(part, questions, bare=bare):
        heard = Heard(part, question, answers, assumed=True)
        reading = read(heard)
        if reading is None or reading.given in (None, "unsure") or reading.guessed or not is_explained(heard, reading):
            continue
        if not isinstance(question.type, Choice) and not heard.amounts and unexplained(part, question, reading):
            continue
        if isinstance(question.type, Choice) and len(unexplained(part, question, reading)) > _UNKNOWN:
            continue
        understood = settled(question, reading, answers, assumed=True)
        if isinstance(understood, Answered):
            return dict(understood.answers)
    return None


def _meant(part: Line, questions: Sequence[Question[Any]], *, bare: bool) -> Iterator[Question[Any]]:
    """The questions that a part may answer, the one with the longest name in it first."""
    named: list[tuple[int, Question[Any]]] = []
    for question in questions:
        if isinstance(question.type, AgeBand):
            named.append((0, question))
        elif isinstance(question.type, Choice):
            if question.talk.told_early and names_a_choice(question, part) and not _is_of_anything(part):
                named.append((0, question))
        else:
            hits = lexicon().everywhere(part.words, (f"names:{question.id}", f"called:{question.id}"))
            longest = max((hit.end - hit.start for hit in hits if not is_contained(question, part, hit)), default=0)
            if longest or (bare and question.talk.told_early and _is_a_large_amount(part)):
                named.append((longest, question))
    yield from (question for _, question in sorted(named, key=lambda each: -each[0]))


def _is_a_large_amount(part: Line) -> bool:
    """Whether a part is a bare amount such as a year's pay; what comes in one month is none."""
    amounts = amounts_of(part)
    in_a_month = any(word.text in MONTHS for word in part.words)
    return len(amounts) == 1 and amounts[0].value is not None and amounts[0].value >= _MANY and not in_a_month


def _is_of_anything(part: Line) -> bool:
    """Whether a part may answer any question: `neither`, `nothing`."""
    return not marks("yes_or_no").isdisjoint(word.text for word in part.words)


def _is_bare(part: Line, questions: Sequence[Question[Any]]) -> bool:
    """Whether a part is hardly more than a number, or a place that nobody says to live in."""
    if not amounts_of(part):
        return part.words[0].text == "in"
    if lexicon().find(part.words, [f"names:{question.id}" for question in questions]):
        return False
    return len(covered([*amounts_of(part), *lexicon().find(part.words, ("heard:filler",))])) == len(part.words)
