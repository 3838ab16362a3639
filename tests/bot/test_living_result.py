"""The result lives in one message: what is typed right below it changes it in its place, a later one takes over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bot.events import Command, Due, Event, Pressed, Typed
from bot.exchange import Exchange
from bot.incoming import Incoming
from bot.messages import Message
from bot.session import Session
from bot.storage import Storage
from bot.world import World
from core.limits import built_in_limits
from tests.profiles import answered, employee

CHAT, TODAY = 7, date(2026, 11, 30)
PAID = employee(tax_year=2026, job_next_pay_date="2026-12-04", job_net_pay=4_100)
WHAT_IF = "what if I take half"


class Chat:
    """A finished conversation whose messages are numbered as they are sent."""

    def __init__(self, storage: Storage) -> None:
        self.storage, self.sent = storage, 100
        self.exchange = Exchange(storage, lambda: World(built_in_limits(), TODAY, 0.0))
        session = Session(language="en", answers=answered("mega", PAID, TODAY), stage="done", planned_on=TODAY)
        storage.save([storage.rows_of(None, CHAT, session, [])])

    def does(self, event: Event) -> list[Message]:
        """What is said, once it has been sent."""
        outgoing = self.exchange.take([Incoming(None, CHAT, event, "en")]).outgoing
        for out in outgoing:
            self.sent += out.message.edits is None
            self.storage.note_sent(out, self.sent if out.message.edits is None else None)
        self.storage.save(())
        return [out.message for out in outgoing]

    @property
    def session(self) -> Session:
        """What is stored."""
        found = self.storage.session(CHAT)
        assert found is not None
        return found


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Chat]:
    with closing(Storage(tmp_path / "conversations.db", b"k" * 32)) as storage:
        chat = Chat(storage)
        chat.does(Pressed("plan:result"))
        yield chat


def labels(message: Message) -> set[str | None]:
    return {button.data for row in message.rows for button in row}


def test_what_is_supposed_right_below_the_result_changes_it_in_its_place_and_is_kept_by_one_tap(chat: Chat) -> None:
    (shown,) = chat.does(Typed(WHAT_IF))
    assert shown.edits == 101
    assert "What if" in shown.text
    assert {"less:50%", "plan:result"} == labels(shown)
    (kept,) = chat.does(Pressed("less:50%", 101))
    assert kept.edits == 101
    assert chat.session.answers["job.take"] == "50%"


def test_other_answers_are_looked_at_there_too_and_left_by_one_tap(chat: Chat) -> None:
    (shown,) = chat.does(Typed("what if my employer puts in 8%"))
    assert shown.edits == 101
    (result,) = chat.does(Pressed("plan:result", 101))
    assert result.edits == 101
    assert "What if" not in result.text
    assert "keep:supposed" not in labels(result)


@pytest.mark.parametrize("event", [Typed("thanks"), Pressed("plan:math"), Typed(WHAT_IF)])
def test_once_something_stands_below_it_a_new_message_takes_over_and_the_old_one_loses_its_buttons(
    chat: Chat, event: Event
) -> None:
    chat.does(event)
    new, old = chat.does(Typed(WHAT_IF))
    assert new.edits is None
    assert "What if" in new.text
    assert (old.edits, old.text, old.rows) == (101, "", ())
    assert chat.session.result_message == chat.sent


def test_a_reminder_and_a_command_stand_below_it_too(chat: Chat) -> None:
    chat.does(Command("help"))
    assert not chat.session.result_is_last
    chat.does(Pressed("plan:result"))
    assert chat.session.result_is_last
    chat.does(Due())
    assert chat.session.result_is_last, "nothing was due"


def test_a_button_that_changes_the_result_leaves_it_the_last(chat: Chat) -> None:
    (more,) = chat.does(Pressed("plan:more", 101))
    assert more.edits == 101
    assert chat.session.result_is_last


def test_a_button_under_an_old_result_makes_it_the_living_one(chat: Chat) -> None:
    chat.does(Typed("thanks"))
    chat.does(Typed(WHAT_IF))
    standing = chat.session.result_message
    messages = chat.does(Pressed("plan:more", 101))
    assert [message.edits for message in messages] == [standing, 101]
    assert chat.session.result_message == 101
    assert not chat.session.result_is_last
