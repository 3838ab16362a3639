"""What a line says as an answer to one question, before it is weighed against wishes and topics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from bot.understanding.lexicon import Hit, lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import Amount, amounts_of
from bot.understanding.words import Line
from core.amounts import Problem
from core.answers import Answers
from core.mega_backdoor.payroll import PAY_SCHEDULE
from core.mega_backdoor.questions import DEFERRALS
from core.question import Question

_AGE_AT_MOST: Final = 4
"""The words of `I am 43 years old`."""


@dataclass(frozen=True)
class Reading:
    """An answer as it would be given, or what to offer where a line leaves it open; `words` led to it."""

    given: object = None
    offers: tuple[str, ...] = ()
    words: frozenset[int] = field(default_factory=frozenset)
    unsure: bool = False
    "The person does not know; where the question takes no such answer."
    guessed: bool = False
    "By likeness, in words that no phrase has."
    refused: Problem | None = None
    "Why an answer that is said plainly cannot be taken."


@dataclass(frozen=True)
class Heard:
    """A line beside a question: what the readers of all answer types look at."""

    line: Line
    question: Question[Any]
    answers: Answers
    assumed: bool = False
    "Whether the answers before it are usual ones, because the person has given none."

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The numbers in the line."""
        return amounts_of(self.line)

    def hits(self, *groups: str) -> tuple[Hit, ...]:
        """The phrases of some groups in the line, the longest first, fillers aside."""
        found = lexicon().find(self.line.words, (*groups, "heard:filler"))
        return tuple(hit for hit in found if hit.group != "heard:filler")

    def says(self, *groups: str) -> bool:
        """Whether a phrase of one of some groups stands anywhere in the line."""
        return lexicon().has(self.line, *groups)

    def takes(self, code: str) -> bool:
        """Whether the question takes a code as an answer."""
        return code in self.question.type.codes

    def texts(self) -> tuple[str, ...]:
        """The words of the line."""
        return tuple(word.text for word in self.line.words)


def covered(parts: Sequence[Hit | Amount]) -> frozenset[int]:
    """The words that phrases and numbers cover."""
    return frozenset(place for part in parts for place in range(part.start, part.end))


def stands_behind(hit: Hit, amount: Amount) -> bool:
    """Whether a phrase stands right behind an amount, or behind one word more: `500 out of each paycheck`."""
    return hit.start - amount.end in (0, 1)


def segments(line: Line) -> list[tuple[int, ...]]:
    """The places of a line's words between pauses and words that join."""
    found: list[list[int]] = [[]]
    for place, word in enumerate(line.words):
        if word.after_pause or word.text in marks("joins"):
            found.append([])
        if word.text not in marks("joins"):
            found[-1].append(place)
    return [tuple(part) for part in found if part]


def part_around(line: Line, place: int) -> tuple[int, ...]:
    """The places of the words between pauses in which one stands; none for a word that joins."""
    return next((part for part in segments(line) if place in part), ())


def asks_whether(line: Line) -> bool:
    """Whether a line wants to know which of two is so, and says neither: `ask HR whether after-tax works`."""
    return any(word.text in marks("whether") for word in line.words)


def is_not_known(line: Line, named: Hit) -> bool:
    """Whether the part of a line that names something says that it is not known: `after-tax no idea, only 200 more`."""
    part = line.only(part_around(line, named.start))
    says = lexicon().has(part, "heard:unsure") and not lexicon().has(part, "heard:forgotten")
    return says and not amounts_of(part) and bool(amounts_of(line))


def _before_an_age(line: Line) -> Iterator[tuple[int, ...]]:
    """The parts of a line, each divided before an `I am 43` at its end."""
    begun = {hit.start for hit in lexicon().find(line.words, ("heard:i_am",)) if hit.end < len(line.words)}
    for part in segments(line):
        place = next((p for p in part[1:-1] if p in begun and len(part) - part.index(p) <= _AGE_AT_MOST), None)
        if place is None or not line.words[part[part.index(place) + 1]].is_number:
            yield part
        else:
            yield part[: part.index(place)]
            yield part[part.index(place) :]


def parts_told(line: Line) -> list[tuple[int, ...]]:
    """The parts of a line; no `and` of a rhythm or a name parts it: `on the 15th and last day`, `maxed with 24,500`."""
    whole = lexicon().find(line.words, (*lexicon().under(f"choices:{PAY_SCHEDULE.id}:"), f"names:{DEFERRALS.id}"))
    parts: list[tuple[int, ...]] = []
    for part in _before_an_age(line):
        last = parts[-1][-1] if parts else part[0]
        if last < part[0] and any(hit.start <= last < hit.end - 1 and part[0] <= hit.end for hit in whole):
            parts[-1] += (*range(last + 1, part[0]), *part)
        else:
            parts.append(part)
    return parts
