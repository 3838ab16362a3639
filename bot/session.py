"""What is kept of a conversation: the answers as given, and what the person sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

LANGUAGES = ("en", "de")


class LastPress(NamedTuple):
    """The answer button taken last, to tell a double tap from an old button."""

    data: str
    at: float


@dataclass(slots=True)
class Session:
    """One person's conversation. `answers` is shared by all interviews; the path follows from it alone.

    `stage` is `idle` before and between interviews, `asking` while a question is open and `done` beside a
    result. `asked` is the question the person sees, `asked_message` the message that shows it. `changing` holds
    the question under change with its former answer, so that going back restores it.
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


_KEPT = ("language", "answers", "interview", "stage", "asked", "help_open", "changing", "told", "last_press")


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
