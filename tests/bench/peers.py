"""Our bot beside the bare questionnaires of other frameworks, interleaved, under one load generator.

    python tests/bench/peers.py --rounds 3 --loads 1,50,500

The load generator and the peers' bots are those of a folder `shared/bench` beside the project; only peers that are
installed take part (BENCH_PYTHON, BENCH_NODE, BENCH_NODE_PATH, see there). Every bot plays on one core, the load on
another. Theirs ask 12 bare questions, without encryption, outbox or a wait for the disk; ours plays its real
interview with its defaults. Figures are scaled by the machine's speed around each run.
"""

from __future__ import annotations

import argparse
import importlib
import io
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
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


def ours(webhook: bool, bench: Any, db: str) -> dict[str, Any]:
    """The real process as the load generator starts it."""
    env = {
        "TELEGRAM_BOT_TOKEN": "123456:AAbench-token_0123456789abcdefghij",
        "TELEGRAM_API_URL": f"http://127.0.0.1:{bench.API_PORT}",
        "DATABASE_PATH": db,
        "DATABASE_KEY": "a passphrase for the benchmark",
        "LOG_LEVEL": "WARNING",
    }
    if webhook:
        address = f"127.0.0.1:{bench.HOOK_PORT}"
        env |= {"WEBHOOK_URL": f"http://{address}/hook", "WEBHOOK_LISTEN": address, "WEBHOOK_SECRET": "s3cret"}
    mode = "webhook" if webhook else "polling"
    return {"cmd": [sys.executable, "-m", "bot"], "cwd": str(ROOT), "mode": mode, "env": env}


def is_installed(config: dict[str, Any]) -> bool:
    """Whether a peer's interpreter and packages are there."""
    program, script = config["cmd"][:2]
    if not shutil.which(program):
        return False
    package = {"aiogram_bot.py": "aiogram", "telebot_bot.py": "telebot", "grammy_bot.js": "grammy"}.get(
        script, "telegram"
    )
    if script.endswith(".js"):
        return all((Path(config["env"]["NODE_PATH"]) / each).exists() for each in (package, "better-sqlite3"))
    look = f"import {package}, sqlite_utils, uvloop, orjson"
    return subprocess.run([program, "-c", look], check=False, stderr=subprocess.DEVNULL).returncode == 0


def played(bench: Any, name: str, config: dict[str, Any], loads: list[int], script: Path, db: str) -> list[Any]:
    """The measurements of one bot, one for each number of people, or none where it did not start."""
    server, found = bench.Server(str(script)), io.StringIO()
    try:
        bench.measure(name, config, loads, 1, found, "NORMAL", True, {}, db)
    finally:
        server.close()
    return [json.loads(line) for line in found.getvalue().splitlines()]


def table(runs: dict[str, list[dict[str, Any]]], loads: list[int], reference_ms: float) -> str:
    """Medians: turns a second for each load, then what the largest load cost, and the ratio to the documented bot."""
    head = [*(f"{load} people" for load in loads), "CPU µs/turn", "p50 ms (1)", "p99 ms (1)", "MB idle/end", "start ms"]
    ratio = f"× {REFERENCE}"
    lines = ["| bot | " + " | ".join([*head, ratio]) + " |", "|---" * (len(head) + 2) + "|"]

    def median(name: str, load: int, value: Any) -> float:
        found = [value(run) for run in runs[name] if run["users"] == load]
        return statistics.median(found) if found else float("nan")

    def turns(run: dict[str, Any]) -> float:
        return run["tps"] * run["calib_ms"] / reference_ms

    for name in runs:
        most = loads[-1]
        cells = [f"{median(name, load, turns):,.0f}" for load in loads]
        cells += [
            f"{median(name, most, lambda run: run['cpu_us_per_turn'] * reference_ms / run['calib_ms']):,.0f}",
            f"{median(name, loads[0], lambda run: run['latency_ms']['p50'] * reference_ms / run['calib_ms']):.2f}",
            f"{median(name, loads[0], lambda run: run['latency_ms']['p99'] * reference_ms / run['calib_ms']):.2f}",
            f"{median(name, most, lambda run: run['rss_idle_kb'] / 1000):.0f}/"
            f"{median(name, most, lambda run: run['rss_kb_end'] / 1000):.0f}",
            f"{median(name, most, lambda run: run['cold_ms'] * reference_ms / run['calib_ms']):,.0f}",
        ]
        if REFERENCE in runs:
            cells.append(f"{median(name, most, turns) / median(REFERENCE, most, turns):.1f}")
        errors = sum(run["errors"] for run in runs[name])
        lines.append(f"| {name}{f' ({errors} errors)' if errors else ''} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Plays all bots in turn, round after round, and prints the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--loads", default="1,50,500")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", default=",".join(PEERS))
    options = parser.parse_args()
    if not SHARED.is_dir() or not shutil.which("gcc") or not shutil.which("taskset"):
        sys.exit("peers: there is no load generator here; nothing to compare with")
    loads = [int(load) for load in options.loads.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(SHARED, Path(folder) / "bench"))
        sys.path.insert(0, str(copy))
        bench, configs = importlib.import_module("bench"), importlib.import_module("configs").CONFIGS
        db = f"{folder}/bot.db"
        bots = {name: ours("webhook" in name, bench, db) for name in OURS}
        asked = [name for name in options.peers.split(",") if name]
        bots |= {name: configs[name] for name in asked if is_installed(configs[name])}
        runs: dict[str, list[dict[str, Any]]] = {name: [] for name in bots}
        for _ in range(options.rounds):
            for name, config in bots.items():
                script = ROOT / "tests/bench/people.script" if name in OURS else copy / "questionnaire.script"
                runs[name] += played(bench, name, config, loads, script, db)
        missing = sorted(set(asked) - set(bots))
    print(table({name: found for name, found in runs.items() if found}, loads, bench.CALIB_REF))
    if missing:
        print("not installed:", ", ".join(missing))


if __name__ == "__main__":
    main()
