"""A question is one record.

Whatever anybody needs to know about a question stands in its `Question`; only its words stand elsewhere, under its id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, StrEnum, auto
from typing import Any, Generic, TypeVar

from core.answer_types import AnswerType
from core.answers import Answers, NotAnswered

T = TypeVar("T")


def always(_: Answers) -> bool:
    """Asked of everybody."""
    return True


class Pay(StrEnum):
    """Which pay an amount is: before taxes and deductions, or what lands in the bank."""

    GROSS = "gross"
    NET = "net"


class Unit(StrEnum):
    """What a number counts that decides a choice."""

    AGE = "age"
    HEADS = "heads"
    DOLLARS = "dollars"


@dataclass(frozen=True)
class ByNumber:
    """The choice that a number comes to, such as no employees for 0; None where the number decides nothing."""

    unit: Unit
    code: Callable[[Answers, Decimal], str | None]


@dataclass(frozen=True)
class Talk:
    """How people talk about the answer to a question; the defaults are right for most.

    `said_with` are the questions in whose answers people tell this one too: pay, in `nurse, I make 130k`.
    `names_shared_with` are ids of questions whose names people use for this one as well: `salary` for the wages from
    one's own corporation. `part_of` is the question whose amount has this one's in it or not: a bonus in the pay.
    `adds_up`: the answer is a sum, and what is named in its line belongs to it. `pay`: the amount is pay of this kind;
    `each_pay_date`: of one pay date, not of the year. `whole_year`: an amount of a whole year, which one of a month
    comes to twelve times. `by_number`: what a number means where codes are asked for.
    `widest` is supposed where nothing is known yet: the answer that leaves the fewest later amounts in doubt.
    `told_early`: people say it of themselves before they are asked, even in the first line.
    `says_most` are codes of which the first one is taken where a line names several: `separate returns, no longer
    together`. `together` is the code that two others come to where a line names both. `of_each`: the ids of the same
    question about oneself and about the spouse, where both are asked. `of_today`: what was so before, or will be so
    later, is no answer: `ab Mai wieder Frankfurt`. `by_days`: what two days of a month mean.
    `box`: the number of the form's box in which the answer is printed. `rather` are answers to
    other questions that a doubtful answer to this one may be: a cap of 0, in a plan that takes no after-tax money.
    """

    said_with: tuple[Question[Any], ...] = ()
    names_shared_with: tuple[str, ...] = ()
    part_of: Question[Any] | None = None
    adds_up: bool = False
    pay: Pay | None = None
    each_pay_date: bool = False
    whole_year: bool = False
    by_number: ByNumber | None = None
    widest: object = None
    told_early: bool = False
    says_most: tuple[str, ...] = ()
    together: Mapping[frozenset[str], str] = field(default_factory=dict)
    of_each: tuple[str, str] | None = None
    of_today: bool = False
    by_days: Callable[[int, int], str | None] | None = None
    box: str = ""
    rather: Mapping[str, str] = field(default_factory=dict)


class Whose(Enum):
    """Whom an answer is about, and so which plans of a household share it.

    One job or business alone; a person, and so all of that person's jobs; a person again, but mostly the same for the
    spouse, who lives in the same home; or both spouses who file jointly.
    """

    JOB = auto()
    PERSON = auto()
    HOME = auto()
    COUPLE = auto()


@dataclass(frozen=True, eq=False)
class Question(Generic[T]):
    """A typed key: what is asked, how the answer is read and when it belongs to the path.

    `asked_when`, `check` and `doubt` see only the answers before this question. `check` raises `Problem` for an
    answer that cannot be true beside them. `doubt` names the answers to choose from where a value is possible but
    not likely, the value itself among them; None where there is no doubt. `usual` is an ordinary answer, or makes
    one from the answers before it; `suggestions` are offered as buttons; `figures` are amounts that its texts name.
    `plan_answers`: only the plan can answer, so that it may be asked of HR. `document_answers`: a plan document can.
    `yearly`: an amount or a count of one year, asked again for another. `talk`: how people talk about it.
    `volunteered`: nobody is asked; it is on the path only where somebody says it of their own accord.
    `whose`: whom the answer is about. `most`: the limit of the law, named where more is asked back.
    `helped_for`: the interview whose help differs from that of others.
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
    volunteered: bool = False
    whose: Whose = Whose.JOB
    most: Callable[[Answers], Decimal] | None = None
    helped_for: str = ""
    doubt: Callable[[Answers, T], tuple[str, ...] | None] | None = None
    talk: Talk = Talk()

    @property
    def section(self) -> str:
        """What it is about, by the first part of its id: `job`, `business`; the whole id of one about the person."""
        return self.id.partition(".")[0]

    def may_be_asked(self, answers: Answers) -> bool:
        """Whether it belongs to the path, or may, as far as the answers before it are known."""
        try:
            return self.asked_when(answers)
        except NotAnswered:
            return True

    def suggested(self, answers: Answers) -> tuple[str, ...]:
        """What is offered as buttons; nothing while an answer is missing on which that depends."""
        with suppress(NotAnswered):
            return self.suggestions(answers)
        return ()

    def usual_answer(self, answers: Answers) -> object:
        """An ordinary answer beside the ones before it."""
        return self.usual(answers) if callable(self.usual) else self.usual


def read_answer(question: Question[Any], given: object, answers: Answers) -> object:
    """The typed value of an answer, possible beside the ones before it; raises `Problem`."""
    value = question.type.read_on(given, answers.today, answers.earliest_pay_date)
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
