"""What is stored of a chat: the profile that is open, the others, and what belongs to the chat as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal, NamedTuple

import orjson
from pydantic import AfterValidator, Field, ValidationError

from bot.languages import DEFAULT_LANGUAGE, LANGUAGES
from bot.profile import Profile

SESSION_VERSION = 1
"""Raised when a field changes its meaning; a new field needs only a default."""

Naming = Literal["open", "open_then_job", "job", "spouse"]
"""What a name is for: the open profile, that and then a further job, a further job, or the spouse."""


class ToldOf(NamedTuple):
    """Somebody of whom a line told, and what it said of them as of oneself; no name where only `my wife` was said."""

    name: str
    facts: str


Place = tuple[int | str, ...]
"""Where a field stands in a stored session, from the outside in."""


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


class PlanShown(NamedTuple):
    """Which plan the message with the steps shows, when it was said, whether it is pinned, or only pointed to then."""

    name: str
    at: float
    pinned: bool = False
    pointed: bool = False


class Shown(NamedTuple):
    """The numbers of the messages that show the open question, the steps and the result, each in its column."""

    asked_message: int | None = None
    plan_message: int | None = None
    result_message: int | None = None

    def put_into(self, session: Session) -> None:
        """Sets the numbers of a session that has just been read."""
        for column, number in self._asdict().items():
            setattr(session, column, number)


NOTHING_SHOWN = Shown()


class Session(Profile):
    """One chat: the open profile, whose fields are the session's own, and the others, which are put aside.

    So a feature reads and writes `session.answers` or `session.diary` and need not know that there are others. A new
    field is one line with a default: in `Profile` where each plan has its own, here where the chat has one. A key
    that this release does not know stays in the row, so that going back to an older release and forward again loses
    nothing.

    `zone` is the person's time zone, `remind_wish` the line that wanted a reminder before it was known; `plain` is for
    a person whose app shows no rich messages. `waits_for_limits` is the tax year whose published limits the person
    wants to hear of. `profiles_made` is the number given last, `naming` what the next typed name is for, `told_of` of
    whom a line told and nobody has said yet who that is. `on_screen` are the buttons shown last, what each does by its
    label.
    `plan_message` is the message that shows the steps of `plan_shown`, `result_message` the one that shows the result
    of the profile `result_of`; `result_is_last` while nothing stands below it.
    """

    language: Annotated[str, AfterValidator(_known_language)] = DEFAULT_LANGUAGE
    # In a column of its own, because the door learns it only when the message was sent.
    plan_message: int | None = Field(default=None, exclude=True)
    plan_shown: PlanShown | None = None
    result_message: int | None = Field(default=None, exclude=True)
    result_of: int | None = None
    result_is_last: bool = False
    zone: str | None = None
    remind_wish: str | None = None
    plain: bool = False
    last_press: LastPress | None = None
    waits_for_limits: int | None = None
    others: list[Profile] = Field(default_factory=list)
    profiles_made: int = 1
    naming: Naming | None = None
    told_of: list[ToldOf] = Field(default_factory=list)
    on_screen: dict[str, str] = Field(default_factory=dict)
    version: int = SESSION_VERSION

    @property
    def shown(self) -> Shown:
        """The messages that are known to show something of the chat."""
        return Shown(self.asked_message, self.plan_message, self.result_message)

    @property
    def profiles(self) -> list[Profile]:
        """All profiles in the order in which they were made; the open one is the session itself."""
        return sorted((self, *self.others), key=lambda each: each.profile)

    def open(self, number: int) -> bool:
        """Changes places with another profile; False where there is none with this number."""
        at = next((index for index, other in enumerate(self.others) if other.profile == number), None)
        if at is None:
            return False
        opened, self.others[at] = self.others[at], put_aside(self)
        for field in Profile.model_fields:
            setattr(self, field, getattr(opened, field))
        self.__pydantic_extra__ = dict(opened.model_extra or {})
        return True


def put_aside(session: Session) -> Profile:
    """The open profile as it is kept among the others, with the fields that only another release knows."""
    fields = {field: getattr(session, field) for field in Profile.model_fields}
    return Profile.model_construct(**fields, **(session.model_extra or {}))


def session_as_json(session: Session) -> bytes:
    """The stored form of a session. Every field is written, so that a later change of a default changes no row."""
    return session.model_dump_json().encode()


def session_from_json(plain: bytes, shown: Shown = NOTHING_SHOWN) -> Session:
    """The session back from its stored form; raises `UnreadableRow` if the answers cannot be read.

    Any other field that cannot be read falls back to its default: losing a tick is better than losing the answers.
    """
    try:
        session = Session.model_validate_json(plain)
    except ValidationError as error:
        session = _without(plain, {_place(each["loc"]) for each in error.errors() if each["loc"]})
    shown.put_into(session)
    return session


def _place(location: Place) -> Place:
    """The field of the open profile, or of another one, in which something cannot be read."""
    is_of_another = location[0] == "others" and len(location) > 2
    return location[:3] if is_of_another else location[:1]


def _without(plain: bytes, unreadable: Iterable[Place]) -> Session:
    places = list(unreadable)
    if not places or any(place[-1] in ("answers", "others") for place in places):
        raise UnreadableRow("the answers cannot be read")
    stored = orjson.loads(plain)
    for place in places:
        _drop(stored, place)
    try:
        return Session.model_validate(stored)
    except ValidationError:
        raise UnreadableRow("the answers cannot be read") from None


def _drop(stored: Any, place: Place) -> None:
    for step in place[:-1]:
        stored = stored[step]
    stored.pop(place[-1], None)


def next_due(session: Session) -> int | None:
    """When the next reminder of any profile is due, in seconds since 1970."""
    return min((at for profile in session.profiles for at in profile.reminders.values()), default=None)
