"""Whatever Telegram might send, and what it never would: the door takes it, nothing fails, nothing is refused."""

from __future__ import annotations

import asyncio
import copy
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.current_world import world_of
from bot.exchange import Exchange
from bot.messages import Button, Message
from bot.metrics import Metrics
from bot.settings import read_settings
from bot.storage import Storage
from bot.storage.encryption import key_bytes
from tests.bot.test_updates import KEYS, NEARLY
from tests.conversations.recorded_api import RecordedBotApi
from tests.fuzz.people import People

UPDATES = int(os.environ.get("UPDATES", "100000"))
PER_EXAMPLE = 20
FORGED = (
    "message to edit not found",
    "message is not modified",
    "query is too old",
    "getFile",
    "answerInlineQuery",
    "sendRichMessage",
)
"""What Telegram refuses because the person forged it or pressed long ago, or what the recorded server does not know."""


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place inside an update."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from paths(inner, (*path, key))


ANYTHING = st.dictionaries(st.sampled_from(KEYS), NEARLY, max_size=6)
CHANGES = st.none() | st.none() | st.none() | st.tuples(st.integers(0, 1000), NEARLY) | ANYTHING
"""What becomes of a sensible update: nothing, one of its parts is replaced, or it is something else entirely."""


def changed(update: dict[str, Any], change: Any) -> dict[str, Any]:
    """The update after a change."""
    if isinstance(change, dict):
        return change
    update = copy.deepcopy(update)
    if change is not None:
        places = list(paths(update))
        *above, last = places[change[0] % len(places)]
        inner = update
        for key in above:
            inner = inner[key]
        inner[last] = change[1]
    return update


class Door:
    """The program from its updates to its calls, with a server that refuses what Telegram refuses."""

    def __init__(self, folder: Path) -> None:
        self.api = RecordedBotApi()
        self.storage = Storage(folder / "fuzz.db", key_bytes("a passphrase for the tests"))
        self.world = world_of(read_settings({"TODAY": "2026-11-23"}))
        self.ids = count(1)
        self.taken = 0

    async def take(self, batch: list[dict[str, Any]], people: People) -> None:
        """Takes a batch twice, sends everything and looks at what was said."""
        metrics = Metrics()
        exchange = Exchange(self.storage, self.world, metrics=metrics, admins=frozenset({1}))
        intake = self.api.intake(exchange)
        delivery = intake.delivery
        intake.introduce("mega_backdoor_bot")
        for update in batch:
            if type(update.get("update_id")) is int:
                update["update_id"] = next(self.ids)
        read = [each for each in map(intake.read, batch) if each is not None]
        await intake.take_and_answer(read)
        await delivery.finish(60)
        assert self.storage.outbox() == []
        assert exchange.prepare(read).turns == [], "an update taken twice changed something"
        assert metrics.failures == 0
        self.taken += len(batch)
        refused = [each for each in self.api.refused if not any(part in each for part in FORGED)]
        assert refused == []
        self._show(people)

    def _show(self, people: People) -> None:
        """People see what was said, so that they press buttons that are there."""
        for chat_id, chat in self.api.chats.items():
            for shown in chat.news:
                buttons = (Button(each["text"], each.get("callback_data")) for row in shown.rows for each in row)
                people.saw(chat_id, Message("", tuple((button,) for button in buttons)), shown.id)
            chat.news.clear()


@pytest.mark.fuzz
def test_no_update_whatever_it_holds_fails_anywhere_behind_the_door(tmp_path: Path) -> None:
    door, people = Door(tmp_path), People(1)
    runner = asyncio.Runner()

    @settings(
        max_examples=UPDATES // PER_EXAMPLE,
        deadline=None,
        derandomize=False,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    @given(st.lists(CHANGES, min_size=PER_EXAMPLE, max_size=PER_EXAMPLE))
    def fuzz(changes: list[Any]) -> None:
        runner.run(door.take([changed(people.update(), change) for change in changes], people))

    with runner:
        fuzz()
    door.storage.close()
    print(f"\nfuzz: updates {door.taken}  calls {len(door.api.calls)}  refused because forged {len(door.api.refused)}")
