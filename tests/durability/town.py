"""Many people, a few at a time, against the program in a process of its own; what must hold at the end of any run."""

from __future__ import annotations

import asyncio
import re
import socket
import sqlite3
import sys
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.storage import Storage
from bot.storage.encryption import key_bytes
from tests.conversations.simulator_player import ROOT, simulator
from tests.durability.answers import same_answer
from tests.durability.person import FIRST_NAMES, LAST_NAME, Person

KEY = "a passphrase for the durability runs"
SECRET = "a-secret-that-no-log-may-show"
AT_ONCE = 25
HARMLESS_AFTER_TROUBLE = (
    "message is not modified",
    "callback-unanswered",
    "query is too old",
    "callback-answered-twice",
)
"""What trouble itself causes: an edit that goes out again, a spinner whose answer was lost or came twice."""


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Town:
    """The people, the server and the program of one run."""

    def __init__(self, sim: Any, folder: Path, mode: str, people: int, patience: float = 30.0) -> None:
        self.sim = sim
        self.mode = mode
        self.database = folder / "conversations.db"
        self.people = [Person(sim, number, patience) for number in range(people)]
        self.crashes: list[float] = []
        self.bot = _program(sim, folder, mode, self.database)
        self.began = time.monotonic()

    async def __aenter__(self) -> Town:
        await self.bot.start()
        await self.sim.wait_bot_ready()
        self.began = time.monotonic()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.bot.stop()

    async def until_answered(self, share: float) -> None:
        """Returns once a share of all answers is proven to be kept."""
        wanted = share * sum(len(person.answers) for person in self.people)
        while sum(len(person.proven) for person in self.people) < wanted:
            await asyncio.sleep(0.02)

    async def talk(self) -> None:
        """Everybody from start to result, a few at a time; the first who waits in vain ends the run."""
        free = asyncio.Semaphore(AT_ONCE)

        async def one(person: Person) -> None:
            async with free:
                await person.talk()

        async with asyncio.TaskGroup() as group:
            for person in self.people:
                group.create_task(one(person))

    async def crash(self) -> None:
        """`kill -9`, nothing else."""
        await self.bot.kill()
        self.crashes.append(self.sim.now())

    async def begin_again(self) -> None:
        """The program started anew, as a supervisor does."""
        self.sim.bot_restarts()
        await self.bot.start()

    async def end(self, allow: Iterable[str] = ()) -> None:
        """Lets the last messages arrive, stops the program and checks what holds after every run."""
        self.sim.clear_faults()
        await self.sim.settle(timeout=60)
        assert await self.bot.sigterm() == 0
        self.sim.assert_clean(allow=allow)
        self.check_log()
        assert all(person.finished for person in self.people)
        check_database(self.database, {person.id: person.proven for person in self.people}, self.confirmed())

    def confirmed(self) -> set[int]:
        """The updates that Telegram was told were taken."""
        return {update.id for update in self.sim.all_updates if update.confirmed_at is not None}

    def check_log(self) -> None:
        """Neither secrets nor people are in it, and nothing went wrong inside."""
        log = self.bot.log
        lines = [re.sub(r"^[0-9-]{10} [0-9:,]{12} ", "", line) for line in log.splitlines()]
        words = set(re.findall(r"[\w:.,-]+", "\n".join(lines)))
        assert self.sim.token.split(":")[1] not in log
        assert SECRET not in log
        assert KEY not in log
        for name in (*FIRST_NAMES, *(name.lower() for name in FIRST_NAMES), LAST_NAME):
            assert name not in log
        for person in self.people:
            assert str(person.id) not in words
            assert not words & {
                each.given for each in person.answers if len(each.given) > 4 and each.given[0].isdigit()
            }
        failed = [
            line for line in log.splitlines() if " ERROR " in line or "Traceback" in line or "never retrieved" in line
        ]
        assert not failed, "\n".join(failed[:5])

    def figures(self, **more: object) -> str:
        """One line for the report."""
        seconds = time.monotonic() - self.began
        updates = len(self.sim.all_updates)
        repeats = [gap for person in self.people for _, gap in person.repeats()]
        shown = {
            "mode": self.mode,
            "people": len(self.people),
            "updates": updates,
            "calls": len(self.sim.calls),
            "seconds": f"{seconds:.0f}",
            "repeated": len(repeats),
            **more,
        }
        return "  ".join(f"{name} {value}" for name, value in shown.items())


def _program(sim: Any, folder: Path, mode: str, database: Path) -> Any:
    port = free_port()
    webhook = {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "WEBHOOK_LISTEN": f"127.0.0.1:{port}",
        "WEBHOOK_SECRET": SECRET,
    }
    environment = {
        "TELEGRAM_BOT_TOKEN": sim.token,
        "TELEGRAM_API_URL": sim.api_root,
        "DATABASE_PATH": str(database),
        "DATABASE_KEY": KEY,
        "HOME": str(folder),
        "TODAY": "2026-11-23",
        "PYTHONPATH": str(ROOT),
        **(webhook if mode == "webhook" else {}),
    }
    return simulator().BotProcess([sys.executable, "-m", "bot"], env=environment, cwd=folder, log=folder / "bot.log")


def check_database(path: Path, proven: dict[int, dict[str, str]], confirmed: set[int]) -> None:
    """A database opens, is whole, and holds every answer and every update that anybody was told is kept."""
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("pragma integrity_check").fetchone() == ("ok",)
        taken = {update_id for (update_id,) in plain.execute("select update_id from taken_updates")}
    assert confirmed <= taken, f"{len(confirmed - taken)} updates were confirmed and are not kept"
    storage = Storage(path, key_bytes(KEY))
    try:
        for chat_id, answers in proven.items():
            if answers:
                session = storage.session(chat_id)
                assert session is not None, f"the conversation of {chat_id} is not kept"
                lost = [each for each in answers if not same_answer(each, answers[each], session.answers.get(each))]
                assert not lost, f"answers of {chat_id} are not kept: {lost}"
    finally:
        storage.close()
