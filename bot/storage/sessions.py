"""The rows of the sessions: one for each person, encrypted, with the times that must be found without opening it."""

from __future__ import annotations

import time

from sqlite_utils import Database

from bot.session import Session, UnreadableRow, next_due, session_as_json, session_from_json
from bot.storage.encryption import Cipher, WrongKey
from bot.storage.turn_rows import Change, Taken

POSTPONED_SECONDS = 86_400
MOST_DUE = 100

_SAVE = """
insert into sessions (chat_id, sealed, asked_message, next_reminder, touched_at) values (?, ?, ?, ?, ?)
on conflict (chat_id) do update set sealed = excluded.sealed, asked_message = excluded.asked_message,
next_reminder = excluded.next_reminder, touched_at = excluded.touched_at
"""


def read_session(db: Database, cipher: Cipher, chat_id: int) -> Session | None:
    """The session of a person, or None; raises `UnreadableRow`."""
    row = db.execute("select sealed, asked_message from sessions where chat_id = ?", [chat_id]).fetchone()
    if row is None:
        return None
    try:
        plain = cipher.open(row[0], session_name(chat_id))
    except WrongKey:
        raise UnreadableRow("the row does not open with the key") from None
    return session_from_json(plain, row[1])


def seal_session(cipher: Cipher, turn: Taken, session: Session) -> None:
    """Puts the encrypted session into the rows of its turn."""
    turn.change = Change.SAVE
    turn.plain = session_as_json(session)
    turn.session = cipher.seal(turn.plain, session_name(turn.chat_id))
    turn.asked_message, turn.next_reminder = session.asked_message, next_due(session)


def write_session(db: Database, turn: Taken) -> None:
    """Carries out what a turn changes."""
    now = int(time.time())
    match turn.change:
        case Change.SAVE:
            db.execute(_SAVE, [turn.chat_id, turn.session, turn.asked_message, turn.next_reminder, now])
        case Change.DELETE:
            db.execute("delete from sessions where chat_id = ?", [turn.chat_id])
            db.execute("delete from outbox where chat_id = ?", [turn.chat_id])
        case Change.POSTPONE:
            later = now + POSTPONED_SECONDS
            db.execute("update sessions set next_reminder = ? where chat_id = ?", [later, turn.chat_id])
        case Change.NOTHING:
            pass


def due_chats(db: Database, now: float) -> list[int]:
    """The chats with a reminder that is due, longest overdue first."""
    query = "select chat_id from sessions where next_reminder <= ? order by next_reminder limit ?"
    return [chat_id for (chat_id,) in db.execute(query, [int(now), MOST_DUE])]


def delete_untouched(db: Database, before: float) -> int:
    """Deletes conversations untouched since a time in seconds; returns how many."""
    untouched = "from sessions where touched_at < ?"
    db.execute(f"delete from outbox where chat_id in (select chat_id {untouched})", [int(before)])  # noqa: S608
    return db.execute(f"delete {untouched}", [int(before)]).rowcount


def session_name(chat_id: int) -> bytes:
    """What ties an encrypted session to its person."""
    return b"session %d" % chat_id
