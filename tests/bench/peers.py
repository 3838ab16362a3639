"""Our bot beside the bare questionnaires of other frameworks, interleaved, under one load generator.

    python -m tests.bench.peers --rounds 3 --loads 1,50,500

The load generator and the peers' bots are those of a folder `shared/bench` beside the project; only peers that are
installed take part (BENCH_PYTHON, BENCH_NODE, BENCH_NODE_PATH). Every bot plays on one core, the load on another.
Theirs ask 12 bare questions, without encryption, outbox or a wait for the disk; ours plays its real interview with its
defaults. Figures are scaled by the machine's speed around each run: what a clock on the wall measures by such a clock,
processor time by processor time, which does not grow when others want the core.
"""

from __future__ import annotations

import argparse
import importlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.bench import ROOT, stories_of
from tests.bench.people import FIRST_CHAT

SHARED = ROOT.parent / "shared" / "bench"
OURS = ("ours, polling", "ours, webhook")
REFERENCE = "ptb_default_poll"
PEERS = (
    REFERENCE,
    "aiogram_poll",
    "aiogram_tuned_poll",
    "telebot_poll",
    "grammy_poll",
    "grammy_runner",
    "grammy_hook",
    "ptb_p9_lean",
    "floor_poll",
    "floor_hook",
)

FIXED_WORK = """
import json, time
spent = []
for _ in range(7):
    begun = time.process_time()
    for i in range(4000):
        json.loads(json.dumps({"a": i, "b": [i] * 10, "c": str(i)}))
    spent.append(time.process_time() - begun)
print(sorted(spent)[3] * 1000)
"""
"""The work that the load generator times on the wall, here in milliseconds of processor time."""


def ours(webhook: bool, bench: Any, db: str) -> dict[str, Any]:
    """The real process as the load generator starts it."""
    env = {
        "TELEGRAM_BOT_TOKEN": "123456:AAbench-token_0123456789abcdefghij",
        "TELEGRAM_API_URL": f"http://127.0.0.1:{bench.API_PORT}",
        "DATABASE_PATH": db,
        "DATABASE_KEY": "a passphrase for the benchmark",
        "LOG_LEVEL": "WARNING",
        "TODAY": "2026-11-23",
    }
    if webhook:
        address = f"127.0.0.1:{bench.HOOK_PORT}"
        env |= {"WEBHOOK_URL": f"http://{address}/hook", "WEBHOOK_LISTEN": address, "WEBHOOK_SECRET": "s3cret"}
    command, mode = [sys.executable, "-m", "bot"], "webhook" if webhook else "polling"
    return {"cmd": command, "cwd": str(ROOT), "mode": mode, "env": env}


def is_installed(config: dict[str, Any]) -> bool:
    """Whether a peer's interpreter and packages are there."""
    program, script = config["cmd"][:2]
    if not shutil.which(program):
        return False
    packages = {"aiogram_bot.py": "aiogram", "telebot_bot.py": "telebot", "grammy_bot.js": "grammy"}
    package = packages.get(script, "telegram")
    if script.endswith(".js"):
        return all((Path(config["env"]["NODE_PATH"]) / each).exists() for each in (package, "better-sqlite3"))
    look = f"import {package}, sqlite_utils, uvloop, orjson"
    return subprocess.run([program, "-c", look], check=False, stderr=subprocess.DEVNULL).returncode == 0


def played(bench: Any, bot: tuple[str, dict[str, Any]], loads: list[int], script: Path, db: str) -> list[Any]:
    """The measurements of one bot, one for each number of people, or none where it did not start."""
    server = bench.Server(str(script))
    try:
        process = bench.Bot(*bot, db)
    except RuntimeError as error:
        print(error)
        server.close()
        return []
    try:
        return [scaled(measured(bench, process, load, script), bench.CALIB_REF, script) for load in loads]
    finally:
        process.close()
        server.close()


def measured(bench: Any, process: Any, people: int, script: Path) -> dict[str, Any]:
    """One run of whole stories, after one to warm up: a window of seconds would hold too many of their dear turns."""
    turns = len(actions(script))
    whole = {"warmup_s": 0, "duration_s": 600, "id_base": FIRST_CHAT}
    bench.load(process, people, turns_per_user=turns, **whole)
    before, processor_before = bench.calibrate(True), processor_ms()
    run: dict[str, Any] = bench.load(process, people, turns_per_user=stories_of(people) * turns, **whole)
    run |= {"calib_ms": (before + bench.calibrate(True)) / 2, "processor_ms": (processor_before + processor_ms()) / 2}
    return run | {"cold_ms": process.cold_ms, "rss_idle_kb": process.rss_idle_kb}


