"""A message as every door shows it: text in Telegram's HTML, rows of buttons, and whether it replaces another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SCREEN = 900
"""The most characters of a message on a phone."""

READ = "read:"
"""Begins an attachment that is no file to send but one to fetch and read; the rest is its id at Telegram."""


Style = Literal["primary", "success", "danger"]
"""The colour of a button: what comes next, what is done, what deletes. Answers have none: a colour would steer."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button that sends data back, opens a link or copies a text."""

    label: str
    data: str | None = None
    url: str | None = None
    copies: str | None = None
    style: Style | None = None


Rows = tuple[tuple[Button, ...], ...]


def document_of(message: Message) -> tuple[str, int | None]:
    """The id of the document that a message asks to be read, and the number of the profile that it is for."""
    file_id, _, profile = (message.attachment or "").removeprefix(READ).partition("@")
    return file_id, int(profile) if profile.isdigit() else None


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `edits` names the message it replaces, `asks` marks the one that shows the open question.

    An empty text with `edits` changes the buttons of that message, or takes them off, and leaves its words.
    `attachment` names a file that is made only when the message is sent (see `attachments`); the text is its caption.
    `rich` is the same content in Telegram's rich HTML, to be sent first where it can be shown; `pins` pins the message.
    `plan` marks the one that shows the steps: its number is kept, and where the message that it edits is gone it is
    sent as a new one; `result` marks the one with the result in the same way. `unpins` takes the pin off.
    `thread` is the topic of a private chat that it belongs to.
    """

    text: str
    rows: Rows = ()
    edits: int | None = None
    asks: bool = False
    attachment: str | None = None
    rich: str | None = None
    pins: bool = False
    plan: bool = False
    result: bool = False
    unpins: bool = False
    thread: int | None = None
