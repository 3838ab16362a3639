"""What an operator wants to know of a database before the bot runs with it; nothing is changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from bot.session import UnreadableRow
from bot.storage.database import BUSY_SECONDS, StorageProblem, key_fits, refuse_foreign, refuse_newer
from bot.storage.encryption import Cipher
from bot.storage.sessions import read_session


def problems_of(path: Path, key: Callable[[], bytes]) -> Iterator[str]:
    """One sentence for each thing that is wrong with an existing database; the key is asked for last."""
    try:
        yield from _problems(path, key)
    except StorageProblem as problem:
        yield str(problem)
    except (OSError, sqlite3.Error) as error:
        yield f"{path}: not a usable SQLite database ({error})"


def _problems(path: Path, key: Callable[[], bytes]) -> Iterator[str]:
    if not os.access(path, os.R_OK | os.W_OK) or not os.access(path.resolve().parent, os.W_OK):
        raise StorageProblem(f"{path}: the database or its folder cannot be written to")
    refuse_foreign(path)
    address = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)) as connection:
        if connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
            raise StorageProblem(f"{path}: the database is damaged; restore a copy")
        db = Database(connection)
        if "facts" not in db.table_names():
            return
        refuse_newer(db, path)
        cipher = Cipher(key())
        key_fits(db, cipher, path)
        if unreadable := _unreadable_sessions(db, cipher):
            yield f"{path}: {unreadable} conversations cannot be read; they begin anew when their people write"


def _unreadable_sessions(db: Database, cipher: Cipher) -> int:
    unreadable = 0
    for (chat_id,) in db.execute("select chat_id from sessions").fetchall():
        try:
            read_session(db, cipher, chat_id)
        except UnreadableRow:
            unreadable += 1
    return unreadable
