"""Updates as they come in: nothing that Telegram may send makes the program fall over."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.events import Command, Document, Edited, Pressed, Typed, Unreadable
from bot.incoming import Incoming
from bot.telegram_door.updates import ALLOWED_UPDATES, incoming
from tests.fuzz.door import talk

BOT = "mega_backdoor_bot"
PRIVATE = {"id": 5, "type": "private"}
GROUP = {"id": -5, "type": "supergroup"}
SENDER = {"id": 5, "language_code": "de-CH"}


def message(**content: Any) -> Incoming | None:
    return incoming({"update_id": 1, "message": {"chat": PRIVATE, "from": SENDER, **content}}, BOT)


def event(**content: Any) -> object:
    found = message(**content)
    assert found is not None
    return found.event


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
KEYS = [
    "update_id",
    "message",
    "edited_message",
    "callback_query",
    "chat",
    "from",
    "id",
    "type",
    "text",
    "data",
    "document",
]
KEYS += [
    "message_id",
    "language_code",
    "file_id",
    "file_size",
    "pinned_message",
    "photo",
    "inline_query",
    "my_chat_member",
]
NEARLY = st.recursive(
    JSON,
    lambda inner: st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=25,
)


@given(st.dictionaries(st.sampled_from(KEYS), NEARLY, max_size=6))
def test_no_update_whatever_it_holds_raises(update: dict[str, Any]) -> None:
    found = incoming(update, BOT)
    assert found is None or isinstance(found.chat_id, int)


@given(NEARLY, st.sampled_from(["message", "edited_message", "callback_query", "inline_query", "my_chat_member"]))
def test_no_update_with_a_number_raises_or_is_lost(content: Any, kind: str) -> None:
    found = incoming({"update_id": 7, kind: content}, BOT)
    assert found is not None
    assert found.update_id == 7, "it is taken once, so that it does not come back for ever"


def test_what_people_type_is_a_text_or_a_command() -> None:
    assert event(text="24.500") == Typed("24.500")
    assert event(text="/start de_check") == Command("start", "de_check")
    assert event(text=f"/help@{BOT.upper()}") == Command("help", "")
    assert event(text="/help\nand more").name == "help"  # type: ignore[attr-defined]
    assert event(text="/help@somebody_else") == Typed("/help@somebody_else")


def test_what_is_no_text_is_told_apart() -> None:
    kinds = {
        kind: event(**{kind: {}}) for kind in ("sticker", "voice", "video_note", "audio", "photo", "video", "dice")
    }
    assert kinds == {
        "sticker": Unreadable("sticker"),
        "voice": Unreadable("voice"),
        "video_note": Unreadable("voice"),
        "audio": Unreadable("voice"),
        "photo": Unreadable("photo"),
        "video": Unreadable("photo"),
        "dice": Unreadable("other"),
    }
    assert event(document={"file_id": "f", "file_size": 9}) == Document("f", 9)
    assert event(document={}) == Unreadable("other")
    assert event(pinned_message={}) is None
    assert incoming({"update_id": 1, "edited_message": {"chat": PRIVATE, "text": "x"}}, BOT) == Incoming(
        1, 5, Edited(), "en"
    )


def test_a_button_names_its_message_and_its_query() -> None:
    query = {"id": "q", "from": SENDER, "message": {"message_id": 8, "chat": PRIVATE}, "data": "job.pay:?"}
    assert incoming({"update_id": 1, "callback_query": query}, BOT) == Incoming(
        1, 5, Pressed("job.pay:?", 8), "de", "q"
    )


def test_a_button_without_its_message_is_answered_all_the_same() -> None:
    query = {"id": "q", "from": SENDER, "inline_message_id": "i", "data": "x"}
    found = incoming({"update_id": 1, "callback_query": query}, BOT)
    assert found == Incoming(1, 5, Pressed("x"), "de", "q")


def test_an_answer_stays_in_the_topic_of_its_question() -> None:
    found = message(text="180000", message_thread_id=9)
    assert found is not None
    assert found.thread == 9
    carrier = {"chat": PRIVATE, "message_id": 4, "message_thread_id": 9}
    pressed = incoming({"update_id": 1, "callback_query": {"id": "q", "from": SENDER, "message": carrier}}, BOT)
    assert pressed is not None
    assert pressed.thread == 9
    forged = message(text="180000", message_thread_id="nine")
    assert forged is not None
    assert forged.thread is None


def test_a_live_location_that_moves_is_nothing_to_answer() -> None:
    moved = {"chat": PRIVATE, "from": SENDER, "location": {"latitude": 1, "longitude": 2, "live_period": 900}}
    found = incoming({"update_id": 1, "edited_message": moved}, BOT)
    assert found is not None
    assert found.event is None


@pytest.mark.parametrize(
    ("code", "language"),
    [("de", "de"), ("de-AT", "de"), ("DE", "de"), ("en", "en"), ("fr", "en"), ("", "en"), (None, "en"), (7, "en")],
)
def test_the_language_follows_telegrams_code(code: object, language: str) -> None:
    found = incoming({"update_id": 1, "message": {"chat": PRIVATE, "from": {"language_code": code}, "text": "x"}}, BOT)
    assert found is not None
    assert found.language == language


def test_in_a_group_only_a_command_is_for_the_bot() -> None:
    for content in ({"text": "24.500"}, {"sticker": {}}, {"text": "/help@other"}, {"document": {"file_id": "f"}}):
        found = incoming({"update_id": 1, "message": {"chat": GROUP, "from": SENDER, **content}}, BOT)
        assert found is not None
        assert found.event is None, content
    found = incoming({"update_id": 1, "message": {"chat": GROUP, "from": SENDER, "text": "/help"}}, BOT)
    assert found is not None
    assert (found.event, found.in_group) == (Command("help"), True)


def test_only_what_is_understood_is_asked_for() -> None:
    assert {"message", "edited_message", "callback_query"} <= set(ALLOWED_UPDATES)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_people_never_break_the_door(seed: int, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert talk(tmp_path, seed, 600) > 600
    assert caplog.records == []
