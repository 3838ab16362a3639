"""The queue of documents: a few are read at once, one of each person, everybody in turn."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Protocol

from bot.document.refusal import Refused
from bot.events import DocumentRead
from bot.messages import document_of
from bot.reading.process import read_in_process
from bot.storage import Outgoing

log = logging.getLogger(__name__)

AT_ONCE = 2
MOST_TRIES = 2
"""A document that was being read when the program died is tried once more, and no third time.

The second time nothing is read beside it: else one that ends the program would take a harmless one with it.
"""

MOST_OF_ONE_PERSON = 5
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 10.0


class NotFetched(Exception):
    """A document that Telegram does not give out; the cause is `gone`, `not_given` or `too_large`."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


class Surroundings(Protocol):
    """What the queue needs of the door: the file itself, the disk, and a turn that says what came of it."""

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a document; raises `NotFetched`."""

    async def begin(self, row: Outgoing) -> None:
        """Commits that a try begins; raises `sqlite3.Error`."""

    async def give_back(self, rows: Sequence[Outgoing]) -> None:
        """Commits that the tries of these documents do not count: the program ends in good order."""

    def progress(self, row: Outgoing, page: int, count: int) -> None:
        """Shows that so many of so many pages are read."""

    async def finish(self, row: Outgoing, event: DocumentRead) -> None:
        """Takes what was read as a turn and deletes the row with it; raises `sqlite3.Error`."""

    def forget(self, row_id: int) -> None:
        """Nothing need move for a document any more: it was answered, or the program stops."""


class ReadingQueue:
    """Reads the documents that rows of the outbox name; `submit` returns at once."""

    def __init__(self, surroundings: Surroundings, today: Callable[[], date], at_once: int = AT_ONCE) -> None:
        self._surroundings = surroundings
        self._today = today
        self._at_once = at_once
        self._waiting: dict[int, deque[Outgoing]] = {}
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._begun: dict[int, Outgoing] = {}
        self._finishing: set[asyncio.Task[None]] = set()
        self._alone = False

    def __len__(self) -> int:
        return len(self._busy) + sum(map(len, self._waiting.values()))

    def ahead(self, others: int = 0) -> int:
        """How many documents must be done before one that comes now is begun, others on their way included."""
        return max(0, len(self) + others - self._at_once + 1)

    def submit(self, row: Outgoing) -> None:
        """Puts a document into the queue; it is fetched only when its turn has come."""
        waiting = self._waiting.setdefault(row.chat_id, deque())
        if row.tries >= MOST_TRIES:
            self._finish(row, DocumentRead(refused="interrupted"))
        elif len(waiting) >= MOST_OF_ONE_PERSON:
            self._finish(row, DocumentRead(refused="too_many"))
        else:
            waiting.append(row)
        self._begin_next()

    def forget(self, chat_id: int) -> None:
        """Drops a person's documents; nothing is said about them any more."""
        self._waiting.pop(chat_id, None)
        if chat_id in self._busy:
            self._busy[chat_id].cancel()

    async def stop(self) -> None:
        """Ends every process at once; what was not read is read after the next start, as if it had only waited."""
        self._waiting.clear()
        begun = list(self._begun.values())
        tasks = [*self._busy.values(), *self._finishing]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if begun:
            await self._surroundings.give_back(begun)

    def _begin_next(self) -> None:
        """Begins what can be begun: whoever has waited longest since their last document comes first."""
        for chat_id in list(self._waiting):
            if not self._waiting[chat_id]:
                del self._waiting[chat_id]
            elif not self._may_begin(self._waiting[chat_id][0]):
                return
            elif chat_id not in self._busy:
                row = self._waiting[chat_id].popleft()
                # To the end: the others come before this person's next document.
                self._waiting[chat_id] = self._waiting.pop(chat_id)
                task = self._busy[chat_id] = asyncio.ensure_future(self._read(row))
                self._alone = bool(row.tries)
                task.add_done_callback(partial(self._done, chat_id))

    def _may_begin(self, row: Outgoing) -> bool:
        """Whether there is a place; one with which the program died once waits until nothing else is read."""
        return not self._busy if row.tries else len(self._busy) < self._at_once and not self._alone

    def _done(self, chat_id: int, _: asyncio.Task[None]) -> None:
        del self._busy[chat_id]
        self._alone = False
        self._begin_next()

    async def _read(self, row: Outgoing) -> None:
        try:
            self._finish(row, await self._event_of(row))
        except asyncio.CancelledError:
            self._over(row)
            raise

    async def _event_of(self, row: Outgoing) -> DocumentRead:
        """What comes of a document, after a try that the next start of the program would count."""
        self._begun[row.id] = row
        await _until_it_works(lambda: self._surroundings.begin(row))
        file_id, _ = document_of(row.message)
        try:
            data = await self._surroundings.fetch(file_id)
            moves = partial(self._surroundings.progress, row)
            reading = await read_in_process(data, self._today(), progress=moves)
        except (Refused, NotFetched) as refused:
            return DocumentRead(refused=refused.cause)
        except Exception:
            log.exception("a document could not be read")
            return DocumentRead(refused="failed")
        return DocumentRead(reading)

    def _finish(self, row: Outgoing, event: DocumentRead) -> None:
        """Says what came of it, however long the disk is full: the next document need not wait for that."""
        _, profile = document_of(row.message)
        task = asyncio.ensure_future(self._say(row, replace(event, profile=profile)))
        self._finishing.add(task)
        task.add_done_callback(self._finishing.discard)

    async def _say(self, row: Outgoing, event: DocumentRead) -> None:
        try:
            await _until_it_works(lambda: self._surroundings.finish(row, event))
        finally:
            self._over(row)

    def _over(self, row: Outgoing) -> None:
        self._begun.pop(row.id, None)
        self._surroundings.forget(row.id)


async def _until_it_works(work: Callable[[], Awaitable[None]]) -> None:
    pause = FIRST_PAUSE
    while True:
        try:
            return await work()
        except sqlite3.Error as error:
            if pause == FIRST_PAUSE:
                log.warning("a document waits for the database: %s", error)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
