"""Documents that somebody sent: fetched from Telegram when a reader is free, their result taken as a turn."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from tempfile import TemporaryFile

from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.events import PlanRead
from bot.incoming import Incoming
from bot.languages import DEFAULT_LANGUAGE
from bot.reading import MAX_BYTES, NotFetched
from bot.storage import Outgoing, Storage
from bot.telegram_door.disk import Disk
from bot.telegram_door.wire import Wire

MOST_TRIES = 6
FIRST_PAUSE = 0.5

Take = Callable[[Sequence[Incoming]], Awaitable[object]]


class Documents:
    """What the reading queue needs of Telegram and of the disk."""

    def __init__(self, wire: Wire, disk: Disk, storage: Storage, take: Take) -> None:
        self._wire = wire
        self._disk = disk
        self._storage = storage
        self._take = take

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a document; raises `NotFetched`."""
        for number in range(MOST_TRIES):
            try:
                with TemporaryFile() as file:
                    await self._wire.download(file_id, file, MAX_BYTES)
                    file.seek(0)
                    return file.read()
            except (BadRequest, InvalidToken) as error:
                # A file that has gone is answered with the same 404 as a wrong token.
                raise NotFetched("too_large" if "too" in str(error) else "gone") from None
            except TelegramError:
                await asyncio.sleep(FIRST_PAUSE * 2**number)
        raise NotFetched("gone")

    async def begin(self, row: Outgoing) -> None:
        """Commits that a try begins: the next start of the program counts it."""
        await self._disk.run(partial(self._storage.begin_try, row.id))

    async def finish(self, row: Outgoing, event: PlanRead) -> None:
        """What came of a document is a turn like any other, and its row goes with it."""
        await self._take(
            [Incoming(None, row.chat_id, event, DEFAULT_LANGUAGE, thread=row.message.thread, completes=row.id)]
        )
