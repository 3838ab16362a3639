"""Language and tax year, changed at any moment without losing the place."""

from __future__ import annotations

from bot.conversation.turn import Conversation
from bot.languages import LANGUAGES, named
from bot.parts import Words


def choose_language(conversation: Conversation, argument: str, message: int | None = None) -> None:
    """Another language, keeping place and answers; `message` is the one whose button was pressed."""
    session = conversation.session
    language = named(argument)
    if language is None:
        buttons = tuple((f"={each.name}", f"language:{each.code}") for each in LANGUAGES.values())
        conversation.say(Words("language.choose", buttons=buttons))
        return
    session.language = language
    if message is not None and message == session.asked_message and session.stage == "asking":
        conversation.ask_next(replaces=message)
    else:
        conversation.show_where(Words("language.changed"))


def choose_year(conversation: Conversation, argument: str) -> None:
    """Another tax year, among those with limits."""
    world, session = conversation.world, conversation.session
    buttons = conversation.year_buttons()
    if not argument:
        conversation.say(Words("year.choose", {"year": str(world.tax_year(session))}, buttons))
    elif not (argument.isascii() and argument.isdigit() and int(argument) in world.limits):
        conversation.say(Words("year.not_loaded", {"year": argument[:8]}, buttons))
    else:
        begun = bool(session.answers) or session.stage != "idle"
        session.answers["tax_year"] = int(argument)
        session.told.clear()
        changed = Words("year.changed", {"year": argument})
        if begun:
            conversation.show_where(changed)
        else:
            conversation.begin(changed)
