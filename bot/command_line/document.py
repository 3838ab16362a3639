"""What the commands that read a file have in common: its bytes, what cannot be read, and the answer as text or JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import orjson

from bot import texts
from bot.command_line.arguments import PROGRAM, USAGE_ERROR
from bot.document.refusal import Refused
from bot.reading.process import MAX_BYTES


def answer(name: str, answer_to: Callable[[bytes], bytes], *, json: bool, language: str) -> int:
    """Prints the answer to a file, or to standard input for `-`; the exit status is 2 for what cannot be read."""
    try:
        data = _bytes_of(name)
    except OSError as error:
        sys.stderr.write(f"{PROGRAM}: {name}: cannot be read ({error.strerror})\n")
        return USAGE_ERROR
    try:
        sys.stdout.buffer.write(answer_to(data) + b"\n")
    except Refused as refused:
        return _refuse(refused, json=json, language=language)
    return 0


def _bytes_of(name: str) -> bytes:
    """The file, or a little more than may be read of it: that is enough to refuse it."""
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _refuse(refused: Refused, *, json: bool, language: str) -> int:
    """Says why a document is not read; the exit status."""
    message = texts.plain(texts.text(language, f"document.refused.{refused.cause}"))
    if json:
        sys.stdout.buffer.write(orjson.dumps({"error": {"reason": refused.reason, "message": message}}) + b"\n")
    else:
        sys.stderr.write(f"{PROGRAM}: {message}\n")
    return USAGE_ERROR
