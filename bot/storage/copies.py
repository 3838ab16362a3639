"""Copies of a database while it is in use: whole, its owner's alone, and in place only once they are on the disk."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from bot.storage.key_file import sync

BESIDE = ("-wal", "-shm", "-journal")


def back_up(database: Path, target: Path) -> None:
    """Copies a database of any version without opening what is in it. Raises `OSError` and `sqlite3.Error`."""
    if target.exists() and target.samefile(database):
        raise OSError("that is the database itself")
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", uri=True)) as source:
        copy_to(source, target)


def copy_to(source: sqlite3.Connection, target: Path) -> None:
    """Copies an open database beside the target and then puts it in its place: a kill leaves the older copy whole."""
    handle, name = tempfile.mkstemp(prefix=".copy-", dir=target.resolve().parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as copy:
            source.backup(copy)
            # One file, without a log beside it that could be left behind.
            copy.execute("pragma journal_mode = delete").fetchall()
        sync(Path(name))
        for end in BESIDE:
            # A log that belongs to an older file would be applied to the copy.
            target.with_name(target.name + end).unlink(missing_ok=True)
        os.replace(name, target)
        sync(target.resolve().parent)
    finally:
        for end in ("", *BESIDE):
            Path(name + end).unlink(missing_ok=True)
