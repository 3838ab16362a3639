"""What asks, answers and says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.interview import Replay
from core.question import Question


@dataclass(frozen=True, slots=True)
class Words:
    """A text by its catalog key, with typed values: money, dates, counts, answers. `buttons` are (label key, data).

    `below` is said in the same message.
    """

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    buttons: tuple[tuple[str, str], ...] = ()
    replaces: int | None = None
    below: Words | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """The open question, its number among those asked, and how many are left after it; `notices` stand above it.

    A `short` one is a reminder of one line; `offers` are the only answers on its buttons where there are some,
    `ahead` those to later questions, by their ids. `explained` is the question just answered, whose help is wanted.
    """

    question: Question[Any]
    replay: Replay
    number: int
    left: int
    notices: tuple[Words, ...] = ()
    help_open: bool = False
    resumable: bool = False
    keeps: bool = False
    replaces: int | None = None
    short: bool = False
    offers: tuple[str, ...] = ()
    ahead: Mapping[str, str] = field(default_factory=dict)
    explained: Question[Any] | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """Answers taken from one line, each with a button to correct it; `former` holds the values they replace.

    `unplaced` are the numbers of the line that answer nothing; `worth` is what a percentage or a formula comes to.
    """

    answers: Mapping[str, Any]
    former: Mapping[str, Any] = field(default_factory=dict)
    unplaced: tuple[str, ...] = ()
    worth: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WhichAnswer:
    """A number without a word: the answers that it may be, one of which is taken by a tap.

    `elected`: it may also be what is to go in from each pay date.
    """

    answers: Mapping[str, str]
    elected: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The answered question, in place of the question; as a message of its own where that is not known.

    `worth` is what a percentage or a formula comes to in dollars.
    """

    question: str
    answer: Any
    replaces: int | None
    worth: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Retire:
    """An older copy of the open question loses its buttons."""

    replaces: int


@dataclass(frozen=True, slots=True)
class Review:
    """The answers on the path, each with a button to change it; `page` counts the screens."""

    replay: Replay
    interview: str
    page: int = 0
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class HrMessage:
    """The message to HR about exactly the points of `hr_points`, dated; `link` leads to the bot."""

    points: tuple[str, ...]
    link: str = ""
    today: date | None = None


@dataclass(frozen=True, slots=True)
class HrReply:
    """What a pasted answer from HR says, to be taken with one tap; `former` are the answers that it contradicts.

    `again`: it was read before and waits. `conditions` are those on which a document gives an answer.
    """

    answers: Mapping[str, Any]
    former: Mapping[str, Any]
    again: bool = False
    conditions: Mapping[str, str] = field(default_factory=dict)


class SettingsPage(StrEnum):
    """The pages of the settings: the menu, and one for each thing that is chosen from several."""

    MENU = "show"
    LANGUAGE = "language"
    YEAR = "year"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class Settings:
    """A page of the settings with what is set now."""

    page: SettingsPage
    tax_year: int
    years: tuple[int, ...]
    zone: str | None
    zones: tuple[str, ...]
    plain: bool
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """A case without its amounts, and where it can be sent."""

    case: tuple[str, ...]
    contact: str
