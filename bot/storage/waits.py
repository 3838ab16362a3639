"""Chats to which Telegram allows nothing for a long while: known again after a restart."""

from __future__ import annotations

from sqlite_utils import Database

_NAME = "wait "


def write_wait(db: Database, chat_id: int, until: float) -> None:
    """Notes until when nothing may be sent to a chat, in seconds since 1970."""
    db.execute("insert or replace into facts (name, value) values (?, ?)", [f"{_NAME}{chat_id}", b"%d" % until])


def delete_wait(db: Database, chat_id: int) -> None:
    """Deletes what is noted of a chat."""
    db.execute("delete from facts where name = ?", [f"{_NAME}{chat_id}"])


def read_waits(db: Database, now: float) -> dict[int, float]:
    """The chats that still have to wait, with the time until when; what is over is deleted."""
    found: dict[int, float] = {}
    for name, value in db.execute("select name, value from facts where name like ?", [f"{_NAME}%"]).fetchall():
        chat_id, until = int(name.removeprefix(_NAME)), float(value)
        if until > now:
            found[chat_id] = until
        else:
            delete_wait(db, chat_id)
    return found
