"""The database file while it is open: its lock, its transactions, and what becomes of it when it is deleted."""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.storage.copies import copy_to
from bot.storage.database import BUSY_SECONDS, StorageProblem, open_database, open_reader
from bot.storage.encryption import Cipher

log = logging.getLogger(__name__)

WAIT_SECONDS = 0.02


class DatabaseFile:
    """An open database with the cipher of its rows."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.cipher = Cipher(key)
        self.writable = True
        self._claim: int | None = None
        self.db = open_database(path, self.cipher)
        self.reader = open_reader(path)
        """For looking at what is committed: it does not wait while a commit waits for the disk."""

        self._file = _identity(path)

    def lock(self) -> None:
        """Claims the database until it is closed; raises `StorageProblem` where another process has claimed it."""
        try:
            import fcntl
        except ImportError:
            return
        self._claim = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.flock(self._claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.close()
            raise StorageProblem(f"{self.path}: the bot already runs with this database; stop it first") from None

    def close(self) -> None:
        """Closes the file; everything committed is in it, and it is written anew where somebody deleted it."""
        self.reader.close()
        if not self.path.exists():
            with suppress(OSError, sqlite3.Error):
                copy_to(self.db.conn, self.path)
                log.error("%s was deleted while it was in use; it is written anew", self.path)
        self.db.close()
        if self._claim is not None:
            # Only now: closing any handle of the file would end SQLite's own locks on it.
            os.close(self._claim)
            self._claim = None

    def is_in_place(self) -> bool:
        """Whether nobody has deleted or replaced the file."""
        return _identity(self.path) == self._file

    def begin(self, *, durable: bool) -> None:
        """Begins a transaction at once; raises `sqlite3.OperationalError` where another program writes just then.

        One that is not durable need not reach the disk at its end.
        """
        if self.db.conn.in_transaction:
            # Whoever began it was stopped before the commit.
            self.db.execute("rollback")
        try:
            if not self.is_in_place():
                raise sqlite3.OperationalError(f"{self.path} was deleted or replaced while it is in use; restart")
            self.db.execute(f"pragma synchronous = {'full' if durable else 'normal'}")
            self.db.execute("begin immediate")
        except sqlite3.Error as error:
            # Another program's turn to write is no fault until it takes too long.
            self.writable = self.writable and is_locked(error)
            raise

    def begin_when_free(self, *, durable: bool = True) -> None:
        """Begins a transaction, if need be after another program's; not for the event loop."""
        end = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                return self.begin(durable=durable)
            except sqlite3.OperationalError as error:
                if not is_locked(error):
                    raise
                if time.monotonic() > end:
                    self.writable = False
                    raise
            time.sleep(WAIT_SECONDS)

    def end(self) -> None:
        """Commits the open transaction; when this returns, it is on the disk."""
        try:
            self.db.execute("commit")
        except sqlite3.Error:
            self.undo()
            raise
        self.writable = True

    def undo(self) -> None:
        """Gives up the open transaction."""
        self.writable = False
        if self.db.conn.in_transaction:
            self.db.execute("rollback")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction of its own, when no other program writes; not for the event loop."""
        self.begin_when_free()
        try:
            yield
            self.end()
        except BaseException:
            self.undo()
            raise

    def wipe_freed_pages(self) -> bool:
        """Takes what was deleted out of the write-ahead log too; freed pages are overwritten as they are freed.

        False where another program reads just then, as one that copies the database always does: everybody's
        conversation would wait for it, so the log is emptied the next time, or overwritten in its turn.
        """
        try:
            busy: int = self.db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
        except sqlite3.OperationalError:
            return False
        return not busy


def is_locked(error: sqlite3.Error) -> bool:
    """Whether a transaction could not begin because another program writes."""
    return getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at a path."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
