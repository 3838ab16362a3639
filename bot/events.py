"""What a person can do, whatever the door it comes through."""

from __future__ import annotations

from dataclasses import dataclass

from bot.document.result import PayslipReading, PlanReading


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
    """Something that is no text: `sticker`, `voice`, `photo`, `other`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file that may be a plan document or a payslip: its id at Telegram, and its size in bytes."""

    file_id: str
    size: int


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """A document has been read: what it says, or the reason why it cannot be read.

    `profile` is the one for which it was sent, where the chat has several.
    """

    reading: PlanReading | PayslipReading | None = None
    refused: str = ""
    profile: int | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """A message changed after it was sent."""


@dataclass(frozen=True, slots=True)
class Due:
    """The time of a reminder has come."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The person has blocked the bot or left Telegram."""


Event = Document | Due | Gone | DocumentRead | Typed | Command | Pressed | Unreadable | Edited
