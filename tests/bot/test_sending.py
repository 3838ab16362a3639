"""What becomes of a message: sent once, tried again, put in another form, or let go with a word in the log."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
import pytest_asyncio

from bot.current_world import world_of
from bot.events import Command, Pressed
from bot.exchange import Exchange
from bot.incoming import Incoming
from bot.messages import READ, Button, Message
from bot.session import Session
from bot.settings import read_settings
from bot.storage import Outgoing, Storage
from bot.storage.encryption import key_bytes
from bot.telegram_door import sending, silence
from bot.telegram_door.intake import Intake
from tests.conversations.recorded_api import RecordedBotApi

CHAT, OTHER = 11, 12
Answer = tuple[int, dict[str, Any]]
TAKEN: Answer = (200, {"ok": True, "result": {"message_id": 7}})


def refused(code: int, description: str, **parameters: Any) -> Answer:
    return code, {"ok": False, "error_code": code, "description": description, "parameters": parameters}


class Scripted(RecordedBotApi):
    """A server whose next answers are written down; what is not, it takes."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.says: Callable[[str, dict[str, Any]], Answer | Exception | None] = lambda *_: None

    async def exchange(self, method: str, url: str, data: Any, seconds: float) -> tuple[int, bytes]:
        name, payload = url.rpartition("/")[2], orjson.loads(data) if isinstance(data, bytes) else {}
        said = self.says(name, payload) or TAKEN
        self.asked.append((name, payload))
        if isinstance(said, Exception):
            raise said
        return said[0], orjson.dumps(said[1])

    def answers(self, *answers: Answer | Exception) -> None:
        """The answers to the next calls, in order."""
        coming = list(answers)
        self.says = lambda *_: coming.pop(0) if coming else None

    @property
    def methods(self) -> list[str]:
        """The names of the calls made."""
        return [name for name, _ in self.asked]


class Outbox:
    """The program's way out: messages in, calls at the scripted server."""

    def __init__(self, folder: Path) -> None:
        self.api = Scripted()
        self.storage = Storage(folder / "out.db", key_bytes("a passphrase for the tests"))
        world = world_of(read_settings({"TODAY": "2026-11-23"}))
        self.intake: Intake = self.api.intake(Exchange(self.storage, world))
        self.delivery = self.intake.delivery
        self.contact = self.intake.contact

    def put(self, *messages: Message, chat: int = CHAT) -> list[Outgoing]:
        """Commits messages and puts them on their way."""
        rows = self.storage.save([self.storage.rows_of(None, chat, None, list(messages))])
        self.delivery.send(rows)
        return rows

    async def is_empty(self) -> None:
        """Waits until nothing is on its way."""
        while len(self.delivery):
            await asyncio.sleep(0)
        await self.delivery.disk.take_out_sent()
        assert self.storage.outbox() == []


@pytest_asyncio.fixture
async def outbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Outbox]:
    monkeypatch.setattr(sending, "FIRST_PAUSE", 0.0)
    monkeypatch.setattr(sending, "LONGEST_PAUSE", 0.0)
    monkeypatch.setattr(silence, "SILENCE_SECONDS", 0.01)
    outbox = Outbox(tmp_path)
    yield outbox
    await outbox.delivery.finish(5)
    outbox.storage.close()


FINAL = {
    "an unknown method": refused(404, "Not Found: method not found"),
    "not found": refused(404, "Not Found"),
    "402": refused(402, "Payment Required"),
    "406": refused(406, "Not Acceptable"),
    "413": refused(413, "Request Entity Too Large"),
    "a group that moved": refused(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100),
    "no such text": refused(400, "Bad Request: can't parse entities"),
}


