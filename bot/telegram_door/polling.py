"""Long polling: the offset rises only after the batch is on disk, so no update is ever lost."""

from __future__ import annotations

import asyncio
import logging
import random
import sqlite3
from contextlib import suppress
from typing import Any

from telegram.error import Conflict, TelegramError

from bot.telegram_door.answers import TOKEN_REVOKED, Revoked, TooMany, Unanswered
from bot.telegram_door.api_request import ApiRequest
from bot.telegram_door.complaints import Complaints
from bot.telegram_door.intake import Intake
from bot.telegram_door.updates import ALLOWED_UPDATES
from bot.telegram_door.wire import Wire

log = logging.getLogger(__name__)

POLL_SECONDS = 30
STALLED_SECONDS = 3 * POLL_SECONDS
CONFIRM_SECONDS = 3.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
CONFLICT_SECONDS = 5.0
REVOKED_SECONDS = 60.0


async def poll(wire: Wire, request: ApiRequest, intake: Intake, stopping: asyncio.Event) -> None:
    """Polls until the stop; a loop that has had no answer for a while is begun anew on fresh connections."""
    polling, contact = Polling(wire, intake), intake.contact
    stop = asyncio.ensure_future(stopping.wait())
    while not stop.done():
        loop, began = asyncio.ensure_future(polling.run()), contact.now()
        while not loop.done() and not stop.done():
            await asyncio.wait((loop, stop), timeout=POLL_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            if contact.silent_since(began) > STALLED_SECONDS:
                log.warning("polling has stalled; it begins anew on fresh connections")
                break
        if loop.done():
            stop.cancel()
            loop.result()
        loop.cancel()
        await asyncio.gather(loop, return_exceptions=True)
        if not stop.done():
            await request.shutdown()
    with suppress(TimeoutError):
        await asyncio.wait_for(polling.confirm(), CONFIRM_SECONDS)


class Polling:
    """Fetches updates, has them taken, then confirms them with the next call."""

    def __init__(self, wire: Wire, intake: Intake) -> None:
        self.wire = wire
        self.intake = intake
        self.contact = intake.contact
        self.offset: int | None = None
        self._pause = FIRST_PAUSE
        self._complaints = Complaints(log)

    async def run(self) -> None:
        """Polls until cancelled; whatever goes wrong is waited out with growing pauses."""
        while True:
            try:
                await self._once()
            except sqlite3.Error as error:
                reason = getattr(error, "sqlite_errorname", type(error).__name__)
                log.exception("a batch could not be kept (%s); it is fetched again", reason)
                await self._rest()
            except TelegramError as error:
                await self._after(error)
            else:
                self._pause = FIRST_PAUSE

    async def confirm(self) -> None:
        """Confirms what was taken, before the program stops."""
        if self.offset is not None:
            with suppress(TelegramError):
                await self.wire.call("getUpdates", {"offset": self.offset, "limit": 1, "timeout": 0})

    async def _after(self, error: TelegramError) -> None:
        """Says what is wrong, and waits as long as it deserves."""
        if isinstance(error, TooMany):
            await asyncio.sleep(error.seconds + 0.5)
        elif isinstance(error, Conflict):
            await self._conflict(error)
        elif isinstance(error, Revoked):
            self.contact.problems["token"] = TOKEN_REVOKED
            self._complaints.say(f"{TOKEN_REVOKED}; this program waits for its return")
            await asyncio.sleep(REVOKED_SECONDS)
        else:
            self._complaints.say(f"no answer to getUpdates: {error}")
            await self._rest()

    async def _conflict(self, error: Conflict) -> None:
        """Two programs with one token: the other polls, or it has set a webhook, which is taken away again."""
        self.contact.met_rival("conflict", "another program runs with the same token")
        if "webhook" in str(error).lower():
            self._complaints.say("another program has set a webhook with the same token; it is deleted")
            with suppress(TelegramError):
                await self.wire.call("deleteWebhook", {})
        else:
            self._complaints.say("another program polls with the same token; this one waits")
        await asyncio.sleep(CONFLICT_SECONDS * random.uniform(0.5, 1.5))  # noqa: S311 - jitter, no secret

    async def _rest(self) -> None:
        await asyncio.sleep(self._pause * random.uniform(0.5, 1.5))  # noqa: S311
        self._pause = min(2 * self._pause, LONGEST_PAUSE)

    async def _once(self) -> None:
        payload: dict[str, Any] = {"timeout": POLL_SECONDS, "limit": 100, "allowed_updates": ALLOWED_UPDATES}
        if self.offset is not None:
            payload["offset"] = self.offset
        updates = _updates(await self.wire.call("getUpdates", payload))
        self.contact.heard()
        self.contact.problems.pop("token", None)
        if updates:
            read = ((update, self.intake.read(update)) for update in updates)
            await self.intake.take_shared([(update, found) for update, found in read if found is not None])
            self.offset = updates[-1]["update_id"] + 1


def _updates(result: Any) -> list[dict[str, Any]]:
    """The updates in their order. Raises `Unanswered` for anything else that a server may send."""
    if not isinstance(result, list) or not all(_is_update(each) for each in result):
        raise Unanswered("what came is no list of updates")
    return sorted(result, key=lambda update: int(update["update_id"]))


def _is_update(each: Any) -> bool:
    return isinstance(each, dict) and type(each.get("update_id")) is int
