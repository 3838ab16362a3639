"""The parts of the running bot, and their life from the first contact to the stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.attachments import attachment
from bot.exchange import Exchange
from bot.metrics import Metrics
from bot.settings import TELEGRAM, Settings
from bot.storage import Storage
from bot.telegram_door.answers import TooMany
from bot.telegram_door.api_request import ApiRequest
from bot.telegram_door.chores import forget_the_untouched, remind
from bot.telegram_door.complaints import Complaints
from bot.telegram_door.contact import Contact
from bot.telegram_door.delivery import Delivery
from bot.telegram_door.intake import Intake
from bot.telegram_door.menus import set_menus, switch_inline_mode_on
from bot.telegram_door.pace import Pace
from bot.telegram_door.polling import POLL_SECONDS, poll
from bot.telegram_door.refusals import Forms
from bot.telegram_door.sending import MakeFile, Sender
from bot.telegram_door.webhook import Webhook
from bot.telegram_door.wire import Wire
from bot.world import World

if TYPE_CHECKING:
    from bot.telegram_door.server import Server

log = logging.getLogger(__name__)

STOP_SECONDS = 12.0
"""For the whole stop: what is under way is finished, or left to the next start."""

GOODBYE_SECONDS = STOP_SECONDS / 4
LONGEST_PAUSE = 30.0


class Service:
    """The parts of a running bot and their life."""

    def __init__(self, settings: Settings, token: str, storage: Storage, world: Callable[[], World]) -> None:
        self.settings = settings
        self.storage = storage
        self.world = world
        self.stopping = asyncio.Event()
        self.metrics = Metrics()
        self.contact = Contact(self.metrics, polls=settings.WEBHOOK_URL is None)
        self.request = ApiRequest(proxy=settings.proxy())
        self.poll_request = ApiRequest(read_timeout=POLL_SECONDS + 10, connections=2, proxy=settings.proxy())
        api = settings.TELEGRAM_API_URL
        self.bot = Bot(
            token, f"{api}/bot", f"{api}/file/bot", request=self.request, get_updates_request=self.poll_request
        )
        self._complaints = Complaints(log)

    async def run(self) -> None:
        """Connects, sends what a crash left unsent, and serves until the stop."""
        intake = self._intake()
        # The first contact may be long in coming: the operator's checks are answered meanwhile, updates only then.
        server = None if self.settings.WEBHOOK_URL else await self._listen(intake)
        chores: list[asyncio.Future[None]] = []
        try:
            if await self._until_done(self.bot.initialize):
                intake.introduce(self.bot.username)
                intake.resume()
                server = server or await self._listen(intake)
                chores = [asyncio.ensure_future(chore) for chore in self._chores(intake)]
                await self._serve(intake)
        finally:
            await self._stop(intake, server, chores)

    def _intake(self) -> Intake:
        """The way of an update from Telegram to the answer at Telegram."""
        settings = self.settings
        pace = Pace(strict=settings.TELEGRAM_API_URL == TELEGRAM, rate=settings.SEND_RATE)
        forms, wire = Forms(rich=settings.RICH_MESSAGES), Wire(self.request, self.bot)
        sender = Sender(wire, self.contact, self._file_of, pace, forms)
        exchange = Exchange(self.storage, self.world, metrics=self.metrics, admins=settings.ADMIN_IDS)
        return Intake(exchange, Delivery(sender, self.storage), self.contact)

    def _file_of(self, chat_id: int, kind: str) -> MakeFile:
        return partial(attachment, kind, self.storage.peek(chat_id), self.world(), self.storage.facts_of(chat_id))

    def _chores(self, intake: Intake) -> list[Any]:
        wire = intake.delivery.sender.wire
        return [
            set_menus(self.bot),
            switch_inline_mode_on(self.bot, wire),
            forget_the_untouched(intake, self.settings.KEEP_DAYS),
            remind(intake),
        ]

    async def _stop(self, intake: Intake, server: Server | None, chores: list[asyncio.Future[None]]) -> None:
        """Ends everything within one deadline; whatever is not over by then goes on after the next start."""
        for chore in chores:
            chore.cancel()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                if server:
                    await server.stop()
                await asyncio.gather(*chores, return_exceptions=True)
                await intake.reading.stop()
                await intake.delivery.finish(STOP_SECONDS / 2)
        except TimeoutError:
            log.warning("the stop took too long; what was not sent or confirmed is left to the next start")
        await self.request.shutdown()
        await self.poll_request.shutdown()

    async def _serve(self, intake: Intake) -> None:
        url = self.settings.WEBHOOK_URL
        if not url:
            if await self._until_done(self._leave_webhook):
                log.info("@%s is listening", self.bot.username)
                await poll(Wire(self.poll_request, self.bot), self.poll_request, intake, self.stopping)
            return
        wire = intake.delivery.sender.wire
        webhook = Webhook(self.bot, wire, self.contact, url, self.settings.webhook_secret())
        if await self._until_done(webhook.register):
            log.info("@%s is called at its webhook", self.bot.username)
            looking = asyncio.ensure_future(webhook.look_after())
            await self.stopping.wait()
            looking.cancel()
            with suppress(TimeoutError):
                await asyncio.wait_for(webhook.leave(), GOODBYE_SECONDS)

    async def _listen(self, intake: Intake) -> Server | None:
        url, secret = self.settings.WEBHOOK_URL, self.settings.webhook_secret()
        listen = self.settings.WEBHOOK_LISTEN if url else self.settings.HEALTH_LISTEN
        if not listen:
            return None
        # Imported where it is wanted: it takes a tenth of the start.
        from bot.telegram_door.server import Server

        server = Server(intake, self.metrics, webhook=(url, secret) if url else None)
        await server.start(listen)
        return server

    async def _leave_webhook(self) -> None:
        """Polling and a webhook exclude each other; waiting updates stay."""
        if (await self.bot.get_webhook_info()).url:
            await self.bot.delete_webhook()

    async def _until_done(self, call: Callable[[], Awaitable[object]]) -> bool:
        """Makes a call until Telegram answers it, with growing pauses; False when stopped before."""
        pause = 0.5
        while not self.stopping.is_set():
            try:
                await call()
            except InvalidToken:
                raise
            except (TelegramError, TypeError, LookupError, ValueError, AttributeError) as error:
                # The library trips over results of another kind than it expects.
                self._complaints.say(f"Telegram cannot be reached: {error}")
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.stopping.wait(), error.seconds if isinstance(error, TooMany) else pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                return True
        return False