def processor_ms() -> float:
    """Milliseconds of processor time that a fixed piece of work takes on the bot's core just now."""
    return float(subprocess.check_output(["taskset", "-c", "0", sys.executable, "-I", "-c", FIXED_WORK]))


def scaled(run: dict[str, Any], reference_ms: float, script: Path) -> dict[str, float]:
    """What is compared, as on a machine of the reference speed."""
    slowness = run["calib_ms"] / reference_ms
    processor_us = run["cpu_us_per_turn"] / (run["processor_ms"] / reference_ms)
    turns = run["tps"] * slowness
    calls = calls_a_turn(script)
    return {
        "people": run["users"],
        "errors": run["errors"],
        "turns/s": turns,
        "calls/s": turns * calls,
        "µs/turn": processor_us,
        "µs/call": processor_us / calls,
        "p50": run["latency_ms"]["p50"] / slowness,
        "p99": run["latency_ms"]["p99"] / slowness,
        "MB idle": run["rss_idle_kb"] / 1000,
        "MB": run["rss_kb_end"] / 1000,
        "start": run["cold_ms"] / slowness,
    }


def actions(script: Path) -> list[str]:
    """What one person does in a story, a line each."""
    return [line for line in script.read_text("utf-8").splitlines() if line[:1] not in ("#", "")]


def calls_a_turn(script: Path) -> float:
    """Calls to the Bot API for one action of a person: the messages it brings, and the answer to a press."""
    lines = actions(script)
    messages = sum(int(found[1] or 1) for line in lines if (found := re.search(r" =(\d*)> ", line)))
    return (messages + sum(line.startswith("press ") for line in lines)) / len(lines)


def table(runs: dict[str, list[dict[str, float]]], loads: list[int]) -> str:
    """Medians: turns a second for each load; what the largest load cost; one person's latency; the start."""
    most, fewest = loads[-1], loads[0]
    head = [
        *(f"turns/s, {load}" for load in loads),
        f"× {REFERENCE}",
        "calls/s",
        "CPU µs a turn",
        "CPU µs a call",
        "p50 / p99 ms of one",
        "MB idle / busy",
        "start ms",
    ]
    lines = ["| bot | " + " | ".join(head) + " |", "|---" * (len(head) + 1) + "|"]

    def median(name: str, load: int, figure: str) -> float:
        found = [run[figure] for run in runs[name] if run["people"] == load]
        return statistics.median(found) if found else float("nan")

    for name, measured in runs.items():
        reference = median(REFERENCE, most, "turns/s") if REFERENCE in runs else float("nan")
        cells = [
            *(f"{median(name, load, 'turns/s'):,.0f}" for load in loads),
            f"{median(name, most, 'turns/s') / reference:.1f}",
            f"{median(name, most, 'calls/s'):,.0f}",
            f"{median(name, most, 'µs/turn'):,.0f}",
            f"{median(name, most, 'µs/call'):,.0f}",
            f"{median(name, fewest, 'p50'):.1f} / {median(name, fewest, 'p99'):.1f}",
            f"{median(name, most, 'MB idle'):.0f} / {median(name, most, 'MB'):.0f}",
            f"{median(name, most, 'start'):,.0f}",
        ]
        errors = sum(run["errors"] for run in measured)
        lines.append(f"| {name}{f' ({errors:.0f} errors)' if errors else ''} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Plays all bots in turn, round after round, and prints the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--loads", default="1,50,500")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", default=",".join(PEERS))
    options = parser.parse_args()
    if not SHARED.is_dir() or not shutil.which("gcc") or not shutil.which("taskset"):
        print("There is no load generator for other frameworks here; nothing to compare with.")
        return
    loads = [int(load) for load in options.loads.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(SHARED, Path(folder) / "bench"))
        sys.path.insert(0, str(copy))
        bench, configs = importlib.import_module("bench"), importlib.import_module("configs").CONFIGS
        db = f"{folder}/bot.db"
        bots = {name: ours("webhook" in name, bench, db) for name in OURS}
        asked = [name for name in options.peers.split(",") if name]
        bots |= {name: configs[name] for name in asked if is_installed(configs[name])}
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in bots}
        for _ in range(options.rounds):
            for name, config in bots.items():
                script = ROOT / "tests/bench/people.script" if name in OURS else copy / "questionnaire.script"
                runs[name] += played(bench, (name, config), loads, script, db)
        missing = sorted(set(asked) - set(bots))
    print(table({name: found for name, found in runs.items() if found}, loads))
    if missing:
        print("not installed:", ", ".join(missing))


if __name__ == "__main__":
    main()
