"""The inbox: updates of people who sent many at once, confirmed at Telegram and waiting for their turn."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import orjson
from sqlite_utils import Database

from bot.storage.encryption import Cipher, WrongKey

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Postponed:
    """An update as Telegram sent it, with its row."""

    id: int
    update: dict[str, Any]


def seal_update(cipher: Cipher, chat_id: int, update: dict[str, Any]) -> bytes:
    """The encrypted row of an update."""
    return cipher.seal(orjson.dumps(update), inbox_name(chat_id))


def put_update(db: Database, chat_id: int, sealed: bytes) -> int:
    """Inserts an update; returns its row."""
    row = db.execute("insert into inbox (chat_id, sealed) values (?, ?)", [chat_id, sealed])
    assert row.lastrowid is not None
    return row.lastrowid


def delete_update(db: Database, row_id: int) -> None:
    """Deletes an update whose turn was taken."""
    db.execute("delete from inbox where id = ?", [row_id])


def read_inbox(db: Database, cipher: Cipher) -> list[Postponed]:
    """Every update that waits, oldest first; one that cannot be read is deleted, because nobody can ever take it."""
    found: list[Postponed] = []
    for row_id, chat_id, sealed in db.execute("select id, chat_id, sealed from inbox order by id").fetchall():
        try:
            found.append(Postponed(row_id, orjson.loads(cipher.open(sealed, inbox_name(chat_id)))))
        except (WrongKey, orjson.JSONDecodeError) as error:
            log.warning("update %d of the inbox cannot be read and is deleted: %s", row_id, type(error).__name__)
            delete_update(db, row_id)
    return found


def inbox_name(chat_id: int) -> bytes:
    """What ties an encrypted update to its chat."""
    return b"inbox %d" % chat_id
