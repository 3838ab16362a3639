"""The SQLite file: what is kept, what is readable, what goes when it is deleted."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.current_world import world_of
from bot.events import Command, Event, Pressed, Typed
from bot.exchange import Exchange
from bot.incoming import Incoming
from bot.messages import Button, Message
from bot.session import LastPress, Session, UnreadableRow, session_as_json, session_from_json
from bot.settings import read_settings
from bot.storage import Storage
from bot.storage.copies import back_up
from bot.storage.database import StorageProblem
from bot.storage.encryption import Cipher, WrongKey, key_bytes, new_key
from bot.storage.waits import write_wait

KEY = key_bytes("a passphrase for the tests")
OTHER_KEY = key_bytes("quite another passphrase")
DAY = 86_400
CHAT = 0x1357_9BDF_2468
SECRETS = ("silver-and-gold-7531", "987654")


@pytest.fixture
def storage(path: Path) -> Iterator[Storage]:
    opened = Storage(path, KEY)
    yield opened
    opened.close()


@pytest.fixture
def exchange(storage: Storage) -> Exchange:
    return Exchange(storage, world_of(read_settings({"TODAY": "2026-11-23"})))


def keep(storage: Storage, chat_id: int, session: Session | None, *messages: Message) -> None:
    storage.save([storage.rows_of(None, chat_id, session, list(messages))])


def says(exchange: Exchange, *events: Event, chat_id: int = CHAT) -> list[Message]:
    said = exchange.take([Incoming(None, chat_id, event, "en") for event in events])
    for out in said.outgoing:
        exchange.storage.note_sent(out, out.id)
    exchange.storage.save(())
    return [out.message for out in said.outgoing]


def all_bytes(path: Path) -> bytes:
    """The database with its write-ahead log, as a thief of the disk would see them."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(path.name + "*")))


def test_a_session_comes_back_as_it_was_kept(storage: Storage, path: Path) -> None:
    kept = Session(language="de", answers={"job.pay": "24.500 $", "tax_year": 2025}, interview="ira", stage="asking")
    kept.asked, kept.asked_message, kept.help_open = "magi", 77, True
    kept.changing, kept.last_press, kept.told = ("age_band", "under_50"), LastPress("a:b", 12.5), {"route": "x"}
    keep(storage, CHAT, kept)
    assert storage.session(CHAT) == kept
    storage.close()
    reopened = Storage(path, KEY)
    assert reopened.session(CHAT) == kept
    assert reopened.session(CHAT + 1) is None
    reopened.close()


ANSWERS = st.dictionaries(
    st.text(max_size=20), st.one_of(st.text(max_size=50), st.integers(-(2**53), 2**53)), max_size=8
)


@given(
    st.builds(
        Session,
        language=st.sampled_from(("de", "en")),
        answers=ANSWERS,
        interview=st.sampled_from(("mega", "ira", "conversion", "form_1099r")),
        stage=st.sampled_from(("idle", "asking", "done")),
        asked=st.none() | st.text(min_size=1, max_size=20),
        asked_message=st.none() | st.integers(1, 2**31),
        help_open=st.booleans(),
        changing=st.none() | st.tuples(st.text(max_size=20), st.text(max_size=20)),
        told=st.dictionaries(st.text(max_size=9), st.text(max_size=9), max_size=3),
        last_press=st.none() | st.builds(LastPress, st.text(max_size=64), st.floats(0, 2e9)),
    )
)
def test_every_session_survives_its_stored_form(session: Session) -> None:
    assert session_from_json(session_as_json(session), session.shown) == session


def test_the_file_is_its_owners_alone(storage: Storage, path: Path) -> None:
    keep(storage, CHAT, Session(language="de"))
    for file in path.parent.glob(path.name + "*"):
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file.name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_open_file_of_others_is_closed_to_them(path: Path) -> None:
    path.touch(0o644)
    path.chmod(0o644)
    Storage(path, KEY).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_that_was_said_can_be_read_in_the_file(exchange: Exchange, path: Path) -> None:
    says(exchange, Command("start"), Pressed("situation:employee"), Pressed("job.after_tax:yes"))
    says(exchange, Pressed("job.route:in_plan"), Pressed("age_band:under_50"), Pressed("job.pay_schedule:biweekly"))
    says(exchange, Pressed("job.next_pay_date:none"), Typed(SECRETS[1]), Typed(SECRETS[0]))
    held_back = exchange.take([Incoming(9, CHAT, Command("change"), "en")])
    assert any(SECRETS[1][:3] in out.message.text for out in held_back.outgoing), "the review shows the answer"
    raw = all_bytes(path)
    for readable in (*SECRETS, "987,654", "situation", "employee", "job.", "Gross pay", "language", "in_plan"):
        assert readable.encode() not in raw, readable


