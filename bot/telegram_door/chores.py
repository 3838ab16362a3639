"""What the bot does by itself, now and then: reminders, and forgetting what nobody has touched for long."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from functools import partial

from bot.telegram_door.intake import Intake

log = logging.getLogger(__name__)

REMINDER_SECONDS = 20.0
FORGETTING_SECONDS = 3600.0
A_DAY = 86_400


async def remind(intake: Intake) -> None:
    """Says due reminders, looking every few seconds; one that cannot be kept now is tried again.

    Many that are due at once leave as fast as Telegram allows, some of them on their way at a time.
    """
    before: list[int] = []
    while True:
        due: list[int] = []
        try:
            due = await intake.remind()
        except sqlite3.Error:
            log.exception("reminders could not be looked up")
        if not due or due == before:
            await asyncio.sleep(REMINDER_SECONDS)
        before = due
        await intake.delivery.may_remind.wait()


async def forget_the_untouched(intake: Intake, days: int) -> None:
    """Deletes conversations that nobody has touched for so many days, at the start and once an hour."""
    storage = intake.exchange.storage
    while True:
        try:
            now = time.time()
            gone = await intake.delivery.disk.run(partial(storage.delete_untouched, now - days * A_DAY, now))
        except sqlite3.Error:
            log.exception("untouched conversations could not be deleted; tried again in an hour")
        else:
            if gone:
                log.info("%d conversations were untouched for %d days and are deleted", gone, days)
        await asyncio.sleep(FORGETTING_SECONDS)
