"""The webhook at Telegram: set at the start, looked after while the bot runs, and taken away at the stop."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import TelegramError

from bot.telegram_door.complaints import Complaints
from bot.telegram_door.contact import Contact
from bot.telegram_door.updates import ALLOWED_UPDATES
from bot.telegram_door.wire import Wire

log = logging.getLogger(__name__)

CHECK_SECONDS = 60.0
RECENT_SECONDS = 300.0
MOST_CONNECTIONS = 100
REFUSED = "403"


class Webhook:
    """Keeps Telegram calling at our address. Another program with the same token may take that away at any time."""

    def __init__(self, bot: Bot, wire: Wire, contact: Contact, url: str, secret: str) -> None:
        self._bot = bot
        self._wire = wire
        self._contact = contact
        self._url = url
        self._secret = secret
        self._complaints = Complaints(log)

    async def register(self) -> None:
        """Tells Telegram where to call; raises its errors."""
        await self._bot.set_webhook(
            self._url, secret_token=self._secret, allowed_updates=ALLOWED_UPDATES, max_connections=MOST_CONNECTIONS
        )

    async def look_after(self) -> None:
        """Looks once a minute whether the webhook is still ours, until cancelled."""
        while True:
            await asyncio.sleep(CHECK_SECONDS)
            try:
                await self.check()
            except TelegramError as error:
                self._contact.failed(error)
                self._complaints.say(f"the webhook could not be looked at: {error}")

    async def check(self) -> None:
        """Sets the webhook again where it is not ours any more; says what Telegram says about calling it."""
        info = await self._wire.call("getWebhookInfo", {})
        if not isinstance(info, dict):
            return
        self._contact.sent()
        if what := self._taken_away(info):
            self._contact.met_rival("webhook", f"another program with the same token {what}")
            log.warning("another program with the same token %s; ours is set again", what)
            await self.register()
        else:
            self._note_delivery(info)

    def _taken_away(self, info: dict[str, Any]) -> str | None:
        """What another program did with the webhook; None where it is ours."""
        if info.get("url") != self._url:
            others = urlsplit(str(info.get("url"))).hostname
            return f"set its own webhook at {others}" if others else "deleted the webhook"
        # We refuse a call with a secret that is not ours: somebody set the same address once more.
        refused = _is_recent(info) and REFUSED in str(info.get("last_error_message"))
        return "set the webhook with its own secret" if refused else None

    def _note_delivery(self, info: dict[str, Any]) -> None:
        """Telegram cannot reach us: only it knows why."""
        waiting = info.get("pending_update_count")
        if _is_recent(info) and isinstance(waiting, int) and waiting:
            words = f"Telegram cannot call the webhook: {info.get('last_error_message')}"
            self._contact.problems["unreachable"] = words
            self._complaints.say(words)
        else:
            self._contact.problems.pop("unreachable", None)

    async def leave(self) -> None:
        """Takes the webhook away: Telegram keeps what comes meanwhile, and would only fill its error log."""
        with suppress(TelegramError):
            await self._bot.delete_webhook()


def _is_recent(info: dict[str, Any]) -> bool:
    """Whether Telegram failed to call the webhook a short while ago."""
    at = info.get("last_error_date")
    return isinstance(at, int) and time.time() - at < RECENT_SECONDS
