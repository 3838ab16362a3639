"""A document is fetched when its turn has come; an outage makes it wait, and only its own fault ends the tries."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import pytest
from telegram.error import BadRequest, InvalidToken, TelegramError, TimedOut

from bot.current_world import world_of
from bot.exchange import Exchange
from bot.incoming import Incoming
from bot.messages import READ, Message
from bot.reading.queue import NotFetched
from bot.session import Session
from bot.settings import read_settings
from bot.storage import Outgoing, Storage
from bot.storage.encryption import key_bytes
from bot.telegram_door import documents
from bot.telegram_door.answers import NotSent, Revoked, ServerFault, TooMany, Unanswered
from bot.telegram_door.documents import MOST_TRIES, Documents
from bot.telegram_door.intake import Intake
from tests.conversations.recorded_api import RecordedBotApi

KEY = key_bytes("a passphrase for the tests")


class Line(RecordedBotApi):
    """A server whose downloads fail as often as the test says."""

    def __init__(self) -> None:
        super().__init__()
        self.failures: list[TelegramError] = []
        self.files["spd"] = b"words"

    async def download(self, url: str, into: BinaryIO, largest: int) -> None:
        if self.failures:
            # What came before the line broke must not stand before what comes next.
            into.write(b"half of it")
            raise self.failures.pop(0)
        await super().download(url, into, largest)


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    with closing(Storage(tmp_path / "fetching.db", KEY)) as opened:
        yield opened


@pytest.fixture
def intake(line: Line, storage: Storage, monkeypatch: pytest.MonkeyPatch) -> Intake:
    monkeypatch.setattr(documents, "FIRST_PAUSE", 0.0)
    return line.intake(Exchange(storage, world_of(read_settings({"TODAY": "2026-11-23"}))))


@pytest.fixture
def fetched_from(intake: Intake) -> Documents:
    return Documents(intake.delivery, _take_nothing)


async def _take_nothing(_: object) -> list[Incoming]:
    return []


WAITS = [NotSent("no connection"), Revoked(), TooMany(0)]


@pytest.mark.parametrize("error", WAITS, ids=lambda error: type(error).__name__)
async def test_a_document_waits_while_telegram_cannot_be_reached(
    error: TelegramError, line: Line, fetched_from: Documents, caplog: pytest.LogCaptureFixture
) -> None:
    line.failures = [error] * (3 * MOST_TRIES)
    assert await fetched_from.fetch("spd") == b"words"
    assert len([each for each in caplog.messages if "could not be fetched" in each]) == 1


FAULTS = [ServerFault("a page came"), Unanswered("the connection broke"), TimedOut("no answer in time")]


@pytest.mark.parametrize("error", FAULTS, ids=lambda error: type(error).__name__)
async def test_a_file_that_fails_again_and_again_is_given_up(
    error: TelegramError, line: Line, fetched_from: Documents
) -> None:
    line.failures = [error] * MOST_TRIES
    with pytest.raises(NotFetched, match="not_given"):
        await fetched_from.fetch("spd")
    line.failures = [error] * (MOST_TRIES - 1)
    assert await fetched_from.fetch("spd") == b"words"


async def test_faults_do_not_count_while_every_message_fails_too(
    line: Line, intake: Intake, fetched_from: Documents
) -> None:
    contact = intake.contact
    contact.failed(TelegramError("no"))
    line.failures = [ServerFault("a page came")] * (3 * MOST_TRIES)
    assert await fetched_from.fetch("spd") == b"words"
    contact.sent()
    line.failures = [ServerFault("a page came")] * MOST_TRIES
    with pytest.raises(NotFetched, match="not_given"):
        await fetched_from.fetch("spd")


FINAL = {
    "gone": [InvalidToken("not found"), BadRequest("wrong file_id or the file is temporarily unavailable")],
    "too_large": [BadRequest("file is too big"), BadRequest("the file is too large")],
}


@pytest.mark.parametrize(("cause", "error"), [(cause, each) for cause, errors in FINAL.items() for each in errors])
async def test_what_telegram_never_gives_out_is_asked_for_once(
    cause: str, error: TelegramError, line: Line, fetched_from: Documents
) -> None:
    line.failures = [error, error]
    with pytest.raises(NotFetched, match=cause):
        await fetched_from.fetch("spd")
    assert len(line.failures) == 1


def kept_row(storage: Storage) -> Outgoing:
    storage.save([storage.rows_of(None, 5, Session(), [Message("", attachment=f"{READ}spd")])])
    (row,) = storage.outbox()
    return row


async def test_a_try_that_began_counts_until_it_is_given_back(
    storage: Storage, intake: Intake, fetched_from: Documents
) -> None:
    row = kept_row(storage)
    await fetched_from.begin(row)
    assert [each.tries for each in storage.outbox()] == [1]
    await fetched_from.give_back([row])
    assert [each.tries for each in storage.outbox()] == [0]
    await intake.delivery.finish(1)


async def test_a_stop_does_not_wait_for_a_locked_database_to_give_a_try_back(
    storage: Storage, intake: Intake, fetched_from: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "GIVE_BACK_SECONDS", 0.05)
    row = kept_row(storage)
    with closing(sqlite3.connect(storage.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        await asyncio.wait_for(fetched_from.give_back([row]), 5)
        other.execute("rollback")
    await fetched_from.begin(row)
    assert [each.tries for each in storage.outbox()] == [1]
    await intake.delivery.finish(1)