def test_delete_leaves_no_trace_of_a_person(exchange: Exchange, path: Path) -> None:
    says(exchange, Command("start"), Pressed("situation:employee"), Pressed("job.after_tax:yes"))
    said = says(exchange, Command("start"), chat_id=CHAT + 1)
    assert said
    waiting = exchange.take([Incoming(None, CHAT, Command("help"), "en")]).outgoing
    sealed = [row[0] for row in exchange.storage.db.execute("select sealed from sessions where chat_id = ?", [CHAT])]
    sealed += [row[0] for row in exchange.storage.db.execute("select sealed from outbox where chat_id = ?", [CHAT])]
    assert waiting
    assert len(sealed) >= 2
    exchange.storage.wipe_freed_pages()
    assert all(each[:24] in all_bytes(path) for each in sealed), "the test looks in the right place"

    says(exchange, Command("delete"), Pressed("delete:yes"))
    raw = all_bytes(path)
    assert not any(each[start : start + 16] in raw for each in sealed for start in range(0, len(each) - 16, 16))
    assert exchange.storage.session(CHAT) is None
    assert [out for out in exchange.storage.outbox() if out.chat_id == CHAT] == []
    assert exchange.storage.session(CHAT + 1) is not None, "another person's conversation stays"


def test_delete_forgets_even_the_number_of_the_chat(exchange: Exchange, path: Path) -> None:
    says(exchange, Command("start"), Pressed("situation:employee"))
    with exchange.storage.transaction():
        write_wait(exchange.storage.db, CHAT, 2**40)
    assert str(CHAT).encode() in all_bytes(path)
    says(exchange, Command("delete"), Pressed("delete:yes"))
    exchange.storage.close()
    assert CHAT.to_bytes(6, "big") not in all_bytes(path)
    assert str(CHAT).encode() not in all_bytes(path)
    exchange.storage.db = Storage(path, KEY).db


def test_the_outbox_keeps_the_order_and_forgets_what_was_sent(storage: Storage, path: Path) -> None:
    rows = ((Button("Ja", "job.after_tax:yes"), Button("Mehr", url="https://example.org")), (Button("x", copies="y"),))
    first, second, third = Message("<b>eins</b>", rows, asks=True), Message("zwei", edits=7), Message("drei")
    keep(storage, CHAT, Session(language="de"), first, second)
    keep(storage, CHAT + 1, Session(language="en"), third)
    waiting = storage.outbox()
    assert [out.message for out in waiting] == [first, second, third]
    storage.note_sent(waiting[0], 4711)
    storage.save(())
    storage.close()
    reopened = Storage(path, KEY)
    assert [out.message for out in reopened.outbox()] == [second, third]
    session = reopened.session(CHAT)
    assert session is not None
    assert session.asked_message == 4711
    reopened.close()


def test_an_update_is_remembered_across_a_restart(exchange: Exchange, path: Path) -> None:
    assert exchange.take([Incoming(5, CHAT, Command("start"), "en")]).outgoing
    assert not exchange.take([Incoming(5, CHAT, Command("start"), "en")]).outgoing
    exchange.storage.close()
    reopened = Storage(path, KEY)
    assert reopened.knows_update(5)
    assert not reopened.knows_update(6)
    exchange.storage.db = reopened.db


