"""The file that holds the database's key: where it stands, how it is read, and how it is made so that it stays."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from bot.storage.encryption import BadKey, key_bytes, new_key


class KeyFileProblem(Exception):
    """The key file cannot be used; the message is one sentence for the operator."""


def default_key_file(database: Path) -> Path:
    """Where a key file is kept that nobody named: the user's configuration, never the database's folder."""
    try:
        home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        config = (Path(home) / "mega-backdoor-bot").absolute()
        inside = database.resolve().parent == config.resolve()
    except (RuntimeError, OSError):
        raise KeyFileProblem(
            "there is no home folder to keep the database's key in; set DATABASE_KEY_FILE to a file"
        ) from None
    return (config / "keys" if inside else config) / "database.key"


def read_key_file(path: Path) -> str:
    """The text in a key file, brought to the disk first if it is new; raises `KeyFileProblem`."""
    try:
        text = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise KeyFileProblem(f"{path} cannot be read") from None
    with suppress(OSError):
        sync(path)
        sync(path.parent)
    return text


def read_or_make_key_file(path: Path, database: Path) -> str:
    """The key in a file that nobody named; made where there is none yet and no database depends on it."""
    depends = _is_database(database)
    if not path.exists():
        if depends:
            raise KeyFileProblem(
                f"{path}: the key of the database {database} is not there; "
                "put the file back, or set DATABASE_KEY_FILE or DATABASE_KEY"
            )
        make_key_file(path)
    text = read_key_file(path)
    if _is_key(text):
        return text
    if depends:
        raise KeyFileProblem(
            f"{path}: the key file is empty or cut off; put your copy of the key back in its place, "
            f"or, without a copy, move {database} and this file away and start anew"
        )
    make_key_file(path, replace=True)
    return read_key_file(path)


def make_key_file(path: Path, *, replace: bool = False) -> None:
    """Makes a key file that is whole, on the disk and its owner's alone before anything depends on it.

    A file that another process made meanwhile stays. Raises `KeyFileProblem`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(prefix=".key-", dir=path.parent)
        try:
            with os.fdopen(handle, "w") as file:
                file.write(new_key() + "\n")
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.replace(name, path) if replace else os.link(name, path)
        finally:
            Path(name).unlink(missing_ok=True)
        sync(path.parent)
    except OSError as error:
        raise KeyFileProblem(f"{path}: the key file cannot be made ({error.strerror})") from None


def sync(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk. Raises `OSError`."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_key(text: str) -> bool:
    try:
        return bool(key_bytes(text))
    except BadKey:
        return False


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(6) == b"SQLite"
    except OSError:
        return False
