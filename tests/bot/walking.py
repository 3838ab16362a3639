"""Complete sets of answers for whichever interviews exist, chosen so that every two answers meet.

Numbers take their ordinary values, and in turn those at which something changes: the limits of the year and their
neighbours.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import combinations, count
from typing import Any

from core.amount_types import Dollars, DollarsOr, EmployerShare
from core.amounts import Problem
from core.answer_types import BoxCode, Choice, Day, WholeNumber
from core.answers import Answers
from core.interview import Interview, Replay
from core.limits import Limit, Limits, PhaseOut, built_in_limits, complete_years
from core.question import Question, read_answer

Level = tuple[str, str]
"""A question and one answer to it."""

Complete = tuple[dict[str, Any], tuple[int, date]]
ROWS_WITHOUT_NEWS = 12
MORE = ("0", "1")
"""Amounts beside the ordinary one: nothing, and next to nothing."""
LARGE = "1000000"
FORMULAS = ("match 50% of 6%", "match 100% of 3% + 50% of 2%", "match 50%", "4% + 1000")


class DeadEnd(Exception):
    """Answers after which a question has none that is possible: a pay date of a hundred million dollars."""


NEWEST = max(complete_years(built_in_limits()))
TIMES = (
    (NEWEST, date(NEWEST, 11, 23)),
    (NEWEST - 1, date(NEWEST - 1, 6, 30)),
    (NEWEST, date(NEWEST, 12, 31)),
    (NEWEST - 1, date(NEWEST, 1, 15)),
    (NEWEST, date(NEWEST, 1, 1)),
    (NEWEST + 1, date(NEWEST, 12, 28)),
)
"""Tax years with the days on which they are looked at: in the middle, on the last day, afterwards, and provisional."""


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
    known: tuple[object, ...] = (question.usual_answer(answers), *question.suggestions(answers), *kind.codes)
    if isinstance(kind, Dollars):
        return (*known, *amounts, *(("-1", "-1000000") if kind.negative else ()))
    if isinstance(kind, DollarsOr):
        return (*known, *(("0%", "0,5 %", "3%", "25%", "100%") if kind.percent else ()), *amounts)
    if isinstance(kind, WholeNumber):
        return (*known, kind.minimum, kind.minimum + 1, kind.maximum)
    if isinstance(kind, BoxCode):
        return (*known, "G", "1", "2", "7", "H", "1G", "0")
    if isinstance(kind, EmployerShare):
        return (*known, "0%", "6%", "25%", *FORMULAS, *amounts)
    assert isinstance(kind, Day), f"no boundary values are known for {question.id}"
    return (*known, *(answers.today + timedelta(days) for days in range(32)))


def levels_of(question: Question[Any], answers: Answers) -> tuple[object, ...]:
    """The answers that stand for all: every code, the ordinary answer, what is suggested, nothing and a little."""
    if isinstance(question.type, Choice):
        return question.type.codes
    ordinary = question.usual_answer(answers)
    known = dict.fromkeys(str(each) for each in (ordinary, *question.type.codes, *question.suggestions(answers), *MORE))
    possible = tuple(value for value in known if is_possible(question, value, answers))
    return possible or tuple(value for value in (LARGE,) if is_possible(question, value, answers))


def is_possible(question: Question[Any], value: object, answers: Answers) -> bool:
    """Whether a value is taken beside the answers before it."""
    try:
        read_answer(question, value, answers)
    except Problem:
        return False
    return True


class Walk:
    """Walks an interview; the same walk on every machine.

    Every answer of every question is met together with every answer of every other question that it can stand
    beside, which finds what single answers do not and is far less than all combinations.
    """

    def __init__(self, interview: Interview, seed: int = 0) -> None:
        self.interview = interview
        self._random = random.Random(f"{interview.id} {seed}")
        self._limits = built_in_limits()
        self._pairs: set[frozenset[Level]] = set()
        self._used: Counter[Level] = Counter()

    def replay(self, answers: dict[str, Any], time: tuple[int, date]) -> Replay:
        """The replay of answers at a time."""
        return self.interview.replay(answers, self._limits[time[0]], time[1], time[0])

    def complete(self) -> Iterator[Complete]:
        """Complete answers with their time, until a while has brought no new pair of answers."""
        stale = 0
        for number in count():
            known = len(self._pairs)
            yield self._row(TIMES[number % len(TIMES)])
            stale = 0 if len(self._pairs) > known else stale + 1
            if stale == ROWS_WITHOUT_NEWS:
                return

    def _row(self, time: tuple[int, date]) -> Complete:
        answers: dict[str, Any] = {}
        levels: list[Level] = []
        while (question := (replay := self.replay(answers, time)).next_question) is not None:
            value = self._newest(question, replay.answers, levels)
            answers[question.id] = value
            levels.append((question.id, str(value)))
        self._pairs |= {frozenset(pair) for pair in combinations(levels, 2)}
        self._used.update(levels)
        return answers, time

    def _newest(self, question: Question[Any], answers: Answers, levels: list[Level]) -> object:
        """The answer that makes the most new pairs with those before it, the least used one of equals."""
        candidates = levels_of(question, answers)
        return max(candidates, key=lambda value: self._news((question.id, str(value)), levels))

    def _news(self, level: Level, levels: list[Level]) -> tuple[int, int, float]:
        new = sum(frozenset((level, each)) not in self._pairs for each in levels)
        return new, -self._used[level], self._random.random()

    def is_choice(self, question_id: str) -> bool:
        """Whether a question is answered by one of its codes."""
        question = self.interview.question(question_id)
        return question is not None and isinstance(question.type, Choice)

    def filled(self, given: dict[str, Any], time: tuple[int, date]) -> dict[str, Any]:
        """Answers completed with ordinary ones; those that are not possible any more are replaced too."""
        answers = dict(given)
        while (question := (replay := self.replay(answers, time)).next_question) is not None:
            following = levels_of(question, replay.answers)
            if not following:
                raise DeadEnd(question.id)
            answers[question.id] = following[0]
        return answers

    def varied(self) -> Iterator[Complete]:
        """For every question: its boundary values one at a time, each on a path that has the question."""
        rows = list(self.complete())
        for question in self.interview.questions:
            fitting = [row for row in rows if question.id in row[0]]
            if fitting:
                yield from self._one_at_a_time(question, fitting)

    def _one_at_a_time(self, question: Question[Any], rows: list[Complete]) -> Iterator[Complete]:
        for number, value in enumerate(self._boundaries(question, rows[0])):
            answers, time = rows[number % len(rows)]
            path = [each.id for each in self.replay(answers, time).path]
            before = {key: answers[key] for key in path[: path.index(question.id)]}
            if is_possible(question, value, self.replay(before, time).answers):
                with suppress(DeadEnd):
                    yield self.filled(answers | {question.id: value}, time), time

    def _boundaries(self, question: Question[Any], row: Complete) -> tuple[object, ...]:
        if isinstance(question.type, Choice):
            return question.type.codes
        return boundaries(question, self.replay(*row).answers)
