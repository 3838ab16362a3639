"""A database with one person in it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from bot.messages import Message
from bot.session import Session
from bot.storage import Storage
from bot.storage.encryption import key_bytes

KEY = key_bytes("a passphrase for the tests")
CHAT = 77


def save(storage: Storage, *messages: Message) -> None:
    """A session of the person, and messages that wait to be sent to them."""
    storage.save([storage.rows_of(None, CHAT, Session(language="en"), list(messages))])


def filled(path: Path) -> None:
    """A database at a path, closed again."""
    with closing(Storage(path, KEY)) as storage:
        save(storage)
