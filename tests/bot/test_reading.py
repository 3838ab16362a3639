"""Documents are read beside everything else: few at once, bounded, in turn, and never for ever."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from bot.current_world import world_of
from bot.document.refusal import Refused
from bot.events import DocumentRead
from bot.exchange import Exchange
from bot.messages import READ, Message
from bot.plan_reader import PlanReading
from bot.reading import process as reading_process
from bot.reading.child import MAX_MEMORY
from bot.reading.process import child_environment, read_document, read_in_process
from bot.reading.queue import AT_ONCE, MOST_OF_ONE_PERSON, MOST_TRIES, NotFetched, ReadingQueue
from bot.settings import read_settings
from bot.storage import Outgoing, Storage
from bot.storage.encryption import key_bytes
from tests.bot.program import run
from tests.conversations.recorded_api import RecordedBotApi
from tests.conversations.story import plan_pdf

TODAY = date(2026, 11, 23)
TEXT = b"You may make after-tax contributions of up to 10% of your pay."


def row(number: int, chat_id: int, *, tries: int = 0) -> Outgoing:
    return Outgoing(number, chat_id, Message("", attachment=f"{READ}{number}"), tries=tries)


class Door:
    """Gives out documents when the test lets it, and notes what becomes of them."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.finished: list[tuple[int, DocumentRead]] = []
        self.ready = asyncio.Event()
        self.most_at_once = 0
        self.fetching = 0
        self.locked = 0
        self.forgotten: set[int] = set()
        self.given_back: list[int] = []

    async def fetch(self, file_id: str) -> bytes:
        self.fetching += 1
        self.most_at_once = max(self.most_at_once, self.fetching)
        try:
            await self.ready.wait()
            await asyncio.sleep(0)
        finally:
            self.fetching -= 1
        if file_id == "404":
            raise NotFetched("gone")
        return file_id.encode()

    async def begin(self, out: Outgoing) -> None:
        self._lock()
        self.begun.append(out.id)

    async def give_back(self, rows: Sequence[Outgoing]) -> None:
        self.given_back += [each.id for each in rows]

    def progress(self, out: Outgoing, page: int, count: int) -> None:
        raise AssertionError("nothing was read in a process")

    def forget(self, row_id: int) -> None:
        self.forgotten.add(row_id)

    async def finish(self, out: Outgoing, event: DocumentRead) -> None:
        self._lock()
        self.finished.append((out.id, event))

    def _lock(self) -> None:
        if self.locked:
            self.locked -= 1
            raise sqlite3.OperationalError("database is locked")


