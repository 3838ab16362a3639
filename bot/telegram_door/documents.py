"""Documents that somebody sent: fetched from Telegram when a reader is free, their result taken as a turn.

Something moves all the while: a reaction at once, the line that says which page it is, and "typing" in between.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from io import BytesIO

from telegram.error import BadRequest, InvalidToken, TelegramError

from bot import texts
from bot.events import DocumentRead
from bot.incoming import Incoming
from bot.languages import DEFAULT_LANGUAGE
from bot.messages import Message
from bot.reading.process import MAX_BYTES
from bot.reading.queue import NotFetched
from bot.storage import Outgoing
from bot.telegram_door.answers import NotSent, Revoked, TooMany
from bot.telegram_door.complaints import Complaints
from bot.telegram_door.delivery import Delivery
from bot.telegram_door.payloads import call_of, thread_of

MOST_TRIES = 6
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 16.0
GIVE_BACK_SECONDS = 2.0
TYPING_SECONDS = 4.0
"""Telegram shows "typing" for five."""

MOST_TYPING = 30
"""A document that was forgotten meanwhile is not worth more."""

PROGRESS_SECONDS = 2.0
"""Between two looks of the line that says which page it is: edits count as messages."""

log = logging.getLogger(__name__)

Take = Callable[[Sequence[Incoming]], Awaitable[object]]


def acknowledge(delivery: Delivery, chat_id: int, message_id: int, thread: int | None) -> None:
    """Shows at once that a document has come: a look on it, and "typing"."""
    eyes = {"chat_id": chat_id, "message_id": message_id, "reaction": [{"type": "emoji", "emoji": "👀"}]}
    delivery.quietly("setMessageReaction", eyes)
    delivery.quietly("sendChatAction", {"chat_id": chat_id, "action": "typing"} | thread_of(Message("", thread=thread)))


def _why_never(error: TelegramError) -> str | None:
    """Why a file is not given out, however often it is asked for; None where it may be the next time."""
    # A file that has gone is answered with the same 404 as a wrong token; a revoked token may come back.
    if isinstance(error, Revoked) or not isinstance(error, (BadRequest, InvalidToken)):
        return None
    return "too_large" if "too" in str(error) else "gone"


class Documents:
    """What the reading queue needs of Telegram and of the disk."""

    def __init__(self, delivery: Delivery, take: Take) -> None:
        self._delivery = delivery
        self._take = take
        self._complaints = Complaints(log)
        self._typing: dict[int, asyncio.Task[None]] = {}
        self._shown_at: dict[int, float] = {}

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a document; raises `NotFetched`."""
        tries, pause = 0, FIRST_PAUSE
        while tries < MOST_TRIES:
            try:
                file = BytesIO()
                await self._delivery.sender.wire.download(file_id, file, MAX_BYTES)
                return file.getvalue()
            except TelegramError as error:
                if cause := _why_never(error):
                    raise NotFetched(cause) from None
                self._complaints.say(f"a document could not be fetched and is tried again: {error}")
                tries += self._counts(error)
                await asyncio.sleep(error.seconds if isinstance(error, TooMany) else pause)
                pause = min(2 * pause, LONGEST_PAUSE)
        raise NotFetched("not_given")

    def _counts(self, error: TelegramError) -> bool:
        """Whether it is about this file: where Telegram cannot be reached at all, a document only waits."""
        contact = self._delivery.sender.contact
        return not (isinstance(error, (NotSent, Revoked, TooMany)) or contact.failing_seconds)

    async def begin(self, row: Outgoing) -> None:
        """Commits that a try begins: the next start of the program counts it."""
        await self._keep_tries({row.id: row.tries + 1})
        if row.id not in self._typing:
            self._typing[row.id] = self._delivery.start(self._type(row))
        self._shown_at[row.id] = time.monotonic()

    async def give_back(self, rows: Sequence[Outgoing]) -> None:
        """Commits the tries from before; where the database does not let it in time, these count."""
        with suppress(sqlite3.Error, TimeoutError):
            async with asyncio.timeout(GIVE_BACK_SECONDS):
                await self._keep_tries({row.id: row.tries for row in rows})

    async def _keep_tries(self, tries: Mapping[int, int]) -> None:
        storage = self._delivery.storage
        await self._delivery.disk.keep(partial(storage.write_tries, tries), lambda _: storage.end())

    def progress(self, row: Outgoing, page: int, count: int) -> None:
        """Shows how far the reading is, in the message that said that it begins."""
        message_id, now = self._delivery.announced.get(row.id), time.monotonic()
        if message_id is None or now - self._shown_at.get(row.id, 0.0) < PROGRESS_SECONDS:
            return
        self._shown_at[row.id] = now
        session = self._delivery.storage.peek(row.chat_id)
        language = session.language if session else DEFAULT_LANGUAGE
        words = texts.text(language, "document.progress", page=page, pages=count)
        self._delivery.quietly(*call_of(row.chat_id, Message(words, edits=message_id)))

    async def finish(self, row: Outgoing, event: DocumentRead) -> None:
        """What came of a document is a turn like any other, and its row goes with it."""
        await self._take(
            [Incoming(None, row.chat_id, event, DEFAULT_LANGUAGE, thread=row.message.thread, completes=row.id)]
        )
        self.forget(row.id)

    def forget(self, row_id: int) -> None:
        """Nothing moves any more for a document."""
        if typing := self._typing.pop(row_id, None):
            typing.cancel()
        self._shown_at.pop(row_id, None)
        self._delivery.announced.pop(row_id, None)

    async def _type(self, row: Outgoing) -> None:
        action = {"chat_id": row.chat_id, "action": "typing"} | thread_of(row.message)
        for _ in range(MOST_TYPING):
            self._delivery.quietly("sendChatAction", action)
            await asyncio.sleep(TYPING_SECONDS)
