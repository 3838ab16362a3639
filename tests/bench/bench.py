"""`make bench`: N people play the real interview against the real bot process, over loopback HTTP.

Reports turns per second, latency, processor time and memory per turn, cold start. It stands by itself; `peers`
compares with other frameworks where a load generator for them is there.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import aiohttp
import orjson

from tests.bench.fake_api import FakeApi, Server

ROOT = Path(__file__).resolve().parents[2]
TICK = os.sysconf("SC_CLK_TCK")
PORT, HOOK_PORT = 18181, 18182


class Measured(NamedTuple):
    """One run: turns per second, latency in ms, processor time per turn in µs, memory in MB, start in ms."""

    turns: float
    p50: float
    p99: float
    cpu: float
    memory: float
    cold: float


@contextmanager
def bot(folder: str, webhook: bool) -> Iterator[subprocess.Popen[bytes]]:
    """The real process with its defaults: encryption, outbox, synchronous=FULL."""
    settings = {
        "TELEGRAM_BOT_TOKEN": "123456:bench-token",
        "TELEGRAM_API_URL": f"http://127.0.0.1:{PORT}",
        "DATABASE_PATH": f"{folder}/bench.db",
        "DATABASE_KEY": "a passphrase for the benchmark",
        "LOG_LEVEL": "WARNING",
        "TODAY": "2026-11-23",
    }
    if webhook:
        address = f"127.0.0.1:{HOOK_PORT}"
        settings |= {"WEBHOOK_URL": f"http://{address}/hook", "WEBHOOK_LISTEN": address, "WEBHOOK_SECRET": "bench"}
    process = subprocess.Popen([sys.executable, "-m", "bot"], cwd=ROOT, env={**os.environ, **settings})
    try:
        yield process
    finally:
        # Nothing of a benchmark's conversation is worth a clean end.
        process.kill()
        process.wait()


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory_mb(pid: int) -> float:
    """Resident memory."""
    return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * resource.getpagesize() / 1e6


def stories_of(people: int) -> int:
    """How many whole stories each of so many people plays: some thousands of turns, and at least two stories."""
    return max(2, 100 // people)


async def measure(people: int, stories: int, webhook: bool) -> Measured:
    """One run against a fresh process and database.

    Whole stories, after one to warm up: the turns of a story cost and say unlike much, and people play it in step.
    """
    server = Server(people)
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(lambda: FakeApi(server), "127.0.0.1", PORT)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        async with _caller(webhook) as deliver:
            with bot(folder, webhook) as process:
                await server.contacted.wait()
                server.webhook = deliver
                await server.play(1)
                cpu, start = cpu_seconds(process.pid), time.perf_counter()
                turns = await server.play(stories)
                spent, passed = cpu_seconds(process.pid) - cpu, time.perf_counter() - start
                memory = memory_mb(process.pid)
    listening.close()
    ms = [1000 * turn for turn in turns]
    cold = 1000 * (server.first_contact - began)
    return Measured(len(ms) / passed, _at(ms, 0.5), _at(ms, 0.99), 1e6 * spent / max(1, len(ms)), memory, cold)


def _at(ordered: list[float], share: float) -> float:
    return ordered[int(share * (len(ordered) - 1))] if ordered else float("nan")


@asynccontextmanager
async def _caller(webhook: bool) -> AsyncIterator[Callable[[dict[str, object]], None] | None]:
    """Calls the webhook as Telegram does; None where the bot polls."""
    if not webhook:
        yield None
        return
    async with aiohttp.ClientSession(headers={"X-Telegram-Bot-Api-Secret-Token": "bench"}) as session:
        running: set[asyncio.Task[None]] = set()

        async def call(update: dict[str, object]) -> None:
            # The bot is killed in the middle of its last turns.
            with suppress(aiohttp.ClientError):
                async with session.post(f"http://127.0.0.1:{HOOK_PORT}/hook", data=orjson.dumps(update)) as answer:
                    await answer.read()

        def deliver(update: dict[str, object]) -> None:
            task = asyncio.ensure_future(call(update))
            running.add(task)
            task.add_done_callback(running.discard)

        yield deliver


def main() -> None:
    """Prints medians as a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", default="1,50,500")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print("| mode | people | turns/s | p50 ms | p99 ms | CPU µs/turn | memory MB | cold start ms |")
    print("|---|---|---|---|---|---|---|---|")
    runs: dict[tuple[bool, int], list[Measured]] = {}
    for _ in range(options.rounds):
        for webhook in (False, True):
            for people in map(int, options.people.split(",")):
                run = asyncio.run(measure(people, stories_of(people), webhook))
                runs.setdefault((webhook, people), []).append(run)
    for (webhook, people), measured in runs.items():
        medians = [statistics.median(values) for values in zip(*measured, strict=True)]
        cells = " | ".join(f"{value:,.1f}" if value < 100 else f"{value:,.0f}" for value in medians)
        print(f"| {'webhook' if webhook else 'polling'} | {people} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
