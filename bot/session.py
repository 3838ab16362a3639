"""What is stored of a conversation: the answers as given, and what the person sees."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

import orjson
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from bot.diary import DiaryEntry, EntryDraft
from bot.languages import DEFAULT_LANGUAGE, LANGUAGES
from core.assess import INTERVIEWS

SESSION_VERSION = 1
"""Raised when a field changes its meaning; a new field needs only a default."""


class UnreadableRow(Exception):
    """A stored row that this release cannot read; the message names the cause and no content."""


class LastPress(NamedTuple):
    """The answer button taken last, to tell a double tap from an old button."""

    data: str
    at: float


def _known_language(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError("unknown language")
    return code


def _known_interview(name: str) -> str:
    if name not in INTERVIEWS:
        raise ValueError("unknown interview")
    return name


class Session(BaseModel):
    """One person's conversation. `answers` is shared by all interviews; the path follows from it alone.

    A new field is one line here, with a default. A key that this release does not know stays in the row, so that
    going back to an older release and forward again loses nothing.

    `stage` is `idle` before and between interviews, `asking` while a question is open and `done` beside a
    result. `asked` is the question the person sees, `asked_message` the message that shows it. `changing` holds
    the question under change with its former answer, so that going back restores it;
    `doubted` is the question and the line that was asked back last. `ticked` and `reminders` name
    steps by `step_key`, reminders with their time in seconds since 1970; `zone` is the person's time zone.
    `tax_years` are the years of interviews that the person has left.
    `plain` is for a person whose app shows no rich messages. `awaits` is what the next typed line is expected to be:
    a smaller amount, a part of a diary entry, a time zone, or the yes or no to what was asked. `planned_on` is the
    day on which the interview was finished. `shown_step` is the step on screen, `tried` the amount only looked at.
    `waits_for_limits` is the tax year whose published limits the person wants to hear of.
    `hr_asked` are the questions of the last message to HR, `found` what its answer said, not confirmed yet.
    `counted_on` is the day on which the after-tax money of the year was answered. `diary` is the money of all years,
    `draft` an entry that is being written, `entries_made` the last entry's number.
    `payslip` are the answers of the payslip read last, until they are taken or left, `payslip_without` those left out.
    """

    model_config = ConfigDict(extra="allow")

    language: Annotated[str, AfterValidator(_known_language)] = DEFAULT_LANGUAGE
    answers: dict[str, Any] = Field(default_factory=dict)
    interview: Annotated[str, AfterValidator(_known_interview)] = "mega"
    stage: Literal["idle", "asking", "done"] = "idle"
    asked: str | None = None
    # In a column of its own, because the door learns it only when the message was sent.
    asked_message: int | None = Field(default=None, exclude=True)
    help_open: bool = False
    changing: tuple[str, Any] | None = None
    doubted: str | None = None
    told: dict[str, str] = Field(default_factory=dict)
    last_press: LastPress | None = None
    ticked: list[str] = Field(default_factory=list)
    reminders: dict[str, int] = Field(default_factory=dict)
    zone: str | None = None
    tax_years: dict[str, int] = Field(default_factory=dict)
    plain: bool = False
    awaits: Literal["take", "restart", "delete", "entry", "zone"] | None = None
    planned_on: date | None = None
    shown_step: int | None = None
    tried: str | None = None
    waits_for_limits: int | None = None
    hr_asked: list[str] = Field(default_factory=list)
    found: dict[str, Any] = Field(default_factory=dict)
    diary: list[DiaryEntry] = Field(default_factory=list)
    draft: EntryDraft | None = None
    entries_made: int = 0
    counted_on: date | None = None
    payslip: dict[str, str] = Field(default_factory=dict)
    payslip_without: list[str] = Field(default_factory=list)
    version: int = SESSION_VERSION


def step_key(interview: str, tax_year: int, code: str) -> str:
    """The name of a step of one plan, short enough for a button."""
    return f"{interview}:{tax_year}:{code}"


def session_as_json(session: Session) -> bytes:
    """The stored form of a session. Every field is written, so that a later change of a default changes no row."""
    return session.model_dump_json().encode()


def session_from_json(plain: bytes, asked_message: int | None) -> Session:
    """The session back from its stored form; raises `UnreadableRow` if the answers cannot be read.

    Any other field that cannot be read falls back to its default: losing a tick is better than losing the answers.
    """
    try:
        session = Session.model_validate_json(plain)
    except ValidationError as error:
        session = _without(plain, {str(each["loc"][0]) for each in error.errors() if each["loc"]})
    session.asked_message = asked_message
    return session


def _without(plain: bytes, unreadable: set[str]) -> Session:
    if not unreadable or "answers" in unreadable:
        raise UnreadableRow("the answers cannot be read")
    stored = orjson.loads(plain)
    return Session.model_validate({key: value for key, value in stored.items() if key not in unreadable})


def next_due(session: Session) -> int | None:
    """When the next reminder is due, in seconds since 1970."""
    return min(session.reminders.values(), default=None)
