"""The bot on Telegram, or the same conversation in this terminal."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import closing, suppress

from bot.languages import language_of
from bot.settings import Settings, SettingsProblem
from bot.storage import Storage, StorageProblem


def bot_or_chat(options: argparse.Namespace, settings: Settings) -> int:
    """The bot where a token is set, else the chat in this terminal."""
    token = settings.token()
    return chat(options, settings) if token is None else _serve(token, settings)


def chat(options: argparse.Namespace, settings: Settings) -> int:
    """The conversation in this terminal, until its input ends."""
    from bot.current_world import world_of
    from bot.exchange import Exchange
    from bot.terminal_door import CHAT_ID, Terminal

    language: str | None = getattr(options, "language", None)
    world = world_of(settings)
    with closing(open_storage(settings)) as storage:
        session = storage.peek(CHAT_ID)
        spoken = language or (session.language if session else _system_language())
        terminal = Terminal(Exchange(storage, world), storage, spoken, start=language or "")
        terminal.converse(sys.stdin, prompt=sys.stdin.isatty())
    return 0


def open_storage(settings: Settings, *, alone: bool = False) -> Storage:
    """Opens the database; `alone` locks it, so that no second bot serves it. Raises `SettingsProblem`."""
    settings.limits()
    key_file = settings.key_file()
    is_new = key_file is not None and not key_file.exists()
    try:
        storage = Storage(settings.DATABASE_PATH, settings.key())
        if alone:
            storage.lock()
    except StorageProblem as problem:
        raise SettingsProblem(str(problem)) from None
    if is_new and sys.stdin.isatty():
        sys.stderr.write(f"A key for the database was made: {key_file}. Keep a copy; nothing opens without it.\n")
    return storage


def _system_language() -> str:
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return language_of(spoken)


def _serve(token: str, settings: Settings) -> int:
    from bot.current_world import world_of
    from bot.logs import start_logging
    from bot.telegram_door.run import run_on_telegram

    with closing(open_storage(settings, alone=True)) as storage:
        start_logging(settings.LOG_LEVEL, settings.secrets(), settings.key_file())
        _write_no_core_file()
        run_on_telegram(settings, token, storage, world_of(settings))
    return 0


def _write_no_core_file() -> None:
    """A core file would hold what people said, the key and the token."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
