"""Documents that somebody sent: fetched from Telegram when a reader is free, their result taken as a turn.

Something moves all the while: a reaction at once, the line that says which page it is, and "typing" in between.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from tempfile import TemporaryFile

from telegram.error import BadRequest, InvalidToken, TelegramError

from bot import texts
from bot.events import DocumentRead
from bot.incoming import Incoming
from bot.languages import DEFAULT_LANGUAGE
from bot.messages import Message
from bot.reading import MAX_BYTES, NotFetched
from bot.storage import Outgoing
from bot.telegram_door.delivery import Delivery
from bot.telegram_door.payloads import call_of, thread_of

MOST_TRIES = 6
FIRST_PAUSE = 0.5
TYPING_SECONDS = 4.0
"""Telegram shows "typing" for five."""

MOST_TYPING = 30
"""A document that was forgotten meanwhile is not worth more."""

PROGRESS_SECONDS = 2.0
"""Between two looks of the line that says which page it is: edits count as messages."""

Take = Callable[[Sequence[Incoming]], Awaitable[object]]


def acknowledge(delivery: Delivery, chat_id: int, message_id: int, thread: int | None) -> None:
    """Shows at once that a document has come: a look on it, and "typing"."""
    eyes = {"chat_id": chat_id, "message_id": message_id, "reaction": [{"type": "emoji", "emoji": "👀"}]}
    delivery.quietly("setMessageReaction", eyes)
    delivery.quietly("sendChatAction", {"chat_id": chat_id, "action": "typing"} | thread_of(Message("", thread=thread)))


class Documents:
    """What the reading queue needs of Telegram and of the disk."""

    def __init__(self, delivery: Delivery, take: Take) -> None:
        self._delivery = delivery
        self._take = take
        self._typing: dict[int, asyncio.Task[None]] = {}
        self._shown_at: dict[int, float] = {}

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a document; raises `NotFetched`."""
        for number in range(MOST_TRIES):
            try:
                with TemporaryFile() as file:
                    await self._delivery.sender.wire.download(file_id, file, MAX_BYTES)
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
        await self._delivery.disk.run(partial(self._delivery.storage.begin_try, row.id))
        if row.id not in self._typing:
            self._typing[row.id] = self._delivery.start(self._type(row))
        self._shown_at[row.id] = time.monotonic()

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
