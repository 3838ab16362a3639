"""The database file: how it is opened, and whether it can be used at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from bot.storage.encryption import Cipher, WrongKey
from bot.storage.migrations import migrations

BUSY_SECONDS = 10
KEY_CHECK = b"mega-backdoor-bot"
HEADER = b"SQLite format 3\x00"


class StorageProblem(Exception):
    """The database cannot be used; the message is one sentence for the operator."""


def open_database(path: Path, cipher: Cipher) -> Database:
    """Opens or makes the file, readable by its owner alone, and brings it to the newest form.

    A file that is not ours, of a newer version or with another key is left as it is. Raises `StorageProblem`.
    """
    try:
        refuse_foreign(path)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        db = Database(connection)
        try:
            _prepare(db, path, cipher)
        except BaseException:
            db.close()
            raise
    except OSError as error:
        raise StorageProblem(f"{path}: the database cannot be opened ({error.strerror})") from None
    except sqlite3.Error as error:
        raise StorageProblem(f"{path}: not a usable SQLite database ({error})") from None
    return db


def open_reader(path: Path) -> Database:
    """A second connection to an open database, which changes nothing and waits for nobody."""
    uri = f"{path.resolve().as_uri()}?mode=ro"
    return Database(sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None, check_same_thread=False))


def _prepare(db: Database, path: Path, cipher: Cipher) -> None:
    refuse_newer(db, path)
    has_key = "facts" in db.table_names() and key_fits(db, cipher, path)
    path.chmod(0o600)
    db.execute("pragma journal_mode = wal").fetchall()
    db.execute("pragma synchronous = full")
    db.execute("pragma secure_delete = on").fetchall()
    migrations.apply(db)
    if not has_key:
        db.table("facts").insert({"name": "key", "value": cipher.seal(KEY_CHECK, b"key")})
    # From here on nobody waits inside SQLite, where every other use of the connection would wait too.
    db.execute("pragma busy_timeout = 0").fetchall()


def refuse_foreign(path: Path) -> None:
    """A file that is none of ours is not touched, not even its mode."""
    if not path.exists():
        return
    if not path.is_file():
        # A device or a pipe would open, and change its mode for the whole machine.
        raise StorageProblem(f"{path}: not a usable SQLite database (not a file)")
    if path.stat().st_size == 0:
        return
    with path.open("rb") as file:
        if not file.read(len(HEADER)) == HEADER:
            raise StorageProblem(f"{path}: not a usable SQLite database (another kind of file)")
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)) as connection:
        tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    if tables and not tables & {"facts", "_sqlite_migrations"}:
        raise StorageProblem(f"{path}: this SQLite database belongs to another program")


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


def refuse_newer(db: Database, path: Path) -> None:
    """Raises `StorageProblem` for a database with a migration that this program does not know."""
    if "_sqlite_migrations" not in db.table_names():
        return
    if {each.name for each in migrations.applied(db)} - _ours():
        raise StorageProblem(f"{path}: this database was made by a newer version of the program; please update")


@cache
def _ours() -> frozenset[str]:
    """The names of all migrations: what an empty database lacks."""
    empty = Database(memory=True)
    try:
        return frozenset(migration.name for migration in migrations.pending(empty))
    finally:
        empty.close()
