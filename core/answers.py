"""The answers on one person's path, looked up by the question that they answer."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date
from typing import Any, Protocol, TypeVar

from core.answer_types import AnswerType
from core.limits import Limits
from core.pay_dates import earliest_next_pay_date

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class NotAnswered(LookupError):
    """What is asked for depends on an answer that is not there yet."""


class Asked(Protocol[T_co]):
    """What an answer is looked up by: a question with the type of its answers."""

    @property
    def id(self) -> str:
        """The id, such as `job.pay`."""

    @property
    def type(self) -> AnswerType[T_co]:
        """What reads the answer."""


class Answers:
    """The answers on one person's path, typed; what is off the path is invisible."""

    __slots__ = ("_open", "_values", "_wishes", "earliest_pay_date", "tax_year", "today", "year_limits")

    def __init__(self, limits: Limits | None, today: date, tax_year: int | None = None) -> None:
        self._values: dict[str, Any] = {}
        self._wishes: dict[str, Any] = {}
        self._open: set[str] = set()
        self.year_limits = limits
        self.today = today
        self.tax_year = tax_year or (limits.year if limits else today.year)
        self.earliest_pay_date = earliest_next_pay_date(self.tax_year, today)

    @property
    def is_year_over(self) -> bool:
        """Whether 31 December of the tax year is past: no pay of it is to come, and a conversion counts later."""
        return self.today.year > self.tax_year

    @property
    def limits(self) -> Limits:
        """The limits of the tax year; an interview that uses none must not ask for them."""
        if self.year_limits is None:
            raise LookupError(f"no limits for {self.tax_year}")
        return self.year_limits

    def __getitem__(self, question: Asked[T]) -> T:
        """The answer; raises `NotAnswered` where it is missing or not on the path."""
        try:
            return self._values[question.id]  # type: ignore[no-any-return]
        except KeyError:
            raise NotAnswered(question.id) from None

    def get(self, question: Asked[T]) -> T | None:
        """The answer, or None where the question is not on the path; raises `NotAnswered` where it is missing."""
        if question.id in self._open:
            raise NotAnswered(question.id)
        return self._values.get(question.id)

    def wished(self, question: Asked[T]) -> T | None:
        """What the person wants although nobody asked, or None."""
        return self._wishes.get(question.id)

    def record_wish(self, question: Asked[Any], value: object) -> None:
        """Puts a wish beside the path."""
        self._wishes[question.id] = value

    def given(self) -> Mapping[str, Any]:
        """The typed answers by question id, in path order."""
        return self._values

    def record(self, question: Asked[Any], value: object) -> None:
        """Puts an answer on the path."""
        self._values[question.id] = value

    def of(self, ids: Set[str]) -> Answers:
        """The answers to some of the questions, apart from these."""
        some = Answers(self.year_limits, self.today, self.tax_year)
        some._values = {key: value for key, value in self._values.items() if key in ids}
        some._open = self._open & ids
        return some

    def beside(self, question: Asked[Any], value: object) -> Answers:
        """The same answers with one more wish, apart from these."""
        others = self.of(self._values.keys() | self._open)
        others._wishes = {**self._wishes, question.id: value}
        return others

    def in_year(self, tax_year: int, changes: Mapping[str, Any]) -> Answers:
        """The same answers, some of them changed, for another year under the same limits; apart from these."""
        others = Answers(self.year_limits, self.today, tax_year)
        others._values = {**self._values, **changes}
        return others

    def leave_open(self, question: Asked[Any]) -> None:
        """Marks a question that is on the path, or may be, and has no answer yet."""
        self._open.add(question.id)
