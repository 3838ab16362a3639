"""Updates in: a batch is taken as one, and its answers are put on their way once it is on disk."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from bot.events import Document, Gone
from bot.exchange import Exchange, Prepared
from bot.incoming import Incoming
from bot.inline import articles
from bot.languages import DEFAULT_LANGUAGE
from bot.reading.queue import ReadingQueue
from bot.storage import Change, Outgoing, TurnRows
from bot.telegram_door.backlog import Backlog
from bot.telegram_door.contact import Contact
from bot.telegram_door.delivery import Delivery
from bot.telegram_door.documents import Documents, acknowledge
from bot.telegram_door.updates import incoming, language_of

log = logging.getLogger(__name__)

BACKLOG_PAUSE = 1.0
SLICE_SECONDS = 0.05
"""Updates are taken for so long, then committed: whoever comes meanwhile waits for no more than one slice."""

Callback = tuple[str, str | None]
"""The id of a pressed button's query, and the toast that answers it."""


class Intake:
    """Takes updates from polling (a batch at a time) and from the webhook (whatever came in the meantime)."""

    def __init__(self, exchange: Exchange, delivery: Delivery, contact: Contact) -> None:
        self.exchange = exchange
        self.delivery = delivery
        self.contact = contact
        self.bot_name = ""
        self.backlog = Backlog()
        self._working: asyncio.Task[None] | None = None
        delivery.sender.gone = self.forget_reminders
        documents = Documents(delivery, self.take)
        self.reading = ReadingQueue(documents, lambda: exchange.world().today)
        delivery.read = self.reading.submit
        exchange.documents_ahead = self.reading.ahead
        self._waiting: list[tuple[Incoming, asyncio.Future[Callback | None]]] = []

    def introduce(self, bot_name: str) -> None:
        """The bot's own name, which Telegram says at the first contact; nothing is taken before."""
        self.bot_name = bot_name
        self.exchange.private_link = f"https://t.me/{bot_name}?start=check"

    def read(self, update: dict[str, Any]) -> Incoming | None:
        """The update as the conversation takes it, or None where it is none; an inline query is answered at once."""
        found = incoming(update, self.bot_name)
        if found is not None and found.event is None:
            self.answer_inline(update)
        if found is not None and isinstance(found.event, Document):
            acknowledge(self.delivery, found.chat_id, update["message"].get("message_id"), found.thread)
        return found

    def answer_inline(self, update: dict[str, Any]) -> bool:
        """Answers an inline query, of which nothing is kept; False for any other update."""
        query = update.get("inline_query")
        if not isinstance(query, dict) or not isinstance(query.get("id"), str):
            return False
        words, sender = query.get("query"), query.get("from")
        try:
            found = articles(words if isinstance(words, str) else "", language_of(sender), self.exchange.world())
        except Exception:
            # Nothing of it is kept, and it must not stop the updates of everybody else.
            log.exception("an inline query could not be answered")
            found = []
        self.delivery.answer_inline(query["id"], found)
        return True

    async def take(self, updates: Sequence[Incoming], *, patient: bool = False) -> list[Callback]:
        """Takes a batch; what is on disk is on its way. The buttons' answers are returned."""
        waiting, answers = deque(updates), list[Callback]()
        while waiting:
            # Whoever called may give up; what is on disk is sent all the same.
            answers += await asyncio.shield(self.delivery.start(self._take_some(waiting, patient=patient)))
        return answers

    async def _take_some(self, waiting: deque[Incoming], *, patient: bool) -> list[Callback]:
        """Takes as many as can be taken in a slice of time, in one transaction."""

        def write() -> tuple[Prepared, list[Outgoing]]:
            prepared = self.exchange.prepare(_for_a_while(waiting))
            return prepared, self.exchange.storage.write(prepared.turns)

        prepared, outgoing = await self.delivery.disk.keep(write, lambda written: self.exchange.commit(written[0]))
        for turn in prepared.turns:
            self._note(turn)
        self.delivery.send(outgoing, patient=patient)
        return prepared.callbacks

    def _note(self, turn: TurnRows) -> None:
        """What follows from a turn that is on disk, beside its messages."""
        if turn.inbox is not None:
            self.backlog.note(turn)
        # Only an action that is answered counts; an update that comes again would leave its person waiting.
        if turn.messages and not (turn.update_id is None and turn.inbox is None):
            self.delivery.heard_from(turn.chat_id)
        if turn.change is Change.DELETE:
            self.reading.forget(turn.chat_id)
            self.delivery.forget(turn.chat_id)

    async def take_shared(self, updates: Sequence[tuple[dict[str, Any], Incoming]]) -> None:
        """Takes a batch of polled updates and sends what follows; whoever sent many at once waits with the rest."""
        await self.take_and_answer(self.backlog.share(updates))
        self.work_off()

    def work_off(self) -> None:
        """Takes what waits in the inbox, everybody in turn, beside all that comes in meanwhile."""
        if len(self.backlog) and self._working is None:
            self._working = self.delivery.start(self._work_off())

    async def _work_off(self) -> None:
        try:
            while len(self.backlog):
                try:
                    await self.take_and_answer(self.backlog.next())
                except sqlite3.Error:
                    log.exception("what waits in the inbox cannot be taken yet; it is tried again")
                    await asyncio.sleep(BACKLOG_PAUSE)
        finally:
            self._working = None

    def resume(self) -> None:
        """Goes on where the last stop or crash left off: with messages unsent and updates not taken."""
        storage, now = self.exchange.storage, time.time()
        for chat_id, until in storage.waits(now).items():
            self.delivery.sender.pace.bar(chat_id, until - now)
        self.delivery.send(storage.outbox())
        for row in storage.inbox():
            if (found := incoming(row.update, self.bot_name)) is not None:
                self.backlog.add(found, row.id)
        self.work_off()

    async def take_and_answer(self, updates: Sequence[Incoming]) -> None:
        """Takes a batch and sends all that follows from it."""
        for callback, toast in await self.take(updates):
            self.delivery.answer_button(callback, toast)

    async def remind(self) -> list[int]:
        """Sends the reminders that are due, behind people who wait; returns whose they were."""
        due = self.exchange.due()
        await self.take(due, patient=True)
        return [each.chat_id for each in due]

    def forget_reminders(self, chat_id: int) -> None:
        """Nobody is there any more to be reminded."""
        self.delivery.start(self.take([Incoming(None, chat_id, Gone(), DEFAULT_LANGUAGE)]))

    async def taken(self, update: Incoming) -> Callback | None:
        """Returns once the update is on disk, with its button's answer; updates that come together share a batch."""
        done: asyncio.Future[Callback | None] = asyncio.get_running_loop().create_future()
        self._waiting.append((update, done))
        if len(self._waiting) == 1:
            self.delivery.start(self._take_waiting())
        return await done

    async def _take_waiting(self) -> None:
        # Whatever comes while the batch before is written belongs to this one.
        await self.delivery.disk.idle()
        waiting, self._waiting = sorted(self._waiting, key=lambda each: each[0].update_id or 0), []
        updates = deque(update for update, _ in waiting)
        while waiting:
            try:
                answers = dict(await self._take_some(updates, patient=False))
            except Exception as error:
                # Each request hears of it; one left without an answer would hold up its person's next updates.
                for _, done in waiting:
                    if not done.done():
                        done.set_exception(error)
                return
            taken, waiting = waiting[: len(waiting) - len(updates)], waiting[len(waiting) - len(updates) :]
            for update, done in taken:
                if not done.done():
                    callback = update.callback
                    done.set_result((callback, answers[callback]) if callback in answers and callback else None)


def _for_a_while(waiting: deque[Incoming]) -> Iterator[Incoming]:
    """Takes from the front until the slice of time is over."""
    end = time.monotonic() + SLICE_SECONDS
    while waiting:
        yield waiting.popleft()
        if time.monotonic() > end:
            return
