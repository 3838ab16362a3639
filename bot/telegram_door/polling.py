"""Long polling: the offset rises only after the batch is on disk, so no update is ever lost."""

from __future__ import annotations

import asyncio
import logging
import random
import sqlite3
import time
from contextlib import suppress

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.telegram_door.answers import TooMany
from bot.telegram_door.intake import Intake
from bot.telegram_door.updates import ALLOWED_UPDATES
from bot.telegram_door.wire import Wire

log = logging.getLogger(__name__)

POLL_SECONDS = 30
LONGEST_PAUSE = 10.0
LONGEST_DISK_PAUSE = 10.0


class Polling:
    """Fetches updates, has them taken, then confirms them with the next call."""

    def __init__(self, wire: Wire, intake: Intake) -> None:
        self.wire = wire
        self.intake = intake
        self.offset: int | None = None

    async def run(self) -> None:
        """Polls until cancelled; a bad network is waited out with growing pauses."""
        pause = 0.5
        while True:
            try:
                await self._once()
            except InvalidToken:
                raise
            except Conflict:
                log.warning("another program polls with the same token; this one waits")
                await asyncio.sleep(random.uniform(3, 6))  # noqa: S311
            except TooMany as error:
                await asyncio.sleep(error.seconds + 0.5)
            except sqlite3.Error as error:
                reason = getattr(error, "sqlite_errorname", type(error).__name__)
                log.exception("a batch could not be kept (%s); it is fetched again", reason)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_DISK_PAUSE)
            except TelegramError as error:
                log.warning("no answer to getUpdates: %s", type(error).__name__)
                await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                pause = 0.5

    async def confirm(self) -> None:
        """Confirms what was taken, before the program stops."""
        if self.offset is not None:
            with suppress(TelegramError):
                await self.wire.call("getUpdates", {"offset": self.offset, "limit": 1, "timeout": 0})

    async def _once(self) -> None:
        payload = {"timeout": POLL_SECONDS, "limit": 100, "allowed_updates": ALLOWED_UPDATES}
        if self.offset is not None:
            payload["offset"] = self.offset
        updates = await self.wire.call("getUpdates", payload)
        self.intake.last_contact = time.monotonic()
        if updates:
            updates.sort(key=lambda update: update["update_id"])
            read = (self.intake.read(update) for update in updates)
            await self.intake.take_and_answer([update for update in read if update is not None])
            self.offset = updates[-1]["update_id"] + 1
