"""The webhook's server: 200 only for what is on disk, nothing for strangers, health and metrics for the operator."""

from __future__ import annotations

import asyncio
import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import orjson
import pytest
import pytest_asyncio
from yarl import URL

from bot.current_world import world_of
from bot.exchange import Exchange
from bot.metrics import Metrics
from bot.settings import SettingsProblem, read_settings
from bot.storage import Storage
from bot.storage.encryption import key_bytes
from bot.telegram_door import connections, server
from bot.telegram_door.lifecycle import Service
from bot.telegram_door.server import LARGEST_BODY, SECRET_HEADER, Server
from tests.conversations.recorded_api import TOKEN, RecordedBotApi

CHAT = 4711
SECRET = "only-telegram-knows-this"
SENDER = {"id": CHAT, "is_bot": False, "first_name": "Person", "language_code": "de"}
MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": CHAT, "type": "private"}, "from": SENDER}


class Door:
    """The server on a free port, and a client that knows the secret or not."""

    def __init__(self, folder: Path, client: aiohttp.ClientSession) -> None:
        self.path = folder / "server.db"
        self.storage = Storage(self.path, key_bytes("a passphrase for the tests"))
        self.api = RecordedBotApi()
        metrics, world = Metrics(), world_of(read_settings({"TODAY": "2026-11-23"}))
        intake = self.api.intake(Exchange(self.storage, world, metrics=metrics), polls=False)
        self.delivery = intake.delivery
        intake.introduce("mega_backdoor_bot")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.server = Server(intake, metrics, webhook=(f"{self.address}/hook", SECRET))
        self.client = client

    async def post(self, body: Any, secret: str | None = SECRET, path: str = "/hook") -> tuple[int, bytes]:
        """Status and body."""
        data = BytesIO(body if isinstance(body, bytes) else orjson.dumps(body))
        headers = {SECRET_HEADER: secret} if secret is not None else {}
        async with self.client.post(self.address + path, data=data, headers=headers) as answer:
            return answer.status, await answer.read()

    async def get(self, path: str, method: str = "GET") -> tuple[int, str]:
        """Status and text."""
        async with self.client.request(method, self.address + path) as answer:
            return answer.status, await answer.text()

    def kept(self) -> int:
        """How many conversations another reader of the file finds."""
        with closing(sqlite3.connect(self.path)) as other:
            count: int = other.execute("select count(*) from sessions").fetchone()[0]
            return count


@pytest_asyncio.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    async with aiohttp.ClientSession() as client:
        door = Door(tmp_path, client)
        await door.server.start(f"127.0.0.1:{door.port}")
        yield door
        await door.server.stop()
        await door.delivery.finish(5)
        door.storage.close()


def written(number: int, text: str = "/check") -> dict[str, Any]:
    return {"update_id": number, "message": MESSAGE | {"text": text}}


async def test_an_update_is_answered_when_another_reader_finds_it_on_disk(door: Door) -> None:
    assert await door.post(written(1)) == (200, b"")
    assert door.kept() == 1


async def test_a_pressed_button_is_answered_within_the_answer(door: Door) -> None:
    await door.post(written(1))
    query = {"id": "77", "from": SENDER, "message": MESSAGE, "chat_instance": "1", "data": "situation:employee"}
    status, body = await door.post({"update_id": 2, "callback_query": query})
    assert status == 200
    assert orjson.loads(body) == {"method": "answerCallbackQuery", "callback_query_id": "77"}


@pytest.mark.parametrize("secret", [None, "", "only-telegram-knows-thi", "ünknown"])
async def test_whoever_does_not_know_the_secret_is_refused(door: Door, secret: str | None) -> None:
    assert (await door.post(written(1), secret))[0] == 403
    assert door.kept() == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"7", b'{"message": {}}', b'{"update_id": "1"}', b"\xff"])
async def test_what_is_no_update_is_refused(door: Door, body: bytes) -> None:
    assert (await door.post(body))[0] == 400
    assert door.kept() == 0


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, 2 * 1024 * 1024])
async def test_a_body_above_one_megabyte_is_refused(door: Door, size: int) -> None:
    body = orjson.dumps(written(1))
    assert (await door.post(body + b" " * (size - len(body))))[0] == 413
    assert (await door.post(body + b" " * (LARGEST_BODY - len(body))))[0] == 200


async def test_other_addresses_and_methods_lead_nowhere(door: Door) -> None:
    assert (await door.post(written(1), path="/other"))[0] == 404
    assert (await door.post(written(1), path="/healthz"))[0] == 405
    assert (await door.get("/hook"))[0] == 405
    assert door.kept() == 0


