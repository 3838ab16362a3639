"""Whether bot and Telegram are in touch is told truly: polling, sending, the webhook, the token, a second program."""

from __future__ import annotations

import asyncio
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
import pytest
import pytest_asyncio
from telegram.error import TelegramError

from bot.current_world import world_of
from bot.messages import Message
from bot.metrics import Metrics
from bot.session import Session
from bot.settings import read_settings
from bot.storage import Storage
from bot.storage.encryption import key_bytes
from bot.telegram_door import lifecycle, polling
from bot.telegram_door import webhook as webhook_module
from bot.telegram_door.answers import TOKEN_REVOKED, Revoked
from bot.telegram_door.contact import FAILING_SECONDS, RIVAL_SECONDS, SILENT_SECONDS, Contact
from bot.telegram_door.lifecycle import Service
from bot.telegram_door.webhook import Webhook
from tests.bot.odd_server import OddServer, answer, odd_server, refusal
from tests.bot.program import COMMAND, ROOT, environment
from tests.conversations.recorded_api import BOT, TOKEN, RecordedBotApi

HOOK = "https://bot.example/hook"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_silence_counts_where_the_program_polls() -> None:
    clock = Clock()
    polls, is_called = (Contact(Metrics(), polls=polls, clock=clock) for polls in (True, False))
    clock.now += SILENT_SECONDS + 1
    assert polls.heard_seconds == SILENT_SECONDS + 1
    assert len(polls.complaints()) == 1
    assert is_called.complaints() == []
    polls.heard()
    assert polls.complaints() == []


def test_sends_that_fail_are_a_complaint_until_one_is_taken() -> None:
    clock = Clock()
    contact = Contact(Metrics(), polls=False, clock=clock)
    for _ in range(3):
        contact.failed(TelegramError("no"))
        clock.now += FAILING_SECONDS / 2
    assert len(contact.complaints()) == 1
    assert contact.metrics.failed_sends["TelegramError"] == 3
    contact.sent()
    assert contact.complaints() == []


def test_a_revoked_token_is_a_complaint_until_it_is_known_again() -> None:
    contact = Contact(Metrics(), polls=False, clock=Clock())
    contact.failed(Revoked())
    assert contact.complaints() == [TOKEN_REVOKED]
    assert ("problem", {"cause": "token"}, True) in [
        (gauge.name, gauge.labels, gauge.value) for gauge in contact.gauges(0) if gauge.labels
    ]
    contact.sent()
    assert contact.complaints() == []


