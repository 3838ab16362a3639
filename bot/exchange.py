"""A batch of updates through the conversation, rendering and storage: everything is kept before anything is said."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from bot.conversation import take_turn
from bot.events import Command, Due, Event, Gone, Pressed
from bot.languages import DEFAULT_LANGUAGE
from bot.messages import Message
from bot.metrics import Metrics
from bot.parts import Words
from bot.rendering import render, toast_text
from bot.session import Session
from bot.storage import Outgoing, Storage, Taken
from bot.world import World

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update, as far as the conversation is concerned. `callback` is the id of a pressed button's query."""

    update_id: int | None
    chat_id: int
    event: Event | None
    language: str
    callback: str | None = None
    in_group: bool = False


@dataclass(slots=True)
class Exchanged:
    """What a batch comes to: rows of the outbox to send, and the answers to pressed buttons with their toasts."""

    outgoing: list[Outgoing] = field(default_factory=list)
    callbacks: list[tuple[str, str | None]] = field(default_factory=list)


@dataclass(slots=True)
class Prepared:
    """A batch of turns that is not kept yet."""

    taken: list[Taken] = field(default_factory=list)
    callbacks: list[tuple[str, str | None]] = field(default_factory=list)


class Exchange:
    """Takes updates, one transaction per batch; the same update twice changes nothing."""

    def __init__(
        self,
        storage: Storage,
        world: Callable[[], World],
        metrics: Metrics | None = None,
        admins: frozenset[int] = frozenset(),
    ) -> None:
        self.admins = admins
        self.storage = storage
        self.world = world
        self.metrics = metrics or Metrics()
        self.private_link = ""

    def take(self, batch: Iterable[Incoming]) -> Exchanged:
        """Takes a batch in order. When this returns, all of it is on disk."""
        prepared = self.prepare(batch)
        outgoing = self.storage.write(prepared.taken)
        self.commit(prepared)
        return Exchanged(outgoing, prepared.callbacks)

    def prepare(self, batch: Iterable[Incoming]) -> Prepared:
        """Takes the turns of a batch in order; nothing is kept or said yet."""
        prepared, world = Prepared(), replace(self.world(), link=self.private_link)
        sessions: dict[int, Session | None] = {}
        seen: set[int] = set()
        for incoming in batch:
            update_id, toast = incoming.update_id, None
            repeated = update_id is not None and (update_id in seen or self.storage.was_taken(update_id))
            if not repeated:
                turn, toast = self._turn(incoming, sessions, world)
                prepared.taken.append(turn)
            if update_id is not None:
                seen.add(update_id)
            if incoming.callback is not None:
                prepared.callbacks.append((incoming.callback, toast))
        return prepared

    def commit(self, prepared: Prepared) -> None:
        """Commits what was written of a batch; what was forgotten also leaves the file."""
        self.storage.commit()
        if any(turn.changed and turn.session is None for turn in prepared.taken):
            self.storage.wipe_freed_pages()

    def due(self) -> list[Incoming]:
        """The people with a reminder that is due, as events."""
        return [Incoming(None, chat_id, Due(), DEFAULT_LANGUAGE) for chat_id in self.storage.due(self.world().now)]

    def _turn(self, incoming: Incoming, sessions: dict[int, Session | None], world: World) -> tuple[Taken, str | None]:
        chat_id, event = incoming.chat_id, incoming.event
        if event is None:
            return Taken(incoming.update_id, chat_id), None
        if incoming.in_group:
            return self._in_group(incoming), None
        if chat_id in self.admins and isinstance(event, Command) and event.name == "stats":
            return self._stats(incoming), None
        before, language = None, incoming.language
        try:
            if chat_id not in sessions:
                sessions[chat_id] = self.storage.session(chat_id)
            before = sessions[chat_id]
            language = before.language if before else language
            turn = take_turn(before and _copy(before), event, world, incoming.language)
            language = turn.session.language if turn.session else language
            messages = [message for part in turn.parts for message in render(part, language)]
            # What is new goes first: somebody waits for it, and nobody for the tidying of older messages.
            messages.sort(key=lambda message: message.edits is not None)
            taken = self.storage.sealed(incoming.update_id, chat_id, turn.session, messages, changed=True)
        except Exception:
            # One person's turn must never stop the others', nor come back for ever.
            log.exception("a turn failed; its session is kept as it was")
            self.metrics.failures += 1
            return self._only_say(incoming, render(Words("failed"), language)), None
        if before is None and isinstance(event, (Due, Gone)):
            return Taken(incoming.update_id, chat_id), None
        sessions[chat_id] = turn.session
        self.metrics.count(turn.parts)
        return taken, toast_text(turn.toast, language)

    def _stats(self, incoming: Incoming) -> Taken:
        """For the operator: counts, nothing about anybody."""
        outcomes = ", ".join(f"{outcome} {count}" for (_, outcome), count in self.metrics.outcomes.most_common())
        values = {
            "turns": str(self.metrics.turns),
            "failures": str(self.metrics.failures),
            "conversations": str(self.storage.conversations()),
            "outcomes": outcomes or "–",
        }
        return self._only_say(incoming, render(Words("stats", values), incoming.language))

    def _only_say(self, incoming: Incoming, messages: list[Message]) -> Taken:
        return self.storage.sealed(incoming.update_id, incoming.chat_id, None, messages, changed=False)

    def _in_group(self, incoming: Incoming) -> Taken:
        """In a group nothing personal is asked: a command is pointed to the private chat, the rest is not for us."""
        if not isinstance(incoming.event, (Command, Pressed)):
            return Taken(incoming.update_id, incoming.chat_id)
        buttons = (("button.private_chat", self.private_link),) if self.private_link else ()
        return self._only_say(incoming, render(Words("in_group", buttons=buttons), incoming.language))


def _copy(session: Session) -> Session:
    return replace(
        session,
        answers=dict(session.answers),
        told=dict(session.told),
        ticked=list(session.ticked),
        reminders=dict(session.reminders),
    )
