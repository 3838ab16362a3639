"""What another release, or bad luck, left in the database: nobody is stranded by it, and nobody else notices."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot.current_world import world_of
from bot.diary import DiaryEntry, EntryDraft
from bot.events import Command, Due, Event, Gone, Pressed, Typed
from bot.exchange import Exchange
from bot.incoming import Incoming
from bot.languages import LANGUAGES
from bot.messages import Button, Message
from bot.profile import Profile
from bot.session import Session, Shown, session_as_json, session_from_json
from bot.settings import read_settings
from bot.storage import Storage, StorageProblem
from bot.storage.encryption import key_bytes
from bot.storage.inspection import problems_of
from bot.storage.key_rotation import rotate_key
from bot.storage.outbox import outbox_name
from bot.storage.sessions import session_name
from bot.texts import text
from bot.world import World
from core.ledger.entries import EntryKind
from core.ledger.payslip_money import PayslipMoney

KEY = key_bytes("a passphrase for the tests")
CHAT, OTHER = 11, 12
LOST = [text(language, "session_lost") for language in LANGUAGES]
DAY = 86_400


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    opened = Storage(tmp_path / "conversations.db", KEY)
    yield opened
    opened.close()


@pytest.fixture
def exchange(storage: Storage) -> Exchange:
    return Exchange(storage, world_of(read_settings({"TODAY": "2026-11-23"})))


def says(exchange: Exchange, event: Event, chat_id: int = CHAT) -> list[str]:
    said = exchange.take([Incoming(None, chat_id, event, "en")])
    for out in said.outgoing:
        exchange.storage.note_sent(out, out.id)
    exchange.storage.save(())
    return [out.message.text for out in said.outgoing]


def stored(storage: Storage, chat_id: int = CHAT) -> dict[str, Any]:
    (sealed,) = storage.db.execute("select sealed from sessions where chat_id = ?", [chat_id]).fetchone()
    plain: dict[str, Any] = orjson.loads(storage.cipher.open(sealed, session_name(chat_id)))
    return plain


def store(storage: Storage, plain: object, chat_id: int = CHAT, due: int | None = None) -> None:
    """Writes a session as another release would have done, or as no release does."""
    raw = plain if isinstance(plain, bytes) else storage.cipher.seal(orjson.dumps(plain), session_name(chat_id))
    values = [chat_id, raw, due]
    storage.db.execute(
        "insert or replace into sessions (chat_id, sealed, next_reminder, touched_at) values (?, ?, ?, 0)", values
    )


UNREADABLE = [b"\x00", b"", {"answers": 5}, ["answers"], None, "text", {"answers": ["a"]}]
STATES = [Typed("hello"), Typed("180000"), Command("plan"), Command("export"), Pressed("situation:employee")]


def test_a_session_of_a_newer_release_is_read_and_keeps_what_this_one_does_not_know(exchange: Exchange) -> None:
    says(exchange, Command("start"))
    newer = stored(exchange.storage) | {"mood": {"colour": "green"}, "version": 7}
    store(exchange.storage, newer)
    said = says(exchange, Pressed("situation:employee"))
    assert not set(LOST) & set(said)
    assert stored(exchange.storage)["answers"]["situation"] == "employee"
    assert stored(exchange.storage)["mood"] == {"colour": "green"}
    assert stored(exchange.storage)["version"] == 7


@pytest.mark.parametrize("event", [*STATES, *map(Command, ("start", "help", "hilfe", "privacy", "delete"))], ids=str)
def test_an_extra_key_of_a_newer_release_disturbs_no_event(exchange: Exchange, event: Event) -> None:
    store(exchange.storage, {"language": "en", "answers": {"tax_year": 2026}, "of_2031": 1})
    said = says(exchange, event)
    assert said
    assert text("en", "failed") not in said


def test_an_extra_key_within_a_record_of_a_session_disturbs_nothing() -> None:
    entry = DiaryEntry(date(2026, 11, 27), EntryKind.AFTER_TAX, Decimal(1_250), number=7)
    money = PayslipMoney(entry.day, {}, {entry.kind: entry.amount})
    session = Session(diary=[entry], draft=EntryDraft(7), payslip_money=money, others=[Profile(profile=2)])
    newer = orjson.loads(session_as_json(session))
    for record in (newer["diary"][0], newer["draft"], newer["payslip_money"], newer["others"][0]):
        record["of_2031"] = 1
    read = session_from_json(orjson.dumps(newer))
    assert (read.diary, read.draft, read.payslip_money) == ([entry], EntryDraft(7), money)
    assert read.others[0].profile == 2


def test_a_session_of_the_first_release_is_read(exchange: Exchange) -> None:
    store(exchange.storage, {"language": "de", "answers": {"situation": "both"}, "stage": "asking"})
    session = exchange.storage.session(CHAT)
    assert session == Session(language="de", answers={"situation": "both"}, stage="asking")


@pytest.mark.parametrize(
    ("field", "value"),
    [("stage", "confirming"), ("interview", "payslip"), ("last_press", "x"), ("ticked", 5), ("language", "tlh")],
)
def test_a_field_that_cannot_be_read_costs_only_itself(exchange: Exchange, field: str, value: object) -> None:
    answers = {"situation": "both", "tax_year": 2026}
    store(exchange.storage, {"language": "de", "answers": answers, field: value})
    session = exchange.storage.session(CHAT)
    assert session is not None
    assert session.answers == answers
    assert getattr(session, field) == getattr(Session(), field)


@pytest.mark.parametrize("row", UNREADABLE, ids=repr)
def test_an_unreadable_session_is_one_line_in_the_log_and_a_new_conversation(
    exchange: Exchange, row: object, caplog: pytest.LogCaptureFixture
) -> None:
    store(exchange.storage, row)
    said = says(exchange, Typed("hello"))
    assert said[0] == text("en", "session_lost")
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert not set(LOST) & set(says(exchange, Typed("hello"))), "it is told once"


@pytest.mark.parametrize("name", ["start", "help", "hilfe", "privacy", "datenschutz", "delete", "loeschen"])
def test_what_must_always_work_works_with_an_unreadable_session(exchange: Exchange, name: str) -> None:
    store(exchange.storage, b"\x00")
    unharmed = says(exchange, Command(name), OTHER)
    assert says(exchange, Command(name)) == [text("en", "session_lost"), *unharmed]


def test_an_unreadable_session_can_be_deleted_by_the_button_of_an_older_message(exchange: Exchange) -> None:
    store(exchange.storage, b"\x00")
    assert says(exchange, Pressed("delete:yes", 77)) == [text("en", "deleted")]
    assert exchange.storage.conversations() == 0


@pytest.fixture
def broken_session(exchange: Exchange) -> Exchange:
    """A session that can be read, and with which every turn fails."""
    store(exchange.storage, {"language": "de", "answers": {"tax_year": {"of": 2026}}, "stage": "done"}, due=1)

    def fails(self: World, session: Session) -> int:
        if session.answers.get("tax_year") == {"of": 2026}:
            raise RuntimeError
        return 2026

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(World, "tax_year", fails)
        failing = _failing_with(exchange)
        patch.setattr("bot.exchange.take_turn", failing)
        patch.setattr("bot.recovery.take_turn", failing)
        yield exchange


def _failing_with(exchange: Exchange) -> Any:
    from bot.conversation import take_turn

    def turn(session: Session | None, *rest: Any) -> Any:
        if session is not None and session.answers.get("tax_year") == {"of": 2026}:
            raise RuntimeError
        return take_turn(session, *rest)

    return turn


@pytest.mark.parametrize("name", ["help", "privacy", "delete"])
def test_what_must_always_work_works_where_every_turn_fails(broken_session: Exchange, name: str) -> None:
    before = stored(broken_session.storage)
    said = says(broken_session, Command(name))
    assert text("de", "failed") not in said
    assert len(said) == 1
    assert stored(broken_session.storage) == before, "the answers are kept"


def test_start_leads_out_where_every_turn_fails(broken_session: Exchange) -> None:
    assert says(broken_session, Typed("x")) == [text("de", "failed")]
    assert says(broken_session, Command("start"))[0] == text("de", "session_lost")
    assert text("de", "failed") not in says(broken_session, Typed("x"))


def test_a_way_out_that_fails_too_is_logged_and_the_update_is_confirmed(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr("bot.exchange.take_turn", fails)
    monkeypatch.setattr("bot.exchange.after_a_failure", fails)
    assert exchange.take([Incoming(7, CHAT, Typed("x"), "de")]).outgoing == []
    assert exchange.storage.knows_update(7)
    assert "nothing could be said" in caplog.text


def test_delete_deletes_where_every_turn_fails(broken_session: Exchange) -> None:
    assert says(broken_session, Pressed("delete:yes")) == [text("en", "deleted")]
    assert broken_session.storage.conversations() == 0


def test_a_reminder_that_fails_is_not_said_and_not_tried_again_at_once(broken_session: Exchange) -> None:
    now = broken_session.world().now
    (due,) = broken_session.due()
    assert broken_session.take([due]).outgoing == []
    assert broken_session.due() == []
    assert broken_session.storage.due(now + 2 * DAY) == [CHAT]


def test_an_unreadable_session_with_a_due_reminder_is_told_once_in_every_language(exchange: Exchange) -> None:
    store(exchange.storage, b"\x00", due=1)
    (due,) = exchange.due()
    assert [out.message.text for out in exchange.take([due]).outgoing] == LOST
    assert exchange.due() == []
    assert not set(LOST) & set(says(exchange, Typed("hello")))


def test_unreadable_sessions_with_reminders_do_not_starve_the_others(exchange: Exchange) -> None:
    for number in range(150):
        store(exchange.storage, b"\x00", 1000 + number, due=number)
    store(exchange.storage, {"language": "en", "reminders": {"mega:2026:x": 999}}, CHAT, due=999)
    first = exchange.due()
    exchange.take(first)
    second = exchange.due()
    assert CHAT in {each.chat_id for each in second}
    exchange.take(second)
    assert exchange.due() == []


def test_a_gone_person_with_an_unreadable_session_leaves_nothing(exchange: Exchange) -> None:
    store(exchange.storage, b"\x00", due=1)
    assert exchange.take([Incoming(None, CHAT, Gone(), "en")]).outgoing == []
    assert exchange.storage.conversations() == 0


def test_one_persons_unreadable_session_changes_nobody_elses_turn(exchange: Exchange) -> None:
    store(exchange.storage, b"\x00")
    batch = [Incoming(1, CHAT, Typed("x"), "en"), Incoming(2, OTHER, Command("start"), "en")]
    alone = says(exchange, Command("start"), OTHER + 1)
    said = exchange.take(batch)
    assert [out.message.text for out in said.outgoing if out.chat_id == OTHER] == alone


def test_several_turns_of_one_person_in_a_batch_build_on_each_other(exchange: Exchange) -> None:
    events = [Command("start"), Pressed("situation:employee"), Pressed("job.after_tax:yes")]
    exchange.take([Incoming(None, CHAT, event, "en") for event in events])
    assert list(stored(exchange.storage)["answers"])[-2:] == ["situation", "job.after_tax"]
    deleted = [Pressed("delete:yes"), Command("start")]
    exchange.take([Incoming(None, CHAT, event, "en") for event in deleted])
    assert "situation" not in stored(exchange.storage)["answers"]


def outbox_row(storage: Storage, plain: object) -> None:
    raw = plain if isinstance(plain, bytes) else storage.cipher.seal(orjson.dumps(plain), outbox_name(CHAT))
    storage.db.execute("insert into outbox (chat_id, sealed) values (?, ?)", [CHAT, raw])


def test_a_message_of_a_newer_release_is_sent_without_what_this_one_does_not_know(storage: Storage) -> None:
    button = {"label": "Yes", "data": "a:b", "glow": True}
    outbox_row(storage, {"version": 7, "message": {"text": "hello", "rows": [[button]], "effect": "fire"}})
    assert [out.message for out in storage.outbox()] == [Message("hello", ((Button("Yes", "a:b"),),))]


@pytest.mark.parametrize(
    "row", [b"\x00", {"text": "of the first release"}, {"message": {"text": 5}}, [], None], ids=repr
)
def test_an_unreadable_message_is_deleted_with_a_line_in_the_log(
    storage: Storage, row: object, caplog: pytest.LogCaptureFixture
) -> None:
    outbox_row(storage, row)
    outbox_row(storage, {"version": 1, "message": {"text": "hello"}})
    assert [out.message for out in storage.outbox()] == [Message("hello")]
    assert len(caplog.records) == 1
    assert len(storage.outbox()) == 1
    assert len(caplog.records) == 1


def test_the_stored_form_of_a_session_is_written_in_full(exchange: Exchange) -> None:
    """A default that a later release changes must not change what an older row means."""
    says(exchange, Command("start"))
    assert set(stored(exchange.storage)) == set(Session.model_fields) - set(Shown._fields)


def test_a_change_of_the_key_is_not_stopped_by_an_unreadable_row(storage: Storage) -> None:
    store(storage, b"\x00")
    store(storage, {"language": "de", "answers": {"situation": "both"}}, OTHER)
    rotate_key(storage, key_bytes("quite another passphrase"))
    session = storage.session(OTHER)
    assert session is not None
    assert session.answers == {"situation": "both"}


def test_the_doctor_counts_what_cannot_be_read(storage: Storage) -> None:
    for number in range(3):
        store(storage, b"\x00", 1000 + number)
    store(storage, {"language": "de"}, OTHER)
    (problem,) = problems_of(storage.path, lambda: KEY)
    assert "3 conversations cannot be read" in problem


@pytest.mark.parametrize("event", [Command("help"), Typed("hello"), Command("delete"), Due()], ids=repr)
def test_an_empty_row_stops_neither_its_person_nor_the_program(exchange: Exchange, event: Event) -> None:
    store(exchange.storage, Session().model_dump(), due=5)
    exchange.storage.db.execute("update sessions set sealed = null")
    assert says(exchange, event)
    assert says(exchange, Command("help"))
    assert LOST[0] not in says(exchange, Command("help"))


def test_a_device_in_place_of_the_database_is_left_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "conversations.db"
    os.mkfifo(pipe, 0o644)
    with pytest.raises(StorageProblem, match="not a file"):
        Storage(pipe, KEY)
    assert stat.S_IMODE(pipe.stat().st_mode) == 0o644
