"""The database file: its form, step by step, how it is opened, and whether it can be used at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from bot.storage.encryption import Cipher, WrongKey

BUSY_SECONDS = 10
KEY_CHECK = b"mega-backdoor-bot"

migrations = Migrations("mega-backdoor-bot")


@migrations()
def conversations(db: Database) -> None:
    """Sessions, the outbox, updates taken, and what identifies the key."""
    db.table("sessions").create(
        {"chat_id": int, "sealed": bytes, "asked_message": int, "touched_at": int}, pk="chat_id", strict=True
    )
    db.table("sessions").create_index(["touched_at"])
    db.execute(
        "create table outbox (id integer primary key autoincrement, chat_id int not null, sealed blob not null) strict"
    )
    db.execute(
        "create table taken_updates (seq integer primary key autoincrement, update_id int not null unique) strict"
    )
    db.table("facts").create({"name": str, "value": bytes}, pk="name", strict=True)


@migrations()
def reminders(db: Database) -> None:
    """When a person's next reminder is due, so that it is found without opening every session."""
    db.table("sessions").add_column("next_reminder", int)
    db.execute("create index sessions_next_reminder on sessions (next_reminder) where next_reminder is not null")


@migrations()
def tries(db: Database) -> None:
    """How often a row of the outbox was begun: a document that kills the program must not do so for ever."""
    db.execute("alter table outbox add column tries int not null default 0")


class StorageProblem(Exception):
    """The database cannot be used; the message is one sentence for the operator."""


def open_database(path: Path) -> Database:
    """Opens or makes the file, readable by its owner alone, and brings it to the newest form."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        db = Database(connection)
        db.execute("pragma journal_mode = wal").fetchall()
        db.execute("pragma synchronous = full")
        db.execute("pragma secure_delete = on").fetchall()
        _refuse_newer(db, path)
        migrations.apply(db)
    except OSError as error:
        raise StorageProblem(f"{path}: the database cannot be opened ({error.strerror})") from None
    except sqlite3.Error as error:
        raise StorageProblem(f"{path}: not a usable SQLite database ({error})") from None
    return db


def check_database(path: Path, key: Callable[[], bytes]) -> None:
    """Raises `StorageProblem` where an existing database cannot be used; changes nothing, not even its form."""
    if not os.access(path, os.R_OK | os.W_OK) or not os.access(path.resolve().parent, os.W_OK):
        raise StorageProblem(f"{path}: the database or its folder cannot be written to")
    address = f"{path.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)) as connection:
            found = connection.execute("pragma quick_check(1)").fetchone()[0]
            if found != "ok":
                raise StorageProblem(f"{path}: the database is damaged; restore a copy")
            if connection.execute("select 1 from sqlite_master where name = 'facts'").fetchone():
                db = Database(connection)
                _refuse_newer(db, path)
                key_fits(db, Cipher(key()), path)
    except sqlite3.Error as error:
        raise StorageProblem(f"{path}: not a usable SQLite database ({error})") from None


def key_fits(db: Database, cipher: Cipher, path: Path) -> bool:
    """True where the database was sealed with this key, False where it has none yet; else `StorageProblem`."""
    row = db.execute("select value from facts where name = 'key'").fetchone()
    if row is None:
        return False
    try:
        cipher.open(row[0], b"key")
    except WrongKey as error:
        raise StorageProblem(f"{path}: {error}; nothing was changed") from None
    return True


def _refuse_newer(db: Database, path: Path) -> None:
    known = {migration.name for migration in migrations.pending(db)} | {each.name for each in migrations.applied(db)}
    ours = {migration.name for migration in migrations._migrations}  # the set has no public list
    if known - ours:
        raise StorageProblem(f"{path}: this database was made by a newer version of the program; please update")
