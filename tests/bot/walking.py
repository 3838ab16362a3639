"""Answers to every question, and every complete set of answers up to equivalence, for whichever interviews exist.

All combinations of the choices that decide a path are taken. Choices that only colour the result take turns, and
numbers take the values at which something changes: the limits of the year and their neighbours.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from core.answer_types import BoxCode, Choice, Dollars, DollarsOr, Problem, WholeNumber
from core.interview import Answers, Interview, Question, Replay, read_answer
from core.limits import Limit, Limits, PhaseOut, built_in_limits

COLOURS = frozenset({"residence", "job.pay_schedule"})
"""Choices that open and close no question and change no verdict."""

TIMES = (
    (2026, date(2026, 11, 23)),
    (2025, date(2025, 6, 30)),
    (2026, date(2026, 12, 31)),
    (2025, date(2026, 1, 15)),
    (2026, date(2026, 1, 1)),
)
"""Tax years with the days on which they are looked at: in the middle, on the last day, afterwards."""


@cache
def boundary_amounts(year: int) -> tuple[str, ...]:
    """Every limit of a year in dollars, one below and one above, the smallest and the largest amount."""
    limits = built_in_limits()[year]
    known = {Decimal(0), Decimal("0.01"), Decimal(1), Decimal(100_000_000)}
    for name in Limits.model_fields:
        limit = getattr(limits, name)
        edges = (
            (limit.low, limit.high)
            if isinstance(limit, PhaseOut)
            else (limit.value,)
            if isinstance(limit, Limit)
            else ()
        )
        known |= {edge + near for edge in edges for near in (-1, 0, 1)}
    return tuple(str(amount) for amount in sorted(known) if amount >= 0)


def boundaries(question: Question[Any], answers: Answers) -> tuple[object, ...]:
    """The values of a typed question at which something may change, as a person would type them."""
    kind = question.type
    amounts = boundary_amounts(answers.limits.year)
    known: tuple[object, ...] = (question.usual, *question.suggestions(answers))
    if isinstance(kind, Dollars):
        return (*known, *amounts, *(("-1", "-1000000") if kind.negative else ()))
    if isinstance(kind, DollarsOr):
        return (*known, *kind.codes, *(("0%", "0,5 %", "3%", "25%", "100%") if kind.percent else ()), *amounts)
    if isinstance(kind, WholeNumber):
        return (*known, kind.minimum, kind.minimum + 1, kind.maximum)
    assert isinstance(kind, BoxCode), f"no boundary values are known for {question.id}"
    return (*known, "G", "1", "2", "7", "H", "1G", "0")


def options(question: Question[Any], answers: Answers) -> tuple[object, ...]:
    """Every choice, or every boundary value that is possible beside the answers before it."""
    if isinstance(question.type, Choice):
        return question.type.codes
    return tuple(value for value in boundaries(question, answers) if is_possible(question, value, answers))


def is_possible(question: Question[Any], value: object, answers: Answers) -> bool:
    """Whether a value is taken beside the answers before it."""
    try:
        read_answer(question, value, answers)
    except Problem:
        return False
    return True


class Walk:
    """Walks an interview; the same walk on every machine."""

    def __init__(self, interview: Interview, seed: int = 0) -> None:
        self.interview = interview
        self._random = random.Random(f"{interview.id} {seed}")
        self._turn = 0
        self._limits = built_in_limits()

    def replay(self, answers: dict[str, Any], time: tuple[int, date]) -> Replay:
        """The replay of answers at a time."""
        return self.interview.replay(answers, self._limits[time[0]], time[1])

    def complete(self, samples: int = 1) -> Iterator[tuple[dict[str, Any], tuple[int, date]]]:
        """Complete answers with their time: all choices, with drawn numbers `samples` times, with usual ones for 0."""
        for shape in self._shapes({}, TIMES[0]):
            decided = {key: value for key, value in shape.items() if self._decides(key, value)}
            for sample in range(max(1, samples)):
                self._turn += 1
                time = TIMES[(self._turn + sample) % len(TIMES)]
                yield self.filled(decided, time, usual=not samples), time

    def _decides(self, question_id: str, value: object) -> bool:
        """A choice, or a number that is unusual because it leads elsewhere."""
        question = self.interview.question(question_id)
        assert question is not None
        return isinstance(question.type, Choice) or value != question.usual

    def is_choice(self, question_id: str) -> bool:
        """Whether a question is answered by one of its codes."""
        question = self.interview.question(question_id)
        return question is not None and isinstance(question.type, Choice)

    def _shapes(self, answers: dict[str, Any], time: tuple[int, date]) -> Iterator[dict[str, Any]]:
        replay = self.replay(answers, time)
        question = replay.next_question
        if question is None:
            yield answers
            return
        for value in self._branches(question, answers, time):
            yield from self._shapes(answers | {question.id: value}, time)

    def _branches(self, question: Question[Any], answers: dict[str, Any], time: tuple[int, date]) -> tuple[object, ...]:
        """All codes of a choice; of a number the usual one, and nothing or a dollar where that leads elsewhere."""
        if isinstance(question.type, Choice):
            return (self._one_of(question.type.codes),) if question.id in COLOURS else question.type.codes
        usual = self._following(question, question.usual, answers, time)
        others = [
            value
            for value in ("0", "1")
            if isinstance(question.type, Dollars) and self._following(question, value, answers, time) != usual
        ]
        return (question.usual, *others)

    def _following(
        self, question: Question[Any], value: object, answers: dict[str, Any], time: tuple[int, date]
    ) -> str | None:
        following = self.replay(answers | {question.id: value}, time).next_question
        return following.id if following else None

    def _one_of(self, values: tuple[Any, ...]) -> Any:
        self._turn += 1
        return values[self._turn % len(values)]

    def filled(self, choices: dict[str, Any], time: tuple[int, date], *, usual: bool) -> dict[str, Any]:
        """Choices completed: numbers usual or drawn, and choices that only these numbers opened in turn."""
        answers = dict(choices)
        while (question := (replay := self.replay(answers, time)).next_question) is not None:
            value = question.usual if usual else self._drawn(question, replay.answers)
            while not is_possible(question, value, replay.answers):
                value = self._drawn(question, replay.answers)
            answers[question.id] = value
        return answers

    def _drawn(self, question: Question[Any], answers: Answers) -> object:
        codes = question.type.codes if isinstance(question.type, Choice) else ()
        return self._random.choice(codes or boundaries(question, answers))

    def varied(self) -> Iterator[tuple[dict[str, Any], tuple[int, date]]]:
        """For every path: the values of each question one at a time, a sixth of them by turns, the others usual."""
        seen: set[tuple[str, ...]] = set()
        for answers, time in self.complete(samples=0):
            path = tuple(question.id for question in self.replay(answers, time).path)
            if path in seen:
                continue
            seen.add(path)
            yield from self._one_at_a_time(answers, path, time, turn=len(seen))

    def _one_at_a_time(
        self, answers: dict[str, Any], path: tuple[str, ...], time: tuple[int, date], turn: int
    ) -> Iterator[tuple[dict[str, Any], tuple[int, date]]]:
        for key in path:
            question = self.interview.question(key)
            assert question is not None
            before = {each: answers[each] for each in path[: path.index(key)]}
            for value in options(question, self.replay(before, time).answers)[turn % 6 :: 6]:
                yield self.filled(answers | {key: value}, time, usual=True), time
