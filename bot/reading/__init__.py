"""A plan document as bytes to pages of text and findings, read in a child process that cannot do harm.

The child gets the document through a pipe, has bounded memory and time and may not write files.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import orjson

from bot.plan_reader import Refused
from core.plan_finding import Finding

MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 400
TIMEOUT = 30.0
"""Seconds of wall time for one document, the start of the child included."""


def read_bytes(data: bytes, *, timeout: float = TIMEOUT) -> tuple[str, ...]:
    """The pages of a PDF or text as text; blocks for at most `timeout` seconds, raises Refused."""
    return tuple(ask_child("pages", data, timeout)["pages"])


def read_document(data: bytes, *, timeout: float = TIMEOUT) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The pages and what they say for the plan questions, both made in the child; blocks, raises Refused."""
    answer = ask_child("findings", data, timeout)
    return tuple(answer["pages"]), tuple(Finding(**each) for each in answer["findings"])


def as_json(pages: Sequence[str], findings: Sequence[Finding]) -> dict[str, Any]:
    """The object that `read --json` prints; a condition stands only where there is one."""
    listed = [{key: value for key, value in asdict(each).items() if value is not None} for each in findings]
    return {"language": "en", "pages": len(pages), "findings": listed}


def ask_child(task: str, data: bytes, timeout: float) -> dict[str, Any]:
    """What the child answers to this document; a child that hangs or dies is a refusal."""
    if len(data) > MAX_BYTES:
        raise Refused("too_large")
    try:
        child = subprocess.run(  # noqa: S603
            [sys.executable, "-B", "-m", "bot.reading.child", task, str(max(1, round(timeout)))],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=timeout,
            env=child_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused("too_slow") from None
    if child.returncode:
        raise Refused("too_slow" if -child.returncode in {signal.SIGXCPU, signal.SIGKILL} else "damaged")
    answer = cast("dict[str, Any]", orjson.loads(child.stdout))
    if reason := answer.get("refused"):
        raise Refused(reason)
    return answer


def child_environment() -> dict[str, str]:
    """No token, key or other setting of the bot reaches the process that opens strangers' files."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PYTHONUTF8": "1"}
