"""The outbox on its way: each chat's messages in order, chats beside one another.

A message leaves the outbox when Telegram has taken it (see `sending`).
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, TypeVar

from telegram.error import TelegramError

from bot.inline import Article
from bot.messages import READ
from bot.storage import Outgoing, Storage, column_of
from bot.telegram_door.disk import Disk
from bot.telegram_door.payloads import inline_result
from bot.telegram_door.sending import FIRST_PAUSE, Sender

log = logging.getLogger(__name__)

T = TypeVar("T")

MOST_WAITING = 30
MOST_REMINDERS = 100


class Delivery:
    """Sends the outbox; `send` returns at once."""

    def __init__(self, sender: Sender, storage: Storage) -> None:
        self.sender = sender
        self.storage = storage
        self.disk = Disk(storage)
        self.read: Callable[[Outgoing], object] = lambda _: None
        sender.quietly = self.quietly
        sender.long_wait = self._note_long_wait
        self._lanes: dict[int, deque[Outgoing]] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._latest: dict[tuple[int, str], int] = {}
        self._patient: set[int] = set()
        self.may_remind = asyncio.Event()
        """Set while fewer reminders than the most at once are on their way."""

        self.may_remind.set()
        self._announces: dict[int, int] = {}
        self.announced: dict[int, int] = {}
        """Which message says that a document is being read, by the document's row."""

        self._flushed: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return sum(len(lane) for lane in self._lanes.values())

    def send(self, outgoing: Sequence[Outgoing], *, patient: bool = False) -> None:
        """Puts rows of the outbox on their way, in order per chat; patient ones behind people who wait."""
        if patient:
            self._patient.update(out.id for out in outgoing)
            self._count_patient()
        before: Outgoing | None = None
        for out in outgoing:
            if (out.message.attachment or "").startswith(READ):
                # Read outside the chat's lane: nobody is left without an answer meanwhile.
                if before is not None and before.chat_id == out.chat_id:
                    self._announces[before.id] = out.id
                self.read(out)
                continue
            before = out
            column = column_of(out.message)
            if column:
                self._latest[out.chat_id, column] = out.id
            waiting = self._lanes.get(out.chat_id)
            if waiting is None:
                self._lanes[out.chat_id] = deque((out,))
                self.start(self._run(out.chat_id))
            else:
                waiting.append(out)
                self._skip_superseded(waiting)

    def _skip_superseded(self, waiting: deque[Outgoing]) -> None:
        """Someone who writes faster than may be answered gets the newest answers; the one on its way stays."""
        while len(waiting) > MOST_WAITING:
            out = waiting[1]
            del waiting[1]
            self.take_out(out)

    def forget(self, chat_id: int) -> None:
        """Lets go of all that waits for a person who has had everything deleted; what is being sent may still come."""
        self.sender.deleted.update(out.id for out in self._lanes.get(chat_id, ()))

    def heard_from(self, chat_id: int) -> None:
        """The person acted and is answered: what may have arrived before need not be repeated."""
        self.sender.silence.heard_from(chat_id)

    def answer_button(self, callback: str, toast: str | None) -> None:
        """Ends the spinner of a pressed button; too late is too late."""
        payload = {"callback_query_id": callback} | ({"text": toast} if toast else {})
        self.quietly("answerCallbackQuery", payload)

    def answer_inline(self, query: str, found: list[Article]) -> None:
        """Shows results in whichever chat the person is typing; too late is too late."""
        payload = {"inline_query_id": query, "results": [inline_result(each) for each in found], "cache_time": 300}
        self.quietly("answerInlineQuery", payload | {"is_personal": True})

    def quietly(self, method: str, payload: dict[str, Any]) -> None:
        """Makes a call whose failure changes nothing."""
        self.start(self._quietly(method, payload))

    async def finish(self, seconds: float) -> None:
        """Waits for what is on its way, at most so long; the rest stays in the outbox."""
        end = time.monotonic() + seconds
        while self._tasks and time.monotonic() < end:
            await asyncio.wait(self._tasks, timeout=max(0.0, end - time.monotonic()))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.disk.close()

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Lets work go on beside everything else, until the program stops."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _note_long_wait(self, chat_id: int, seconds: float) -> None:
        self.start(self.disk.run(partial(self.storage.note_wait, chat_id, time.time() + seconds)))

    async def _quietly(self, method: str, payload: dict[str, Any]) -> None:
        try:
            await self.sender.wire.call(method, payload)
        except TelegramError as error:
            log.debug("%s came to nothing: %s", method, error)

    async def _run(self, chat_id: int) -> None:
        waiting = self._lanes[chat_id]
        try:
            while waiting:
                out = waiting[0]
                message_id = await self._send_or_let_go(out)
                waiting.popleft()
                self.sender.deleted.discard(out.id)
                flushed = self.take_out(out, message_id)
                if waiting and out.message.edits is None and waiting[0].message.edits is None:
                    # Only then can a crash repeat no more than one message of a chat; an edit repeats unseen.
                    await flushed
        finally:
            if not waiting:
                self._lanes.pop(chat_id, None)

    async def _send_or_let_go(self, out: Outgoing) -> int | None:
        """A message that cannot even be made, such as a file, must not hold up those behind it for ever."""
        try:
            return await self.sender.send(out, patient=out.id in self._patient)
        except Exception:
            log.exception("a message could not be made and is let go")
            return None

    def _count_patient(self) -> None:
        if len(self._patient) < MOST_REMINDERS:
            self.may_remind.set()
        else:
            self.may_remind.clear()

    def take_out(self, out: Outgoing, message_id: int | None = None) -> asyncio.Task[None]:
        """Takes a message out of the outbox; the task ends when that is on disk."""
        column = column_of(out.message) or ""
        latest = self._latest.get((out.chat_id, column)) == out.id
        if latest:
            del self._latest[out.chat_id, column]
            if message_id is not None:
                self.storage.note_shown(out.chat_id, column, message_id)
        self.storage.note_sent(out, message_id if latest else None)
        document = self._announces.pop(out.id, None)
        if document is not None and message_id is not None:
            self.announced[document] = message_id
        if out.id in self._patient:
            self._patient.discard(out.id)
            self._count_patient()
        if self._flushed is None:
            self._flushed = self.start(self._flush())
        return self._flushed

    async def _flush(self) -> None:
        # What is sent in the same pass of the event loop leaves the outbox together.
        await asyncio.sleep(0)
        self._flushed = None
        while True:
            try:
                return await self.disk.take_out_sent()
            except sqlite3.Error:
                log.exception("what was sent cannot leave the outbox yet; it is tried again")
                await asyncio.sleep(FIRST_PAUSE)
