"""The child process of reading: a stranger's document in on standard input, one JSON object out."""

import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import orjson

from bot.document.pages import is_pdf, pages_of_pdf, pages_of_text
from bot.document.refusal import Refused
from bot.payslip import is_payslip, reading_of
from bot.payslip.documents import lines_of_document
from bot.payslip.lines import Line
from bot.plan_reader import read_document

MAX_PAGES = 400
MAX_CHARACTERS = 8_000_000
MAX_MEMORY = 256 * 1024 * 1024
"""Bytes of address space, the interpreter included."""

LARGEST_PAYSLIP = 2 * 1024 * 1024
"""Bytes; logos and fonts included, a payslip stays far below it."""

PAGE_RECORD = b"%4d%4d"
"""How far the reading is: a page of so many."""

AFTER_THE_CONVERSATION = 10
"""How far the process stands back (`nice`): whoever chats meanwhile goes first."""


def limit_this_process(seconds: int) -> None:
    """Bounds memory, processor time and open files, forbids writing files, where the system can do so."""
    try:
        import resource
    except ImportError:
        return
    for kind, most, beyond in (
        (resource.RLIMIT_AS, MAX_MEMORY, 0),
        # At the softer limit comes a signal of its own; the harder one looks like a machine without memory.
        (resource.RLIMIT_CPU, seconds, 5),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NOFILE, 64, 0),
    ):
        resource.setrlimit(kind, (most, most + beyond))
    os.nice(AFTER_THE_CONVERSATION)


def say_page(number: int, count: int) -> None:
    """Tells the parent how far it is, on standard error, which is used for nothing else."""
    os.write(2, PAGE_RECORD % (number, count))


def pages_of(data: bytes) -> list[str]:
    """The pages of a document of either kind, within the limits on pages and text."""
    pages = pages_of_pdf(data, MAX_PAGES, say_page) if is_pdf(data) else pages_of_text(data)
    if len(pages) > MAX_PAGES:
        raise Refused("too_many_pages")
    if sum(map(len, pages)) > MAX_CHARACTERS:
        raise Refused("too_much_text")
    if sum(sign.isalpha() for page in pages for sign in page[:5000]) < 3:
        raise Refused("no_words" if any(map(str.strip, pages)) or not is_pdf(data) else "no_text")
    return pages


def _pages(data: bytes, _: date) -> dict[str, Any]:
    return {"pages": pages_of(data)}


def _reading(data: bytes, today: date) -> dict[str, Any]:
    return {"reading": asdict(read_document(pages_of(data), today))}


def _payslip(data: bytes, today: date) -> dict[str, Any]:
    return _told(lines_of_document(data), today)


def _told(lines: Sequence[Line], today: date) -> dict[str, Any]:
    reading = reading_of(lines, today)
    fields = {key: asdict(each) for key, each in reading.fields.items()}
    return {"payslip": fields, "money": asdict(reading.money) if reading.money else None}


def _whichever(data: bytes, today: date) -> dict[str, Any]:
    """A payslip is read as one, anything else as a plan document."""
    lines = _lines_of_a_short(data)
    return _told(lines, today) if is_payslip(lines) else _reading(data, today)


def _lines_of_a_short(data: bytes) -> Sequence[Line]:
    """The lines of a file that may be a payslip; none where the other reader has to say what is wrong with it."""
    try:
        return lines_of_document(data) if len(data) <= LARGEST_PAYSLIP else ()
    except MemoryError:
        raise
    except Exception:  # a parser may fail in any way on a hostile file
        return ()


TASKS: dict[str, Callable[[bytes, date], dict[str, Any]]] = {
    "pages": _pages,
    "reading": _reading,
    "payslip": _payslip,
    "whichever": _whichever,
}
"""What can be asked of a document."""


def answer_to(task: str, data: bytes, today: date) -> dict[str, Any]:
    """What the child prints: the pages or what they say, or the reason of a refusal."""
    if not data:
        return {"refused": "empty"}
    try:
        return TASKS[task](data, today)
    except Refused as refused:
        return {"refused": refused.cause}
    except MemoryError:
        return {"refused": "too_much_memory"}
    except Exception:  # a parser may fail in any way on a hostile file
        return {"refused": "failed"}


def main() -> None:
    """The child: document in on standard input, one JSON object out."""
    task, today, seconds = sys.argv[1], date.fromisoformat(sys.argv[2]), int(sys.argv[3])
    limit_this_process(seconds)
    logging.disable(logging.CRITICAL)
    answer = answer_to(task, sys.stdin.buffer.read(), today)
    sys.stdout.buffer.write(orjson.dumps(answer, default=str, option=orjson.OPT_NON_STR_KEYS))
    sys.stdout.buffer.flush()
    # Taking a large document apart again would only cost time.
    os._exit(0)
