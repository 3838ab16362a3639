"""How the bot presents itself at Telegram: menus and descriptions by language, and inline mode."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand
from telegram.error import EndPointNotFound, TelegramError

from bot import texts
from bot.commands import canonical, menu
from bot.languages import DEFAULT_LANGUAGE, others
from bot.telegram_door.wire import Wire

log = logging.getLogger(__name__)

# Telegram shows the entry without a language to everybody whose language has none of its own.
SHOWN_TO = (("", DEFAULT_LANGUAGE), *((each.code, each.code) for each in others(DEFAULT_LANGUAGE)))


async def set_menus(bot: Bot) -> None:
    """Sets commands, description and short description per language; a failure is no reason not to serve."""
    try:
        for code, language in SHOWN_TO:
            await _set_menu(bot, code, language)
    except (TelegramError, TypeError, LookupError, ValueError, AttributeError) as error:
        # The library trips over results of another kind than it expects.
        log.warning("the menus could not be set: %s", error)


async def _set_menu(bot: Bot, code: str, language: str) -> None:
    wanted = [BotCommand(name, texts.text(language, f"menu.{canonical(name)}")) for name in menu(language)]
    if list(await bot.get_my_commands(language_code=code)) != wanted:
        await bot.set_my_commands(wanted, language_code=code)
    description = texts.text(language, "bot.description")
    if (await bot.get_my_description(language_code=code)).description != description:
        await bot.set_my_description(description, language_code=code)
    short = texts.text(language, "bot.short_description")
    if (await bot.get_my_short_description(language_code=code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)


async def switch_inline_mode_on(bot: Bot, wire: Wire) -> None:
    """Lets people ask the bot from other chats, where the server can be told so (Bot API 10.5)."""
    if bot.bot.supports_inline_queries:
        return
    try:
        await wire.call("setMySettings", {"supports_inline_queries": True})
    except EndPointNotFound:
        log.info("inline mode is off; @BotFather switches it on with /setinline")
    except TelegramError as error:
        log.warning("inline mode could not be switched on: %s", error)