class Elsewhere(RecordedBotApi):
    """A server at which somebody else may set the webhook."""

    def __init__(self) -> None:
        super().__init__()
        self.url = HOOK
        self.error: dict[str, Any] = {}
        self.set = 0

    def _getWebhookInfo(self, _: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        return {"url": self.url, "has_custom_certificate": False, "pending_update_count": 3, **self.error}

    def _setWebhook(self, parameters: dict[str, Any]) -> bool:  # noqa: N802
        self.url = parameters["url"]
        self.set += 1
        return True


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def elsewhere(clock: Clock) -> tuple[Elsewhere, Contact, Webhook]:
    api, contact = Elsewhere(), Contact(Metrics(), polls=False, clock=clock)
    return api, contact, Webhook(api.wire.bot, api.wire, contact, HOOK, "secret")


@pytest.mark.parametrize(("url", "words"), [("", "deleted the webhook"), ("https://other.example/x", "other.example")])
async def test_a_webhook_that_another_program_took_away_is_set_again_and_said(
    elsewhere: tuple[Elsewhere, Contact, Webhook], url: str, words: str, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    api, contact, webhook = elsewhere
    api.url = url
    await webhook.check()
    assert (api.url, api.set) == (HOOK, 1)
    assert words in caplog.text
    assert any(words in each for each in contact.complaints())
    await webhook.check()
    assert (len(contact.complaints()), api.set) == (1, 1), "it comes and goes: an operator sees it for a while"
    clock.now += RIVAL_SECONDS
    assert contact.complaints() == []


async def test_a_webhook_set_at_our_address_with_another_secret_is_set_again_and_said(
    elsewhere: tuple[Elsewhere, Contact, Webhook], caplog: pytest.LogCaptureFixture
) -> None:
    api, contact, webhook = elsewhere
    words = "Wrong response from the webhook: 403 Forbidden"
    api.error = {"last_error_date": 2**40, "last_error_message": words}
    await webhook.check()
    assert api.set == 1
    assert "its own secret" in caplog.text
    assert len(contact.complaints()) == 1
    api.error = {"last_error_date": 1, "last_error_message": words}
    await webhook.check()
    assert api.set == 1, "it was long ago"


async def test_a_webhook_that_telegram_cannot_call_is_said_with_telegrams_words(
    elsewhere: tuple[Elsewhere, Contact, Webhook], caplog: pytest.LogCaptureFixture
) -> None:
    api, contact, webhook = elsewhere
    api.error = {"last_error_date": 2**40, "last_error_message": "SSL error: certificate has expired"}
    await webhook.check()
    assert "certificate has expired" in caplog.text
    assert len(contact.complaints()) == 1
    api.error = {"last_error_date": 1, "last_error_message": "SSL error: certificate has expired"}
    await webhook.check()
    assert contact.complaints() == []


class Program:
    """The real service against a server of the test."""

    def __init__(self, folder: Path, server: OddServer, **settings: str) -> None:
        given = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": server.address, **settings}
        self.storage = Storage(folder / "touch.db", key_bytes("a passphrase for the tests"))
        self.service = Service(read_settings(given), TOKEN, self.storage, world_of(read_settings(given)))
        self.server = server
        self.running = asyncio.ensure_future(self.service.run())

    def asked(self, method: str) -> int:
        """How often a method was called."""
        return sum(f"/{method} ".encode() in head for head, _ in self.server.requests)

    async def until(self, method: str, times: int) -> None:
        """Waits until a method was called so often."""
        while self.asked(method) < times:
            assert not self.running.done(), self.running.result()
            await asyncio.sleep(0.005)

    async def stop(self) -> None:
        """Ends it as a signal does."""
        self.service.stopping.set()
        await self.running
        self.storage.close()


class Polled:
    """What the server says: ordinary answers, and to getUpdates what the test has written down, then a long silence."""

    def __init__(self) -> None:
        self.updates: list[bytes | None] = []

    def __call__(self, head: bytes, _: bytes) -> bytes | None:
        method = head.split(b" ")[1].rpartition(b"/")[2].decode()
        if method == "getUpdates":
            return self.updates.pop(0) if self.updates else b""
        made: dict[str, Any] = {
            "getMe": BOT | {"supports_inline_queries": True},
            "getWebhookInfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
            "getMyCommands": [],
            "getMyDescription": {"description": ""},
            "getMyShortDescription": {"short_description": ""},
        }
        return answer(orjson.dumps({"ok": True, "result": made.get(method, True)}))


@pytest_asyncio.fixture
async def polled(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[OddServer, Polled]]:
    for name in ("FIRST_PAUSE", "LONGEST_PAUSE", "CONFLICT_SECONDS", "REVOKED_SECONDS"):
        monkeypatch.setattr(polling, name, 0.0)
    monkeypatch.setattr(lifecycle, "STOP_SECONDS", 0.4)
    monkeypatch.setattr(lifecycle, "GOODBYE_SECONDS", 0.1)
    monkeypatch.setattr(polling, "CONFIRM_SECONDS", 0.1)
    says = Polled()
    async with odd_server(says) as server:
        yield server, says


ODD = {
    "true": answer(b'{"ok": true, "result": true}'),
    "a list of numbers": answer(b'{"ok": true, "result": [5]}'),
    "updates without a number": answer(b'{"ok": true, "result": [{}]}'),
    "no result": answer(b'{"ok": true}'),
    "a list": answer(b"[5]"),
    "a page": answer(b"<html>"),
    "a cut": None,
    "a wait in words": refusal(429, "Too Many Requests", parameters={"retry_after": "0"}),
    "a number as description": refusal(500, 7),
    "a proxy's 401": answer(b"<html>", "401 Unauthorized"),
    "a redirect": answer(b"", "302 Found"),
    "a revoked token": refusal(401, "Unauthorized"),
    "not found": refusal(404, "Not Found"),
    "another poll": refusal(409, "Conflict: terminated by other getUpdates request"),
}


@pytest.mark.parametrize("said", ODD.values(), ids=ODD)
async def test_no_answer_ends_the_program(
    polled: tuple[OddServer, Polled], said: bytes | None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server, says = polled
    message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "from": {"id": 5}, "text": "/help"}
    update = {"update_id": 1, "message": message}
    says.updates = [said, said, answer(orjson.dumps({"ok": True, "result": [update]}))]
    program = Program(tmp_path, server)
    await program.until("sendMessage", 1)
    await program.until("getUpdates", 4)
    assert program.service.contact.problems == {}
    await program.stop()
    assert program.asked("sendMessage") == 1
    lines = [each for each in caplog.messages if "getUpdates" in each or "token" in each]
    assert len(lines) == ("Too Many" not in str(said))
    assert TOKEN not in caplog.text


async def test_a_webhook_set_by_another_program_is_deleted_and_said(
    polled: tuple[OddServer, Polled], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server, says = polled
    says.updates = [refusal(409, "Conflict: can't use getUpdates method while webhook is active")]
    program = Program(tmp_path, server)
    await program.until("deleteWebhook", 1)
    assert program.service.contact.complaints() == ["another program runs with the same token"]
    await program.until("getUpdates", 2)
    await program.stop()
    assert "another program has set a webhook" in caplog.text


async def test_silence_goes_on_counting_while_polling_begins_anew(
    polled: tuple[OddServer, Polled], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(polling, "POLL_SECONDS", 0.01)
    monkeypatch.setattr(polling, "STALLED_SECONDS", 0.03)
    server, _ = polled
    program = Program(tmp_path, server)
    await program.until("getUpdates", 1)
    contact = program.service.contact
    silent_from = contact.now()
    while caplog.text.count("polling has stalled") < 2:
        await asyncio.sleep(0.005)
    now = contact.now()
    assert contact.heard_seconds >= now - silent_from, "what was not heard of must not look like a contact"
    await program.stop()


async def test_a_stop_has_an_end_whatever_hangs(
    polled: tuple[OddServer, Polled], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server, says = polled
    message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "from": {"id": 5}, "text": "/help"}
    says.updates = [answer(orjson.dumps({"ok": True, "result": [{"update_id": 1, "message": message}]}))]
    ordinary = server.says
    server.says = lambda head, body: b"" if b"/sendMessage" in head else ordinary(head, body)
    program = Program(tmp_path, server)
    await program.until("sendMessage", 1)
    await asyncio.wait_for(program.stop(), 10)
    again = Storage(tmp_path / "touch.db", key_bytes("a passphrase for the tests"))
    assert len(again.outbox()) == 1
    again.close()


async def test_a_locked_database_does_not_outlast_the_stop(
    polled: tuple[OddServer, Polled],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What is forgotten at the start waits for the database in a thread, and longer than this test.
    monkeypatch.setattr(lifecycle, "forget_the_untouched", lambda *_: asyncio.sleep(0))
    program = Program(tmp_path, polled[0])
    await program.until("getUpdates", 1)
    (row,) = program.storage.save([program.storage.rows_of(None, 5, Session(), [Message("hello")])])
    program.storage.note_sent(row, 1)
    with closing(sqlite3.connect(program.storage.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        await asyncio.wait_for(program.stop(), 5)
    assert "the stop took too long" in caplog.text


def test_the_process_ends_even_where_a_thread_hangs() -> None:
    script = (
        "import threading; from bot.telegram_door.run import exit_in; "
        "threading.Thread(target=threading.Event().wait).start(); exit_in(0.1)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, timeout=30, check=False)
    assert done.returncode == 0


async def test_the_webhook_that_telegram_refuses_is_said_with_its_reason(
    polled: tuple[OddServer, Polled], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server, _ = polled
    ordinary = server.says
    words = "Bad Request: bad webhook: IP address 10.0.0.1 is reserved"
    server.says = lambda head, body: refusal(400, words) if b"/setWebhook" in head else ordinary(head, body)
    hook = {"WEBHOOK_URL": "http://10.0.0.1/hook", "WEBHOOK_LISTEN": "127.0.0.1:18443"}
    program = Program(tmp_path, server, **hook)
    await program.until("setWebhook", 2)
    await program.stop()
    assert "10.0.0.1 is reserved" in caplog.text
    assert caplog.text.count("is reserved") == 1


@pytest.mark.parametrize("method", ["getMe", "getWebhookInfo", "getMyCommands", "getMyDescription", "setMySettings"])
@pytest.mark.parametrize("result", [b"true", b"[5]", b"{}", b"null", b'"x"'])
async def test_the_first_contact_stands_results_of_another_kind(
    polled: tuple[OddServer, Polled], method: str, result: bytes, tmp_path: Path
) -> None:
    server, _ = polled
    ordinary, odd = server.says, [answer(b'{"ok": true, "result": %b}' % result)]
    server.says = lambda head, body: odd.pop() if odd and f"/{method} ".encode() in head else ordinary(head, body)
    program = Program(tmp_path, server)
    await program.until("getUpdates", 1)
    await program.stop()


def environment_for(server: OddServer, folder: Path) -> dict[str, str]:
    """What an operator sets, pointed at the test's server."""
    more = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": server.address}
    return environment(more, folder)


async def test_the_program_serves_until_a_signal_and_ends_well(
    polled: tuple[OddServer, Polled], tmp_path: Path
) -> None:
    server, _ = polled
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*COMMAND, env=environment_for(server, tmp_path), stderr=pipe)
    while not any(b"/getUpdates " in head for head, _ in server.requests):
        await asyncio.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    _, said = await process.communicate()
    assert process.returncode == 0
    assert b"is listening" in said
    assert b"Traceback" not in said
    assert TOKEN.encode() not in said


async def test_a_token_that_telegram_refuses_at_the_start_is_one_sentence(tmp_path: Path) -> None:
    pipe = asyncio.subprocess.PIPE
    async with odd_server(lambda *_: refusal(401, "Unauthorized")) as server:
        process = await asyncio.create_subprocess_exec(*COMMAND, env=environment_for(server, tmp_path), stderr=pipe)
        _, said = await process.communicate()
    assert process.returncode == 2
    assert b"ask @BotFather" in said.splitlines()[-1]
    assert b"Traceback" not in said
    assert TOKEN.encode() not in said


@pytest.mark.parametrize("older", [True, False])
async def test_inline_mode_is_switched_on_where_the_server_can(
    polled: tuple[OddServer, Polled], tmp_path: Path, older: bool, caplog: pytest.LogCaptureFixture
) -> None:
    server, _ = polled
    ordinary = server.says
    unknown = refusal(404, "Not Found: method not found")
    off = answer(orjson.dumps({"ok": True, "result": BOT | {"supports_inline_queries": False}}))

    def says(head: bytes, body: bytes) -> bytes | None:
        if b"/getMe " in head:
            return off
        return unknown if older and b"/setMySettings " in head else ordinary(head, body)

    server.says = says
    caplog.set_level("INFO")
    program = Program(tmp_path, server)
    await program.until("setMySettings", 1)
    await program.until("getUpdates", 1)
    await program.stop()
    assert program.asked("setMySettings") == 1
    assert ("@BotFather switches it on" in caplog.text) is older


async def test_the_webhook_is_set_looked_after_and_left(
    polled: tuple[OddServer, Polled], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(webhook_module, "CHECK_SECONDS", 0.01)
    server, _ = polled
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    program = Program(tmp_path, server, WEBHOOK_URL=f"http://{listen}/hook", WEBHOOK_LISTEN=listen)
    # The server says at each look that no webhook is set: another program keeps deleting it.
    await program.until("setWebhook", 3)
    assert program.service.contact.complaints() == ["another program with the same token deleted the webhook"]
    ordinary = server.says
    server.says = lambda head, body: refusal(500, "x") if b"/getWebhookInfo" in head else ordinary(head, body)
    while "could not be looked at" not in caplog.text:
        await asyncio.sleep(0.005)
    await program.stop()
    assert program.asked("deleteWebhook") == 1