@pytest.mark.parametrize("answer", FINAL.values(), ids=FINAL)
async def test_what_would_be_refused_for_ever_is_let_go_with_one_line_and_the_next_goes_out(
    outbox: Outbox, answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    outbox.api.answers(answer, answer)
    outbox.put(Message("one"), Message("two"), Message("three"))
    await outbox.is_empty()
    assert [payload["text"] for _, payload in outbox.api.asked] == ["one", "two", "three"]
    assert len([line for line in caplog.messages if "refused" in line]) == 1


async def test_a_chat_is_answered_while_its_document_is_read(outbox: Outbox) -> None:
    handed: list[Outgoing] = []
    outbox.delivery.read = handed.append
    document = outbox.put(Message("one"), Message("", attachment=f"{READ}a-file"), Message("two"))[1]
    while len(outbox.delivery):
        await asyncio.sleep(0)
    await outbox.delivery.disk.take_out_sent()
    assert [payload["text"] for _, payload in outbox.api.asked] == ["one", "two"]
    assert [row.id for row in handed] == [row.id for row in outbox.storage.outbox()] == [document.id]


@pytest.mark.parametrize("words", ["bot was blocked by the user", "user is deactivated"])
async def test_somebody_who_has_gone_is_let_go_without_a_word(
    outbox: Outbox, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    outbox.api.answers(refused(403, f"Forbidden: {words}"))
    outbox.put(Message("one"))
    await outbox.is_empty()
    assert outbox.api.methods == ["sendMessage"]
    assert caplog.messages == []


PASSING = {
    "a fault": refused(500, "Internal Server Error"),
    "a page": (502, {}),
    "a revoked token": refused(401, "Unauthorized"),
    "another poll": refused(409, "Conflict"),
}


@pytest.mark.parametrize("answer", PASSING.values(), ids=PASSING)
async def test_what_passes_is_tried_again_and_its_first_failure_logged(
    outbox: Outbox, answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    outbox.api.answers(answer, answer, answer)
    outbox.put(Message("one"))
    await outbox.is_empty()
    assert outbox.api.methods == ["sendMessage"] * 4
    assert len([line for line in caplog.messages if "tried again" in line]) == 1
    assert not outbox.contact.problems


async def test_a_wait_is_kept_and_the_same_message_sent(outbox: Outbox) -> None:
    outbox.api.answers(refused(429, "Too Many Requests", retry_after="0"))
    outbox.put(Message("one"))
    await outbox.is_empty()
    assert outbox.api.methods == ["sendMessage"] * 2


async def test_a_long_wait_is_known_after_a_restart_and_goes_with_its_person(tmp_path: Path) -> None:
    before = Outbox(tmp_path)
    before.api.answers(refused(429, "Too Many Requests", retry_after=10_800))
    await before.intake.take([Incoming(1, CHAT, Command("check"), "en")])
    while not before.storage.waits(0):
        await asyncio.sleep(0.001)
    await before.delivery.finish(0)
    before.storage.close()

    after = Outbox(tmp_path)
    after.intake.resume()
    after.put(Message("somebody else's"), chat=OTHER)
    while not after.api.asked:
        await asyncio.sleep(0)
    await asyncio.sleep(0.01)
    assert [payload["chat_id"] for _, payload in after.api.asked] == [OTHER]
    await after.intake.take([Incoming(2, CHAT, Pressed("delete:yes"), "en")])
    assert after.storage.waits(0) == {}
    await after.delivery.finish(0)
    after.storage.close()


async def test_a_fault_at_one_chat_alone_does_not_block_it_for_ever(
    outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    failing = refused(500, "Internal Server Error")
    outbox.api.says = lambda _, payload: failing if payload["text"] == "poison" else None
    outbox.put(Message("poison"), Message("after it"))
    while len(outbox.api.asked) < 2:
        await asyncio.sleep(0)
    outbox.put(Message("others"), chat=OTHER)
    await outbox.is_empty()
    assert [payload["text"] for _, payload in outbox.api.asked][-1] == "after it"
    assert any("let go" in line for line in caplog.messages)


async def test_an_outage_lets_nothing_go(outbox: Outbox) -> None:
    outbox.api.answers(*[refused(500, "Internal Server Error")] * 40)
    outbox.put(Message("one"))
    await outbox.is_empty()
    assert len(outbox.api.asked) == 41


RICH = Message('classic <tg-time unix="1">1 January</tg-time>', rich='<h1>rich</h1><tg-time unix="1">then</tg-time>')


@pytest.mark.parametrize(
    "answer",
    [
        refused(404, "Not Found: method not found"),
        refused(400, "Bad Request: message text is empty"),
        refused(400, "Bad Request: rich message must be non-empty"),
    ],
)
async def test_a_server_without_rich_messages_gets_the_classic_text_from_then_on(
    outbox: Outbox, answer: Answer
) -> None:
    outbox.api.answers(answer)
    outbox.put(RICH, RICH)
    await outbox.is_empty()
    assert outbox.api.methods == ["sendRichMessage", "sendMessage", "sendMessage"]
    assert outbox.api.asked[0][1]["rich_message"]["html"] == RICH.rich
    assert outbox.api.asked[1][1]["text"] == RICH.text


async def test_a_date_that_is_refused_in_a_rich_message_leaves_it_rich(outbox: Outbox) -> None:
    outbox.api.answers(refused(400, "Bad Request: RICH_MESSAGE_DATE_INVALID"))
    outbox.put(RICH, RICH)
    await outbox.is_empty()
    assert outbox.api.methods == ["sendRichMessage"] * 3
    htmls = [payload["rich_message"]["html"] for _, payload in outbox.api.asked]
    assert htmls == [RICH.rich, "<h1>rich</h1>then", RICH.rich]


@pytest.mark.parametrize("words", ["RICH_MESSAGE_URL_INVALID", "RICH_MESSAGE_HTML_INVALID", "chat is restricted"])
async def test_another_refusal_of_a_rich_message_is_for_that_one_alone(
    outbox: Outbox, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    outbox.api.answers(refused(400, f"Bad Request: {words}"))
    outbox.put(RICH, RICH)
    await outbox.is_empty()
    assert outbox.api.methods == ["sendRichMessage", "sendMessage", "sendRichMessage"]
    assert len(caplog.messages) == 1


async def test_a_person_who_has_gone_gets_no_rich_message_either(outbox: Outbox) -> None:
    outbox.api.answers(refused(403, "Forbidden: bot was blocked by the user"))
    outbox.put(RICH)
    await outbox.is_empty()
    assert outbox.api.methods == ["sendRichMessage"]


@pytest.mark.parametrize(
    "answer",
    [
        refused(429, "Too Many Requests", retry_after=0),
        refused(500, "Internal Server Error"),
        (504, {}),
        (200, {"ok": True}),
    ],
)
async def test_a_rich_message_that_may_have_arrived_never_comes_a_second_time_in_another_form(
    outbox: Outbox, answer: Answer
) -> None:
    outbox.api.answers(answer)
    outbox.put(RICH)
    await outbox.is_empty()
    assert outbox.api.methods == ["sendRichMessage"] * 2
    assert outbox.api.asked[0] == outbox.api.asked[1]


async def test_rich_messages_can_be_switched_off(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.delivery.sender.forms.rich = False
    outbox.put(RICH)
    await outbox.is_empty()
    assert outbox.api.methods == ["sendMessage"]
    await outbox.delivery.finish(5)
    outbox.storage.close()


async def test_a_rich_edit_falls_back_to_a_classic_one(outbox: Outbox) -> None:
    outbox.api.answers(refused(400, "Bad Request: message text is empty"))
    outbox.put(Message("classic", rich="<h1>rich</h1>", edits=5))
    await outbox.is_empty()
    assert outbox.api.methods == ["editMessageText"] * 2
    assert "text" not in outbox.api.asked[0][1]
    assert outbox.api.asked[1][1]["text"] == "classic"


DATED = Message('on <tg-time unix="1" format="D">1 January</tg-time>')


async def test_a_server_that_knows_no_dates_gets_the_words_alone_from_then_on(outbox: Outbox) -> None:
    old = 'Bad Request: can\'t parse entities: Unsupported start tag "tg-time" at byte offset 3'
    outbox.api.answers(refused(400, old))
    outbox.put(DATED, DATED)
    await outbox.is_empty()
    assert [payload["text"] for _, payload in outbox.api.asked] == [DATED.text, "on 1 January", "on 1 January"]


@pytest.mark.parametrize("words", ["ENTITY_DATE_INVALID", "can't parse entities: Invalid date format used"])
async def test_a_date_out_of_range_loses_its_tap_and_not_the_message(outbox: Outbox, words: str) -> None:
    outbox.api.answers(refused(400, f"Bad Request: {words}"))
    outbox.put(DATED, DATED)
    await outbox.is_empty()
    assert [payload["text"] for _, payload in outbox.api.asked] == [DATED.text, "on 1 January", DATED.text]


async def test_a_message_that_is_refused_without_its_dates_too_is_let_go(outbox: Outbox) -> None:
    outbox.api.answers(refused(400, "Bad Request: ENTITY_DATE_INVALID"), refused(400, "Bad Request: BAD"))
    outbox.put(DATED)
    await outbox.is_empty()
    assert len(outbox.api.asked) == 2


async def test_colour_topic_and_pin_are_on_the_wire(outbox: Outbox) -> None:
    button = Button("Done", "tick:x", style="success")
    outbox.put(Message("one", ((button,),), thread=9, pins=True), Message("two", edits=3, thread=9))
    await outbox.is_empty()
    while "pinChatMessage" not in outbox.api.methods:
        await asyncio.sleep(0)
    sent = dict(outbox.api.asked)
    assert sent["sendMessage"]["message_thread_id"] == 9
    assert sent["sendMessage"]["reply_markup"]["inline_keyboard"][0][0]["style"] == "success"
    assert "message_thread_id" not in sent["editMessageText"]
    assert sent["pinChatMessage"] == {"chat_id": CHAT, "message_id": 7, "disable_notification": True}


async def test_sends_that_fail_are_no_secret(outbox: Outbox) -> None:
    outbox.contact.failed(sending.TelegramError("no"))
    assert outbox.contact.failing_seconds > 0
    outbox.put(Message("one"))
    await outbox.is_empty()
    assert outbox.contact.failing_seconds == 0


async def test_a_cause_that_comes_by_the_hundred_is_one_line(outbox: Outbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    outbox.api.answers(*[refused(500, "Internal Server Error")] * 100)
    for chat in range(100):
        outbox.put(Message("one"), chat=chat)
    await outbox.is_empty()
    assert len(outbox.api.asked) == 200
    assert len(caplog.messages) == 1


@pytest.mark.parametrize("answer", [(200, {"ok": True}), (504, {}), (200, {})])
async def test_what_may_have_arrived_is_not_repeated_once_its_person_acts(
    outbox: Outbox, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(silence, "SILENCE_SECONDS", 60.0)
    outbox.api.answers(answer)
    outbox.put(Message("one"), Message("two"))
    while not outbox.api.asked:
        await asyncio.sleep(0)
    await asyncio.sleep(0.01)
    outbox.delivery.heard_from(CHAT)
    await outbox.is_empty()
    assert [payload["text"] for _, payload in outbox.api.asked] == ["one", "two"]


@pytest.mark.parametrize("words", ["message to edit not found", "message can't be edited"])
async def test_steps_that_can_no_longer_be_edited_come_as_a_new_message_whose_number_is_kept(
    words: str, outbox: Outbox
) -> None:
    session = Session(language="en", plan_message=5)
    outbox.storage.save([outbox.storage.rows_of(None, CHAT, session, [])])
    outbox.api.answers(refused(400, f"Bad Request: {words}"))
    outbox.put(Message("the steps", edits=5, plan=True))
    await outbox.is_empty()
    assert outbox.api.methods == ["editMessageText", "sendMessage"]
    found = outbox.storage.session(CHAT)
    assert found is not None
    assert found.plan_message == TAKEN[1]["result"]["message_id"]


async def test_any_other_edit_of_a_message_that_is_gone_is_let_go(outbox: Outbox) -> None:
    outbox.api.answers(refused(400, "Bad Request: message to edit not found"))
    outbox.put(Message("old", edits=5))
    await outbox.is_empty()
    assert outbox.api.methods == ["editMessageText"]


async def test_a_pin_is_set_and_taken_off_without_a_sound(outbox: Outbox) -> None:
    outbox.put(Message("here", pins=True, plan=True), Message("moved", edits=5, unpins=True))
    await outbox.is_empty()
    await outbox.delivery.finish(1)
    calls = {name: payload for name, payload in outbox.api.asked if "pin" in name.lower()}
    assert calls.keys() == {"pinChatMessage", "unpinChatMessage"}
    assert calls["pinChatMessage"]["disable_notification"]


async def test_an_edit_that_may_have_arrived_is_made_again_at_once(outbox: Outbox) -> None:
    outbox.api.answers((504, {}), refused(400, "Bad Request: message is not modified: same content"))
    outbox.put(Message("one", edits=5), Message("two"))
    await outbox.is_empty()
    assert outbox.api.methods == ["editMessageText", "editMessageText", "sendMessage"]
