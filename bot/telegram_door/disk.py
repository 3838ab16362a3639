"""The one writer of the database: a transaction at a time, and only its commit waits in a thread."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from bot.storage import Storage, is_locked

T = TypeVar("T")

log = logging.getLogger(__name__)

LOCKED_SECONDS = 10.0
FIRST_WAIT, LONGEST_WAIT = 0.005, 0.1


class Disk:
    """Orders everything that writes; what was said before goes on being sent meanwhile."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._thread = ThreadPoolExecutor(1, "disk")
        self._one_at_a_time = asyncio.Lock()

    async def keep(self, write: Callable[[], T], commit: Callable[[T], object]) -> T:
        """Writes rows at once, then commits them in the thread. Raises `sqlite3.Error`; then nothing is kept."""
        async with self._one_at_a_time:
            await self._begin(durable=True)
            written = write()
            await self._wait_for(lambda: commit(written))
        return written

    async def take_out_sent(self) -> None:
        """Takes sent messages out of the outbox, unless a batch of turns has done so meanwhile."""
        async with self._one_at_a_time:
            if self._storage.has_sent():
                await self._begin(durable=False)
                self._storage.write()
                await self._wait_for(self._storage.commit)

    async def _begin(self, *, durable: bool) -> None:
        """Begins a transaction; while another program writes, everything else goes on."""
        wait, end = FIRST_WAIT, time.monotonic() + LOCKED_SECONDS
        while True:
            try:
                return self._storage.begin(durable=durable)
            except sqlite3.OperationalError as error:
                if not is_locked(error):
                    raise
                if time.monotonic() > end:
                    self._storage.writable = False
                    raise
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)

    async def run(self, work: Callable[[], T]) -> T:
        """Does something longer with the database."""
        async with self._one_at_a_time:
            return await self._wait_for(work)

    async def idle(self) -> None:
        """Waits until what is being written is kept."""
        async with self._one_at_a_time:
            pass

    async def _wait_for(self, work: Callable[[], T]) -> T:
        """What the work in the thread comes to; also who is cancelled meanwhile waits for its end.

        Else the next one would use the connection at the same time, or close it: that ends the whole process.
        """
        running = asyncio.get_running_loop().run_in_executor(self._thread, work)
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            while not running.done():
                with suppress(asyncio.CancelledError):
                    await asyncio.wait((running,))
            raise

    async def close(self) -> None:
        """Waits for the last commit, and takes out what was sent after it, if that can be done."""
        try:
            await self.take_out_sent()
        except sqlite3.Error as error:
            log.warning("what was sent last may be sent again after the next start: %s", error)
        self._thread.shutdown(wait=False)
