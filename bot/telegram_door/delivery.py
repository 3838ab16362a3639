"""The outbox on its way: each chat's messages in order, chats beside one another, nothing repeated blindly.

A message leaves the outbox when Telegram has taken it. One that may have arrived although its answer was lost is
not repeated at once: the person's next action shows that it came; only their silence makes it go out again.
"""

from __future__ import annotations

import asyncio
import logging
import random
import sqlite3
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from telegram.error import (
    BadRequest,
    Forbidden,
    TelegramError,
)

from bot.attachments import attachment
from bot.inline import Article
from bot.messages import READ
from bot.metrics import Metrics
from bot.storage import Outgoing, Storage
from bot.telegram_door.answers import TooMany, may_have_arrived
from bot.telegram_door.disk import Disk
from bot.telegram_door.pace import Pace
from bot.telegram_door.wire import Wire, call_of, inline_result
from bot.world import World

log = logging.getLogger(__name__)

T = TypeVar("T")

SILENCE_SECONDS = 10.0
MOST_WAITING = 30
MESSAGES_REMEMBERED = 10_000
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
"""Seconds between tries; the longest is what somebody may still wait once the server is back."""
_GONE = ("chat not found", "user is deactivated", "bot was blocked", "can't initiate", "bot was kicked")


class Delivery:
    """Sends the outbox; `send` returns at once."""

    def __init__(self, wire: Wire, storage: Storage, pace: Pace, metrics: Metrics, world: Callable[[], World]) -> None:
        self.wire = wire
        self.world = world
        self.storage = storage
        self.pace = pace
        self.metrics = metrics
        self.gone: Callable[[int], object] = lambda _: None
        self.read: Callable[[Outgoing], object] = lambda _: None
        self._lanes: dict[int, deque[Outgoing]] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self.disk = Disk(storage)
        self._latest_ask: dict[int, int] = {}
        self._heard: dict[int, asyncio.Event] = {}
        self._flushed: asyncio.Task[None] | None = None
        self._deleted: set[int] = set()
        self._shown: OrderedDict[tuple[int, int], int] = OrderedDict()

    def __len__(self) -> int:
        return sum(len(lane) for lane in self._lanes.values())

    def send(self, outgoing: list[Outgoing]) -> None:
        """Puts rows of the outbox on their way, in order per chat."""
        for out in outgoing:
            if (out.message.attachment or "").startswith(READ):
                # Read outside the chat's lane: nobody is left without an answer meanwhile.
                self.read(out)
                continue
            if out.message.asks and out.message.edits is None:
                self._latest_ask[out.chat_id] = out.id
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
            self._take_out(out, None)

    def forget(self, chat_id: int) -> None:
        """Lets go of all that waits for a person who has had everything deleted; what is being sent may still come."""
        waiting = self._lanes.get(chat_id, deque())
        self._deleted.update(out.id for out in waiting)

    def heard_from(self, chat_id: int) -> None:
        """The person acted and is answered: what may have arrived before need not be repeated."""
        if chat_id in self._heard:
            self._heard[chat_id].set()

    def answer_button(self, callback: str, toast: str | None) -> None:
        """Ends the spinner of a pressed button; too late is too late."""
        payload = {"callback_query_id": callback} | ({"text": toast} if toast else {})
        self.start(self._quietly("answerCallbackQuery", payload))

    def answer_inline(self, query: str, found: list[Article]) -> None:
        """Shows results in whichever chat the person is typing; too late is too late."""
        payload = {"inline_query_id": query, "results": [inline_result(each) for each in found], "cache_time": 300}
        self.start(self._quietly("answerInlineQuery", payload | {"is_personal": True}))

    async def finish(self, seconds: float) -> None:
        """Waits for what is on its way, at most so long; the rest stays in the outbox."""
        end = time.monotonic() + seconds
        while self._tasks and time.monotonic() < end:
            await asyncio.wait(self._tasks, timeout=end - time.monotonic())
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.disk.close()

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Lets work go on beside everything else, until the program stops."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _quietly(self, method: str, payload: dict[str, Any]) -> None:
        try:
            await self.wire.call(method, payload)
        except TelegramError as error:
            log.debug("%s came to nothing: %s", method, type(error).__name__)

    async def _run(self, chat_id: int) -> None:
        waiting = self._lanes[chat_id]
        try:
            while waiting:
                out = waiting[0]
                message_id = await self._deliver_or_let_go(out)
                waiting.popleft()
                self._deleted.discard(out.id)
                flushed = self._take_out(out, message_id)
                if waiting and out.message.edits is None and waiting[0].message.edits is None:
                    # Only then can a crash repeat no more than one message of a chat; an edit repeats unseen.
                    await flushed
        finally:
            if not waiting:
                self._lanes.pop(chat_id, None)

    async def _deliver_or_let_go(self, out: Outgoing) -> int | None:
        """A message that cannot even be made, such as a file, must not hold up those behind it for ever."""
        try:
            return await self._deliver(out)
        except Exception:
            log.exception("a message could not be made and is let go")
            return None

    async def _deliver(self, out: Outgoing) -> int | None:
        """Sends until it is taken or cannot be; returns the message id where there is one."""
        method, payload = call_of(out.chat_id, out.message)
        looks = hash((out.message.text, out.message.rows))
        if out.message.edits is not None and self._shown.get((out.chat_id, out.message.edits)) == looks:
            # A double tap asks for the same page twice, and Telegram refuses an edit that changes nothing.
            return None
        pause = FIRST_PAUSE
        while out.id not in self._deleted:
            if wait := self.pace.delay(out.chat_id):
                await asyncio.sleep(wait)
            try:
                result = await self._call(out, method, payload)
            except TooMany as error:
                self.pace.refused()
                await asyncio.sleep(error.seconds + random.uniform(0.05, 0.5))  # noqa: S311 - jitter, no secret
            except TelegramError as error:
                if await self._is_over(out, method, error):
                    return None
                await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                return self._delivered(out, result, looks)
        return None

    async def _is_over(self, out: Outgoing, method: str, error: TelegramError) -> bool:
        """Whether a call that failed is not to be made again: refused for good, or arrived after all."""
        if isinstance(error, (Forbidden, BadRequest)):
            if _is_gone(error):
                self.gone(out.chat_id)
            _explain(error, method)
            return True
        return _would_repeat(out) and may_have_arrived(error) and await self._came_through(out.chat_id)

    def _delivered(self, out: Outgoing, result: Any, looks: int) -> int | None:
        self.metrics.delivered(time.monotonic() - out.at)
        message_id = _message_id(result) or out.message.edits
        if message_id is not None:
            self._remember(out.chat_id, message_id, looks)
        return message_id

    def _remember(self, chat_id: int, message_id: int, looks: int) -> None:
        self._shown[chat_id, message_id] = looks
        if len(self._shown) > MESSAGES_REMEMBERED:
            self._shown.popitem(last=False)

    async def _call(self, out: Outgoing, method: str, payload: dict[str, Any]) -> Any:
        if out.message.attachment is None:
            return await self.wire.call(method, payload)
        session, facts = self.storage.glance(out.chat_id), self.storage.facts_of(out.chat_id)
        loop = asyncio.get_running_loop()
        file = await loop.run_in_executor(None, attachment, out.message.attachment, session, self.world(), facts)
        return await self.wire.upload(out.chat_id, file, out.message) if file else None

    async def _came_through(self, chat_id: int) -> bool:
        """Waits for a sign of the person; True when there was one."""
        event = self._heard.setdefault(chat_id, asyncio.Event())
        try:
            await asyncio.wait_for(event.wait(), SILENCE_SECONDS)
        except TimeoutError:
            return False
        finally:
            self._heard.pop(chat_id, None)
        return True

    def _take_out(self, out: Outgoing, message_id: int | None) -> asyncio.Task[None]:
        latest = self._latest_ask.get(out.chat_id) == out.id
        if latest:
            del self._latest_ask[out.chat_id]
            if message_id is not None:
                self.storage.asked_now(out.chat_id, message_id)
        self.storage.sent(out, message_id if latest else None)
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


def _message_id(result: Any) -> int | None:
    """The number of the message that Telegram made, from an answer of either kind."""
    found = result.get("message_id") if isinstance(result, dict) else getattr(result, "message_id", None)
    return found if type(found) is int else None


def _would_repeat(out: Outgoing) -> bool:
    """Whether sending once more could show the same thing twice: an edit cannot."""
    return out.message.edits is None


def _is_gone(error: TelegramError) -> bool:
    return isinstance(error, Forbidden) or "chat not found" in str(error).lower()


def _explain(error: TelegramError, method: str) -> None:
    """What cannot be delivered is let go: a gone chat quietly, a refused message with a word in the log."""
    words = str(error).lower()
    if isinstance(error, Forbidden) or any(each in words for each in (*_GONE, "not modified", "to edit not found")):
        log.debug("%s was not needed any more", method)
    else:
        log.warning("%s was refused: %s", method, error)
