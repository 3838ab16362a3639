"""The outbox: messages that are committed and not known to be sent."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from sqlite_utils import Database

from bot.messages import Message
from bot.storage.encryption import Cipher, WrongKey

log = logging.getLogger(__name__)

MESSAGE_VERSION = 1
"""Raised when a field of a message changes its meaning; a new field needs only a default."""


class _Row(BaseModel):
    """A message as it is stored. Keys that this release does not know are ignored."""

    version: Annotated[int, Field(ge=1)] = MESSAGE_VERSION
    message: Message


_MESSAGE = TypeAdapter(Message)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message in the outbox.

    `id` is given by the database; `at` is when it was put there, on the process's clock. `tries` is how often what it
    asks for was begun: a document that ends the program with it must not do so for ever.
    """

    id: int
    chat_id: int
    message: Message
    at: float = field(default_factory=time.monotonic)
    tries: int = 0


def seal_message(cipher: Cipher, chat_id: int, message: Message) -> bytes:
    """The encrypted row of a message."""
    # Written by hand: building a model first would take as long as the rest.
    body = b'{"version":%d,"message":%b}' % (MESSAGE_VERSION, _MESSAGE.dump_json(message, exclude_defaults=True))
    return cipher.seal(body, outbox_name(chat_id))


def put(db: Database, chat_id: int, message: Message, sealed: bytes) -> Outgoing:
    """Inserts a message."""
    row = db.execute("insert into outbox (chat_id, sealed) values (?, ?)", [chat_id, sealed])
    assert row.lastrowid is not None
    return Outgoing(row.lastrowid, chat_id, message)


def put_tries(db: Database, tries: Mapping[int, int]) -> None:
    """Writes how often what rows ask for was begun."""
    for row_id, number in tries.items():
        db.execute("update outbox set tries = ? where id = ?", [number, row_id])


def read_outbox(db: Database, cipher: Cipher) -> list[Outgoing]:
    """Every message that waits, oldest first; one that cannot be read is deleted, because nobody can ever send it."""
    found: list[Outgoing] = []
    rows = db.execute("select id, chat_id, sealed, tries from outbox order by id").fetchall()
    for row_id, chat_id, sealed, tries in rows:
        try:
            row = _Row.model_validate_json(cipher.open(sealed, outbox_name(chat_id)))
        except (WrongKey, ValidationError) as error:
            log.warning("message %d of the outbox cannot be read and is deleted: %s", row_id, type(error).__name__)
            with suppress(sqlite3.OperationalError):
                db.execute("delete from outbox where id = ?", [row_id])
        else:
            found.append(Outgoing(row_id, chat_id, row.message, tries=tries))
    return found


def outbox_name(chat_id: int) -> bytes:
    """What ties an encrypted message to its chat."""
    return b"outbox %d" % chat_id
