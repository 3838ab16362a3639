"""Each fault of a bad network delays the conversation and loses nothing; it goes on by itself."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from bot.telegram_door.silence import SILENCE_SECONDS
from tests.durability.town import HARMLESS_AFTER_TROUBLE, Town

pytestmark = [pytest.mark.simulator, pytest.mark.durability]

Trouble = Callable[[Any], Coroutine[Any, Any, None]]
"""Troubles the server until cancelled."""


def now_and_then(action: str, method: str = "*", probability: float = 0.05, **more: Any) -> Trouble:
    """A share of all calls fails in the same way."""

    async def trouble(sim: Any) -> None:
        sim.fault(action, method, times=None, probability=probability, **more)

    return trouble


async def flood_storm(sim: Any) -> None:
    """Every message is refused for some seconds, twice."""
    for _ in range(2):
        await asyncio.sleep(2)
        storm = sim.fault("flood", "send*", times=None, retry_after=2)
        await asyncio.sleep(5)
        storm.stop()


async def all_502(sim: Any) -> None:
    """For a while no call at all is carried out."""
    for seconds in (3, 20):
        await asyncio.sleep(2)
        fault = sim.fault("http", "*", times=None, status=502)
        await asyncio.sleep(seconds)
        fault.stop()


async def hang(sim: Any) -> None:
    """A few calls are never answered."""
    for _ in range(3):
        sim.fault("hang", "sendMessage", times=3)
        sim.fault("hang", "editMessageText", times=2)
        sim.fault("hang", "answerCallbackQuery", times=2)
        await asyncio.sleep(2)
    sim.fault("hang", "getUpdates", times=1)


async def outages(sim: Any) -> None:
    """Nothing works for a second, for some seconds, for most of a minute."""
    for seconds in (1, 5, 40):
        await asyncio.sleep(2)
        with sim.outage():
            await asyncio.sleep(seconds)


async def duplicates(sim: Any) -> None:
    """Updates come again, at once or much later."""
    draw = random.Random("duplicates")
    while True:
        await asyncio.sleep(0.1)
        if sim.all_updates:
            sim.redeliver(sim.last_update)
            sim.redeliver(draw.choice(sim.all_updates))


async def shuffled(sim: Any) -> None:
    """Updates are held back and come together, out of order."""
    while True:
        with sim.batch(shuffle=True):
            await asyncio.sleep(0.3)
        await asyncio.sleep(0.05)


TROUBLES: dict[str, tuple[Trouble, float]] = {
    "http_502": (now_and_then("http", status=502), 30),
    "http_500": (now_and_then("http", status=500, description="Internal Server Error"), 30),
    "html_502": (now_and_then("html", status=502), 30),
    "html_403": (now_and_then("html", status=403, probability=0.03), 30),
    "html_404": (now_and_then("html", status=404, probability=0.03), 30),
    "all_502": (all_502, 60),
    "garbage": (now_and_then("garbage"), 30),
    "flood_single": (now_and_then("flood", retry_after=1), 30),
    "flood_storm": (flood_storm, 40),
    "drop": (now_and_then("drop", probability=0.03), 60),
    "drop_after": (now_and_then("drop_after", probability=0.03), 60),
    "slow": (now_and_then("slow", probability=0.1, seconds=2), 30),
    "slow_after": (now_and_then("slow_after", "send*", probability=0.1, seconds=2), 30),
    "hang": (hang, 90),
    "outage": (outages, 100),
    "duplicates": (duplicates, 30),
    "shuffled": (shuffled, 30),
}
"""Each trouble with how many seconds a person may have to wait for what comes next."""


@pytest.mark.parametrize("name", TROUBLES)
async def test_everybody_gets_the_right_figure_through(
    name: str, sim: Any, tmp_path: Path, mode: str, people: int
) -> None:
    trouble, patience = TROUBLES[name]
    async with Town(sim, tmp_path, mode, people, patience) as town:
        troubling = asyncio.create_task(trouble(sim))
        await town.talk()
        troubling.cancel()
        hits = sum(fault.hits for fault in sim.faults)
        await town.end(allow=HARMLESS_AFTER_TROUBLE)
    gaps = [gap for person in town.people for _, gap in person.repeats()]
    print(f"\n{name}:", town.figures(hits=hits, soonest_repeat=f"{min(gaps, default=0):.1f}"))
    assert all(gap >= SILENCE_SECONDS for gap in gaps), "something that may have arrived was repeated at once"
    if name in ("duplicates", "shuffled", "slow", "flood_single", "flood_storm", "http_502"):
        assert gaps == []


@pytest.mark.parametrize("sign", ["the update comes again", "a second tap"])
async def test_what_is_no_sign_of_having_seen_a_lost_message_does_not_drop_it(
    sign: str, sim: Any, tmp_path: Path, mode: str
) -> None:
    async with Town(sim, tmp_path, mode, 1) as town:
        user, person = town.people[0].user, town.people[0]
        await user.start()
        await person.sees_question("situation")
        question = user.bot_messages[-1]
        sim.fault("drop", "sendMessage", times=1, chat_id=user.id)
        await user.press_raw("situation:employee", question)
        await asyncio.sleep(0.5)
        if sign == "a second tap":
            await user.press_raw("situation:employee", question)
        else:
            sim.redeliver(sim.last_update)
        await person.sees_question("job.after_tax")
        assert len([each for each in user.bot_messages if "job.after_tax:?" in str(each.to_json())]) == 1
