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
    session.on_screen = {words: data for words, data in found.items() if words and words not in doubtful}


def plain(label: str) -> str:
    """The words of a label or of a typed line, without signs; of one without words a percentage or an amount.

    Nothing for numbers alone, which may be anything else when they are typed.
    """
    words = " ".join(word.text for word in line_of(label).words if word.text.isalnum())
    if any(character.isalpha() for character in words):
        return words
    return "".join(label.split()) if "%" in label or "$" in label else ""
