"""What a turn said, rendered in the person's language and made ready to write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.conversation import Turn
from bot.events import Due, Pressed
from bot.incoming import Incoming
from bot.messages import Message
from bot.on_screen import remember_buttons
from bot.parts import Part, Words
from bot.rendering import render
from bot.session import Session
from bot.storage import Change, Storage, TurnRows


def rendered(parts: Iterable[Part], language: str) -> list[Message]:
    """The messages of all parts, in order."""
    return [message for part in parts for message in render(part, language)]


class TurnWriter:
    """Turns into rows of the database; nothing is written yet."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def rows_of(self, incoming: Incoming, turn: Turn, language: str, *notices: Words) -> TurnRows:
        """The session that a turn leaves, and what it says; without a session the person is deleted."""
        messages = rendered((*notices, *turn.parts), language)
        if turn.session is not None:
            remember_buttons(turn.session, messages)
            _note_what_is_last(turn.session, incoming, messages)
        # What is new goes first: somebody waits for it, and nobody for the tidying of older messages.
        messages.sort(key=lambda message: message.edits is not None)
        rows = self._storage.rows_of(incoming.update_id, incoming.chat_id, turn.session, _in_topic(messages, incoming))
        if turn.session is None:
            rows.change = Change.DELETE
        return rows

    def only_say(self, incoming: Incoming, messages: list[Message], change: Change = Change.NOTHING) -> TurnRows:
        """Messages alone; the stored session stays, unless its row is to be deleted."""
        rows = self._storage.rows_of(incoming.update_id, incoming.chat_id, None, _in_topic(messages, incoming))
        rows.change = change
        return rows


def _note_what_is_last(session: Session, incoming: Incoming, messages: list[Message]) -> None:
    """A result stands last until something else is said below it, or typed and answered by an edit."""
    new = [message for message in messages if message.edits is None]
    if new or not isinstance(incoming.event, (Pressed, Due)):
        session.result_is_last = bool(new) and new[-1].result


def _in_topic(messages: list[Message], incoming: Incoming) -> list[Message]:
    """An answer stays in the topic in which the person wrote."""
    return messages if incoming.thread is None else [replace(each, thread=incoming.thread) for each in messages]
