"""Reminders leave behind people, as fast as may be sent, and a fault of the database stops nothing."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bot.current_world import world_of
from bot.events import Due
from bot.exchange import Exchange
from bot.incoming import Incoming
from bot.messages import Message
from bot.session import Session
from bot.settings import read_settings
from bot.storage import Storage
from bot.storage.encryption import key_bytes
from bot.telegram_door import chores
from bot.telegram_door.chores import forget_the_untouched, remind
from bot.telegram_door.delivery import MOST_REMINDERS
from bot.telegram_door.intake import Intake
from tests.conversations.recorded_api import RecordedBotApi


class Due3:
    """An intake with three looks of reminders that are due, the second of which finds the database locked."""

    def __init__(self) -> None:
        self.looks = 0
        self.delivery = self
        self.may_remind = asyncio.Event()
        self.may_remind.set()
        self.all_said = asyncio.Event()

    async def remind(self) -> list[int]:
        self.looks += 1
        if self.looks == 2:
            raise sqlite3.OperationalError("database is locked")
        if self.looks == 5:
            self.all_said.set()
        return [self.looks] if self.looks < 4 else []


async def test_reminders_are_looked_for_again_at_once_while_there_are_some(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(chores, "REMINDER_SECONDS", 0.0)
    intake: Any = Due3()
    reminding = asyncio.ensure_future(remind(intake))
    await intake.all_said.wait()
    reminding.cancel()
    assert "reminders could not be looked up" in caplog.text


async def test_many_reminders_do_not_wait_for_the_next_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chores, "REMINDER_SECONDS", 3600.0)
    intake: Any = Due3()
    intake.looks = 2
    reminding = asyncio.ensure_future(remind(intake))
    for _ in range(10):
        await asyncio.sleep(0)
    assert intake.looks == 4, "the third look found somebody, so the fourth follows at once"
    reminding.cancel()


async def test_no_more_than_some_reminders_are_on_their_way(tmp_path: Path) -> None:
    storage, api = Storage(tmp_path / "due.db", key_bytes("a passphrase for the tests")), RecordedBotApi()
    intake: Intake = api.intake(Exchange(storage, world_of(read_settings({"TODAY": "2026-11-23"}))))
    turns = [
        storage.rows_of(None, chat, Session(language="en"), [Message("due")]) for chat in range(1, MOST_REMINDERS + 1)
    ]
    intake.delivery.send(storage.save(turns), patient=True)
    assert not intake.delivery.may_remind.is_set()
    await intake.delivery.may_remind.wait()
    while len(intake.delivery):
        await asyncio.sleep(0)
    assert intake.delivery.may_remind.is_set()
    await intake.take([Incoming(None, 1, Due(), "en")], patient=True)
    await intake.delivery.finish(5)
    storage.close()


async def test_untouched_conversations_are_looked_for_again_after_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(chores, "FORGETTING_SECONDS", 0.0)
    storage, api = Storage(tmp_path / "old.db", key_bytes("a passphrase for the tests")), RecordedBotApi()
    intake = api.intake(Exchange(storage, world_of(read_settings({}))))
    looks = [sqlite3.OperationalError("disk I/O error"), 3, 0]

    def look(*_: float) -> int:
        found = looks.pop(0) if looks else 0
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr(storage, "delete_untouched", look)
    forgetting = asyncio.ensure_future(forget_the_untouched(intake, 90))
    while looks:
        await asyncio.sleep(0.001)
    forgetting.cancel()
    await intake.delivery.finish(5)
    storage.close()
    assert "could not be deleted" in caplog.text
