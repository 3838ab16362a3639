"""The bot on Telegram, from start to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.exchange import Exchange
from bot.settings import Settings, SettingsProblem
from bot.storage import Storage
from bot.telegram_door.aiohttp_request import AiohttpRequest
from bot.telegram_door.delivery import Delivery
from bot.telegram_door.menus import set_menus
from bot.telegram_door.polling import POLL_SECONDS, Polling
from bot.telegram_door.wire import Wire
from bot.world import World

log = logging.getLogger(__name__)

STOP_SECONDS = 8.0


def run_on_telegram(settings: Settings, token: str, storage: Storage, world: Callable[[], World]) -> None:
    """Serves people until a signal comes. Raises `SettingsProblem` for a token that Telegram refuses."""
    try:
        asyncio.run(_serve(settings, token, storage, world))
    except InvalidToken:
        raise SettingsProblem("TELEGRAM_BOT_TOKEN: Telegram does not know this token; ask @BotFather for it") from None


async def _serve(settings: Settings, token: str, storage: Storage, world: Callable[[], World]) -> None:
    request = AiohttpRequest()
    poll_request = AiohttpRequest(read_timeout=POLL_SECONDS + 10, connections=2)
    api = settings.TELEGRAM_API_URL
    bot = Bot(token, f"{api}/bot", f"{api}/file/bot", request=request, get_updates_request=poll_request)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await request.initialize()
    await poll_request.initialize()
    try:
        if not await _connect(bot, stop):
            return
        wire = Wire(request, bot.base_url)
        delivery = Delivery(wire, storage, lambda _: 0.0)
        exchange = Exchange(storage, world, f"https://t.me/{bot.username}?start=check")
        delivery.send(storage.outbox())
        polling = Polling(Wire(poll_request, bot.base_url), exchange, delivery, bot.username)
        await _until(stop, polling, bot)
        await delivery.finish(STOP_SECONDS)
    finally:
        await request.shutdown()
        await poll_request.shutdown()


async def _connect(bot: Bot, stop: asyncio.Event) -> bool:
    """Asks Telegram who we are until it answers; False when stopped before."""
    pause = 0.5
    while not stop.is_set():
        try:
            await bot.initialize()
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram cannot be reached: %s", type(error).__name__)
            await _wait(stop, pause)
            pause = min(2 * pause, 30.0)
        else:
            return True
    return False


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


async def _until(stop: asyncio.Event, polling: Polling, bot: Bot) -> None:
    """Polls until the stop; then confirms what was taken, so that nothing comes twice."""
    log.info("@%s is listening", bot.username)
    serving = asyncio.ensure_future(polling.run())
    menus = asyncio.ensure_future(set_menus(bot))
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
    for task in (menus, stopping):
        task.cancel()
    if serving.done():
        serving.result()
    serving.cancel()
    await asyncio.gather(serving, menus, stopping, return_exceptions=True)
    await polling.confirm()
