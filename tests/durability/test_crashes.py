"""`kill -9` at any moment loses no answer, leaves nobody waiting and repeats at most one message per chat."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path
from typing import Any

import pytest

from tests.durability.copies import check_backup_of_running, check_copy_of_crashed
from tests.durability.person import most_repeats_between
from tests.durability.town import HARMLESS_AFTER_TROUBLE, Town

pytestmark = [pytest.mark.simulator, pytest.mark.durability]

CRASHES = 20


async def crash_again_and_again(town: Town, folder: Path) -> None:
    """Kills the program at random moments spread over the run, every second time between a message and its answer,
    every fourth time also while it is starting."""
    draw = random.Random("crashes")
    while len(town.crashes) < CRASHES:
        await town.until_answered(len(town.crashes) / (CRASHES + 2))
        if len(town.crashes) % 2:
            await asyncio.sleep(draw.uniform(0, 0.5))
        else:
            await a_message_was_taken(town)
        await town.crash()
        check_copy_of_crashed(town, folder / f"crash-{len(town.crashes)}")
        await town.begin_again()
        if len(town.crashes) % 4 == 0:
            await asyncio.sleep(draw.uniform(0.1, 1.5))
            await town.crash()
            await town.begin_again()


async def a_message_was_taken(town: Town) -> None:
    """The worst moment: Telegram has shown a message, and the program does not know yet."""
    taken = asyncio.Event()

    def look(call: Any) -> None:
        if call.method == "sendMessage" and call.ok and town.bot.running:
            town.bot.proc.kill()
            taken.set()

    town.sim.on_call = look
    await taken.wait()
    town.sim.on_call = None


async def test_everybody_gets_the_right_figure_through_twenty_kills(
    sim: Any, tmp_path: Path, mode: str, people: int
) -> None:
    async with Town(sim, tmp_path, mode, people) as town:
        async with asyncio.TaskGroup() as group:
            group.create_task(town.talk())
            group.create_task(crash_again_and_again(town, tmp_path))
        await town.end(allow=HARMLESS_AFTER_TROUBLE)
    most = most_repeats_between(town.people, town.crashes)
    print("\nkills:", town.figures(kills=len(town.crashes), most_repeats_per_kill_and_chat=most))
    assert len(town.crashes) >= CRASHES
    assert most <= 1


async def test_a_stop_and_a_start_repeat_nothing(sim: Any, tmp_path: Path, mode: str) -> None:
    async with Town(sim, tmp_path, mode, 30) as town:
        talking = asyncio.create_task(town.talk())
        for share in (0.2, 0.4, 0.6, 0.8):
            await town.until_answered(share)
            assert await town.bot.sigterm() == 0
            await town.begin_again()
        await talking
        await town.end(allow=HARMLESS_AFTER_TROUBLE)
    print("\nstops:", town.figures())
    assert [person.repeats() for person in town.people if person.repeats()] == []


async def test_a_backup_of_the_running_program_holds_what_was_kept(sim: Any, tmp_path: Path, mode: str) -> None:
    async with Town(sim, tmp_path, mode, 60) as town:
        talking = asyncio.create_task(town.talk())
        for number in range(3):
            await asyncio.sleep(1)
            await check_backup_of_running(town, tmp_path / f"copy-{number}.db")
        await talking
        await town.end()
    print("\nbackups:", town.figures(backups=3))
