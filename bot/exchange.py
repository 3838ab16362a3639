"""A batch of updates through conversation, rendering and storage: all is committed before anything is said."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from bot.conversation import take_turn
from bot.events import Command, Document, Due, Event, Gone, Pressed
from bot.incoming import Incoming
from bot.languages import DEFAULT_LANGUAGE
from bot.metrics import Metrics
from bot.parts import Words
from bot.recovery import after_a_failure, begin_anew
from bot.rendering import render, toast_text
from bot.session import Session, UnreadableRow, session_from_json
from bot.storage import Change, Outgoing, Storage, TurnRows
from bot.turn_writer import TurnWriter
from bot.world import World
from core.limits import complete_years

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Exchanged:
    """What a batch comes to: rows of the outbox to send, and the answers to pressed buttons with their toasts."""

    outgoing: list[Outgoing] = field(default_factory=list)
    callbacks: list[tuple[str, str | None]] = field(default_factory=list)


@dataclass(slots=True)
class Prepared:
    """A batch of turns that is not committed yet."""

    turns: list[TurnRows] = field(default_factory=list)
    callbacks: list[tuple[str, str | None]] = field(default_factory=list)


@dataclass(slots=True)
class _Batch:
    """What the turns of one batch share: the world, and the sessions that only the turns before have changed."""

    world: World
    turns: dict[int, TurnRows] = field(default_factory=dict)
    documents: int = 0

    def remember(self, rows: TurnRows) -> TurnRows:
        """The next turn of this person goes on from here."""
        if rows.change in (Change.SAVE, Change.DELETE):
            self.turns[rows.chat_id] = rows
        return rows


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
        self._writer = TurnWriter(storage)
        self.world = world
        self.metrics = metrics or Metrics()
        self.private_link = ""
        self.documents_ahead: Callable[[int], int] = lambda _: 0

    def take(self, batch: Iterable[Incoming]) -> Exchanged:
        """Takes a batch in order. When this returns, all of it is on disk."""
        prepared = self.prepare(batch)
        self.storage.begin_when_free()
        outgoing = self.storage.write(prepared.turns)
        self.commit(prepared)
        return Exchanged(outgoing, prepared.callbacks)

    def prepare(self, batch: Iterable[Incoming]) -> Prepared:
        """Takes the turns of a batch in order; nothing is committed or said yet."""
        prepared, open_batch = Prepared(), _Batch(self._world())
        seen: set[int] = set()
        for incoming in batch:
            update_id, toast = incoming.update_id, None
            repeated = update_id is not None and (update_id in seen or self.storage.knows_update(update_id))
            if not repeated:
                turn, toast = self._turn(incoming, open_batch)
                turn.completes, turn.inbox = incoming.completes, incoming.inbox
                prepared.turns.append(turn)
            if update_id is not None:
                seen.add(update_id)
            if incoming.callback is not None:
                prepared.callbacks.append((incoming.callback, toast))
        return prepared

    def _world(self) -> World:
        return replace(self.world(), link=self.private_link)

    def commit(self, prepared: Prepared) -> None:
        """Commits what was written of a batch; what was forgotten also leaves the file."""
        self.storage.commit()
        if any(turn.change is Change.DELETE for turn in prepared.turns):
            self.storage.wipe_freed_pages()

    def due(self) -> list[Incoming]:
        """The people with a reminder that is due, as events."""
        world = self.world()
        due = self.storage.due(world.now, max(complete_years(world.limits)))
        return [Incoming(None, chat_id, Due(), DEFAULT_LANGUAGE) for chat_id in due]

    def _turn(self, incoming: Incoming, batch: _Batch) -> tuple[TurnRows, str | None]:
        event = incoming.event
        if event is None:
            return TurnRows(incoming.update_id, incoming.chat_id), None
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
            log.exception("a turn failed; its session stays as it was")
            self.metrics.failures += 1
            return self._after_a_failure(incoming, event, batch), None

    def _after_a_failure(self, incoming: Incoming, event: Event, batch: _Batch) -> TurnRows:
        """The way out of a turn that failed; where that fails too, the update is only confirmed."""
        try:
            session = self.storage.peek(incoming.chat_id)
            language = session.language if session else incoming.language
            return after_a_failure(self._writer, incoming, event, batch.world, language)
        except Exception:
            log.exception("nothing could be said after a turn that failed")
            return TurnRows(incoming.update_id, incoming.chat_id)

    def _with_session(self, incoming: Incoming, event: Event, batch: _Batch) -> tuple[TurnRows, str | None]:
        try:
            session = self._session(incoming.chat_id, batch)
        except UnreadableRow as error:
            log.warning("a session cannot be read and begins anew: %s", error)
            return batch.remember(begin_anew(self._writer, incoming, event, batch.world)), None
        if session is None and isinstance(event, (Due, Gone)):
            return TurnRows(incoming.update_id, incoming.chat_id), None
        turn = take_turn(session, event, self._world_of(event, batch), incoming.language)
        language = turn.session.language if turn.session else session.language if session else incoming.language
        rows = batch.remember(self._writer.rows_of(incoming, turn, language))
        self.metrics.count(turn.parts)
        return rows, toast_text(turn.toast, language)

    def _world_of(self, event: Event, batch: _Batch) -> World:
        """The world as this turn finds it: a document waits for those before it, in this batch too."""
        if not isinstance(event, Document):
            return batch.world
        batch.documents += 1
        return replace(batch.world, documents_ahead=self.documents_ahead(batch.documents - 1))

    def _session(self, chat_id: int, batch: _Batch) -> Session | None:
        """A session of its own for the turn: one that fails halfway leaves nothing behind."""
        if chat_id not in batch.turns:
            return self.storage.session(chat_id)
        before = batch.turns[chat_id]
        return session_from_json(before.plain, before.shown) if before.plain else None

    def _stats(self, incoming: Incoming) -> TurnRows:
        """For the operator: counts, nothing about anybody."""
        outcomes = ", ".join(f"{outcome} {count}" for (_, outcome), count in self.metrics.outcomes.most_common())
        values = {
            "turns": str(self.metrics.turns),
            "failures": str(self.metrics.failures),
            "conversations": str(self.storage.conversations()),
            "waiting": str(self.storage.waiting_for_limits()),
            "outcomes": outcomes or "–",
        }
        return self._writer.only_say(incoming, render(Words("stats", values), incoming.language))

    def _in_group(self, incoming: Incoming) -> TurnRows:
        """In a group nothing personal is asked: a command is pointed to the private chat, the rest is not for us."""
        if not isinstance(incoming.event, (Command, Pressed)):
            return TurnRows(incoming.update_id, incoming.chat_id)
        buttons = (("button.private_chat", self.private_link),) if self.private_link else ()
        return self._writer.only_say(incoming, render(Words("in_group", buttons=buttons), incoming.language))
