"""The bot's menu and description in both languages; only what differs from what Telegram has is set."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot import texts
from bot.commands import canonical, menu
from bot.languages import DEFAULT_LANGUAGE, others

log = logging.getLogger(__name__)

# Telegram shows the entry without a language to everybody whose language has none of its own.
SHOWN_TO = (("", DEFAULT_LANGUAGE), *((each.code, each.code) for each in others(DEFAULT_LANGUAGE)))


async def set_menus(bot: Bot) -> None:
    """Sets commands, description and short description per language; a failure is no reason not to serve."""
    try:
        for code, language in SHOWN_TO:
            await _set_menu(bot, code, language)
    except TelegramError as error:
        log.warning("the menus could not be set: %s", type(error).__name__)


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
