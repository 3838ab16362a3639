"""What a typed line was understood as: a closed union, and the situation in which the line was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.interview import RawAnswers
from core.limits import Limits


@dataclass(frozen=True)
class Situation:
    """Where the conversation is: the interview, its answers so far, the date and the limits of its tax year.

    `typed` are the same answers typed, where a replay has them already.
    """

    interview: str
    answers: RawAnswers
    today: date
    limits: Limits
    typed: Mapping[str, Any] | None = None


class WishKind(StrEnum):
    """Everything a person may ask the bot to do, whatever is open."""

    HELP = "help"
    BACK = "back"
    CANCEL = "cancel"
    RESTART = "restart"
    CHANGE = "change"
    LANGUAGE_DE = "language_de"
    LANGUAGE_EN = "language_en"
    RESULT = "result"
    STEPS = "steps"
    NEXT = "next"
    WHY = "why"
    PDF = "pdf"
    PICTURE = "picture"
    CALENDAR = "calendar"
    SHARE = "share"
    HR = "hr"
    REMIND = "remind"
    SETTINGS = "settings"
    PRIVACY = "privacy"
    DELETE = "delete"
    EXPORT = "export"
    FEEDBACK = "feedback"
    HUMAN = "human"
    WHO = "who"
    THANKS = "thanks"
    GREETING = "greeting"
    INSULT = "insult"
    YEAR = "year"
    WHAT_IF = "what_if"


@dataclass(frozen=True)
class Answered:
    """Answers by question id, the open question's among them where one is open; each fits its question.

    `unplaced` are the numbers of the line that answer nothing; `besides` is what the line wishes or asks as well.
    `untold` is what it says beside them that no question asks, by id.
    """

    answers: Mapping[str, object]
    unplaced: tuple[str, ...] = field(default=(), compare=False)
    besides: Wish | About | None = None
    untold: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class AskBack:
    """An answer with two readings, or an implausible one; `values` are to be offered, maybe none.

    `ahead` are answers that the line may rather give to other questions, by their ids.
    """

    question: str
    values: tuple[str, ...] = ()
    ahead: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Wish:
    """A wish; `change` may name the question, `year` has the year, `what_if` a share or an amount per pay date.

    `percent` is a share that was typed as a percentage, which may as well be one of pay, as on the plan's page;
    `of_the_most` where it is said to be one of what is possible, `is_less` where it is said to be less. `in_all`: the
    amount is one of the year; None where the line says neither that nor each pay date. `left` is what shall be left of
    each pay date, `instead_of` the amount in whose place it is wanted; `is_decided`: the line wonders about nothing.
    `of_after_tax`: it speaks of after-tax money. `of_business`: the amount is meant for the own business's plan.
    `of_wages`: it is what an own corporation still pays. `then`: what the line wishes of the result that has come
    about.
    """

    kind: WishKind
    question: str | None = None
    year: int | None = None
    share: Decimal | None = None
    amount: Decimal | None = None
    percent: Decimal | None = None
    of_the_most: bool = False
    is_less: bool = False
    in_all: bool | None = False
    left: Decimal | None = None
    instead_of: Decimal | None = None
    of_after_tax: bool = field(default=False, compare=False)
    times: int | None = field(default=None, compare=False)
    of_business: bool = field(default=False, compare=False)
    of_wages: bool = field(default=False, compare=False)
    is_decided: bool = field(default=False, compare=False)
    then: WishKind | None = None


@dataclass(frozen=True)
class Change:
    """A correction of answers given before, with the new values; `supposed`: only what if they were so.

    `unplaced` are the numbers of the line that answer nothing; `untold` is what it says that no question asks, by id.
    """

    answers: Mapping[str, object]
    supposed: bool = False
    unplaced: tuple[str, ...] = field(default=(), compare=False)
    untold: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class About:
    """A question of the person's own: the topics that answer it, best first; not `clear`: up to three to offer."""

    topics: tuple[str, ...]
    clear: bool


@dataclass(frozen=True)
class Refused:
    """An answer to the open question that cannot be taken, with the reason and the bounds of the answer's problem."""

    question: str
    reason: str
    bounds: Mapping[str, int | Decimal | date] = field(default_factory=dict)


@dataclass(frozen=True)
class Nothing:
    """Neither an answer nor a wish, and like no topic; `off_subject` where it is plainly about something else."""

    off_subject: bool = True


Understood = Answered | AskBack | Wish | Change | About | Refused | Nothing