def test_old_updates_are_forgotten_in_time(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.taken_updates.REMEMBERED", 10)
    for number in range(40):
        storage.save([storage.rows_of(number, CHAT, None, [])])
    assert storage.knows_update(39)
    assert not storage.knows_update(0)


def test_a_batch_that_cannot_be_written_changes_nothing(storage: Storage) -> None:
    keep(storage, CHAT, Session(language="de", answers={"a": 1}))
    good = storage.rows_of(1, CHAT, Session(language="en"), [Message("x")])
    bad = storage.rows_of(2, CHAT, Session(language="en"), [Message("y")])
    bad.session = "no bytes"  # type: ignore[assignment]
    with pytest.raises(sqlite3.Error):
        storage.save([good, bad])
    assert storage.session(CHAT) == Session(language="de", answers={"a": 1})
    assert storage.outbox() == []
    assert not storage.knows_update(1)


def test_the_wrong_key_changes_nothing_and_says_so(storage: Storage, path: Path) -> None:
    keep(storage, CHAT, Session(language="de"))
    storage.close()
    before = path.read_bytes()
    with pytest.raises(StorageProblem, match="the database key does not fit this database; nothing was changed"):
        Storage(path, OTHER_KEY)
    assert path.read_bytes() == before
    reopened = Storage(path, KEY)
    assert reopened.session(CHAT) == Session(language="de")
    reopened.close()


def test_a_row_cannot_be_put_in_anothers_place(storage: Storage) -> None:
    keep(storage, CHAT, Session(language="de", answers={"job.pay": "1"}))
    keep(storage, CHAT + 1, Session(language="de"))
    storage.db.execute("update sessions set sealed = (select sealed from sessions where chat_id = ?)", [CHAT])
    assert storage.session(CHAT) is not None
    with pytest.raises(UnreadableRow):
        storage.session(CHAT + 1)


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_broken_file_is_refused_in_one_sentence(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StorageProblem) as problem:
        Storage(path, KEY)
    assert "\n" not in str(problem.value)
    assert str(path) in str(problem.value)


def test_a_database_of_a_newer_version_is_refused(storage: Storage, path: Path) -> None:
    row = storage.db.execute("select * from _sqlite_migrations limit 1")
    columns = [each[0] for each in row.description]
    values = dict(zip(columns, row.fetchone(), strict=True)) | {"name": "of_the_year_2031"}
    values.pop("id", None)
    storage.db.table("_sqlite_migrations").insert(values)
    storage.close()
    with pytest.raises(StorageProblem, match="made by a newer version of the program; please update"):
        Storage(path, KEY)


def schema(path: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(path)) as opened:
        return opened.execute("select sql from sqlite_master order by name").fetchall()


def test_opening_twice_migrates_once(path: Path) -> None:
    Storage(path, KEY).close()
    before = schema(path)
    Storage(path, KEY).close()
    assert schema(path) == before


def test_a_database_from_the_first_release_is_brought_up_to_date(path: Path) -> None:
    from sqlite_utils import Database

    from bot.storage.migrations import conversations

    old = Database(path)
    conversations(old)
    old.execute(
        "create table _sqlite_migrations (id integer primary key, migration_set text, name text, applied_at text)"
    )
    old.execute(
        "insert into _sqlite_migrations (migration_set, name, applied_at)"
        " values ('mega-backdoor-bot', 'conversations', '2026-01-01')"
    )
    sealed = Cipher(KEY).seal(b'{"language": "de"}', b"session 5")
    old.execute("insert into sessions (chat_id, sealed, touched_at) values (5, ?, 0)", [sealed])
    old.close()
    storage = Storage(path, KEY)
    assert storage.session(5) == Session(language="de")
    keep(storage, 5, Session(language="en"))
    assert storage.session(5) == Session(language="en")
    storage.close()


def test_a_folder_that_is_missing_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem, match="the database cannot be opened"):
        Storage(tmp_path / "nowhere" / "x.db", KEY)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_refused_in_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StorageProblem, match="cannot be opened"):
            Storage(tmp_path / "x.db", KEY)
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_in_place_of_the_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem, match="not a usable SQLite database"):
        Storage(tmp_path, KEY)


def test_a_backup_while_the_file_is_open_is_whole(exchange: Exchange, tmp_path: Path) -> None:
    says(exchange, Command("start"), Pressed("situation:both"))
    back_up(exchange.storage.path, tmp_path / "copy.db")
    says(exchange, Pressed("job.after_tax:yes"))
    copy = Storage(tmp_path / "copy.db", KEY)
    session = copy.session(CHAT)
    assert session is not None
    assert session.answers["situation"] == "both"
    assert "job.after_tax" not in session.answers
    copy.close()


def test_an_untouched_conversation_is_forgotten_after_its_time(storage: Storage) -> None:
    keep(storage, CHAT, Session(language="de"))
    keep(storage, CHAT + 1, Session(language="de"))
    storage.db.execute("update sessions set touched_at = 1000 where chat_id = ?", [CHAT])
    assert storage.delete_untouched(2000, 10 * DAY) == 0
    assert storage.delete_untouched(2000, 11 * DAY) == 1
    assert storage.session(CHAT) is None
    assert storage.session(CHAT + 1) is not None


def test_a_sealed_row_differs_each_time_and_opens_with_its_name_only() -> None:
    cipher = Cipher(KEY)
    assert cipher.seal(b"x", b"a") != cipher.seal(b"x", b"a")
    assert cipher.open(cipher.seal(b"x", b"a"), b"a") == b"x"
    with pytest.raises(WrongKey):
        cipher.open(cipher.seal(b"x", b"a"), b"b")
    with pytest.raises(WrongKey):
        cipher.open(b"short", b"a")


def test_a_key_of_32_bytes_is_taken_as_it_is_and_a_passphrase_is_stretched() -> None:
    assert len(key_bytes(new_key())) == 32
    assert key_bytes("a passphrase for the tests") == KEY
    assert KEY != OTHER_KEY
