"""The main conversations against the Bot API simulator: the real process, restarts, repeated updates, a bad network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.conversations.simulator_player import SimulatorPlayer, program, simulator
from tests.conversations.story import FOLDER, Line, Story, carry_out, play, play_turn, read_story, stories
from tests.examples import few, more_by_night

pytestmark = pytest.mark.simulator

STILL_POSSIBLE = "16.353,47\u00a0$"
EMPLOYEE = FOLDER / "employee_in_plan_de.txt"


@pytest_asyncio.fixture
async def sim() -> AsyncIterator[Any]:
    async with simulator().BotApiSim() as server:
        yield server


@pytest_asyncio.fixture
async def bot(sim: Any, tmp_path: Path) -> AsyncIterator[Any]:
    async with program(sim, tmp_path) as process:
        await sim.wait_bot_ready()
        yield process


def answers_of(story: Story) -> list[Line]:
    """What the employee does up to the questions that are answered as usual, without looking at what is said."""
    actions = [action for action, _ in story.turns()]
    return actions[: next(at for at, action in enumerate(actions) if action.mark == ">>")]


async def result_is_right(person: SimulatorPlayer) -> None:
    await carry_out(Line(0, ">>", ""), person)
    await person.do(Line(0, ">", "zeig mir mein Ergebnis"))
    assert any(STILL_POSSIBLE in text for text in person.said()), person.user.transcript(last=20)


async def test_several_people_at_once_each_have_their_own_conversation(sim: Any, bot: Any) -> None:
    people = [(SimulatorPlayer(sim, 2000 + n, story), story) for n, story in enumerate(stories("simulator"))]
    assert len(people) > 8
    await asyncio.gather(*(play(story, person) for person, story in people))
    await sim.settle()
    sim.assert_clean()
    bot.assert_log_clean(sim.token)
    assert people[0][0].user.menu
    assert "Mega Backdoor Roth" in people[0][0].user.bot_description


async def test_no_answer_is_lost_and_none_asked_twice_when_the_program_stops_or_is_killed(sim: Any, bot: Any) -> None:
    story = read_story(EMPLOYEE)
    person = SimulatorPlayer(sim, 3001, story)
    stops = {2: bot.kill, 5: bot.sigterm, 8: bot.kill, 11: bot.kill}
    for number, action in enumerate(answers_of(story)):
        if action.mark == "!":
            await person.until(lambda label=action.text: person.has_button(label))
        await person.act(action)
        if number in stops:
            # At once: the update may be unread, half done, or done and not yet said.
            await stops[number]()
            sim.bot_restarts()
            await bot.start()
            await sim.wait_bot_ready()
        await person.next_question(number)
    await result_is_right(person)
    await sim.settle()
    # An edit may go out again after a kill, and the spinner of a button whose update was confirmed ends by itself.
    sim.assert_clean(allow=["message is not modified", "callback-unanswered"])
    bot.assert_log_clean(sim.token)


async def test_an_update_that_comes_again_changes_nothing(sim: Any, bot: Any) -> None:
    story = read_story(EMPLOYEE)
    person = SimulatorPlayer(sim, 3002, story)
    for action in answers_of(story):
        await person.do(action)
        said = len(person.user.bot_messages)
        sim.redeliver(sim.last_update, times=2)
        await sim.settle(quiet=0.1)
        assert len(person.user.bot_messages) == said, f"said again after {action}"
    await result_is_right(person)
    await sim.settle()
    # The second answer to a button's query is refused by Telegram; the program cannot know, and ignores it.
    sim.assert_clean(allow=["callback-answered-twice", "query is too old"])
    bot.assert_log_clean(sim.token)


async def test_a_bad_network_delays_and_loses_nothing(sim: Any, bot: Any) -> None:
    story = read_story(EMPLOYEE)
    person = SimulatorPlayer(sim, 3003, story)
    faults: dict[int, tuple[tuple[Any, ...], dict[str, Any]]] = {
        1: (("flood", "sendMessage"), {"retry_after": 1}),
        2: (("http", "sendMessage"), {"status": 502}),
        3: (("http", "getUpdates"), {"status": 502}),
        4: (("drop", "getUpdates"), {}),
        5: (("drop_after", "sendMessage"), {}),
        6: (("drop", "editMessageText"), {}),
        7: (("drop_after", "editMessageText"), {}),
        8: (("html", "sendMessage"), {"status": 502}),
        9: (("drop_after", "getUpdates"), {}),
        10: (("http", "answerCallbackQuery"), {"status": 500}),
        11: (("drop", "sendMessage"), {}),
    }
    for number, action in enumerate(answers_of(story)):
        if action.mark == "!":
            await person.until(lambda label=action.text: person.has_button(label))
        if number in faults:
            given, more = faults[number]
            sim.fault(*given, **more)
        await person.act(action)
        await person.next_question(number)
    await result_is_right(person)
    await sim.settle()
    texts = [message.text for message in person.user.bot_messages if "Frage " in message.text]
    assert len(texts) == len(set(texts)), "a question was asked twice"
    # A lost answer to an edit makes it go out again; a lost answer to a button is let go.
    sim.assert_clean(allow=["message is not modified", "callback-unanswered"])
    bot.assert_log_clean(sim.token)


YEARS = sorted({each.name.rpartition("_")[0] for each in stories("year")})


@more_by_night
@pytest.mark.parametrize("name", few(YEARS, len(YEARS), YEARS.index("year_employee")))
async def test_a_whole_year_in_both_languages_with_a_program_that_starts_on_each_of_its_days(
    sim: Any, tmp_path: Path, name: str
) -> None:
    told = [each for each in stories("year") if each.name.rpartition("_")[0] == name]
    people = [SimulatorPlayer(sim, 4000 + number, story) for number, story in enumerate(told)]
    days = [[day for day, _ in story.days()] for story in told]
    assert days[1:] == days[:-1], "the languages differ in their days"
    process = program(sim, tmp_path, days[0][0])
    async with process as bot:
        for number, day in enumerate(days[0]):
            if number:
                await bot.sigterm()
                sim.bot_restarts()
                bot.env["TODAY"] = day
                await bot.start()
            await sim.wait_bot_ready()
            # What the program says by itself goes by the clock, which nobody sets here.
            pairs = zip(told, people, strict=True)
            await asyncio.gather(*(_play_day(story, person, number) for story, person in pairs))
        await sim.settle()
        sim.assert_clean()
        bot.assert_log_clean(sim.token)


async def _play_day(story: Story, person: SimulatorPlayer, number: int) -> None:
    for action, expected in story.days()[number][1]:
        await play_turn(story, action, expected, person)
