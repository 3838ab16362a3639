"""Runs the program as an operator does: a process with its arguments, environment and pipes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PASSPHRASE = "a passphrase for the tests"
COMMAND = [sys.executable, "-W", "error", "-m", "bot"]


@dataclass(frozen=True, slots=True)
class Done:
    """How a run ended."""

    status: int
    out: str
    err: str


RunHere = Callable[[Sequence[str], Mapping[str, str]], Done]
"""Runs a command in the process of the test, with an environment and a folder of its own and nobody who types."""


def environment(more: Mapping[str, str], folder: Path) -> dict[str, str]:
    """An environment of its own, whatever the machine's is."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "DATABASE_PATH": str(folder / "conversations.db"),
        "DATABASE_KEY": PASSPHRASE,
        "TODAY": "2026-11-23",
        "LC_ALL": "C.UTF-8",
        **more,
    }


def run(arguments: Sequence[str], more: Mapping[str, str], folder: Path, typed: str | bytes = "") -> Done:
    """Runs the program to its end."""
    given = typed.encode() if isinstance(typed, str) else typed
    done = subprocess.run(
        [*COMMAND, *arguments],
        input=given,
        capture_output=True,
        env=environment(more, folder),
        cwd=folder,
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
