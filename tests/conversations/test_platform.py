"""Servers of any age, topics, presses without their message, and apps that show no rich messages: nobody is stuck."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conversations.simulator_player import program, simulator

pytestmark = pytest.mark.simulator

OLDER = ["method not found", "Unsupported start tag", "message text is empty", "rich message must be non-empty"]
"""What an older server refuses, and the program then does without."""


@asynccontextmanager
async def bot_at(folder: Path, **rules: Any) -> AsyncIterator[tuple[Any, Any]]:
    """The program at a simulator with these rules."""
    module = simulator()
    topics = rules.pop("topics", False)
    async with (
        module.BotApiSim(strict=module.Strict(**rules), topics=topics) as sim,
        program(sim, folder) as process,
    ):
        await sim.wait_bot_ready()
        yield sim, process


ANSWERS = {
    "situation": "employee",
    "job.after_tax": "yes",
    "job.route": "in_plan",
    "age_band": "under_50",
    "job.pay_schedule": "biweekly",
    "job.next_pay_date": "=2026-12-04",
    "job.pay_per_date": "=5000",
    "job.pay": "=130000",
    "job.net_pay": "=3500",
    "job.deferrals": "=24500",
    "deferrals_elsewhere": "0",
    "job.employer": "=5000",
    "job.after_tax_so_far": "0",
    "job.cap": "none",
    "residence": "us",
}
"""What an employee answers: a button's value, or with `=` what is typed."""


def with_button(user: Any, data: str) -> Any:
    """The newest message with a button, or None."""
    return next((message for message in reversed(user.bot_messages) if has_button(message, data)), None)


def has_button(message: Any, data: str) -> bool:
    """Whether a message has a button now."""
    return any(each.data == data for row in message.buttons for each in row)


async def press(user: Any, data: str) -> None:
    """Presses the newest button with this data, once it is there, and sees that its spinner ends."""
    await user.wait_for(lambda _: with_button(user, data) is not None, timeout=20)
    pressed = await user.press_raw(data, with_button(user, data))
    await pressed.answer()


async def answer(user: Any, question: str) -> None:
    """Answers a question that must be asked now."""
    await user.wait_for(lambda _: with_button(user, f"{question}:?") is not None, timeout=20)
    value = ANSWERS[question]
    if value.startswith("="):
        await user.send(value[1:])
    else:
        await press(user, f"{question}:{value}")


async def talk(user: Any) -> None:
    """An employee's conversation to its result, and what stands behind it."""
    await user.command("check")
    for question in ANSWERS:
        await answer(user, question)
    await press(user, "plan:math")


@pytest.mark.parametrize("bot_api", ["9.3", "10.0", "10.3", "10.5"])
async def test_a_server_of_any_age_is_served(bot_api: str, tmp_path: Path) -> None:
    async with bot_at(tmp_path, bot_api=bot_api) as (sim, process):
        user = sim.user(1, language_code="de")
        await talk(user)
        await sim.settle()
        kinds = {message.kind for message in user.bot_messages}
        assert ("rich" in kinds) is (bot_api in ("10.3", "10.5"))
        assert len([message for message in user.bot_messages if "IRS" in message.text or "U.S.C." in message.text]) >= 1
        tried = len(sim.calls_of("sendRichMessage"))
        await press(user, "plan:math")
        await sim.settle()
        # Once refused, an older server is not asked again.
        assert len(sim.calls_of("sendRichMessage")) == tried + ("rich" in kinds)
        sim.assert_clean(allow=OLDER)
        process.assert_log_clean(sim.token)


async def test_the_program_switches_inline_mode_on_where_the_server_can(tmp_path: Path) -> None:
    module = simulator()
    async with module.BotApiSim(supports_inline=False) as sim, program(sim, tmp_path):
        await sim.wait_bot_ready()
        await sim.settle()
        assert sim.settings["supports_inline_queries"] is True


async def test_answers_stay_in_their_topic(tmp_path: Path) -> None:
    async with bot_at(tmp_path, topics=True) as (sim, process):
        user = sim.user(1, language_code="en")
        await user.open_topic("Retirement")
        await talk(user)
        await user.send_document(b"You may make after-tax contributions.", "spd.txt", "text/plain")
        await user.wait_for(lambda _: any("Page 1" in each.text for each in user.bot_messages), timeout=20)
        await user.command("export")
        await user.wait_for(lambda _: user.bot_messages[-1].filename is not None, timeout=20)
        await sim.settle()
        assert user.thread is not None
        elsewhere = [each for each in user.bot_messages if each.thread != user.thread]
        assert elsewhere == []
        sim.assert_clean()
        process.assert_log_clean(sim.token)


async def test_a_press_without_its_message_is_answered_and_goes_on(tmp_path: Path) -> None:
    async with bot_at(tmp_path, callback_without_message=True) as (sim, process):
        await talk(sim.user(1, language_code="de"))
        await sim.settle()
        sim.assert_clean()
        process.assert_log_clean(sim.token)


async def test_somebody_whose_app_shows_no_rich_messages_goes_on(tmp_path: Path) -> None:
    async with bot_at(tmp_path) as (sim, _):
        user = sim.user(1, language_code="de", shows_rich=False)
        await talk(user)
        await user.wait_for(lambda _: user.bot_messages[-1].kind == "unsupported", timeout=20)
        await press(user, "plan:text")
        await sim.settle()
        assert "U.S.C." in user.bot_messages[-1].text or "IRS" in user.bot_messages[-1].text
        sent = len(sim.calls_of("sendRichMessage"))
        await press(user, "plan:math")
        await sim.settle()
        assert len(sim.calls_of("sendRichMessage")) == sent


async def test_there_is_one_message_with_the_steps_however_often_it_is_asked_for(tmp_path: Path) -> None:
    async with bot_at(tmp_path) as (sim, process):
        user = sim.user(1, language_code="en")
        await talk(user)
        for _ in range(2):
            await press(user, "plan:steps")
            await sim.settle()
        (steps,) = [each for each in user.bot_messages if has_button(each, "step:0")]
        await user.command("plan")
        await user.wait_for(lambda _: not has_button(steps, "step:0"), timeout=20)
        (steps,) = [each for each in user.bot_messages if has_button(each, "step:0")]
        sim.assert_clean()
        await user.delete(steps)
        while with_button(user, "step:0") in (None, steps):
            await press(user, "plan:steps")
            await sim.settle()
        assert with_button(user, "step:0").id > steps.id
        sim.assert_clean(allow=["message to edit not found"])
        process.assert_log_clean(sim.token)


@pytest.mark.parametrize("fault", ["flood", "http", "drop_after"])
async def test_a_rich_message_comes_once_through_a_bad_network(fault: str, tmp_path: Path) -> None:
    more = {"flood": {"retry_after": 1}, "http": {"status": 502}, "drop_after": {}}[fault]
    async with bot_at(tmp_path) as (sim, _):
        user = sim.user(1, language_code="en")
        sim.fault(fault, "sendRichMessage", **more)
        await talk(user)
        await user.wait_for(lambda _: any(each.kind == "rich" for each in user.bot_messages), timeout=20)
        await user.command("help")
        await sim.settle()
        assert len([each for each in user.bot_messages if each.kind == "rich"]) == 1
