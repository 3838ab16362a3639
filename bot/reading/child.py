"""The child process of reading: a stranger's document in on standard input, pages and findings out."""

import logging
import sys
from dataclasses import asdict
from typing import Any

import orjson

from bot.plan_reader import Refused
from bot.plan_reader.pages import pages_of_pdf, pages_of_text
from bot.reading import MAX_PAGES
from core.plan_document import read_plan

MAX_CHARACTERS = 8_000_000
MAX_MEMORY = 768 * 1024 * 1024
"""Bytes of address space, the interpreter included."""


def limit_this_process(seconds: int) -> None:
    """Bounds memory, processor time and open files, forbids writing files, where the system can do so."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_CPU, seconds + 1),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(kind, (most, most))


def pages_of(data: bytes) -> list[str]:
    """The pages of a document of either kind, within the limits on pages and text."""
    pages = pages_of_pdf(data, MAX_PAGES) if b"%PDF-" in data[:1024] else pages_of_text(data)
    if len(pages) > MAX_PAGES:
        raise Refused("too_many_pages")
    if sum(map(len, pages)) > MAX_CHARACTERS:
        raise Refused("too_large")
    if sum(sign.isalpha() for page in pages for sign in page[:5000]) < 3:
        raise Refused("no_text")
    return pages


def answer_to(task: str, data: bytes) -> dict[str, Any]:
    """What the child prints: the pages and, where asked, the findings, or the reason of a refusal."""
    try:
        pages = pages_of(data)
        findings = read_plan(pages) if task == "findings" else ()
    except Refused as refused:
        return {"refused": refused.reason}
    except MemoryError:
        return {"refused": "too_large"}
    except Exception:  # a parser may fail in any way on a hostile file
        return {"refused": "damaged"}
    return {"pages": pages, "findings": [asdict(each) for each in findings]}


def main() -> None:
    """The child: document in on standard input, one JSON object out."""
    task, seconds = sys.argv[1], int(sys.argv[2])
    limit_this_process(seconds)
    logging.disable(logging.CRITICAL)
    sys.stdout.buffer.write(orjson.dumps(answer_to(task, sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
