"""What a person can do, whatever the door it comes through."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that is no command."""

    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its canonical name, with what stands behind it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button, with the message that carries it where the door knows it."""

    data: str
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that is no text: `sticker`, `voice`, `photo`, `document`, `other`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A message changed after it was sent."""


@dataclass(frozen=True, slots=True)
class Due:
    """The time of a reminder has come."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The person has blocked the bot or left Telegram."""


Event = Due | Gone | Typed | Command | Pressed | Unreadable | Edited
