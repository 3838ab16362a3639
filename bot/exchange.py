"""A batch of updates through the conversation, rendering and storage: everything is kept before anything is said."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from bot.commands import canonical
from bot.conversation import Turn, take_turn
from bot.events import Command, Due, Event, Gone, Pressed
from bot.incoming import Incoming
from bot.languages import DEFAULT_LANGUAGE, LANGUAGES
from bot.messages import Message
from bot.metrics import Metrics
from bot.parts import Words
from bot.rendering import render, toast_text
from bot.session import Session, UnreadableRow, session_from_json
from bot.storage import Change, Outgoing, Storage, Taken
from bot.world import World

log = logging.getLogger(__name__)

ALWAYS_ANSWERED = frozenset({"start", "help", "privacy", "delete"})
"""Commands that work even where the session cannot be read, or the turn fails with it."""

DELETE_FOR_GOOD = "delete:yes"


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


@dataclass(slots=True)
class _Batch:
    """What the turns of one batch share: the world, and the sessions that only the turns before have changed."""

    world: World
    turns: dict[int, Taken] = field(default_factory=dict)

    def remember(self, taken: Taken) -> None:
        """The next turn of this person goes on from here."""
        if taken.change in (Change.SAVE, Change.DELETE):
            self.turns[taken.chat_id] = taken


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
        self.documents_ahead: Callable[[], int] = lambda: 0

    def take(self, batch: Iterable[Incoming]) -> Exchanged:
        """Takes a batch in order. When this returns, all of it is on disk."""
        prepared = self.prepare(batch)
        self.storage.begin_when_free()
        outgoing = self.storage.write(prepared.taken)
        self.commit(prepared)
        return Exchanged(outgoing, prepared.callbacks)

    def prepare(self, batch: Iterable[Incoming]) -> Prepared:
        """Takes the turns of a batch in order; nothing is kept or said yet."""
        prepared, open_batch = Prepared(), _Batch(self._world())
        seen: set[int] = set()
        for incoming in batch:
            update_id, toast = incoming.update_id, None
            repeated = update_id is not None and (update_id in seen or self.storage.was_taken(update_id))
            if not repeated:
                turn, toast = self._turn(incoming, open_batch)
                turn.completes, turn.inbox = incoming.completes, incoming.inbox
                prepared.taken.append(turn)
            if update_id is not None:
                seen.add(update_id)
            if incoming.callback is not None:
                prepared.callbacks.append((incoming.callback, toast))
        return prepared

    def _world(self) -> World:
        return replace(self.world(), link=self.private_link, documents_ahead=self.documents_ahead())

    def commit(self, prepared: Prepared) -> None:
        """Commits what was written of a batch; what was forgotten also leaves the file."""
        self.storage.commit()
        if any(turn.change is Change.DELETE for turn in prepared.taken):
            self.storage.wipe_freed_pages()

    def due(self) -> list[Incoming]:
        """The people with a reminder that is due, as events."""
        return [Incoming(None, chat_id, Due(), DEFAULT_LANGUAGE) for chat_id in self.storage.due(self.world().now)]

    def _turn(self, incoming: Incoming, batch: _Batch) -> tuple[Taken, str | None]:
        event = incoming.event
        if event is None:
            return Taken(incoming.update_id, incoming.chat_id), None
        if incoming.postponed is not None:
            return self.storage.postponed(incoming.update_id, incoming.chat_id, incoming.postponed), None
        if incoming.in_group:
            return self._in_group(incoming), None
        if incoming.chat_id in self.admins and isinstance(event, Command) and event.name == "stats":
            return self._stats(incoming), None
        try:
            return self._with_session(incoming, event, batch)
        except Exception:
            # One person's turn must never stop the others', nor come back for ever.
            log.exception("a turn failed; its session is kept as it was")
            self.metrics.failures += 1
            return self._after_a_failure(incoming, event, batch.world), None

    def _with_session(self, incoming: Incoming, event: Event, batch: _Batch) -> tuple[Taken, str | None]:
        try:
            session = self._session(incoming.chat_id, batch)
        except UnreadableRow as error:
            log.warning("a session cannot be read and begins anew: %s", error)
            return self._begin_anew(incoming, event, batch), None
        if session is None and isinstance(event, (Due, Gone)):
            return Taken(incoming.update_id, incoming.chat_id), None
        turn = take_turn(session, event, batch.world, incoming.language)
        language = turn.session.language if turn.session else session.language if session else incoming.language
        taken = self._sealed(incoming, turn, language)
        batch.remember(taken)
        self.metrics.count(turn.parts)
        return taken, toast_text(turn.toast, language)

    def _session(self, chat_id: int, batch: _Batch) -> Session | None:
        """A session of its own for the turn: one that fails halfway leaves nothing behind."""
        if chat_id not in batch.turns:
            return self.storage.session(chat_id)
        before = batch.turns[chat_id]
        return session_from_json(before.plain, before.asked_message) if before.plain else None

    def _sealed(self, incoming: Incoming, turn: Turn, language: str, *notices: Words) -> Taken:
        messages = [message for part in (*notices, *turn.parts) for message in render(part, language)]
        # What is new goes first: somebody waits for it, and nobody for the tidying of older messages.
        messages.sort(key=lambda message: message.edits is not None)
        taken = self.storage.sealed(incoming.update_id, incoming.chat_id, turn.session, _in_topic(messages, incoming))
        if turn.session is None:
            taken.change = Change.DELETE
        return taken

    def _begin_anew(self, incoming: Incoming, event: Event, batch: _Batch) -> Taken:
        """The stored session cannot be read: its person is told so, once, and a new one begins."""
        lost = Words("session_lost")
        if isinstance(event, (Due, Gone)):
            # Which language the person speaks went with the session.
            said = [message for language in LANGUAGES for message in render(lost, language)]
            taken = self._only_say(incoming, said if isinstance(event, Due) else [])
            taken.change = Change.DELETE
        elif _deletes(event):
            taken = self._delete(incoming)
        else:
            turn = take_turn(None, event, batch.world, incoming.language)
            taken = self._sealed(incoming, turn, turn.session.language if turn.session else incoming.language, lost)
        batch.remember(taken)
        return taken

    def _after_a_failure(self, incoming: Incoming, event: Event, world: World) -> Taken:
        """Nobody is stranded by a session with which turns fail; a reminder that fails is tried again a day later."""
        session = self.storage.glance(incoming.chat_id)
        language = session.language if session else incoming.language
        if isinstance(event, (Due, Gone)):
            return Taken(incoming.update_id, incoming.chat_id, Change.POSTPONE)
        if _deletes(event):
            return self._delete(incoming)
        if isinstance(event, Command) and canonical(event.name) in ALWAYS_ANSWERED:
            try:
                return self._without_session(incoming, event, world, language)
            except Exception:
                log.exception("a turn failed even without its session")
        return self._only_say(incoming, render(Words("failed"), language))

    def _without_session(self, incoming: Incoming, event: Command, world: World, language: str) -> Taken:
        turn = take_turn(None, event, world, language)
        if canonical(event.name) == "start":
            return self._sealed(incoming, turn, language, Words("session_lost"))
        return self._only_say(incoming, [message for part in turn.parts for message in render(part, language)])

    def _delete(self, incoming: Incoming) -> Taken:
        taken = self._only_say(incoming, render(Words("deleted"), incoming.language))
        taken.change = Change.DELETE
        return taken

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
        return self.storage.sealed(incoming.update_id, incoming.chat_id, None, _in_topic(messages, incoming))

    def _in_group(self, incoming: Incoming) -> Taken:
        """In a group nothing personal is asked: a command is pointed to the private chat, the rest is not for us."""
        if not isinstance(incoming.event, (Command, Pressed)):
            return Taken(incoming.update_id, incoming.chat_id)
        buttons = (("button.private_chat", self.private_link),) if self.private_link else ()
        return self._only_say(incoming, render(Words("in_group", buttons=buttons), incoming.language))


def _deletes(event: Event) -> bool:
    return isinstance(event, Pressed) and event.data == DELETE_FOR_GOOD


def _in_topic(messages: list[Message], incoming: Incoming) -> list[Message]:
    """An answer stays in the topic in which the person wrote."""
    return messages if incoming.thread is None else [replace(each, thread=incoming.thread) for each in messages]
