"""The database while it runs unattended: reminders, wrong clocks, locks, deleted files, copies and exports."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import shutil
import sqlite3
import stat
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.attachments import attachment
from bot.current_world import world_of
from bot.events import Command, Document, DocumentRead, Pressed
from bot.exchange import Exchange
from bot.incoming import Incoming
from bot.messages import Message
from bot.session import Session
from bot.settings import read_settings
from bot.storage import Storage, StorageProblem, is_locked
from bot.storage.copies import back_up
from bot.storage.encryption import key_bytes
from bot.telegram_door.disk import Disk
from bot.texts import text
from tests.bot.program import run
from tests.bot.stored import CHAT, KEY, filled, save
from tests.conversations.recorded_api import RecordedBotApi

DAY = 86_400


def touched(storage: Storage, at: int, chat_id: int = CHAT, due: int | None = None) -> None:
    session = Session(reminders={"mega:2026:x": due} if due else {})
    storage.save([storage.rows_of(None, chat_id, session, [])])
    storage.db.execute("update sessions set touched_at = ? where chat_id = ?", [at, chat_id])


KEEP = 90 * DAY


def look(storage: Storage, now: int) -> int:
    return storage.delete_untouched(now - KEEP, now)


def test_a_reminder_still_to_come_keeps_the_conversation(path: Path) -> None:
    june, october, december = 1000 * DAY, 1120 * DAY, 1199 * DAY
    with closing(Storage(path, KEY)) as storage:
        touched(storage, june, due=december)
        touched(storage, june, CHAT + 1)
        assert [look(storage, october), look(storage, october + DAY)] == [0, 1]
        assert storage.session(CHAT) is not None
        assert storage.session(CHAT + 1) is None
        # Once it was said, the conversation goes like any other.
        touched(storage, december)
        assert [look(storage, december + KEEP + DAY), look(storage, december + KEEP + 2 * DAY)] == [0, 1]


def test_a_clock_that_was_wrong_at_a_start_deletes_nothing(path: Path) -> None:
    now = 1000 * DAY
    with closing(Storage(path, KEY)) as storage:
        for chat_id in range(1, 6):
            touched(storage, now, chat_id)
        ahead = now + KEEP + DAY
        assert [look(storage, ahead), look(storage, ahead + 3600)] == [0, 0]
        # The clock is right again; the first look must not count for a later mistake.
        assert look(storage, now + 10) == 0
        assert look(storage, ahead + 2 * DAY) == 0
        assert storage.conversations() == 5


def test_whoever_comes_back_begins_a_new_time(path: Path) -> None:
    now = 1000 * DAY
    with closing(Storage(path, KEY)) as storage:
        touched(storage, now)
        assert look(storage, now + KEEP + DAY) == 0
        touched(storage, now + KEEP + DAY + 60)
        assert look(storage, now + 2 * KEEP + DAY + 61) == 0
        assert look(storage, now + 2 * KEEP + 2 * DAY + 61) == 1


def test_a_lock_of_another_program_is_waited_for_outside_of_sqlite(path: Path) -> None:
    with closing(Storage(path, KEY)) as storage, closing(sqlite3.connect(path, isolation_level=None)) as other:
        assert storage.db.execute("pragma busy_timeout").fetchone() == (0,)
        other.execute("begin immediate")
        with pytest.raises(sqlite3.OperationalError) as refused:
            storage.begin(durable=True)
        assert is_locked(refused.value)
        other_thread = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("rollback")
        other_thread.execute("begin immediate")
        waiting = threading.Timer(0.1, other_thread.execute, ["rollback"])
        waiting.start()
        save(storage, Message("hello"))
        waiting.join()
        other_thread.close()
        assert len(storage.outbox()) == 1


async def test_while_another_program_writes_the_event_loop_goes_on(path: Path) -> None:
    with closing(Storage(path, KEY)) as storage, closing(sqlite3.connect(path, isolation_level=None)) as other:
        disk, turns = Disk(storage), [storage.rows_of(5, CHAT, Session(), [Message("hello")])]
        other.execute("begin immediate")
        committing = asyncio.ensure_future(disk.keep(lambda: storage.write(turns), lambda _: storage.commit()))
        for _ in range(20):
            await asyncio.sleep(0.005)
            assert storage.is_healthy(), "a health check meanwhile does not wait either"
        assert not committing.done()
        other.execute("rollback")
        await committing
        assert storage.knows_update(5)
        await disk.close()


async def test_while_a_commit_waits_for_the_disk_the_event_loop_goes_on(path: Path) -> None:
    may_end = threading.Event()
    with closing(Storage(path, KEY)) as storage:
        save(storage, Message("hello"))
        # Another thread is inside SQLite, as it is while a slow disk takes a commit.
        storage.db.conn.create_function("waits", 0, may_end.wait)
        committing = asyncio.get_running_loop().run_in_executor(None, storage.db.execute, "select waits()")
        giving_up = threading.Timer(5, may_end.set)
        giving_up.start()
        await asyncio.sleep(0.05)
        assert storage.is_healthy()
        assert storage.peek(CHAT) is not None
        assert storage.facts_of(CHAT) is not None
        assert storage.due(time.time()) == []
        assert not may_end.is_set(), "nothing of it waited"
        may_end.set()
        giving_up.cancel()
        await committing


async def test_a_lock_at_the_end_is_no_traceback(
    path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_door.disk.LOCKED_SECONDS", 0.0)
    with closing(Storage(path, KEY)) as storage, closing(sqlite3.connect(path, isolation_level=None)) as other:
        (out,) = storage.save([storage.rows_of(None, CHAT, Session(), [Message("hello")])])
        storage.note_sent(out, 1)
        other.execute("begin immediate")
        await Disk(storage).close()
        assert "may be sent again" in caplog.text
        other.execute("rollback")


def test_a_database_that_is_deleted_while_it_is_used_is_noticed_and_nothing_is_lost(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    storage = Storage(path, KEY)
    save(storage)
    for file in path.parent.glob(path.name + "*"):
        file.unlink()
    assert not storage.is_healthy()
    with pytest.raises(sqlite3.OperationalError, match="deleted or replaced"):
        save(storage, Message("more"))
    storage.close()
    assert "written anew" in caplog.text
    with closing(Storage(path, KEY)) as again:
        assert again.session(CHAT) is not None


def test_a_database_that_is_replaced_while_it_is_used_is_left_as_it_is(path: Path, tmp_path: Path) -> None:
    storage = Storage(path, KEY)
    save(storage)
    os.replace(shutil.copy(path, tmp_path / "other"), path)
    before = path.read_bytes()
    assert not storage.is_healthy()
    storage.close()
    assert path.read_bytes() == before


def _other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table bookmarks (url text)")


FOREIGN = {
    "text": lambda path: path.write_text("dear diary"),
    "picture": lambda path: path.write_bytes(b"\x89PNG\r\n" + bytes(100)),
    "another program's": _other_program,
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_that_is_not_ours_is_not_touched_not_even_its_mode(kind: str, path: Path) -> None:
    FOREIGN[kind](path)
    path.chmod(0o644)
    before = path.read_bytes()
    with pytest.raises(StorageProblem):
        Storage(path, KEY)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert path.read_bytes() == before


def test_a_wrong_key_leaves_an_older_database_old(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("alter table sessions drop column untouched_since")
        connection.execute("delete from _sqlite_migrations where name = 'untouched'")
    with pytest.raises(StorageProblem, match="does not fit"):
        Storage(path, key_bytes("quite another passphrase"))
    with closing(sqlite3.connect(path)) as connection:
        assert "untouched_since" not in {row[1] for row in connection.execute("pragma table_info(sessions)")}


def test_a_copy_changes_nothing_of_a_database_of_another_version(path: Path, tmp_path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("alter table sessions drop column untouched_since")
        connection.execute("delete from _sqlite_migrations where name = 'untouched'")
        connection.execute("insert into _sqlite_migrations (migration_set, name) values ('mega-backdoor-bot', 'y2031')")
    back_up(path, tmp_path / "copy.db")
    for each in (path, tmp_path / "copy.db"):
        with closing(sqlite3.connect(each)) as connection:
            assert "untouched_since" not in {row[1] for row in connection.execute("pragma table_info(sessions)")}


def test_a_copy_is_on_the_disk_before_it_takes_the_place_of_the_older_one(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    target = tmp_path / "copy.db"
    target.write_bytes(b"the copy of last night")
    target.with_name("copy.db-wal").write_bytes(b"its log")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            back_up(path, target)
    assert target.read_bytes() == b"the copy of last night"
    back_up(path, target)
    assert not target.with_name("copy.db-wal").exists()
    assert {file.name for file in tmp_path.iterdir()} == {"conversations.db", "copy.db"}
    with closing(Storage(target, KEY)) as copy:
        assert copy.session(CHAT) is not None


def test_an_export_has_everything_that_is_stored(path: Path) -> None:
    with closing(Storage(path, KEY)) as storage:
        session = Session(
            language="de",
            answers={"tax_year": 2026},
            asked_message=4711,
            plan_message=4712,
            result_message=4713,
            reminders={"mega:2026:x": 60},
        )
        session.waits_for_limits = 2027
        storage.save([storage.rows_of(None, CHAT, session, [])])
        storage.db.execute("update sessions set touched_at = 1000")
        world = world_of(read_settings({"TODAY": "2026-11-23"}))()
        file = attachment("export", storage.peek(CHAT), world, storage.facts_of(CHAT))
    assert file is not None
    export = json.loads(file.content)
    assert export["stored"] == {
        "chat": CHAT,
        "last_change": "1970-01-01T00:16:40+00:00",
        "next_reminder": "1970-01-01T00:01:00+00:00",
        "waits_for_limits": 2027,
        "message_with_the_open_question": 4711,
        "message_with_the_steps": 4712,
        "message_with_the_result": 4713,
    }
    assert export["kept"]["answers"] == {"tax_year": 2026}
    stored = {"sealed", "chat_id", "touched_at", "next_reminder", "asked_message", "untouched_since"}
    stored |= {"waits_for_limits", "plan_message", "result_message"}
    with closing(sqlite3.connect(path)) as connection:
        assert {row[1] for row in connection.execute("pragma table_info(sessions)")} == stored, (
            "a new column belongs here"
        )


def test_a_file_from_the_terminal_is_its_owners_alone(tmp_path: Path) -> None:
    (tmp_path / "megabackdoor-export.json").write_text("older")
    (tmp_path / "megabackdoor-export.json").chmod(0o644)
    run(["chat", "--language", "en"], {}, tmp_path, "/export\n")
    assert stat.S_IMODE((tmp_path / "megabackdoor-export.json").stat().st_mode) == 0o600


class Line(RecordedBotApi):
    """Telegram, out of reach until the test brings it back."""

    def __init__(self) -> None:
        super().__init__()
        self.up = False
        self.tries = 0

    async def exchange(self, method: str, url: str, data: Any, seconds: float) -> tuple[int, bytes]:
        self.tries += 1
        return await super().exchange(method, url, data, seconds) if self.up else (502, b"")


async def test_what_waited_for_a_person_who_deleted_everything_is_not_sent(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_door.sending.FIRST_PAUSE", 0.001)
    with closing(Storage(path, KEY)) as storage:
        line = Line()
        intake = line.intake(Exchange(storage, world_of(read_settings({"TODAY": "2026-11-23"}))))
        await intake.take([Incoming(1, CHAT, Command("start"), "en"), Incoming(2, CHAT, Command("help"), "en")])
        while not line.tries:
            await asyncio.sleep(0.001)
        assert len(storage.outbox()) >= 2
        await intake.take([Incoming(3, CHAT, Pressed("delete:yes"), "en")])
        line.up = True
        await intake.delivery.finish(10)
        assert [shown.text for shown in line.chat(CHAT).news if shown.text] == [text("en", "deleted")]
        assert storage.outbox() == []


def test_a_try_is_counted_across_a_crash(path: Path) -> None:
    with closing(Storage(path, KEY)) as storage:
        save(storage, Message("", attachment="read:1"), Message("hello"))
        storage.begin(durable=True)
        storage.write_tries({storage.outbox()[0].id: 1})
        storage.end()
    with closing(Storage(path, KEY)) as again:
        assert [out.tries for out in again.outbox()] == [1, 0]


def test_what_a_document_said_and_the_end_of_its_row_are_one_commit(path: Path) -> None:
    with closing(Storage(path, KEY)) as storage:
        save(storage, Message("", attachment="read:1"))
        exchange = Exchange(storage, world_of(read_settings({"TODAY": "2026-11-23"})))
        (row,) = storage.outbox()
        said = exchange.take([Incoming(None, CHAT, DocumentRead(refused="damaged"), "en", completes=row.id)])
        assert said.outgoing
        assert row.id not in {out.id for out in storage.outbox()}


@pytest.mark.parametrize("is_there", [True, False], ids=["named", "made"])
def test_a_new_key_is_on_the_disk_before_anything_is_encrypted_with_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    filled(path)
    new = tmp_path / "keys" / "new"
    new.parent.mkdir()
    if is_there:
        new.write_text("another passphrase of an operator")
    monkeypatch.setenv("DATABASE_PATH", str(path))
    monkeypatch.setenv("DATABASE_KEY", "a passphrase for the tests")
    events: list[str] = []

    def noting(handle: int) -> None:
        events.append(Path(os.readlink(f"/proc/self/fd/{handle}")).parent.name)

    def rotating(*_: object) -> None:
        events.append("rotated")

    monkeypatch.setattr("os.fsync", noting)
    monkeypatch.setattr("bot.command_line.database.rotate_key", rotating)
    assert main(["rotate-key", str(new)]) == 0
    assert "keys" in events[: events.index("rotated")]
    assert events[-1] == "rotated"


def test_documents_that_come_together_are_told_how_many_come_before(path: Path) -> None:
    with closing(Storage(path, KEY)) as storage:
        exchange = Exchange(storage, world_of(read_settings({"TODAY": "2026-11-23"})))
        exchange.documents_ahead = lambda others: max(0, others - 1)
        for chat in range(1, 5):
            exchange.take([Incoming(None, chat, Command("start"), "en")])
        said = exchange.take([Incoming(None, chat, Document("f", 1000), "en") for chat in range(1, 5)])
    texts = [out.message.text for out in said.outgoing if out.message.text]
    assert texts == [
        *[text("en", "document.reading")] * 2,
        text("en", "document.queued", count=1),
        text("en", "document.queued", count=2),
    ]


def test_a_lock_that_does_not_end_fails_the_health_check_until_it_ends(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.database_file.BUSY_SECONDS", 0.0)
    with closing(Storage(path, KEY)) as storage, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            save(storage, Message("hello"))
        assert not storage.is_healthy()
        other.execute("rollback")
        save(storage, Message("hello"))
        assert storage.is_healthy()


def _delete_and_fail(storage: Storage) -> None:
    with storage.transaction():
        storage.db.execute("delete from sessions")
        storage.db.execute("delete from nowhere")


def test_a_transaction_that_fails_leaves_nothing_behind(path: Path) -> None:
    with closing(Storage(path, KEY)) as storage:
        save(storage, Message("hello"))
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            _delete_and_fail(storage)
        assert storage.conversations() == 1
        # Whoever began one and was stopped does not keep the next one from beginning.
        storage.begin(durable=True)
        storage.db.execute("delete from sessions")
        save(storage, Message("hello"))
        assert storage.conversations() == 1


async def test_who_is_cancelled_in_the_middle_leaves_nobody_else_at_the_database(tmp_path: Path) -> None:
    storage = Storage(tmp_path / "sessions.db", KEY)
    disk, begun, may_end, ended = Disk(storage), threading.Event(), threading.Event(), threading.Event()

    def long_work() -> None:
        begun.set()
        may_end.wait(20)
        ended.set()

    task = asyncio.create_task(disk.run(long_work))
    while not begun.is_set():
        await asyncio.sleep(0)
    task.cancel()
    follower = asyncio.create_task(disk.run(ended.is_set))
    await asyncio.sleep(0.05)
    assert not follower.done()
    may_end.set()
    assert await follower
    with pytest.raises(asyncio.CancelledError):
        await task
    await disk.close()
    storage.close()
