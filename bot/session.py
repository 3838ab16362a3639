"""What is kept of a conversation: the answers as given, and what the person sees."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple


class LastPress(NamedTuple):
    """The answer button taken last, to tell a double tap from an old button."""

    data: str
    at: float


@dataclass(slots=True)
class Session:
    """One person's conversation. `answers` is shared by all interviews; the path follows from it alone.

    `stage` is `idle` before and between interviews, `asking` while a question is open and `done` beside a
    result. `asked` is the question the person sees, `asked_message` the message that shows it. `changing` holds
    the question under change with its former answer, so that going back restores it. `ticked` and `reminders` name
    steps by `step_key`, reminders with their time in seconds since 1970; `zone` is the person's time zone.
    """

    language: str
    answers: dict[str, Any] = field(default_factory=dict)
    interview: str = "mega"
    stage: str = "idle"
    asked: str | None = None
    asked_message: int | None = None
    help_open: bool = False
    changing: tuple[str, Any] | None = None
    told: dict[str, str] = field(default_factory=dict)
    last_press: LastPress | None = None
    ticked: list[str] = field(default_factory=list)
    reminders: dict[str, int] = field(default_factory=dict)
    zone: str | None = None


_KEPT = tuple(each.name for each in fields(Session) if each.name != "asked_message")


def step_key(interview: str, tax_year: int, code: str) -> str:
    """The name of a step of one plan, short enough for a button."""
    return f"{interview}:{tax_year}:{code}"


def session_as_json(session: Session) -> dict[str, Any]:
    """The session without what is empty; `asked_message` is stored beside it, because the door learns it later."""
    plain = {name: value for name in _KEPT if (value := getattr(session, name))}
    if session.last_press:
        plain["last_press"] = list(session.last_press)
    return plain


def session_from_json(plain: dict[str, Any], asked_message: int | None) -> Session:
    """The session back from its JSON."""
    session = Session(**plain, asked_message=asked_message)
    if session.changing:
        session.changing = (session.changing[0], session.changing[1])
    if session.last_press:
        session.last_press = LastPress(*session.last_press)
    return session


def next_due(session: Session) -> int | None:
    """When the next reminder is due, in seconds since 1970."""
    return min(session.reminders.values(), default=None)
