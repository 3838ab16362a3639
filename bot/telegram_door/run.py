"""The bot on Telegram, as the command line starts it and a signal ends it."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress

from telegram.error import InvalidToken

from bot.settings import Settings, SettingsProblem
from bot.storage import Storage
from bot.telegram_door.lifecycle import Service
from bot.world import World

EXIT_SECONDS = 17.0
"""After which the program ends even where a thread hangs; all that was committed is on disk."""


def run_on_telegram(settings: Settings, token: str, storage: Storage, world: Callable[[], World]) -> None:
    """Serves people until a signal comes. Raises `SettingsProblem` for a token that Telegram refuses."""
    with suppress(ImportError):
        import uvloop

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    try:
        asyncio.run(_serve(settings, token, storage, world))
    except InvalidToken:
        raise SettingsProblem("TELEGRAM_BOT_TOKEN: Telegram does not know this token; ask @BotFather for it") from None


async def _serve(settings: Settings, token: str, storage: Storage, world: Callable[[], World]) -> None:
    service = Service(settings, token, storage, world)
    # What is loaded by now stays until the end, and a turn's objects go without help: looking for garbage at the
    # usual pace took a fifth of the time.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)

    def stop() -> None:
        exit_in(EXIT_SECONDS)
        service.stopping.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    await service.run()


def exit_in(seconds: float) -> None:
    """Ends the process after so many seconds, whatever hangs then: a locked database, a call, a thread."""
    timer = threading.Timer(seconds, os._exit, (0,))
    timer.daemon = True
    timer.start()
