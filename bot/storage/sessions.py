"""The rows of the sessions: one for each person, encrypted, with the times that must be found without opening it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sqlite_utils import Database

from bot.messages import Message
from bot.session import Session, Shown, UnreadableRow, next_due, session_as_json, session_from_json
from bot.storage.encryption import Cipher, WrongKey
from bot.storage.turn_rows import Change, TurnRows
from bot.storage.waits import delete_wait

DAY_SECONDS = 86_400
MOST_DUE = 100

_SAVE = """
insert into sessions (chat_id, sealed, asked_message, plan_message, result_message, next_reminder, waits_for_limits,
touched_at) values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict (chat_id) do update set sealed = excluded.sealed, asked_message = excluded.asked_message,
plan_message = excluded.plan_message, result_message = excluded.result_message,
next_reminder = excluded.next_reminder, waits_for_limits = excluded.waits_for_limits,
touched_at = excluded.touched_at, untouched_since = null
"""

_NOTE = {
    "asked_message": "update sessions set asked_message = ? where chat_id = ?",
    "plan_message": "update sessions set plan_message = ? where chat_id = ?",
    "result_message": "update sessions set result_message = ? where chat_id = ?",
}


def column_of(message: Message) -> str | None:
    """The column of the session that keeps the number of a message once it is sent."""
    if message.plan:
        return "plan_message"
    if message.edits is not None:
        return None
    return "asked_message" if message.asks else "result_message" if message.result else None


def note_number(db: Database, chat_id: int, column: str, message_id: int) -> None:
    """Writes the number of a message that was sent."""
    db.execute(_NOTE[column], [message_id, chat_id])


def read_session(db: Database, cipher: Cipher, chat_id: int) -> Session | None:
    """The session of a person, or None; raises `UnreadableRow`."""
    columns = ", ".join(("sealed", *Shown._fields))
    row = db.execute(f"select {columns} from sessions where chat_id = ?", [chat_id]).fetchone()  # noqa: S608
    if row is None:
        return None
    try:
        plain = cipher.open(row[0], session_name(chat_id))
    except WrongKey:
        raise UnreadableRow("the row does not open with the key") from None
    return session_from_json(plain, Shown(*row[1:]))


def seal_session(cipher: Cipher, turn: TurnRows, session: Session) -> None:
    """Puts the encrypted session into the rows of its turn."""
    turn.change = Change.SAVE
    turn.plain = session_as_json(session)
    turn.session = cipher.seal(turn.plain, session_name(turn.chat_id))
    turn.shown = session.shown
    turn.next_reminder, turn.waits_for_limits = next_due(session), session.waits_for_limits


def write_session(db: Database, turn: TurnRows) -> None:
    """Carries out what a turn changes."""
    now = int(time.time())
    match turn.change:
        case Change.SAVE:
            found_without_opening = (*turn.shown, turn.next_reminder, turn.waits_for_limits)
            db.execute(_SAVE, [turn.chat_id, turn.session, *found_without_opening, now])
        case Change.DELETE:
            db.execute("delete from sessions where chat_id = ?", [turn.chat_id])
            db.execute("delete from outbox where chat_id = ?", [turn.chat_id])
            delete_wait(db, turn.chat_id)
        case Change.POSTPONE:
            later = now + DAY_SECONDS
            query = "update sessions set next_reminder = ?, waits_for_limits = null where chat_id = ?"
            db.execute(query, [later, turn.chat_id])
        case Change.NOTHING:
            pass


def due_chats(db: Database, now: float, newest_limits: int) -> list[int]:
    """The chats with a reminder that is due, longest overdue first, then those whose year's limits have come."""
    query = "select chat_id from sessions where next_reminder <= ? order by next_reminder limit ?"
    due = [chat_id for (chat_id,) in db.execute(query, [int(now), MOST_DUE])]
    query = "select chat_id from sessions where waits_for_limits <= ? limit ?"
    waited = [chat_id for (chat_id,) in db.execute(query, [newest_limits, MOST_DUE - len(due)])]
    return list(dict.fromkeys((*due, *waited)))


def waiting_for_limits(db: Database) -> int:
    """How many people wait for the limits of a year."""
    count: int = db.execute("select count(*) from sessions where waits_for_limits is not null").fetchone()[0]
    return count


def delete_untouched(db: Database, before: float, now: float) -> int:
    """Deletes what is untouched since a time and was found so a day ago already; returns how many."""
    found = "touched_at < :before and next_reminder is null and waits_for_limits is null"
    long_found = "untouched_since <= :day_ago"
    times = {"before": int(before), "now": int(now), "day_ago": int(now) - DAY_SECONDS}
    # Found by a clock that was wrong: the clock is right again, or the person has come back.
    db.execute(f"update sessions set untouched_since = null where untouched_since is not null and not ({found})", times)  # noqa: S608
    db.execute(f"update sessions set untouched_since = :now where untouched_since is null and {found}", times)  # noqa: S608
    gone = f"from sessions where {found} and {long_found}"
    db.execute(f"delete from outbox where chat_id in (select chat_id {gone})", times)  # noqa: S608
    return db.execute(f"delete {gone}", times).rowcount


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What is stored of a person beside the session itself; times in seconds since 1970."""

    chat: int
    last_change: int
    next_reminder: int | None
    waits_for_limits: int | None
    message_with_the_open_question: int | None
    message_with_the_steps: int | None
    message_with_the_result: int | None


def facts_of(db: Database, chat_id: int) -> SessionFacts | None:
    """What is stored of a person beside the session, or None."""
    columns = "chat_id, touched_at, next_reminder, waits_for_limits, asked_message, plan_message, result_message"
    row = db.execute(f"select {columns} from sessions where chat_id = ?", [chat_id]).fetchone()  # noqa: S608
    return SessionFacts(*row) if row else None


def session_name(chat_id: int) -> bytes:
    """What ties an encrypted session to its person."""
    return b"session %d" % chat_id
