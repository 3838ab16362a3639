"""The commands that need the database: the bot, the chat in the terminal, the copy and the change of key."""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

from bot.languages import language_of
from bot.settings import Settings, SettingsProblem
from bot.storage import Storage
from bot.storage.copies import back_up
from bot.storage.database import StorageProblem
from bot.storage.encryption import BadKey, key_bytes
from bot.storage.key_file import KeyFileProblem, make_key_file, read_key_file
from bot.storage.key_rotation import rotate_key


def run_with_database(options: argparse.Namespace, settings: Settings) -> int:
    """Opens the database and runs a command on it; its exit status. Raises `SettingsProblem`."""
    token = settings.token() if options.command is None else None
    settings.limits()
    if options.command in ("backup", "rotate-key") and not settings.DATABASE_PATH.exists():
        raise SettingsProblem(f"DATABASE_PATH: there is no database {settings.DATABASE_PATH}")
    if options.command == "backup":
        # As it is, whatever its version and key: a copy must not change what it copies.
        return _back_up(settings.DATABASE_PATH, options.file)
    storage = _open(settings, alone=token is not None or options.command == "rotate-key")
    try:
        if options.command == "rotate-key":
            return _rotate_key(storage, options.file)
        if token is None:
            return _chat(getattr(options, "language", None), settings, storage)
        return _serve(token, settings, storage)
    finally:
        storage.close()


def _open(settings: Settings, *, alone: bool) -> Storage:
    key_file = settings.key_file()
    is_new = key_file is not None and not key_file.exists()
    try:
        storage = Storage(settings.DATABASE_PATH, settings.key())
        if alone:
            storage.hold()
    except StorageProblem as problem:
        raise SettingsProblem(str(problem)) from None
    if is_new and sys.stdin.isatty():
        sys.stderr.write(f"A key for the database was made: {key_file}. Keep a copy; nothing opens without it.\n")
    return storage


def _back_up(database: Path, target: Path) -> int:
    try:
        back_up(database, target)
    except (OSError, sqlite3.Error) as error:
        raise SettingsProblem(f"{target}: the copy cannot be written ({error})") from None
    return 0


def _rotate_key(storage: Storage, file: Path) -> int:
    try:
        if not file.exists():
            make_key_file(file)
        rotate_key(storage, key_bytes(read_key_file(file)))
    except KeyFileProblem as problem:
        raise SettingsProblem(str(problem)) from None
    except BadKey as error:
        raise SettingsProblem(f"{file}: the new key cannot be used ({error})") from None
    sys.stdout.write(f"The database now opens with the key in {file}; set DATABASE_KEY_FILE to it.\n")
    return 0


def _chat(language: str | None, settings: Settings, storage: Storage) -> int:
    from bot.exchange import Exchange
    from bot.terminal_door import CHAT_ID, Terminal
    from bot.world import world_of

    exchange = Exchange(storage, world_of(settings))
    session = storage.session(CHAT_ID)
    spoken = language or (session.language if session else _system_language())
    Terminal(exchange, storage, spoken, start=language or "").converse(sys.stdin, prompt=sys.stdin.isatty())
    return 0


def _system_language() -> str:
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return language_of(spoken)


def _serve(token: str, settings: Settings, storage: Storage) -> int:
    from bot.logs import start_logging
    from bot.telegram_door.run import run_on_telegram
    from bot.world import world_of

    start_logging(settings.LOG_LEVEL, settings.secrets(), settings.key_file())
    _write_no_core_file()
    run_on_telegram(settings, token, storage, world_of(settings))
    return 0


def _write_no_core_file() -> None:
    """A core file would hold what people said, the key and the token."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
