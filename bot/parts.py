"""What a turn says, without words: parts that the rendering turns into messages of a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.assess import Result
from core.growth import Assumptions
from core.interview import Question, Replay
from core.limits import Limits
from core.plan_document import Finding


@dataclass(frozen=True, slots=True)
class Words:
    """A text by its catalog key, with typed values: money, dates, counts, answers. `buttons` are (label key, data)."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    buttons: tuple[tuple[str, str], ...] = ()
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """The open question with its place on the path; `notices` stand above it."""

    question: Question[Any]
    replay: Replay
    number: int
    total: int
    notices: tuple[Words, ...] = ()
    help_open: bool = False
    resumable: bool = False
    keeps: bool = False
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The answered question, in place of the question; as a message of its own where that is not known."""

    question: str
    answer: Any
    replaces: int | None


@dataclass(frozen=True, slots=True)
class Retire:
    """An older copy of the open question loses its buttons."""

    replaces: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result on one screen; `more` opens all its buttons, `plain` is for who reads no rich messages."""

    result: Result
    replaces: int | None = None
    more: bool = False
    plain: bool = False
    new_year: int | None = None


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """How the result is reckoned, in tables; with `plain` as ordinary text alone."""

    result: Result
    plain: bool = False


@dataclass(frozen=True, slots=True)
class OneStep:
    """One step of the plan opened in place of the list, to be ticked off."""

    result: Result
    index: int
    ticked: tuple[str, ...] = ()
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A step whose day has come; `late` is that day where it is over."""

    result: Result
    index: int
    key: str
    late: date | None = None


@dataclass(frozen=True, slots=True)
class Reminders:
    """The dated steps with their reminders, to be set and taken back."""

    result: Result
    reminders: Mapping[str, int]
    zone: str
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class WholePlan:
    """All steps with ticks and dates, each with a button; `new_year` offers the same plan for this year."""

    result: Result
    ticked: tuple[str, ...] = ()
    new_year: int | None = None
    replaces: int | None = None
    pins: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons with their law, and the warnings."""

    result: Result


@dataclass(frozen=True, slots=True)
class Review:
    """The answers on the path, each with a button to change it."""

    replay: Replay
    interview: str


@dataclass(frozen=True, slots=True)
class HrMessage:
    """The message to HR about exactly the open points; `link` leads to the bot."""

    open_questions: tuple[str, ...]
    link: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """The result to pass on, with or without its amounts; `link` leads to the bot."""

    result: Result
    link: str


@dataclass(frozen=True, slots=True)
class Topic:
    """An explanation, with the person's own figures where a result exists."""

    topic: str
    limits: Limits
    result: Result | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary term."""

    slug: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class Topics:
    """Several explanations to choose from."""

    topics: tuple[str, ...]
    key: str = "topics.several"


@dataclass(frozen=True, slots=True)
class File:
    """A file that is made when it is sent: `export`, `picture`, `pdf`, `ics`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document is being read: the message behind it fetches and reads it."""

    file_id: str


@dataclass(frozen=True, slots=True)
class PlanFindings:
    """What a plan document says, to be confirmed, and the questions that it leaves open."""

    findings: tuple[Finding, ...]
    pages: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """The chart of growth in Roth and in a taxable account, with buttons to change what it assumes."""

    assumptions: Assumptions


AskingPart = Ask | HrMessage | Record | Retire | Review | Words
"""What asks, answers and says."""

ResultPart = Arithmetic | OneStep | Outcome | Reminder | Reminders | Share | WholePlan | Why
"""What shows a result."""

TopicPart = Term | Topic | Topics
"""What explains."""

FilePart = File | Growth | PlanFindings | Reading
"""What brings a file, or comes from one."""

Part = AskingPart | ResultPart | TopicPart | FilePart
"""Everything that a turn can say; rendering forgets none of them (`assert_never`)."""
