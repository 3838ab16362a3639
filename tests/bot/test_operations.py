"""What an operator relies on: copies, one process per database, a lost key, a full disk, a reader in the way."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.messages import Message
from bot.session import Session
from bot.settings import SettingsProblem, read_settings
from bot.storage import Storage
from bot.storage.copies import back_up
from bot.storage.database import StorageProblem
from bot.storage.inspection import problems_of
from tests.bot.stored import CHAT, KEY, filled, save

DAY = 86_400
LATER = 2**40


def fill_up(storage: Storage) -> None:
    (pages,) = storage.db.execute("pragma page_count").fetchone()
    storage.db.execute(f"pragma max_page_count = {pages}").fetchall()


def test_a_second_process_may_not_serve_the_same_database(path: Path) -> None:
    pytest.importorskip("fcntl")
    with closing(Storage(path, KEY)) as first, closing(Storage(path, KEY)) as second:
        first.lock()
        with pytest.raises(StorageProblem, match="already runs"):
            second.lock()
    with closing(Storage(path, KEY)) as third:
        third.lock()


def test_a_copy_is_its_owners_alone(path: Path, tmp_path: Path) -> None:
    with closing(Storage(path, KEY)) as storage:
        back_up(path, tmp_path / "copy.db")
        save(storage)
        back_up(path, tmp_path / "copy.db")
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600
    with closing(Storage(tmp_path / "copy.db", KEY)) as copy:
        assert copy.session(CHAT) is not None


def test_the_database_is_not_copied_onto_itself(path: Path) -> None:
    filled(path)
    with pytest.raises(OSError, match="itself"):
        back_up(path, path)


@pytest.mark.parametrize("command", ["backup", "rotate-key"])
def test_a_database_that_is_not_there_is_not_made_by_a_copy(
    command: str, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_PATH", str(path))
    monkeypatch.setenv("DATABASE_KEY", "a passphrase for the tests")
    assert main([command, str(tmp_path / "target")]) == 2
    assert "there is no database" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_lost_key_file_is_said_and_no_other_is_made(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with pytest.raises(SettingsProblem, match="is not there"):
        read_settings({"DATABASE_PATH": str(path)}).key()
    assert not (tmp_path / "config").exists()


def test_looking_at_an_older_database_leaves_it_old(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("drop index sessions_next_reminder")
        connection.execute("alter table sessions drop column next_reminder")
        connection.execute("delete from _sqlite_migrations where name = 'reminders'")
    assert list(problems_of(path, lambda: KEY)) == []
    with closing(sqlite3.connect(path)) as connection:
        columns = {row[1] for row in connection.execute("pragma table_info(sessions)")}
    assert "next_reminder" not in columns


def test_damage_is_found_before_the_key_is_asked_for(path: Path) -> None:
    path.write_bytes(b"nothing that SQLite wrote" * 400)

    def no_key() -> bytes:
        raise AssertionError

    (problem,) = problems_of(path, no_key)
    assert "not a usable SQLite database" in problem


def test_a_reader_keeps_nobody_waiting_for_the_log_to_be_emptied(path: Path) -> None:
    filled(path)
    with closing(Storage(path, KEY)) as storage, closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from sessions").fetchall()
        save(storage)
        assert not storage.wipe_freed_pages()
        reader.execute("rollback")
        assert storage.wipe_freed_pages()
        assert path.with_name(path.name + "-wal").stat().st_size == 0


def test_a_full_disk_is_a_failing_health_until_there_is_room(path: Path) -> None:
    with closing(Storage(path, KEY)) as storage:
        fill_up(storage)
        with pytest.raises(sqlite3.OperationalError, match="full"):
            save(storage, Message("x" * 100_000))
        assert not storage.is_healthy()
        storage.db.execute("pragma max_page_count = 100000").fetchall()
        save(storage, Message("x" * 100_000))
        assert storage.is_healthy()


def test_turns_reach_the_disk_even_after_a_fault_of_the_outbox(path: Path) -> None:
    with closing(Storage(path, KEY)) as storage, closing(sqlite3.connect(path, isolation_level=None)) as other:
        outgoing = storage.save([storage.rows_of(None, CHAT, Session(language="en"), [Message("hello")])])
        for out in outgoing:
            storage.note_sent(out, None)
        other.execute("begin immediate")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            storage.begin(durable=False)
        other.execute("rollback")
        assert len(storage.outbox()) == 1
        storage.save([storage.rows_of(None, CHAT, Session(language="en"), [])])
        assert storage.outbox() == []
        full = 2
        assert storage.db.execute("pragma synchronous").fetchone() == (full,)


def test_an_untouched_conversation_takes_its_unsent_messages_with_it(path: Path) -> None:
    with closing(Storage(path, KEY)) as storage:
        save(storage, Message("never sent"))
        assert storage.delete_untouched(LATER, LATER) == 0
        assert storage.delete_untouched(LATER + DAY, LATER + DAY) == 1
        assert storage.outbox() == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_said_by_the_doctor(path: Path) -> None:
    filled(path)
    path.parent.chmod(0o500)
    try:
        (problem,) = problems_of(path, lambda: KEY)
        assert "cannot be written to" in problem
    finally:
        path.parent.chmod(0o700)
