"""The open database: one transaction per batch of turns.

What people say and what is said to them is encrypted (see `encryption`); chat ids and times are not. Calls may come
from several threads, one at a time. `write` and `commit` are apart because only the second waits for the disk: a
thread that wrote the rows would wait for the interpreter at each of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.messages import Message
from bot.session import Session, Shown, UnreadableRow
from bot.storage.database_file import DatabaseFile
from bot.storage.inbox import Postponed, delete_update, put_update, read_inbox, seal_update
from bot.storage.outbox import Outgoing, put, put_tries, read_outbox, seal_message
from bot.storage.sent import SentMessages
from bot.storage.sessions import (
    SessionFacts,
    delete_untouched,
    due_chats,
    facts_of,
    read_session,
    seal_session,
    waiting_for_limits,
    write_session,
)
from bot.storage.taken_updates import TakenUpdates
from bot.storage.turn_rows import TurnRows
from bot.storage.waits import read_waits, write_wait


class Storage(DatabaseFile):
    """The database, opened and brought to the newest form."""

    def __init__(self, path: Path, key: bytes) -> None:
        super().__init__(path, key)
        self._taken = TakenUpdates(self.db)
        self._sent = SentMessages(self.db)
        self._written: Sequence[TurnRows] = ()

    def knows_update(self, update_id: int) -> bool:
        """Whether an update was committed before."""
        return update_id in self._taken

    def session(self, chat_id: int) -> Session | None:
        """The conversation with a person, for a turn, or None; raises `UnreadableRow`."""
        # First what is only in memory: a moment later it may be in the row instead, never in neither.
        shown_now = [self._sent.shown_now(chat_id, column) for column in Shown._fields]
        session = read_session(self.db, self.cipher, chat_id)
        if session is not None:
            pairs = zip(shown_now, session.shown, strict=True)
            Shown(*(now or before for now, before in pairs)).put_into(session)
        return session

    def peek(self, chat_id: int) -> Session | None:
        """The conversation as the file has it, for looking only; None where there is none to read."""
        try:
            return read_session(self.reader, self.cipher, chat_id)
        except UnreadableRow:
            return None

    def note_shown(self, chat_id: int, column: str, message_id: int) -> None:
        """Which message shows the open question or the steps, known before its row is written: people are quick."""
        self._sent.note_shown(chat_id, column, message_id)

    def rows_of(
        self, update_id: int | None, chat_id: int, session: Session | None, messages: Sequence[Message]
    ) -> TurnRows:
        """A turn made ready to write; whatever cannot be written fails here, before the batch is touched.

        Without a session its row stays as it is.
        """
        out = [(each, seal_message(self.cipher, chat_id, each)) for each in messages]
        turn = TurnRows(update_id, chat_id, messages=out)
        if session is not None:
            seal_session(self.cipher, turn, session)
        return turn

    def save(self, turns: Sequence[TurnRows]) -> list[Outgoing]:
        """Commits a batch of turns in one transaction; returns the rows of the outbox, in order."""
        self.begin_when_free(durable=bool(turns))
        outgoing = self.write(turns)
        self.commit()
        return outgoing

    def write(self, turns: Sequence[TurnRows] = ()) -> list[Outgoing]:
        """Writes a batch of turns and what was sent meanwhile into the open transaction; `commit` ends it.

        Without turns it need not reach the disk: after a power cut a message may be repeated, none is lost.
        """
        self._written = turns
        try:
            self._sent.take_out()
            return [row for turn in turns for row in self._write(turn)]
        except sqlite3.Error:
            self.undo()
            raise

    def commit(self) -> None:
        """Ends the transaction of `write`; when this returns, it is on the disk."""
        self.end()
        self._sent.forget_what_left()
        self._taken.remember(turn.update_id for turn in self._written if turn.update_id is not None)
        self._written = ()
        if self._taken.are_too_many():
            with self.transaction():
                self._taken.forget_the_oldest()

    def _write(self, turn: TurnRows) -> list[Outgoing]:
        write_session(self.db, turn)
        if turn.completes is not None:
            self.db.execute("delete from outbox where id = ?", [turn.completes])
        if turn.update is not None:
            turn.inbox = put_update(self.db, turn.chat_id, turn.update)
        elif turn.inbox is not None:
            delete_update(self.db, turn.inbox)
        if turn.update_id is not None:
            self._taken.write(turn.update_id)
        return [put(self.db, turn.chat_id, *message) for message in turn.messages]

    def outbox(self) -> list[Outgoing]:
        """What was to be said before a crash and may not have been, oldest first."""
        return read_outbox(self.db, self.cipher)

    def postponed(self, update_id: int | None, chat_id: int, update: dict[str, Any]) -> TurnRows:
        """An update that is only put into the inbox, ready to write."""
        return TurnRows(update_id, chat_id, update=seal_update(self.cipher, chat_id, update))

    def inbox(self) -> list[Postponed]:
        """The updates that were confirmed and not taken before a stop, oldest first."""
        return read_inbox(self.db, self.cipher)

    def write_tries(self, tries: Mapping[int, int]) -> None:
        """Writes how often rows of the outbox were begun into the open transaction; `end` ends it.

        What ends the program there is not repeated for ever.
        """
        try:
            put_tries(self.db, tries)
        except sqlite3.Error:
            self.undo()
            raise

    def note_sent(self, out: Outgoing, message_id: int | None) -> None:
        """Notes a sent message, to leave the outbox with the next `write`; with its number where that is kept."""
        self._sent.note(out, message_id)

    def has_sent(self) -> bool:
        """Whether sent messages are still in the outbox."""
        return bool(self._sent)

    def facts_of(self, chat_id: int) -> SessionFacts | None:
        """What is stored of a person beside the session, for their export."""
        return facts_of(self.reader, chat_id)

    def note_wait(self, chat_id: int, until: float) -> None:
        """Commits until when nothing may be sent to a chat, in seconds since 1970."""
        with self.transaction():
            write_wait(self.db, chat_id, until)

    def waits(self, now: float) -> dict[int, float]:
        """The chats to which nothing may be sent yet, with the time until when."""
        return read_waits(self.db, now)

    def conversations(self) -> int:
        """How many conversations are stored."""
        count: int = self.db.execute("select count(*) from sessions").fetchone()[0]
        return count

    def waiting_for_limits(self) -> int:
        """How many people wait for the limits of a year."""
        return waiting_for_limits(self.db)

    def is_healthy(self) -> bool:
        """Whether the file is there and can be read, and the last turns could be written."""
        return self.writable and self.is_in_place() and bool(self.reader.execute("select 1 from facts").fetchone())

    def due(self, now: float, newest_limits: int = 0) -> list[int]:
        """The chats with a reminder that is due, longest overdue first, then those whose year's limits have come."""
        return due_chats(self.reader, now, newest_limits)

    def delete_untouched(self, before: float, now: float) -> int:
        """Deletes conversations untouched since a time, once two looks a day apart have found them so.

        The clock may be wrong at a start. A reminder still to come keeps a conversation. Returns how many went.
        """
        with self.transaction():
            gone = delete_untouched(self.db, before, now)
        self.wipe_freed_pages()
        return gone
