"""The open database: one transaction per batch of turns.

What people say and what is said to them is encrypted (see `encryption`); chat ids and times are not. Calls may come
from several threads, one at a time. `write` and `commit` are apart because only the second waits for the disk: a
thread that wrote the rows would wait for the interpreter at each of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.messages import Message
from bot.session import Session, UnreadableRow
from bot.storage.database_file import DatabaseFile
from bot.storage.inbox import Postponed, delete_update, put_update, read_inbox, seal_update
from bot.storage.outbox import Outgoing, put, read_outbox, seal_message
from bot.storage.sessions import (
    SessionFacts,
    column_of,
    delete_untouched,
    due_chats,
    facts_of,
    note_number,
    read_session,
    seal_session,
    waiting_for_limits,
    write_session,
)
from bot.storage.turn_rows import TurnRows
from bot.storage.waits import read_waits, write_wait

UPDATES_REMEMBERED = 20_000


class Storage(DatabaseFile):
    """The database, opened and brought to the newest form."""

    def __init__(self, path: Path, key: bytes) -> None:
        super().__init__(path, key)
        rows = self.db.execute("select update_id from taken_updates order by seq desc limit ?", [UPDATES_REMEMBERED])
        self._known = {update_id for (update_id,) in rows}
        self._shown_now: dict[tuple[int, str], int] = {}
        self._written: Sequence[TurnRows] = ()
        self._sent: list[tuple[Outgoing, int | None]] = []
        self._leaving = 0

    def knows_update(self, update_id: int) -> bool:
        """Whether an update was committed before."""
        return update_id in self._known

    def session(self, chat_id: int) -> Session | None:
        """The conversation with a person, for a turn, or None; raises `UnreadableRow`."""
        # First what is only in memory: a moment later it may be in the row instead, never in neither.
        asked, plan = (self._shown_now.get((chat_id, column)) for column in ("asked_message", "plan_message"))
        session = read_session(self.db, self.cipher, chat_id)
        if session is not None:
            session.asked_message, session.plan_message = asked or session.asked_message, plan or session.plan_message
        return session

    def peek(self, chat_id: int) -> Session | None:
        """The conversation as the file has it, for looking only; None where there is none to read."""
        try:
            return read_session(self.db, self.cipher, chat_id)
        except UnreadableRow:
            return None

    def note_shown(self, chat_id: int, column: str, message_id: int) -> None:
        """Which message shows the open question or the steps, known before its row is written: people are quick."""
        self._shown_now[chat_id, column] = message_id

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
        self._written, self._leaving = turns, len(self._sent)
        try:
            self._take_out()
            return [row for turn in turns for row in self._write(turn)]
        except sqlite3.Error:
            self.undo()
            raise

    def commit(self) -> None:
        """Ends the transaction of `write`; when this returns, it is on the disk."""
        self.end()
        gone = self._sent[: self._leaving]
        # In place: meanwhile the sending thread may add to its end.
        del self._sent[: self._leaving]
        for out, message_id in gone:
            # The next question may have been shown meanwhile; it is in no row yet.
            place = (out.chat_id, column_of(out.message) or "")
            if message_id and self._shown_now.get(place) == message_id:
                del self._shown_now[place]
        self._known.update(turn.update_id for turn in self._written if turn.update_id is not None)
        self._written, self._leaving = (), 0
        if len(self._known) > 2 * UPDATES_REMEMBERED:
            self._forget_old_updates()

    def _write(self, turn: TurnRows) -> list[Outgoing]:
        write_session(self.db, turn)
        if turn.completes is not None:
            self.db.execute("delete from outbox where id = ?", [turn.completes])
        if turn.update is not None:
            turn.inbox = put_update(self.db, turn.chat_id, turn.update)
        elif turn.inbox is not None:
            delete_update(self.db, turn.inbox)
        if turn.update_id is not None:
            self.db.execute("insert or ignore into taken_updates (update_id) values (?)", [turn.update_id])
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

    def begin_try(self, row_id: int) -> None:
        """Commits that a row of the outbox is tried once more; what ends the program there is not repeated for ever."""
        with self.transaction():
            self.db.execute("update outbox set tries = tries + 1 where id = ?", [row_id])

    def note_sent(self, out: Outgoing, message_id: int | None) -> None:
        """Notes a sent message, to leave the outbox with the next `write`; with its number where that is kept."""
        self._sent.append((out, message_id if column_of(out.message) else None))

    def has_sent(self) -> bool:
        """Whether sent messages are still in the outbox."""
        return bool(self._sent)

    def _take_out(self) -> None:
        for out, message_id in self._sent:
            self.db.execute("delete from outbox where id = ?", [out.id])
            column = column_of(out.message)
            if message_id and column:
                note_number(self.db, out.chat_id, column, message_id)

    def facts_of(self, chat_id: int) -> SessionFacts | None:
        """What is stored of a person beside the session, for their export."""
        return facts_of(self.db, chat_id)

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
        return self.writable and self.is_in_place() and bool(self.db.execute("select 1").fetchone())

    def due(self, now: float, newest_limits: int = 0) -> list[int]:
        """The chats with a reminder that is due, longest overdue first, then those whose year's limits have come."""
        return due_chats(self.db, now, newest_limits)

    def delete_untouched(self, before: float, now: float) -> int:
        """Deletes conversations untouched since a time, once two looks a day apart have found them so.

        The clock may be wrong at a start. A reminder still to come keeps a conversation. Returns how many went.
        """
        with self.transaction():
            gone = delete_untouched(self.db, before, now)
        self.wipe_freed_pages()
        return gone

    def _forget_old_updates(self) -> None:
        with self.transaction():
            self.db.execute(
                "delete from taken_updates where seq <= (select max(seq) from taken_updates) - ?", [UPDATES_REMEMBERED]
            )
        rows = self.db.execute("select update_id from taken_updates")
        self._known = {update_id for (update_id,) in rows}
