"""One document, read in a process of its own: it gets the bytes through a pipe and may do nothing but answer."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from bot.document.refusal import RefusalCause, Refused
from bot.document.result import Field, PayslipReading, PlanReading
from core.ledger.payslip_money import PayslipMoney

MAX_BYTES = 20 * 1024 * 1024
MAX_ANSWER = 64 * 1024 * 1024
CPU_SECONDS = 20
WALL_SECONDS = 90.0
"""Far more than the processor time: the conversation goes first, and two documents may share one busy processor."""

BLOCK = 1 << 16
RECORD_SIZE = 8
"""Bytes in which the child says how far it is; see `child.PAGE_RECORD`."""

Progress = Callable[[int, int], object]

ROOT = str(Path(__file__).resolve().parents[2])
_READING = TypeAdapter(PlanReading)
_PAYSLIP = TypeAdapter(dict[str, Field])
_MONEY = TypeAdapter(PayslipMoney | None)
_ENDED_BY: dict[int, RefusalCause] = {-signal.SIGXCPU: "too_slow", -signal.SIGKILL: "too_much_memory"}
"""What a signal says that ended the child: nobody but a system out of memory kills it."""

# The program's own folder comes behind the standard library, and the working folder not at all: a module that
# somebody puts there must not run. `-I` ignores the environment and leaves out both working and script folder.
_BOOTSTRAP = """
import sys
root = sys.argv.pop(1)
places = [place for place, folder in enumerate(sys.path) if folder.endswith("-packages")]
sys.path.insert(min(places, default=len(sys.path)), root)
from bot.reading.child import main
main()
"""


def read_bytes(data: bytes) -> tuple[str, ...]:
    """The pages of a PDF or text as text; blocks, raises `Refused`."""
    return tuple(asyncio.run(_ask("pages", data, date.min, WALL_SECONDS))["pages"])


def read_document(data: bytes, today: date, *, seconds: float = WALL_SECONDS) -> PlanReading:
    """What a document says for the plan questions as of a day; blocks, raises `Refused`."""
    return _plan(asyncio.run(_ask("reading", data, today, seconds)))


def read_payslip(data: bytes, today: date, *, seconds: float = WALL_SECONDS) -> dict[str, Field]:
    """The answers that a payslip gives, by question id; blocks, raises `Refused`."""
    return _slip(asyncio.run(_ask("payslip", data, today, seconds)))


async def read_in_process(
    data: bytes, today: date, seconds: float = WALL_SECONDS, progress: Progress = lambda _, __: None
) -> PlanReading | PayslipReading:
    """What a plan document or a payslip says as of a day; the process ends with the call. Raises `Refused`.

    `progress` hears how many of how many pages are read.
    """
    answer = await _ask("whichever", data, today, seconds, progress)
    return PayslipReading(_slip(answer), _money(answer)) if "payslip" in answer else _plan(answer)


def _plan(answer: dict[str, Any]) -> PlanReading:
    try:
        return _READING.validate_python(answer["reading"])
    except (KeyError, ValidationError):
        raise Refused("failed") from None


def _slip(answer: dict[str, Any]) -> dict[str, Field]:
    try:
        return _PAYSLIP.validate_python(answer["payslip"])
    except (KeyError, ValidationError):
        raise Refused("failed") from None


def _money(answer: dict[str, Any]) -> PayslipMoney | None:
    try:
        return _MONEY.validate_python(answer.get("money"))
    except ValidationError:
        raise Refused("failed") from None


async def _ask(
    task: str, data: bytes, today: date, seconds: float, progress: Progress = lambda _, __: None
) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise Refused("too_large")
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-B", "-X", "utf8", "-c", _BOOTSTRAP),
        *(ROOT, task, today.isoformat(), str(CPU_SECONDS)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=child_environment(),
        cwd="/",
    )
    try:
        said = await asyncio.wait_for(_talk(child, data, progress), seconds)
    except TimeoutError:
        raise Refused("too_slow") from None
    finally:
        if child.returncode is None:
            child.kill()
            # Read to their ends, not only waited for: a process is over for asyncio once its pipes are, and one whose
            # buffer is full is not read any further by itself.
            await child.communicate()
    return _answer(child.returncode or 0, said)


async def _talk(child: asyncio.subprocess.Process, data: bytes, progress: Progress) -> bytes:
    """Hands over the document and follows the reading; returns what the child printed."""
    assert child.stdin
    assert child.stdout
    assert child.stderr
    beside = [asyncio.ensure_future(each) for each in (_feed(child.stdin, data), _follow(child.stderr, progress))]
    try:
        said = await _listen(child.stdout)
        await asyncio.gather(*beside)
    finally:
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
    await child.wait()
    return said


async def _listen(stdout: asyncio.StreamReader) -> bytes:
    """What the child prints; one that does not stop is not listened to for ever."""
    said = bytearray()
    while block := await stdout.read(BLOCK):
        said += block
        if len(said) > MAX_ANSWER:
            raise Refused("failed")
    return bytes(said)


async def _feed(stdin: asyncio.StreamWriter, data: bytes) -> None:
    # A child that has ended does not want the rest.
    with suppress(ConnectionError):
        for start in range(0, len(data), BLOCK):
            stdin.write(data[start : start + BLOCK])
            await stdin.drain()
    stdin.close()


async def _follow(stderr: asyncio.StreamReader, progress: Progress) -> None:
    while len(record := await _record(stderr)) == RECORD_SIZE:
        numbers = record[:4].strip(), record[4:8].strip()
        if all(number.isdigit() for number in numbers):
            progress(int(numbers[0]), int(numbers[1]))


async def _record(stderr: asyncio.StreamReader) -> bytes:
    try:
        return await stderr.readexactly(RECORD_SIZE)
    except asyncio.IncompleteReadError as error:
        return error.partial


def _answer(status: int, said: bytes) -> dict[str, Any]:
    if status:
        raise Refused(_ENDED_BY.get(status, "failed"))
    try:
        answer: dict[str, Any] = orjson.loads(said)
    except orjson.JSONDecodeError:
        raise Refused("failed") from None
    cause: RefusalCause | None = answer.get("refused")
    if cause:
        raise Refused(cause)
    return answer


def child_environment() -> dict[str, str]:
    """No token, key or other setting of the bot reaches the process that opens strangers' files."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
