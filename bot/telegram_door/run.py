"""The bot on Telegram, from start to stop."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.exchange import Exchange
from bot.metrics import Metrics
from bot.settings import TELEGRAM, Settings, SettingsProblem
from bot.storage import Storage
from bot.telegram_door.answers import TooMany
from bot.telegram_door.api_request import ApiRequest
from bot.telegram_door.delivery import Delivery
from bot.telegram_door.intake import Intake
from bot.telegram_door.menus import set_menus
from bot.telegram_door.pace import Pace
from bot.telegram_door.polling import POLL_SECONDS, Polling
from bot.telegram_door.updates import ALLOWED_UPDATES
from bot.telegram_door.wire import Wire
from bot.world import World

if TYPE_CHECKING:
    from bot.telegram_door.server import Server

log = logging.getLogger(__name__)

STOP_SECONDS = 8.0
STALLED_SECONDS = 3 * POLL_SECONDS
REMINDER_SECONDS = 20.0
A_DAY = 86_400


def run_on_telegram(settings: Settings, token: str, storage: Storage, world: Callable[[], World]) -> None:
    """Serves people until a signal comes. Raises `SettingsProblem` for a token that Telegram refuses."""
    with suppress(ImportError):
        import uvloop

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    try:
        asyncio.run(_serve(settings, token, storage, world))
    except InvalidToken:
        raise SettingsProblem("TELEGRAM_BOT_TOKEN: Telegram does not know this token; ask @BotFather for it") from None


async def _serve(settings: Settings, token: str, storage: Storage, world: Callable[[], World]) -> None:
    service = Service(settings, token, storage, world)
    # What is loaded by now stays until the end, and a turn's objects go without help: looking for garbage at the
    # usual pace took a fifth of the time.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, service.stopping.set)
    await service.run()


class Service:
    """The parts of a running bot and their life."""

    def __init__(self, settings: Settings, token: str, storage: Storage, world: Callable[[], World]) -> None:
        self.settings = settings
        self.storage = storage
        self.world = world
        self.stopping = asyncio.Event()
        self.metrics = Metrics()
        self.request = ApiRequest()
        self.poll_request = ApiRequest(read_timeout=POLL_SECONDS + 10, connections=2)
        api = settings.TELEGRAM_API_URL
        self.bot = Bot(
            token, f"{api}/bot", f"{api}/file/bot", request=self.request, get_updates_request=self.poll_request
        )

    async def run(self) -> None:
        """Connects, sends what a crash left unsent, and serves until the stop."""
        pace = Pace(strict=self.settings.TELEGRAM_API_URL == TELEGRAM)
        delivery = Delivery(Wire(self.request, self.bot), self.storage, pace, self.metrics, self.world)
        exchange = Exchange(self.storage, self.world, metrics=self.metrics, admins=self.settings.ADMIN_IDS)
        intake = Intake(exchange, delivery)
        # The first contact may be long in coming: the operator's checks are answered meanwhile, updates only then.
        server = None if self.settings.WEBHOOK_URL else await self._listen(intake)
        chores: list[asyncio.Future[None]] = []
        try:
            if await self._until_done(self.bot.initialize):
                intake.introduce(self.bot.username)
                delivery.send(self.storage.outbox())
                server = server or await self._listen(intake)
                work = (set_menus(self.bot), self._forget_the_untouched(delivery), self._remind(intake))
                chores = [asyncio.ensure_future(chore) for chore in work]
                await self._serve(intake)
        finally:
            if server:
                await server.stop()
            for chore in chores:
                chore.cancel()
            await asyncio.gather(*chores, return_exceptions=True)
            await intake.reading.stop()
            await delivery.finish(STOP_SECONDS)
            await self.request.shutdown()
            await self.poll_request.shutdown()

    async def _serve(self, intake: Intake) -> None:
        if self.settings.WEBHOOK_URL:
            await self._webhook(self.settings.WEBHOOK_URL)
        elif await self._until_done(self._leave_webhook):
            await self._poll(intake)

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

    async def _webhook(self, url: str) -> None:
        async def register() -> None:
            secret = self.settings.webhook_secret()
            await self.bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED_UPDATES, max_connections=100)

        if await self._until_done(register):
            log.info("@%s is called at its webhook", self.bot.username)
            await self.stopping.wait()
            # Telegram keeps what comes meanwhile; a webhook nobody answers would only fill its error log.
            with suppress(TelegramError):
                await asyncio.wait_for(self.bot.delete_webhook(), STOP_SECONDS)

    async def _leave_webhook(self) -> None:
        """Polling and a webhook exclude each other; waiting updates stay."""
        if (await self.bot.get_webhook_info()).url:
            await self.bot.delete_webhook()

    async def _poll(self, intake: Intake) -> None:
        """Polls until the stop; a loop that has had no answer for a while is begun anew."""
        log.info("@%s is listening", self.bot.username)
        polling = Polling(Wire(self.poll_request, self.bot), intake)
        stopping = asyncio.ensure_future(self.stopping.wait())
        while not self.stopping.is_set():
            loop = asyncio.ensure_future(polling.run())
            while not loop.done() and not self.stopping.is_set():
                await asyncio.wait((loop, stopping), timeout=POLL_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                if time.monotonic() - intake.last_contact > STALLED_SECONDS:
                    log.warning("polling has stalled; it begins anew on fresh connections")
                    intake.last_contact = time.monotonic()
                    break
            if loop.done():
                stopping.cancel()
                loop.result()
            loop.cancel()
            await asyncio.gather(loop, return_exceptions=True)
            if not self.stopping.is_set():
                await self.poll_request.shutdown()
                await self.poll_request.initialize()
        await polling.confirm()

    async def _until_done(self, call: Callable[[], object]) -> bool:
        """Makes a call until Telegram answers it, with growing pauses; False when stopped before."""
        pause = 0.5
        while not self.stopping.is_set():
            try:
                await call()  # type: ignore[misc]
            except InvalidToken:
                raise
            except TelegramError as error:
                log.warning("Telegram cannot be reached: %s", error)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.stopping.wait(), error.seconds if isinstance(error, TooMany) else pause)
                pause = min(2 * pause, 30.0)
            else:
                return True
        return False

    async def _remind(self, intake: Intake) -> None:
        """Says due reminders, looking every few seconds; one that cannot be kept now is tried again."""
        while True:
            try:
                await intake.remind()
            except sqlite3.Error:
                log.exception("reminders could not be looked up")
            await asyncio.sleep(REMINDER_SECONDS)

    async def _forget_the_untouched(self, delivery: Delivery) -> None:
        """Deletes conversations that nobody has touched for KEEP_DAYS, at the start and once an hour."""
        days = self.settings.KEEP_DAYS
        while True:
            try:
                now = time.time()
                look = partial(self.storage.forget_untouched, now - days * A_DAY, now)
                gone = await delivery.disk.run(look)
            except sqlite3.Error:
                log.exception("untouched conversations could not be deleted; tried again in an hour")
            else:
                if gone:
                    log.info("%d conversations were untouched for %d days and are deleted", gone, days)
            await asyncio.sleep(3600)
