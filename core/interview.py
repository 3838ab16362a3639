"""The interview machine: the answers are the only state.

An interview is an ordered list of questions. What is on a person's path, and what is asked next, follows from
the answers given so far by replaying the list; nothing else is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from core.amounts import Problem
from core.answers import Answers, NotAnswered
from core.limits import Limits
from core.question import Question, read_answer

RawAnswers = Mapping[str, object]


UNCHANGEABLE = frozenset({str, int, bool, type(None)})
"""The types of raw answers that are the same wherever they are equal, then and now."""


@dataclass(frozen=True, eq=False)
class Replay:
    """What the answers come to: typed answers, the path as far as it is known, and what is asked next.

    `raw` are the answers as they were given. `problems` names the questions on the path whose answer cannot be taken,
    in path order.
    """

    interview: Interview
    raw: RawAnswers
    answers: Answers
    path: tuple[Question[Any], ...]
    next_question: Question[Any] | None
    problems: tuple[tuple[str, Problem], ...]

    @cached_property
    def usual_path(self) -> tuple[Question[Any], ...]:
        """The path with the questions that are still open answered as usual."""
        if self.next_question is None:
            return self.path
        known, place = self.answers.given(), self.path.index(self.next_question)
        path = list(self.path[:place])
        answers = self.answers.of({question.id for question in path})
        following = self.interview.questions[self.interview.places[self.next_question.id] :]
        for question in _on_path(following, self.raw, answers):
            path.append(question)
            if question.id in known:
                answers.record(question, known[question.id])
                continue
            given = self.raw.get(question.id)
            if given is None:
                given = _usual(question, answers)
            if given is None or _record(question, given, answers):
                answers.leave_open(question)
        return tuple(path)

    def with_answers(self, raw: RawAnswers) -> Replay:
        """What `Interview.replay` makes of other answers for the same year and day, with less work.

        A question sees only the answers before it, so that all stays as it is up to the first one answered otherwise.
        """
        others = (key for key in {**self.raw, **raw} if not _is_same(self.raw.get(key), raw.get(key)))
        places = self.interview.places
        first = min((places[key] for key in others if key in places), default=len(places))
        return _go_on(self, frozenset(islice(places, first)), raw)


@dataclass(frozen=True, eq=False)
class Interview:
    """An ordered list of questions under a name.

    `uses_limits` is False where the rules need no yearly limit, so that every tax year can be asked about.
    `years_back` is how many years before today's the tax year lies where nobody names one.
    `wishes` are never asked and on no path; a person may answer them at any time.
    """

    id: str
    questions: tuple[Question[Any], ...]
    uses_limits: bool = True
    years_back: int = 0
    wishes: tuple[Question[Any], ...] = ()

    def question(self, question_id: str) -> Question[Any] | None:
        """The question with an id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)

    @cached_property
    def asked(self) -> tuple[Question[Any], ...]:
        """The questions without those that nobody is asked."""
        return tuple(question for question in self.questions if not question.volunteered)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each question stands in the order, by its id."""
        return {question.id: place for place, question in enumerate(self.questions)}

    def replay(self, raw: RawAnswers, limits: Limits | None, today: date, tax_year: int | None = None) -> Replay:
        """Reads the answers in order; the first question on the path without a valid answer is the next one."""
        nothing = Replay(self, {}, Answers(limits, today, tax_year), (), None, ())
        return _go_on(nothing, frozenset(), raw)


def _go_on(before: Replay, kept: Set[str], raw: RawAnswers) -> Replay:
    """Keeps what a replay made of the first questions, and reads the answers to those that follow."""
    interview, answers = before.interview, before.answers.of(kept)
    path = [question for question in before.path if question.id in kept]
    problems = [each for each in before.problems if each[0] in kept]
    for question in _on_path(interview.questions[len(kept) :], raw, answers):
        path.append(question)
        given = raw.get(question.id)
        problem = None if given is None else _record(question, given, answers)
        if problem:
            problems.append((question.id, problem))
        if given is None or problem:
            answers.leave_open(question)
    problems += _record_wishes(interview.wishes, raw, answers)
    following = next((question for question in path if question.id not in answers.given()), None)
    return Replay(interview, dict(raw), answers, tuple(path), following, tuple(problems))


def _is_same(one: object, other: object) -> bool:
    """Whether two raw answers are certain to be read alike: 0 and False are equal, and not the same answer."""
    return type(one) is type(other) and type(one) in UNCHANGEABLE and one == other


def _record_wishes(wishes: Iterable[Question[Any]], raw: RawAnswers, answers: Answers) -> Iterator[tuple[str, Problem]]:
    """Puts the wishes beside the path; the ones that cannot be taken come back with the reason."""
    for wish in wishes:
        given = raw.get(wish.id)
        if given is None:
            continue
        try:
            answers.record_wish(wish, read_answer(wish, given, answers))
        except Problem as problem:
            yield wish.id, problem.with_traceback(None)


def _on_path(questions: Iterable[Question[Any]], raw: RawAnswers, answers: Answers) -> Iterator[Question[Any]]:
    """The questions that are asked, each decided by the answers put in before it; undecided ones are left open.

    What is volunteered is there only where it is given.
    """
    for question in questions:
        if question.volunteered and raw.get(question.id) is None:
            continue
        try:
            asked = question.asked_when(answers)
        except NotAnswered:
            answers.leave_open(question)
        else:
            if asked:
                yield question


def _usual(question: Question[Any], answers: Answers) -> object:
    """An ordinary answer; None where that depends on one that is missing."""
    try:
        return question.usual_answer(answers)
    except NotAnswered:
        return None


def _record(question: Question[Any], given: object, answers: Answers) -> Problem | None:
    """Puts a valid answer on the path, or says why it cannot be taken."""
    try:
        answers.record(question, read_answer(question, given, answers))
    except Problem as problem:
        # Whoever keeps the replay must not keep all that was at work when the problem was found.
        return problem.with_traceback(None)
    return None


def fallen_away(before: Iterable[Question[Any]], after: Iterable[Question[Any]], raw: RawAnswers) -> list[str]:
    """The ids of answered questions that a change took off the path."""
    kept = {question.id for question in after}
    return [q.id for q in before if q.id not in kept and raw.get(q.id) is not None]
