"""The form of the database, step by step: a step that was released is never changed."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("mega-backdoor-bot")


@migrations()
def conversations(db: Database) -> None:
    """Sessions, the outbox, updates taken, and what identifies the key."""
    db.table("sessions").create(
        {"chat_id": int, "sealed": bytes, "asked_message": int, "touched_at": int}, pk="chat_id", strict=True
    )
    db.table("sessions").create_index(["touched_at"])
    db.execute(
        "create table outbox (id integer primary key autoincrement, chat_id int not null, sealed blob not null) strict"
    )
    db.execute(
        "create table taken_updates (seq integer primary key autoincrement, update_id int not null unique) strict"
    )
    db.table("facts").create({"name": str, "value": bytes}, pk="name", strict=True)


@migrations()
def reminders(db: Database) -> None:
    """When a person's next reminder is due, so that it is found without opening every session."""
    db.table("sessions").add_column("next_reminder", int)
    db.execute("create index sessions_next_reminder on sessions (next_reminder) where next_reminder is not null")


@migrations()
def tries(db: Database) -> None:
    """How often a row of the outbox was begun: a document that kills the program must not do so for ever."""
    db.execute("alter table outbox add column tries int not null default 0")


@migrations()
def untouched(db: Database) -> None:
    """Since when a conversation was seen to be untouched for too long; it is deleted only a day later."""
    db.table("sessions").add_column("untouched_since", int)


@migrations()
def inbox(db: Database) -> None:
    """Updates of people who sent many at once; they wait behind everybody else's."""
    db.execute(
        "create table inbox (id integer primary key autoincrement, chat_id int not null, sealed blob not null) strict"
    )


@migrations()
def waiting_for_limits(db: Database) -> None:
    """The tax year whose limits a person waits for, so that all who wait are found when its file comes."""
    db.table("sessions").add_column("waits_for_limits", int)
    db.execute("create index sessions_waits_for on sessions (waits_for_limits) where waits_for_limits is not null")


@migrations()
def plan_message(db: Database) -> None:
    """The message that shows a person's steps, which is edited and never repeated."""
    db.table("sessions").add_column("plan_message", int)


@migrations()
def result_message(db: Database) -> None:
    """The message that shows a person's result: the newest one, whose buttons count."""
    db.table("sessions").add_column("result_message", int)
