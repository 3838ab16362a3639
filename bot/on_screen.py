"""The buttons on screen: what is written on them, so that who types those words gets what the button does."""

from __future__ import annotations

from collections.abc import Iterable

from bot.messages import Message
from bot.session import Session
from bot.understanding.words import line_of


def remember_buttons(session: Session, messages: Iterable[Message]) -> None:
    """Keeps the labels of the buttons that a turn shows; a turn without buttons leaves those before it standing."""
    buttons = [button for message in messages for row in message.rows for button in row if button.data]
    if not buttons:
        return
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for button in buttons:
        words, data = plain(button.label), button.data or ""
        if found.setdefault(words, data) != data:
            doubtful.add(words)
    session.on_screen = {
        words: data for words, data in found.items() if words not in doubtful and not _says_nothing(words)
    }


def plain(label: str) -> str:
    """The words of a label or of a typed line, without signs."""
    return " ".join(word.text for word in line_of(label).words if word.text.isalnum())


def _says_nothing(words: str) -> bool:
    """No words, or numbers alone: a typed number may be anything else."""
    return not any(character.isalpha() for character in words)
