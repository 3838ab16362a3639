"""Plays a story against the Bot API simulator, with the program in a process of its own."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

from tests.conftest import SIMULATOR
from tests.conversations.story import Line, Story, made_pdf, payslip_text, squeezed

ROOT = Path(__file__).parents[2]
QUIET = 0.15
"""Seconds without anything new after which a turn counts as said, once the program has confirmed its update."""

PATIENCE = 0.35
"""Seconds until somebody looks again for what has not come yet."""

LONGEST_WAIT = 20.0


def simulator() -> Any:
    """The simulator's module, which lies beside the repository."""
    if str(SIMULATOR) not in sys.path:
        sys.path.insert(0, str(SIMULATOR))
    import botapi_sim

    return botapi_sim


def program(sim: Any, folder: Path, today: str = "2026-11-23") -> Any:
    """The program as an operator starts it on a day, pointed at the simulator."""
    environment = {
        "TELEGRAM_BOT_TOKEN": sim.token,
        "TELEGRAM_API_URL": sim.api_root,
        "DATABASE_PATH": str(folder / "conversations.db"),
        "HOME": str(folder),
        "TODAY": today,
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-W", "error::ResourceWarning", "-m", "bot"]
    return simulator().BotProcess(command, env=environment, cwd=folder, log=folder / "bot.log")


class SimulatorPlayer:
    """One of several people who talk to the program at the same time."""

    def __init__(self, sim: Any, person: int, story: Story) -> None:
        self.sim = sim
        self.user = sim.user(person, first_name="Ada", language_code=story.headers.get("language", "de"))
        self._presses: list[Any] = []
        self._since = 0
        self._last_typed: Any = None

    async def do(self, action: Line) -> None:
        """One thing that a person does; returns when what follows from it was said."""
        if action.mark == "!":
            # On a busy machine a message may come after the quiet that ended the turn before.
            await self.until(lambda: self.has_button(action.text))
        await self.act(action)
        await self.until(lambda: bool(self._news()) or any(press.answered for press in self._presses))
        await self._quiet()

    async def act(self, action: Line) -> None:
        """Does it without waiting."""
        self._presses = []
        self._since = len(self.user.events)
        if action.mark == ">":
            self._last_typed = await self.user.send(action.text.replace("\\n", "\n"))
        elif action.mark == "!":
            self._presses.append(await self.user.press_raw(*self._button(action.text)))
        elif action.mark == "!old":
            self._presses.append(await self.user.press_raw(action.text, self.user.bot_messages[-1]))
        elif action.mark == "*":
            await self._send(*action.text.partition(" ")[::2])
        else:
            raise AssertionError(f"the simulator is not played with {action.mark}")

    async def _send(self, kind: str, text: str) -> None:
        if kind == "edit":
            await self.user.edit(self._last_typed, text)
        elif kind in ("pdf", "payslip"):
            await self.user.send_document(made_pdf(kind, text), "spd.pdf", "application/pdf")
        elif kind == "pasted":
            self._last_typed = await self.user.send(payslip_text(text))
        else:
            send = {
                "sticker": self.user.send_sticker,
                "voice": self.user.send_voice,
                "photo": self.user.send_photo,
                "contact": lambda: self.user.send_contact("+1"),
            }[kind]
            await send()

    def _button(self, button: str) -> tuple[str, Any]:
        for message in reversed(self.user.bot_messages):
            for each in (each for row in message.buttons for each in row):
                if button in (squeezed(each.text), each.data):
                    return each.data, message
        raise AssertionError(f"no message has the button {button}\n{self.user.transcript(last=12)}")

    def has_button(self, button: str) -> bool:
        """Whether a button can be pressed now."""
        every = (each for message in self.user.bot_messages for row in message.buttons for each in row)
        return any(button in (squeezed(each.text), each.data) for each in every)

    async def until(self, condition: Any) -> None:
        """Waits for something that must come."""
        await self.user.wait_for(lambda _: condition(), timeout=LONGEST_WAIT)

    async def next_question(self, number: int) -> None:
        """Waits until the question after answer number `number` is seen, or the result."""
        wanted = f"Frage {number + 1},"
        await self.until(lambda: any(wanted in text for text in self.said()) or self.has_button("plan:steps"))

    async def _quiet(self) -> None:
        seen = -1
        while seen != len(self.user.events) or self._is_waiting():
            seen = len(self.user.events)
            await asyncio.sleep(QUIET)

    async def more(self) -> bool:
        """Whether something may still come."""
        await asyncio.sleep(PATIENCE)
        return True

    def _is_waiting(self) -> bool:
        """Whether the program has not committed a turn of this person yet; it confirms an update after that."""
        return any(update.key == self.user.id for update in self.sim.pending)

    def _news(self) -> list[Any]:
        """Messages that are new, or whose words or buttons changed; a keyboard that goes is no news."""
        events = [event for event in self.user.events[self._since :] if event.kind in ("message", "edit")]
        told = [
            each.msg for each in events if each.kind == "message" or each.detail.get("text_changed") or each.msg.buttons
        ]
        return list({message.id: message for message in told}.values())

    def said(self) -> list[str]:
        """The messages that are new or changed, in their present form."""
        return [message.text for message in self._news() if message.text]

    def offered(self) -> list[str]:
        """Labels and data of the buttons on them."""
        buttons = [button for message in self._news() for row in message.buttons for button in row]
        return [each for button in buttons for each in (button.text, button.data)]

    def notes(self) -> list[str] | None:
        """How the pressed buttons were answered."""
        return [str(press._fut.result().get("text", "")) for press in self._presses if press.answered]
