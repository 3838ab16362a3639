"""The interview machine: the answers are the only state.

An interview is an ordered list of questions. What is on a person's path, and what is asked next, follows from
the answers given so far by replaying the list; nothing else is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.amounts import Problem
from core.answers import Answers, NotAnswered
from core.limits import Limits
from core.question import Question, read_answer

RawAnswers = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Replay:
    """What the answers come to: typed answers, the path as far as it is known, and what is asked next.

    `problems` names the questions on the path whose answer cannot be taken, in path order.
    """

    answers: Answers
    path: tuple[Question[Any], ...]
    next_question: Question[Any] | None
    problems: tuple[tuple[str, Problem], ...]


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

    def replay(self, raw: RawAnswers, limits: Limits | None, today: date, tax_year: int | None = None) -> Replay:
        """Reads the answers in order; the first question on the path without a valid answer is the next one."""
        answers = Answers(limits, today, tax_year)
        path: list[Question[Any]] = []
        unanswered: list[Question[Any]] = []
        problems: list[tuple[str, Problem]] = []
        for question in _on_path(self.questions, answers):
            path.append(question)
            given = raw.get(question.id)
            problem = None if given is None else _record(question, given, answers)
            if problem:
                problems.append((question.id, problem))
            if given is None or problem:
                answers.leave_open(question)
                unanswered.append(question)
        problems += _record_wishes(self.wishes, raw, answers)
        return Replay(answers, tuple(path), unanswered[0] if unanswered else None, tuple(problems))

    def usual_path(self, replay: Replay, raw: RawAnswers) -> tuple[Question[Any], ...]:
        """The path of a replay of these answers, with the questions that are still open answered as usual."""
        path = list(replay.path)
        if replay.next_question is None:
            return replay.path
        known, place = replay.answers.given(), path.index(replay.next_question)
        answers = Answers(replay.answers.year_limits, replay.answers.today, replay.answers.tax_year)
        for question in path[:place]:
            answers.record(question, known[question.id])
        del path[place:]
        for question in _on_path(self.questions[self.questions.index(replay.next_question) :], answers):
            path.append(question)
            if question.id in known:
                answers.record(question, known[question.id])
                continue
            given = raw.get(question.id)
            if given is None:
                given = _usual(question, answers)
            if given is None or _record(question, given, answers):
                answers.leave_open(question)
        return tuple(path)


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


def _on_path(questions: Iterable[Question[Any]], answers: Answers) -> Iterator[Question[Any]]:
    """The questions that are asked, each decided by the answers put in before it; undecided ones are left open."""
    for question in questions:
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
