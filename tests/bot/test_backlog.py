"""One person's backlog never holds up the others, and nothing of it is lost or said twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.current_world import world_of
from bot.exchange import Exchange
from bot.incoming import Incoming
from bot.settings import read_settings
from bot.storage import Storage
from bot.storage.encryption import key_bytes
from bot.storage.key_rotation import rotate_key
from bot.telegram_door import intake as intake_module
from bot.telegram_door.backlog import AT_ONCE
from bot.telegram_door.intake import Intake
from tests.conversations.recorded_api import RecordedBotApi

KEY = key_bytes("a passphrase for the tests")
LOUD, QUIET = 66, 77


def typed(number: int, chat: int, text: str) -> dict[str, Any]:
    sender = {"id": chat, "is_bot": False, "first_name": "P", "language_code": "en"}
    place = {"id": chat, "type": "private"}
    return {"update_id": number, "message": {"message_id": number, "chat": place, "from": sender, "text": text}}


class Door:
    """The way in as it stands between a start and a stop, with the order in which people were answered."""

    def __init__(self, folder: Path) -> None:
        self.storage = Storage(folder / "backlog.db", KEY)
        self.api = RecordedBotApi()
        self.turns: list[int] = []
        self.exchange = Exchange(self.storage, world_of(read_settings({"TODAY": "2026-11-23"})))
        self._note(self.exchange)
        self.intake: Intake = self.api.intake(self.exchange)
        self.intake.introduce("mega_backdoor_bot")

    def _note(self, exchange: Exchange) -> None:
        turn: Callable[..., Any] = exchange._with_session

        def noted(incoming: Incoming, *more: Any) -> Any:
            self.turns.append(incoming.chat_id)
            return turn(incoming, *more)

        exchange._with_session = noted  # type: ignore[method-assign]

    async def poll(self, updates: list[dict[str, Any]]) -> None:
        """What a poll brings."""
        read = ((update, self.intake.read(update)) for update in updates)
        await self.intake.take_shared([(update, found) for update, found in read if found is not None])

    async def worked_off(self) -> None:
        """Waits until nobody waits."""
        while len(self.intake.backlog) or len(self.intake.delivery):
            await asyncio.sleep(0)

    async def stop(self) -> None:
        """As a stop does, or a crash that comes after the last commit."""
        await self.intake.delivery.finish(0)
        self.storage.close()


async def test_who_sends_many_at_once_waits_behind_the_others(tmp_path: Path) -> None:
    door = Door(tmp_path)
    await door.poll([typed(number, LOUD, "/help") for number in range(100)])
    assert door.turns == [LOUD] * AT_ONCE
    await door.poll([typed(200, QUIET, "/help")])
    assert door.turns.index(QUIET) < AT_ONCE + 20
    await door.worked_off()
    assert door.turns.count(LOUD) == 100
    assert door.storage.inbox() == []
    await door.stop()


async def test_the_order_of_a_persons_messages_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake_module, "SLICE_SECONDS", 0.0)
    door = Door(tmp_path)
    read: list[str] = []
    inner: Callable[..., Any] = door.exchange._with_session

    def noted(incoming: Incoming, event: Any, *more: Any) -> Any:
        read.append(event.argument)
        return inner(incoming, event, *more)

    door.exchange._with_session = noted  # type: ignore[method-assign]
    for start in (0, 20, 40):
        await door.poll([typed(start + number, LOUD, f"/help {start + number}") for number in range(20)])
    await door.worked_off()
    assert read == [str(number) for number in range(60)]
    await door.stop()


async def test_what_waits_survives_a_stop_and_is_taken_once(tmp_path: Path) -> None:
    updates = [typed(number, LOUD, "/help") for number in range(30)]
    door = Door(tmp_path)
    door.intake.work_off = lambda: None  # type: ignore[method-assign]  # the program dies just now
    await door.poll(updates)
    assert len(door.storage.inbox()) == 30 - AT_ONCE
    await door.stop()

    again = Door(tmp_path)
    again.intake.resume()
    await again.poll(updates)
    await again.worked_off()
    assert again.turns == [LOUD] * (30 - AT_ONCE)
    assert again.storage.inbox() == []
    await again.stop()


async def test_the_inbox_is_encrypted_and_another_key_opens_it_after_a_change(tmp_path: Path) -> None:
    door = Door(tmp_path)
    door.intake.work_off = lambda: None  # type: ignore[method-assign]
    await door.poll([typed(number, LOUD, "/help something private") for number in range(10)])
    await door.stop()
    assert b"private" not in (tmp_path / "backlog.db").read_bytes()
    storage = Storage(tmp_path / "backlog.db", KEY)
    rotate_key(storage, key_bytes("another passphrase"))
    assert len(storage.inbox()) == 10 - AT_ONCE
    storage.close()
