"""A way on for everybody: where a stored session cannot be read, and where every turn fails with it."""

from __future__ import annotations

import logging

from bot.commands import canonical
from bot.conversation import take_turn
from bot.events import Command, Due, Event, Gone, Pressed
from bot.incoming import Incoming
from bot.languages import LANGUAGES
from bot.parts import Words
from bot.storage import Change, TurnRows
from bot.turn_writer import TurnWriter, rendered
from bot.world import World

log = logging.getLogger(__name__)

ALWAYS_ANSWERED = frozenset({"start", "help", "privacy", "delete"})
"""Commands that work even where the session cannot be read, or the turn fails with it."""

DELETE_FOR_GOOD = "delete:yes"
LOST = Words("session_lost")


def begin_anew(writer: TurnWriter, incoming: Incoming, event: Event, world: World) -> TurnRows:
    """The stored session cannot be read: its person is told so, once, and a new one begins."""
    if isinstance(event, Gone):
        return writer.only_say(incoming, [], Change.DELETE)
    if isinstance(event, Due):
        # Which language the person speaks went with the session.
        said = [message for language in LANGUAGES for message in rendered([LOST], language)]
        return writer.only_say(incoming, said, Change.DELETE)
    if _deletes(event):
        return _delete(writer, incoming)
    turn = take_turn(None, event, world, incoming.language)
    return writer.rows_of(incoming, turn, turn.session.language if turn.session else incoming.language, LOST)


def after_a_failure(writer: TurnWriter, incoming: Incoming, event: Event, world: World, language: str) -> TurnRows:
    """Nobody is stranded by a session with which turns fail; a reminder that fails is tried again a day later."""
    if isinstance(event, (Due, Gone)):
        return TurnRows(incoming.update_id, incoming.chat_id, Change.POSTPONE)
    if _deletes(event):
        return _delete(writer, incoming)
    if isinstance(event, Command) and canonical(event.name) in ALWAYS_ANSWERED:
        try:
            return _without_session(writer, incoming, event, world, language)
        except Exception:
            log.exception("a turn failed even without its session")
    return writer.only_say(incoming, rendered([Words("failed")], language))


def _without_session(writer: TurnWriter, incoming: Incoming, event: Command, world: World, language: str) -> TurnRows:
    turn = take_turn(None, event, world, language)
    if canonical(event.name) == "start":
        return writer.rows_of(incoming, turn, language, LOST)
    return writer.only_say(incoming, rendered(turn.parts, language))


def _delete(writer: TurnWriter, incoming: Incoming) -> TurnRows:
    return writer.only_say(incoming, rendered([Words("deleted")], incoming.language), Change.DELETE)


def _deletes(event: Event) -> bool:
    return isinstance(event, Pressed) and event.data == DELETE_FOR_GOOD