async def test_an_update_that_could_not_be_kept_is_to_be_sent_again_and_taken_then(door: Door) -> None:
    door.storage.db.execute("pragma busy_timeout = 0").fetchall()
    with closing(sqlite3.connect(door.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        assert (await door.post(written(1)))[0] == 503
        assert (await door.get("/healthz"))[0] == 503
        other.execute("rollback")
    assert (await door.post(written(1)))[0] == 200
    assert door.kept() == 1
    assert (await door.get("/healthz"))[0] == 200


async def test_health_and_metrics_are_there_for_the_operator(door: Door) -> None:
    await door.post(written(1))
    status, text = await door.get("/healthz")
    assert status == 200
    assert orjson.loads(text)["database"] is True
    assert (await door.get("/healthz", "HEAD")) == (200, "")
    status, text = await door.get("/metrics")
    assert status == 200
    assert "megabackdoor_turns_total 1.0" in text
    assert str(CHAT) not in text


async def test_health_is_answered_before_the_first_contact(tmp_path: Path, door: Door) -> None:
    with socket.socket() as nobody, socket.socket() as free:
        nobody.bind(("127.0.0.1", 0))
        free.bind(("127.0.0.1", 0))
        unreachable, port = nobody.getsockname()[1], free.getsockname()[1]
    settings = read_settings(
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": f"http://127.0.0.1:{unreachable}",
            "HEALTH_LISTEN": f"127.0.0.1:{port}",
        }
    )
    storage = Storage(tmp_path / "early.db", key_bytes("a passphrase for the tests"))
    service = Service(settings, TOKEN, storage, world_of(settings))
    running = asyncio.ensure_future(service.run())
    door.address = f"http://127.0.0.1:{port}"
    while not running.done():
        try:
            assert (await door.get("/healthz"))[0] == 200
            break
        except aiohttp.ClientConnectorError:
            await asyncio.sleep(0.01)
    assert not running.done()
    service.stopping.set()
    await running
    storage.close()


async def test_a_port_that_is_taken_is_one_sentence(door: Door) -> None:
    with pytest.raises(SettingsProblem, match="cannot listen there"):
        await Server(door.server.intake, Metrics(), webhook=None).start(f"127.0.0.1:{door.port}")


async def test_a_percent_encoded_path_is_the_same_path(tmp_path: Path, door: Door) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    webhook = (f"http://127.0.0.1:{port}/h%6Fok/a%20b/%C3%A4", SECRET)
    server = Server(door.server.intake, Metrics(), webhook=webhook)
    await server.start(f"127.0.0.1:{port}")
    headers = {SECRET_HEADER: SECRET}
    for path in ("/h%6Fok/a%20b/%C3%A4", "/hook/a%20b/%c3%a4"):
        url = URL(f"http://127.0.0.1:{port}{path}", encoded=True)
        async with door.client.post(url, data=orjson.dumps(written(1)), headers=headers) as answer:
            assert answer.status == 200
    await server.stop()


async def test_idle_connections_cannot_keep_others_out(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_IDLE", 20)
    monkeypatch.setattr(connections, "HEADER_SECONDS", 3600.0)
    idle = [await asyncio.open_connection("127.0.0.1", door.port) for _ in range(50)]
    assert (await door.get("/healthz"))[0] == 200
    await asyncio.sleep(0)
    closed = [await asyncio.wait_for(reader.read(), 5) for reader, _ in idle[:25]]
    assert closed == [b""] * 25
    for _, writer in idle:
        writer.close()


async def test_a_connection_that_never_finishes_its_request_is_closed(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEADER_SECONDS", 0.01)
    reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
    writer.write(b"POST /hook HTTP/1.1\r\nHost: x\r\n")
    assert await asyncio.wait_for(reader.read(), 10) == b""
    writer.close()


async def test_half_a_body_is_given_up(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "BODY_SECONDS", 0.01)
    reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\nContent-Length: 500\r\n\r\n"
    writer.write(head.encode() + b'{"update_id"')
    assert b" 408 " in await asyncio.wait_for(reader.readline(), 10)
    writer.close()


async def test_health_says_what_is_wrong(door: Door) -> None:
    door.server.intake.contact.problems["webhook"] = "another program with the same token deleted the webhook"
    status, text = await door.get("/healthz")
    assert status == 503
    assert orjson.loads(text)["problems"] == ["another program with the same token deleted the webhook"]
    assert 'megabackdoor_problem{cause="webhook"} 1.0' in (await door.get("/metrics"))[1]
    door.server.intake.contact.problems.clear()
    assert (await door.get("/healthz"))[0] == 200
    assert 'megabackdoor_problem{cause="webhook"} 0.0' in (await door.get("/metrics"))[1]


async def test_calls_that_come_together_are_answered_as_soon_as_each_is_on_disk(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_door.intake.SLICE_SECONDS", 0.0)
    commits: list[int] = []
    commit = door.storage.commit
    monkeypatch.setattr(door.storage, "commit", lambda: (commits.append(len(commits)), commit())[1])
    updates = [
        {"update_id": number, "message": MESSAGE | {"chat": {"id": number, "type": "private"}, "text": "/check"}}
        for number in range(1, 9)
    ]
    answers = await asyncio.gather(*(door.post(update) for update in updates))
    assert answers == [(200, b"")] * 8
    assert door.kept() == 8
    assert len(commits) >= 8
