"""One person's behaviour costs nobody else: floods of messages, blocks, piles of updates, orders that matter."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from tests.conversations.simulator_player import simulator
from tests.durability.answers import as_read, final_words
from tests.durability.person import Person
from tests.durability.town import HARMLESS_AFTER_TROUBLE, Town

pytestmark = [pytest.mark.simulator, pytest.mark.durability]


async def longest_wait(town: Town) -> float:
    """Everybody talks; the longest time in seconds between an action and what the person sees next."""
    await town.talk()
    waits: list[float] = []
    for person in town.people:
        acted = None
        for event in person.user.events:
            if event.kind == "user":
                acted = event.at
            elif event.kind == "message" and acted is not None:
                waits.append(event.at - acted)
                acted = None
    return max(waits)


async def fifty_a_second(user: Any, seconds: float) -> None:
    """Writes without reading."""
    began, sent = time.monotonic(), 0
    while time.monotonic() - began < seconds:
        await user.send(f"/start {'check' if sent % 2 else ''}".strip())
        sent += 1
        await asyncio.sleep(max(0.0, began + sent / 50 - time.monotonic()))


async def test_who_writes_fifty_messages_a_second_slows_only_themself(sim: Any, tmp_path: Path, mode: str) -> None:
    sim.flood = simulator().Flood(mode="enforce", per_chat_burst=80, global_rate=1000, global_burst=1000)
    async with Town(sim, tmp_path, mode, 20) as town:
        spammer = sim.user(555, first_name="Bartholomew", language_code="en")
        spamming = asyncio.create_task(fifty_a_second(spammer, 15))
        longest = await longest_wait(town)
        await spamming
        assert sim.calls_of("sendMessage", chat_id=555)
        await spammer.wait_for(lambda user: "Question 1," in user.text, timeout=60)
        print(
            "\nfifty a second:", town.figures(longest_wait=f"{longest:.2f}", said_to_spammer=len(spammer.bot_messages))
        )
        assert [each for each in sim.violations if each.rule == "flood-retry-too-early"] == []
        await town.end(allow=(*HARMLESS_AFTER_TROUBLE, "flood"))
    assert {each.chat_id for each in sim.violations if each.rule == "flood"} <= {555}


async def test_who_blocks_the_bot_is_let_go_quietly_and_can_come_back(sim: Any, tmp_path: Path, mode: str) -> None:
    async with Town(sim, tmp_path, mode, 40) as town:
        gone = [Person(sim, 900 + number, 20) for number in range(20)]
        for person in gone:
            await person.user.start()
            await person.sees_question("situation")
            await person.user.send("?")
            if person in gone[::2]:
                await person.user.block()
            else:
                person.user.deactivated = True
        await town.talk()
        for person in gone[::2]:
            await person.user.unblock()
        await asyncio.gather(*(person.talk() for person in gone[::2]))
        print("\nblocked:", town.figures(blocked=len(gone)))
        assert " WARNING " not in town.bot.log
        await town.end(allow=["bot was blocked by the user", "user is deactivated"])


async def everything_at_once(town: Town) -> None:
    """Everybody types all their answers without looking at a question."""
    for person in town.people:
        await person.user.start()
        for answer in person.answers:
            await person.user.send(answer.given)


async def everybody_sees_the_result(town: Town) -> None:
    """Each waits for the verdict with the right figure."""
    for person in town.people:
        await person.sees_the_result()
        person.proven, person.finished = person.given, True


async def test_a_pile_of_messages_is_taken_in_the_order_in_which_it_was_written(
    sim: Any, tmp_path: Path, mode: str
) -> None:
    async with Town(sim, tmp_path, mode, 40) as town:
        with sim.batch(shuffle=True):
            await everything_at_once(town)
        await everybody_sees_the_result(town)
        print("\npiles:", town.figures())
        await town.end()


async def test_what_piled_up_while_the_program_was_down_is_answered(sim: Any, tmp_path: Path, mode: str) -> None:
    async with Town(sim, tmp_path, mode, 40) as town:
        await town.crash()
        await everything_at_once(town)
        await town.begin_again()
        await everybody_sees_the_result(town)
        print("\npiled up while down:", town.figures())
        await town.end(allow=HARMLESS_AFTER_TROUBLE)
    said = [[as_read(message.text) for message in person.user.bot_messages] for person in town.people]
    last = [final_words(person.given, person.language)[-1] for person in town.people]
    assert [each[-1] for each in said] == last, "the last message said is not the last of the result"


async def test_at_telegrams_own_limits_everybody_is_served(sim: Any, tmp_path: Path, mode: str) -> None:
    sim.flood = simulator().Flood(mode="enforce")
    async with Town(sim, tmp_path, mode, 60, patience=60) as town:
        await town.talk()
        refused = len([each for each in sim.violations if each.rule == "flood"])
        early = [each for each in sim.violations if each.rule == "flood-retry-too-early"]
        print("\nTelegram's limits:", town.figures(refused=refused, too_early=len(early)))
        assert early == []
        await town.end(allow=(*HARMLESS_AFTER_TROUBLE, "flood"))
