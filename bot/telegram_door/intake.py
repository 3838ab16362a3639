"""Updates in: a batch is taken as one, and its answers are put on their way once it is on disk."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Sequence
from typing import Any

from bot.events import Gone
from bot.exchange import Exchange, Exchanged, Incoming
from bot.inline import articles
from bot.telegram_door.delivery import Delivery
from bot.telegram_door.updates import incoming, language_of


class Intake:
    """Takes updates from polling (a batch at a time) and from the webhook (whatever came in the meantime)."""

    def __init__(self, exchange: Exchange, delivery: Delivery, bot_name: str) -> None:
        self.exchange = exchange
        self.delivery = delivery
        self.bot_name = bot_name
        self.last_contact = time.monotonic()
        delivery.gone = self.forget_reminders
        self._waiting: list[tuple[Incoming, asyncio.Future[None]]] = []

    def read(self, update: dict[str, Any]) -> Incoming | None:
        """The update as the conversation takes it, or None where it is none; an inline query is answered at once."""
        found = incoming(update, self.bot_name)
        if found is not None and found.event is None:
            self.answer_inline(update)
        return found

    def answer_inline(self, update: dict[str, Any]) -> bool:
        """Answers an inline query, of which nothing is kept; False for any other update."""
        query = update.get("inline_query")
        if not isinstance(query, dict) or not isinstance(query.get("id"), str):
            return False
        words, sender = query.get("query"), query.get("from")
        found = articles(words if isinstance(words, str) else "", language_of(sender), self.exchange.world())
        self.delivery.answer_inline(query["id"], found)
        return True

    def take(self, updates: Sequence[Incoming]) -> Exchanged:
        """Takes a batch and sends what it says, buttons' answers aside."""
        self.last_contact = time.monotonic()
        for each in updates:
            self.delivery.heard_from(each.chat_id)
        exchanged = self.exchange.take(updates)
        self.delivery.send(exchanged.outgoing)
        return exchanged

    def take_and_answer(self, updates: Sequence[Incoming]) -> None:
        """Takes a batch and sends all that follows from it."""
        for callback, toast in self.take(updates).callbacks:
            self.delivery.answer_button(callback, toast)

    def remind(self) -> None:
        """Sends the reminders that are due."""
        self.delivery.send(self.exchange.remind().outgoing)

    def forget_reminders(self, chat_id: int) -> None:
        """Nobody is there any more to be reminded."""
        self.exchange.take([Incoming(None, chat_id, Gone(), "en")])

    async def taken(self, update: Incoming) -> None:
        """Returns once the update is on disk; updates that come at the same time share a transaction."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._waiting.append((update, done))
        if len(self._waiting) == 1:
            loop.call_soon(self._take_waiting)
        await done

    def _take_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        try:
            self.take_and_answer([update for update, _ in waiting])
        except (sqlite3.Error, OSError) as error:
            for _, done in waiting:
                if not done.done():
                    done.set_exception(error)
            return
        for _, done in waiting:
            if not done.done():
                done.set_result(None)
