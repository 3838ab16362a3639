"""Settings: language, tax year, time zone, plain text, deletion; changed at any moment without losing the place."""

from __future__ import annotations

from bot.buttons import Act, act_data, number
from bot.conversation.time_zones import move_zone, zones_for
from bot.conversation.turn import Conversation
from bot.conversation.years import change_year
from bot.languages import LANGUAGES, named
from bot.parts import Settings, SettingsPage, Words


def show_settings(
    conversation: Conversation, page: SettingsPage = SettingsPage.MENU, message: int | None = None
) -> None:
    """The settings, or one page of them in place of the message."""
    session, world = conversation.session, conversation.world
    years = world.years(session)
    conversation.say(
        Settings(page, world.tax_year(session), years, session.zone, zones_for(session), session.plain, message)
    )


def press_setting(conversation: Conversation, value: str, message: int | None) -> bool:
    """Opens a page of the settings or sets something on it, in the same message."""
    name, _, chosen = value.partition(":")
    page = next((each for each in SettingsPage if each == name), None)
    if not chosen and page is not None:
        show_settings(conversation, page, message)
    elif chosen and _set(conversation, name, chosen):
        show_settings(conversation, SettingsPage.MENU, message)
    else:
        return False
    return True


def _set(conversation: Conversation, name: str, chosen: str) -> bool:
    session, world = conversation.session, conversation.world
    if name == "language" and chosen in LANGUAGES:
        session.language = chosen
    elif name == "plain" and chosen in ("on", "off"):
        session.plain = chosen == "on"
    elif name == "year" and number(chosen, 10_000) in world.years(session):
        change_year(conversation, int(chosen))
    elif name == "zone":
        return move_zone(session, chosen)
    else:
        return False
    return True


def choose_language(conversation: Conversation, argument: str, message: int | None = None) -> None:
    """Another language, keeping place and answers; `message` is the one whose button was pressed."""
    session = conversation.session
    language = named(argument)
    if language is None:
        buttons = tuple((f"={each.name}", act_data(Act.LANGUAGE, each.code)) for each in LANGUAGES.values())
        conversation.say(Words("language.choose", buttons=buttons))
        return
    session.language = language
    if message is not None and message == session.asked_message and session.stage == "asking":
        conversation.ask_next(replaces=message)
    else:
        conversation.show_where(Words("language.changed"))


def choose_year(conversation: Conversation, argument: str) -> None:
    """Another tax year, among those that can be reckoned."""
    world, session = conversation.world, conversation.session
    buttons = conversation.year_buttons()
    chosen = number(argument, 10_000)
    if not argument:
        conversation.say(Words("year.choose", {"year": str(world.tax_year(session))}, buttons))
    elif chosen is None or not world.takes_year(session, chosen):
        conversation.say(Words("year.not_loaded", {"year": argument[:8]}, buttons))
    else:
        change_year(conversation, chosen)
