"""The interview machine: the answers are the only state.

An interview is an ordered list of questions. What is on a person's path, and what is asked next, follows from
the answers given so far by replaying the list; nothing else is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from core.answer_types import AnswerType, Problem
from core.limits import Limits
from core.pay_dates import first_day

T = TypeVar("T")

RawAnswers = Mapping[str, object]


class NotAnswered(LookupError):
    """What is asked for depends on an answer that is not there yet."""


def always(_: Answers) -> bool:
    """Asked of everybody."""
    return True


@dataclass(frozen=True, eq=False)
class Question(Generic[T]):
    """A typed key: what is asked, how the answer is read and when it belongs to the path.

    `asked_when`, `check` and `doubt` see only the answers before this question. `check` raises `Problem` for an
    answer that cannot be true beside them. `doubt` names the answers to choose from where a value is possible but
    not likely, the value itself among them; None where there is no doubt. `usual` is an ordinary answer, or makes
    one from the answers before it; `suggestions` are offered as buttons; `figures` are amounts that its texts name.
    `plan_answers`: only the plan can answer, so that it may be asked of HR. `document_answers`: a plan document can.
    `yearly`: an amount or a count of one year, asked again for another.
    """

    id: str
    type: AnswerType[T]
    asked_when: Callable[[Answers], bool] = always
    check: Callable[[Answers, T], None] | None = None
    usual: object = None
    suggestions: Callable[[Answers], tuple[str, ...]] = field(default=lambda _: ())
    figures: Callable[[Answers], Mapping[str, Decimal]] = field(default=lambda _: {})
    plan_answers: bool = False
    document_answers: bool = False
    yearly: bool = False
    doubt: Callable[[Answers, T], tuple[str, ...] | None] | None = None

    def usual_answer(self, answers: Answers) -> object:
        """An ordinary answer beside the ones before it."""
        return self.usual(answers) if callable(self.usual) else self.usual


class Answers:
    """The answers on one person's path, typed; what is off the path is invisible."""

    __slots__ = ("_open", "_values", "_wishes", "tax_year", "today", "year_limits")

    def __init__(self, limits: Limits | None, today: date, tax_year: int | None = None) -> None:
        self._values: dict[str, Any] = {}
        self._wishes: dict[str, Any] = {}
        self._open: set[str] = set()
        self.year_limits = limits
        self.today = today
        self.tax_year = tax_year or (limits.year if limits else today.year)

    @property
    def limits(self) -> Limits:
        """The limits of the tax year; an interview that uses none must not ask for them."""
        if self.year_limits is None:
            raise LookupError(f"no limits for {self.tax_year}")
        return self.year_limits

    def __getitem__(self, question: Question[T]) -> T:
        """The answer; raises `NotAnswered` where it is missing or not on the path."""
        try:
            return self._values[question.id]  # type: ignore[no-any-return]
        except KeyError:
            raise NotAnswered(question.id) from None

    def get(self, question: Question[T]) -> T | None:
        """The answer, or None where the question is not on the path; raises `NotAnswered` where it is missing."""
        if question.id in self._open:
            raise NotAnswered(question.id)
        return self._values.get(question.id)

    def wished(self, question: Question[T]) -> T | None:
        """What the person wants although nobody asked, or None."""
        return self._wishes.get(question.id)

    def record_wish(self, question: Question[Any], value: object) -> None:
        """Puts a wish beside the path."""
        self._wishes[question.id] = value

    def given(self) -> Mapping[str, Any]:
        """The typed answers by question id, in path order."""
        return self._values

    def record(self, question: Question[Any], value: object) -> None:
        """Puts an answer on the path."""
        self._values[question.id] = value

    def leave_open(self, question: Question[Any]) -> None:
        """Marks a question that is on the path, or may be, and has no answer yet."""
        self._open.add(question.id)


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
            problem = None if given is None else _take(question, given, answers)
            if problem:
                problems.append((question.id, problem))
            if given is None or problem:
                answers.leave_open(question)
                unanswered.append(question)
        problems += _take_wishes(self.wishes, raw, answers)
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
                with suppress(NotAnswered):
                    given = question.usual_answer(answers)
            if given is None or _take(question, given, answers):
                answers.leave_open(question)
        return tuple(path)


def _take_wishes(wishes: Iterable[Question[Any]], raw: RawAnswers, answers: Answers) -> Iterator[tuple[str, Problem]]:
    """Puts the wishes beside the path; the ones that cannot be taken come back with the reason."""
    for wish in wishes:
        given = raw.get(wish.id)
        if given is None:
            continue
        try:
            answers.record_wish(wish, read_answer(wish, given, answers))
        except Problem as problem:
            yield wish.id, problem


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


def _take(question: Question[Any], given: object, answers: Answers) -> Problem | None:
    """Puts a valid answer on the path, or says why it cannot be taken."""
    try:
        answers.record(question, read_answer(question, given, answers))
    except Problem as problem:
        return problem
    return None


def read_answer(question: Question[Any], given: object, answers: Answers) -> object:
    """The typed value of an answer, possible beside the ones before it; raises `Problem`."""
    value = question.type.read_on(given, answers.today, first_day(answers.tax_year, answers.today))
    if question.check is not None:
        # An answer before it that is still missing makes nothing impossible yet.
        with suppress(NotAnswered):
            question.check(answers, value)
    return value


def doubted(question: Question[T], value: T, answers: Answers) -> tuple[str, ...] | None:
    """The answers to choose from where a value is possible but not likely beside the ones before it."""
    with suppress(NotAnswered):
        return question.doubt(answers, value) if question.doubt else None
    return None


def fallen_away(before: Iterable[Question[Any]], after: Iterable[Question[Any]], raw: RawAnswers) -> list[str]:
    """The ids of answered questions that a change took off the path."""
    kept = {question.id for question in after}
    return [q.id for q in before if q.id not in kept and raw.get(q.id) is not None]
