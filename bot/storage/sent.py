"""What was sent and is still in the outbox: it leaves with the next transaction, since nobody waits for that."""

from __future__ import annotations

from sqlite_utils import Database

from bot.storage.outbox import Outgoing
from bot.storage.sessions import column_of, note_number


class SentMessages:
    """Messages that leave the outbox, and which of them show a question or the steps that no row knows yet."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._shown_now: dict[tuple[int, str], int] = {}
        self._sent: list[tuple[Outgoing, int | None]] = []
        self._leaving = 0

    def __bool__(self) -> bool:
        return bool(self._sent)

    def shown_now(self, chat_id: int, column: str) -> int | None:
        """The message that shows it, where that was sent since the last commit."""
        return self._shown_now.get((chat_id, column))

    def note_shown(self, chat_id: int, column: str, message_id: int) -> None:
        """Notes which message shows the open question or the steps."""
        self._shown_now[chat_id, column] = message_id

    def note(self, out: Outgoing, message_id: int | None) -> None:
        """Notes a sent message; with its number where that is kept."""
        self._sent.append((out, message_id if column_of(out.message) else None))

    def take_out(self) -> None:
        """Deletes what was sent so far from the outbox, in the open transaction."""
        self._leaving = len(self._sent)
        for out, message_id in self._sent:
            self._db.execute("delete from outbox where id = ?", [out.id])
            column = column_of(out.message)
            if message_id and column:
                note_number(self._db, out.chat_id, column, message_id)

    def forget_what_left(self) -> None:
        """Forgets what the transaction took out, once that is committed."""
        gone = self._sent[: self._leaving]
        # In place: meanwhile the sending thread may add to its end.
        del self._sent[: self._leaving]
        self._leaving = 0
        for out, message_id in gone:
            # The next question may have been shown meanwhile; it is in no row yet.
            place = (out.chat_id, column_of(out.message) or "")
            if message_id and self._shown_now.get(place) == message_id:
                del self._shown_now[place]
