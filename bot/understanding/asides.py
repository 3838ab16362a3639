"""The parts of a line that speak of somebody or something else than its question, or of another time than today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from bot.understanding.lexicon import Hit, lexicon
from bot.understanding.reading import Heard, segments
from bot.understanding.words import Line
from core.question import Question

_ANOTHER_TIME: Final = ("otherwise:earlier", "otherwise:later")
_NOW: Final = "otherwise:now"


def told_otherwise(question: Question[Any]) -> tuple[str, ...]:
    """The groups of phrases after which a choice is none of this question's."""
    times = _ANOTHER_TIME if question.talk.of_today else ()
    return ("otherwise:a_choice", f"otherwise:{question.id}", *times)


def is_aside(line: Line, question: Question[Any]) -> bool:
    """Whether words speak of somebody or something else than a choice, or of another time."""
    groups = told_otherwise(question)
    own = (f"beside:{question.id}", _NOW, *lexicon().under(f"choices:{question.id}:"))
    return any(hit.group in groups for hit in lexicon().find(line.words, (*own, *groups)))


def asides(heard: Heard, said: Sequence[Hit]) -> frozenset[int]:
    """The words of the asides that name a choice, where another choice that is `said` stands in none."""
    parts = [part for whole in segments(heard.line) for part in _in_time(heard.line, whole, said)]
    named = [part for part in parts if any(hit.start in part for hit in said)]
    aside = frozenset(place for part in named if is_aside(heard.line.only(part), heard.question) for place in part)
    return aside if any(hit.start not in aside for hit in said) else frozenset()


def _in_time(line: Line, part: Sequence[int], said: Sequence[Hit]) -> Iterator[Sequence[int]]:
    """A part, divided where a word between two choices turns to another time: `was monthly now twice a month`."""
    turns = lexicon().find(line.words, (*_ANOTHER_TIME, _NOW))
    within = sorted((hit for hit in said if hit.start in part), key=lambda hit: hit.start)
    begun = 0
    for hit, following in pairwise(within):
        turn = next((each.start for each in turns if hit.end <= each.start < following.start), None)
        if turn is not None:
            yield part[begun : part.index(turn)]
            begun = part.index(turn)
    yield part[begun:]
