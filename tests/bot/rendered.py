"""A part as a person sees it: its one message, the words without marks, the buttons."""

from __future__ import annotations

from bot import texts
from bot.messages import Message
from bot.parts import Part
from bot.rendering import render


def message(part: Part, language: str = "en") -> Message:
    """The only message of a part."""
    (only,) = render(part, language)
    return only


def said(part: Part, language: str = "en") -> str:
    """The words of the only message of a part."""
    return texts.plain(message(part, language).text)


def labels(shown: Message) -> dict[str, str | None]:
    """The buttons by their data, with their colour."""
    return {button.data or "": button.style for row in shown.rows for button in row}