@pytest.fixture
def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The queue alone, without a process for each document; `refuse` cannot be read, `crash` fails inside."""

    async def read(data: bytes, _: date, **__: object) -> PlanReading:
        if data == b"13":
            raise Refused("encrypted")
        if data == b"14":
            raise RuntimeError
        return PlanReading(int(data))

    monkeypatch.setattr("bot.reading.queue.read_in_process", read)
    monkeypatch.setattr("bot.reading.queue.FIRST_PAUSE", 0.001)


@asynccontextmanager
async def queue_of(door: Door) -> AsyncIterator[ReadingQueue]:
    queue = ReadingQueue(door, lambda: TODAY)
    try:
        yield queue
    finally:
        await queue.stop()


async def until(condition: object) -> None:
    for _ in range(500):
        if condition():  # type: ignore[operator]
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it does not come about")


@pytest.mark.usefixtures("read_at_once")
async def test_two_are_read_at_once_and_the_others_wait_without_being_fetched() -> None:
    door = Door()
    async with queue_of(door) as queue:
        assert queue.ahead() == 0
        for number in range(1, 7):
            queue.submit(row(number, chat_id=number))
        await until(lambda: door.fetching == AT_ONCE)
        assert queue.ahead() == 6 - AT_ONCE + 1
        assert door.begun == [1, 2]
        door.ready.set()
        await until(lambda: len(door.finished) == 6)
        assert door.most_at_once == AT_ONCE
        assert [number for number, _ in door.finished] == [1, 2, 3, 4, 5, 6]
        assert {event.reading.pages for _, event in door.finished if event.reading} == {1, 2, 3, 4, 5, 6}
        assert queue.ahead() == 0


@pytest.mark.usefixtures("read_at_once")
async def test_one_persons_documents_do_not_go_before_everybody_elses() -> None:
    door = Door()
    async with queue_of(door) as queue:
        for number in range(1, 6):
            queue.submit(row(number, chat_id=1))
        queue.submit(row(6, chat_id=2))
        queue.submit(row(7, chat_id=3))
        await until(lambda: door.fetching == AT_ONCE)
        assert door.begun == [1, 6]
        door.ready.set()
        await until(lambda: len(door.finished) == 7)
        order = [number for number, _ in door.finished]
        assert order.index(7) < order.index(3)
        assert [number for number in order if number <= 5] == [1, 2, 3, 4, 5]


@pytest.mark.usefixtures("read_at_once")
async def test_more_than_a_few_of_one_person_are_turned_away() -> None:
    door = Door()
    async with queue_of(door) as queue:
        for number in range(1, MOST_OF_ONE_PERSON + 4):
            queue.submit(row(number, chat_id=1))
        await until(lambda: len(door.finished) == 2)
        assert [event.refused for _, event in door.finished] == ["too_many"] * 2


@pytest.mark.usefixtures("read_at_once")
async def test_a_document_that_ended_the_program_twice_is_not_begun_again_and_its_sender_is_told() -> None:
    door = Door()
    door.ready.set()
    async with queue_of(door) as queue:
        queue.submit(row(1, chat_id=1, tries=MOST_TRIES))
        queue.submit(row(2, chat_id=2, tries=MOST_TRIES - 1))
        await until(lambda: len(door.finished) == 2)
        assert dict(door.finished)[1] == DocumentRead(refused="interrupted")
        assert dict(door.finished)[2].refused == ""
        assert door.begun == [2]


@pytest.mark.usefixtures("read_at_once")
async def test_a_document_with_which_the_program_died_is_read_with_nothing_beside_it() -> None:
    door = Door()
    async with queue_of(door) as queue:
        for number, tries in ((1, 1), (2, 1), (3, 0), (4, 0)):
            queue.submit(row(number, chat_id=number, tries=tries))
        await until(lambda: door.fetching)
        assert door.begun == [1], "the second of the two need not be to blame"
        door.ready.set()
        await until(lambda: len(door.finished) == 4)
        assert door.begun == [1, 2, 3, 4]


@pytest.mark.usefixtures("read_at_once")
async def test_a_document_with_which_the_program_died_waits_for_those_that_are_being_read() -> None:
    door = Door()
    async with queue_of(door) as queue:
        for number, tries in ((1, 0), (2, 1), (3, 0)):
            queue.submit(row(number, chat_id=number, tries=tries))
        await until(lambda: door.fetching)
        assert door.begun == [1]
        door.ready.set()
        await until(lambda: len(door.finished) == 3)
        assert door.begun == [1, 2, 3], "those that came later do not keep it waiting for ever"


@pytest.mark.usefixtures("read_at_once")
async def test_after_a_stop_in_good_order_a_document_has_only_waited() -> None:
    door = Door()
    async with queue_of(door) as queue:
        for number in range(1, AT_ONCE + 3):
            queue.submit(row(number, chat_id=number))
        await until(lambda: door.fetching == AT_ONCE)
        await queue.stop()
        assert door.begun == door.given_back == list(range(1, AT_ONCE + 1))


@pytest.mark.usefixtures("read_at_once")
async def test_a_document_that_was_answered_is_not_given_back_at_the_stop() -> None:
    door = Door()
    door.ready.set()
    async with queue_of(door) as queue:
        queue.submit(row(1, chat_id=1))
        await until(lambda: len(door.finished) == 1)
        await queue.stop()
        assert door.given_back == []


@pytest.mark.usefixtures("read_at_once")
@pytest.mark.parametrize(("number", "reason"), [(13, "encrypted"), (14, "failed"), (404, "gone")])
async def test_what_cannot_be_read_is_said_and_the_next_is_read(number: int, reason: str) -> None:
    door = Door()
    door.ready.set()
    async with queue_of(door) as queue:
        for each in (number, 1, 2, 3):
            queue.submit(row(each, chat_id=each))
        await until(lambda: len(door.finished) == 4)
        assert dict(door.finished)[number].refused == reason


@pytest.mark.usefixtures("read_at_once")
async def test_a_locked_database_delays_the_answer_and_loses_none(caplog: pytest.LogCaptureFixture) -> None:
    door = Door()
    door.ready.set()
    door.locked = 7
    async with queue_of(door) as queue:
        queue.submit(row(1, chat_id=1))
        queue.submit(row(2, chat_id=2))
        await until(lambda: len(door.finished) == 2)
        assert sorted(door.begun) == [1, 2]
    assert 1 <= len(caplog.records) <= 4, "said once for each wait, not for each try"


@pytest.mark.usefixtures("read_at_once")
async def test_a_person_who_is_deleted_hears_nothing_more_of_their_documents() -> None:
    door = Door()
    async with queue_of(door) as queue:
        for number in (1, 2, 3):
            queue.submit(row(number, chat_id=1))
        queue.submit(row(4, chat_id=2))
        await until(lambda: door.fetching == AT_ONCE)
        queue.forget(1)
        door.ready.set()
        await until(lambda: len(door.finished) == 1)
        await until(lambda: len(queue) == 0)
        assert [number for number, _ in door.finished] == [4]


def children() -> set[int]:
    return {int(pid) for pid in Path("/proc/self/task").glob("*/children") for pid in pid.read_text().split()}


@pytest.fixture
def endless_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_process, "_BOOTSTRAP", "import time\ntime.sleep(600)\n")


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="no list of child processes here")
@pytest.mark.usefixtures("endless_child")
async def test_a_stop_ends_the_process_that_reads_and_does_not_wait_for_it() -> None:
    door = Door()
    door.ready.set()
    before = children()
    async with queue_of(door) as queue:
        queue.submit(row(1, chat_id=1))
        await until(lambda: children() - before)
        await asyncio.wait_for(queue.stop(), 10)
        assert children() - before == set()
        assert door.finished == [], "it is read after the next start"
        assert door.forgotten == {1}, "nothing moves for it any more"


@pytest.mark.usefixtures("endless_child")
async def test_a_process_that_does_not_answer_is_ended() -> None:
    with pytest.raises(Refused, match="too_slow"):
        await read_in_process(TEXT, TODAY, 0.3)


HOSTILE = {
    "memory": ("block = []\nwhile True: block.append(bytearray(1 << 20))", "failed"),
    "processor time": ("while True: pass", "too_slow"),
    "killed": ("import os\nos.kill(os.getpid(), 9)", "too_much_memory"),
    "exit": ("import sys\nsys.exit(3)", "failed"),
    "an endless answer": ("while True: print('x' * 1000000)", "failed"),
    "nonsense": ("print('no json')", "failed"),
    "another answer": ('print(\'{"reading": {"pages": "many"}}\')', "failed"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="limits of resources")
@pytest.mark.parametrize("name", HOSTILE)
async def test_whatever_a_process_does_is_a_refusal(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    script, cause = HOSTILE[name]
    begin = "import resource, sys\nsys.path.insert(0, sys.argv[1])\nfrom bot.reading.child import limit_this_process\n"
    monkeypatch.setattr(reading_process, "_BOOTSTRAP", f"{begin}limit_this_process(2)\n{script}\n")
    with pytest.raises(Refused) as refused:
        await read_in_process(TEXT, TODAY)
    assert refused.value.cause == cause


async def test_a_process_that_prints_on_while_nobody_listens_is_ended_too(monkeypatch: pytest.MonkeyPatch) -> None:
    listen = reading_process._listen

    async def interrupted(stdout: asyncio.StreamReader) -> bytes:
        try:
            return await listen(stdout)
        finally:
            # Long enough for the buffer to fill, so that its pipe is not read any further.
            await asyncio.sleep(0.3)

    monkeypatch.setattr(reading_process, "_listen", interrupted)
    monkeypatch.setattr(reading_process, "_BOOTSTRAP", "while True: print('x' * 1000000)")
    with pytest.raises(Refused, match="failed"):
        await asyncio.wait_for(read_in_process(TEXT, TODAY), 20)


async def test_the_limits_of_a_reading_process_are_those_that_were_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource")
    show = (
        "import json, resource, sys\nsys.path.insert(0, sys.argv[1])\n"
        "from bot.reading.child import limit_this_process\nlimit_this_process(int(sys.argv[4]))\n"
        "names = ('AS', 'CPU', 'FSIZE', 'CORE')\n"
        "found = [resource.getrlimit(getattr(resource, 'RLIMIT_' + name))[0] for name in names]\n"
        "print(json.dumps({'refused': ' '.join(map(str, found))}))\n"
    )
    monkeypatch.setattr(reading_process, "_BOOTSTRAP", show)
    with pytest.raises(Refused, match=f"^{MAX_MEMORY} 20 0 0$"):
        await read_in_process(TEXT, TODAY)
    assert MAX_MEMORY == 256 * 1024 * 1024


INTRUDER = "open({mark!r}, 'w').close()\nraise SystemExit(7)\n"


@pytest.mark.parametrize("name", ["orjson.py", "bot/__init__.py", "json.py", "sitecustomize.py", "pypdf.py"])
def test_no_module_of_the_working_folder_is_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "it-ran"
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(INTRUDER.format(mark=str(mark)))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert read_document(TEXT, TODAY).pages == 1
    assert not mark.exists()


def test_the_child_is_given_no_setting_of_the_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret")
    monkeypatch.setenv("DATABASE_KEY", "secret")
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    assert set(child_environment()) <= {"SYSTEMROOT", "LD_LIBRARY_PATH"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_the_read_command_refuses_what_is_too_large_without_reading_all_of_it(tmp_path: Path) -> None:
    with (tmp_path / "large.pdf").open("wb") as file:
        file.write(b"%PDF-")
        file.truncate(2**40)
    done = run(["read", "large.pdf", "--json"], {}, tmp_path)
    assert done.status == 2
    assert '"too_large"' in done.out


async def test_the_reading_says_which_page_it_is() -> None:
    heard: list[tuple[int, int]] = []
    data = plan_pdf(" | ".join(["You may make after-tax contributions."] * 5))
    reading = await read_in_process(data, TODAY, progress=lambda page, count: heard.append((page, count)))
    assert reading.pages == 5
    assert heard == [(page, 5) for page in range(1, 6)]


async def test_a_document_moves_from_the_first_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram_door.documents.PROGRESS_SECONDS", 0.0)
    storage, api = Storage(tmp_path / "moves.db", key_bytes("a passphrase for the tests")), RecordedBotApi()
    intake = api.intake(Exchange(storage, world_of(read_settings({"TODAY": "2026-11-23"}))))
    api.files["spd"] = plan_pdf(" | ".join(["You may make after-tax contributions."] * 30))
    sender, chat = {"id": 5, "is_bot": False, "language_code": "de"}, {"id": 5, "type": "private"}
    document = {"file_id": "spd", "file_size": 9000}
    update = {"update_id": 1, "message": {"message_id": 3, "chat": chat, "from": sender, "document": document}}
    incoming = intake.read(update)
    assert incoming is not None
    await intake.take_and_answer([incoming])
    await until(lambda: storage.outbox() == [] and not len(intake.reading))
    assert {"setMessageReaction", "sendChatAction"} <= set(api.calls[:4])
    shown = [text for message in api.chat(5).messages.values() for text in message.ever]
    assert any(text.startswith("📄 Ich lese es") for text in shown)
    assert any("Seite 1 von 30" in text for text in shown)
    assert api.refused == []
    await intake.delivery.finish(5)
    storage.close()
