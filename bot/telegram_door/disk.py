"""The one writer of the database: a transaction at a time, and only its commit waits in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.storage import Storage

T = TypeVar("T")


class Disk:
    """Orders everything that writes; what was said before goes on being sent meanwhile."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._thread = ThreadPoolExecutor(1, "disk")
        self._one_at_a_time = asyncio.Lock()

    async def keep(self, write: Callable[[], T], commit: Callable[[T], object]) -> T:
        """Writes rows at once, then commits them in the thread. Raises `sqlite3.Error`; then nothing is kept."""
        async with self._one_at_a_time:
            written = write()
            await self._wait_for(lambda: commit(written))
        return written

    async def take_out_sent(self) -> None:
        """Takes sent messages out of the outbox, unless a batch of turns has done so meanwhile."""
        async with self._one_at_a_time:
            if self._storage.has_sent():
                self._storage.write()
                await self._wait_for(self._storage.commit)

    async def run(self, work: Callable[[], T]) -> T:
        """Does something longer with the database."""
        async with self._one_at_a_time:
            return await self._wait_for(work)

    async def idle(self) -> None:
        """Waits until what is being written is kept."""
        async with self._one_at_a_time:
            pass

    async def _wait_for(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def close(self) -> None:
        """Waits for the last commit, and takes out what was sent after it."""
        self._thread.shutdown()
        if self._storage.has_sent():
            self._storage.keep(())
