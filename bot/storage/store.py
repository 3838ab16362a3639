"""The open database: one transaction per batch of turns.

What people say and what is said to them is encrypted (see `encryption`); chat ids and times are not. Calls may come
from several threads, one at a time. `write` and `commit` are apart because only the second waits for the disk: a
thread that wrote the rows would wait for the interpreter at each of them.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bot.messages import Message
from bot.session import Session, UnreadableRow
from bot.storage.database import BUSY_SECONDS, KEY_CHECK, StorageProblem, key_fits, open_database
from bot.storage.encryption import Cipher
from bot.storage.outbox import Outgoing, put, read_outbox, seal_message
from bot.storage.sessions import delete_untouched, due_chats, read_session, seal_session, write_session
from bot.storage.turn_rows import Taken

UPDATES_REMEMBERED = 20_000


class Storage:
    """The database, opened and brought to the newest form."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.cipher = Cipher(key)
        self.keeps = True
        self._claim: int | None = None
        self.db = open_database(path)
        self._check_key()
        rows = self.db.execute("select update_id from taken_updates order by seq desc limit ?", [UPDATES_REMEMBERED])
        self._taken = {update_id for (update_id,) in rows}
        self._asked_now: dict[int, int] = {}
        self._written: Sequence[Taken] = ()
        self._sent: list[tuple[Outgoing, int | None]] = []
        self._leaving = 0

    def _check_key(self) -> None:
        try:
            if not key_fits(self.db, self.cipher, self.path):
                self.db.table("facts").insert({"name": "key", "value": self.cipher.seal(KEY_CHECK, b"key")})
        except StorageProblem:
            self.close()
            raise

    def hold(self) -> None:
        """Claims the database until it is closed; raises `StorageProblem` where another process has claimed it."""
        try:
            import fcntl
        except ImportError:
            return
        self._claim = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.flock(self._claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.close()
            raise StorageProblem(f"{self.path}: the bot already runs with this database; stop it first") from None

    def close(self) -> None:
        """Closes the file; everything committed is in it."""
        self.db.close()
        if self._claim is not None:
            # Only now: closing any handle of the file would end SQLite's own locks on it.
            os.close(self._claim)
            self._claim = None

    def was_taken(self, update_id: int) -> bool:
        """Whether an update was committed before."""
        return update_id in self._taken

    def session(self, chat_id: int) -> Session | None:
        """The conversation with a person, for a turn, or None; raises `UnreadableRow`."""
        # First what is only in memory: a moment later it may be in the row instead, never in neither.
        asked_now = self._asked_now.pop(chat_id, None)
        session = read_session(self.db, self.cipher, chat_id)
        if session is not None and asked_now:
            session.asked_message = asked_now
        return session

    def glance(self, chat_id: int) -> Session | None:
        """The conversation as the file has it, for looking only; None where there is none to read."""
        try:
            return read_session(self.db, self.cipher, chat_id)
        except UnreadableRow:
            return None

    def asked_now(self, chat_id: int, message_id: int) -> None:
        """Which message shows the open question, known before the row is written: some people are quick."""
        self._asked_now[chat_id] = message_id

    def sealed(
        self, update_id: int | None, chat_id: int, session: Session | None, messages: Sequence[Message]
    ) -> Taken:
        """A turn made ready to write; whatever cannot be written fails here, before the batch is touched.

        Without a session its row stays as it is.
        """
        out = [(each, seal_message(self.cipher, chat_id, each)) for each in messages]
        turn = Taken(update_id, chat_id, messages=out)
        if session is not None:
            seal_session(self.cipher, turn, session)
        return turn

    def keep(self, taken: Sequence[Taken]) -> list[Outgoing]:
        """Keeps a batch of turns in one transaction; returns the rows of the outbox, in order."""
        outgoing = self.write(taken)
        self.commit()
        return outgoing

    def write(self, taken: Sequence[Taken] = ()) -> list[Outgoing]:
        """Begins a transaction with a batch of turns and with all that was sent meanwhile; `commit` ends it.

        Without turns it need not reach the disk: after a power cut a message may be repeated, none is lost.
        """
        if self.db.conn.in_transaction:
            # Whoever wrote it was stopped before the commit.
            self.db.execute("rollback")
        self._written, self._leaving = taken, len(self._sent)
        try:
            self.db.execute(f"pragma synchronous = {'full' if taken else 'normal'}")
            self.db.execute("begin immediate")
            self._take_out()
            return [row for turn in taken for row in self._write(turn)]
        except sqlite3.Error:
            self._undo()
            raise

    def commit(self) -> None:
        """Ends the transaction of `write`; when this returns, it is kept."""
        try:
            self.db.execute("commit")
        except sqlite3.Error:
            self._undo()
            raise
        self.keeps = True
        gone = self._sent[: self._leaving]
        # In place: meanwhile the sending thread may add to its end.
        del self._sent[: self._leaving]
        for out, message_id in gone:
            # The next question may have been shown meanwhile; it is in no row yet.
            if message_id and self._asked_now.get(out.chat_id) == message_id:
                del self._asked_now[out.chat_id]
        self._taken.update(turn.update_id for turn in self._written if turn.update_id is not None)
        if len(self._taken) > 2 * UPDATES_REMEMBERED:
            self._forget_old_updates()

    def _undo(self) -> None:
        self.keeps = False
        if self.db.conn.in_transaction:
            self.db.execute("rollback")

    def _write(self, turn: Taken) -> list[Outgoing]:
        write_session(self.db, turn)
        if turn.completes is not None:
            self.db.execute("delete from outbox where id = ?", [turn.completes])
        if turn.update_id is not None:
            self.db.execute("insert or ignore into taken_updates (update_id) values (?)", [turn.update_id])
        return [put(self.db, turn.chat_id, *message) for message in turn.messages]

    def outbox(self) -> list[Outgoing]:
        """What was to be said before a crash and may not have been, oldest first."""
        return read_outbox(self.db, self.cipher)

    def begin_try(self, row_id: int) -> None:
        """Commits that a row of the outbox is tried once more; what ends the program there is not repeated for ever."""
        with self.db.atomic():
            self.db.execute("update outbox set tries = tries + 1 where id = ?", [row_id])

    def sent(self, out: Outgoing, message_id: int | None) -> None:
        """Notes a sent message, to leave the outbox with the next `write`; with its id where it shows a question."""
        self._sent.append((out, message_id if out.message.asks and out.message.edits is None else None))

    def has_sent(self) -> bool:
        """Whether sent messages are still in the outbox."""
        return bool(self._sent)

    def _take_out(self) -> None:
        for out, message_id in self._sent:
            self.db.execute("delete from outbox where id = ?", [out.id])
            if message_id:
                self.db.execute("update sessions set asked_message = ? where chat_id = ?", [message_id, out.chat_id])

    def conversations(self) -> int:
        """How many conversations are kept."""
        count: int = self.db.execute("select count(*) from sessions").fetchone()[0]
        return count

    def answers(self) -> bool:
        """Whether the database can be read, and the last turns could be written."""
        return self.keeps and bool(self.db.execute("select 1").fetchone())

    def due(self, now: float) -> list[int]:
        """The chats with a reminder that is due, longest overdue first."""
        return due_chats(self.db, now)

    def forget_untouched(self, before: float) -> int:
        """Deletes conversations untouched since a time in seconds; returns how many."""
        with self.db.atomic():
            gone = delete_untouched(self.db, before)
        self.wipe_freed_pages()
        return gone

    def wipe_freed_pages(self) -> bool:
        """Takes what was deleted out of the write-ahead log too; freed pages are overwritten as they are freed.

        False where another program reads just then, as one that copies the database always does: everybody's
        conversation would wait for it, so the log is emptied the next time, or overwritten in its turn.
        """
        self.db.execute("pragma busy_timeout = 0").fetchall()
        try:
            busy: int = self.db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
        except sqlite3.OperationalError:
            return False
        finally:
            self.db.execute(f"pragma busy_timeout = {1000 * BUSY_SECONDS}").fetchall()
        return not busy

    def backup(self, target: Path) -> None:
        """A consistent copy while the program runs, its owner's alone. Raises `OSError` and `sqlite3.Error`."""
        if target.exists() and target.samefile(self.path):
            raise OSError("that is the database itself")
        os.close(os.open(target, os.O_RDWR | os.O_CREAT, 0o600))
        target.chmod(0o600)
        with closing(sqlite3.connect(target)) as copy:
            self.db.conn.backup(copy)

    def _forget_old_updates(self) -> None:
        with self.db.atomic():
            self.db.execute(
                "delete from taken_updates where seq <= (select max(seq) from taken_updates) - ?", [UPDATES_REMEMBERED]
            )
        rows = self.db.execute("select update_id from taken_updates")
        self._taken = {update_id for (update_id,) in rows}
