"""`megabackdoor read`: what a plan document says, in words or as JSON, and how the reader came to it."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from bot import texts
from bot.languages import DEFAULT_LANGUAGE
from bot.plan_reader import PlanReading, Refused, explain
from bot.reading import MAX_BYTES, read_bytes, read_document
from bot.rendering.document import finding_text, passages_text
from bot.settings import Settings

USAGE_ERROR = 2


def run(options: argparse.Namespace, settings: Settings) -> int:
    """The command."""
    today = options.today or settings.today()
    return read_file(options.file, today, json=options.json, reasons=options.explain, language=options.language)


def read_file(
    name: str, today: date, *, json: bool = False, reasons: bool = False, language: str = DEFAULT_LANGUAGE
) -> int:
    """Reads a file, or standard input for `-`; prints what it says. The exit status is 2 for what cannot be read."""
    try:
        data = bytes_of(name)
    except OSError as error:
        sys.stderr.write(f"megabackdoor: {name}: cannot be read ({error.strerror})\n")
        return USAGE_ERROR
    try:
        if reasons:
            sys.stdout.write("\n".join(explain(read_bytes(data), today)) + "\n")
            return 0
        reading = read_document(data, today)
    except Refused as refused:
        return refuse(refused.reason, json=json, language=language)
    if json:
        sys.stdout.buffer.write(orjson.dumps(as_json(reading)) + b"\n")
    else:
        sys.stdout.write("\n\n".join(_in_words(reading, language)) + "\n")
    return 0


def as_json(reading: PlanReading) -> dict[str, Any]:
    """The object that `read --json` prints; a condition stands only where there is one."""
    findings = [{key: value for key, value in asdict(each).items() if value is not None} for each in reading.findings]
    passages = {question: [asdict(each) for each in found] for question, found in reading.passages.items()}
    return {"language": "en", "pages": reading.pages, "passages": passages, "findings": findings}


def _in_words(reading: PlanReading, language: str) -> list[str]:
    """The findings, and for every other question the sentences that bear on it."""
    found = {each.question for each in reading.findings}
    said = [finding_text(each, language) for each in reading.findings]
    said += [passages_text(key, each, language) for key, each in reading.passages.items() if each and key not in found]
    nothing = texts.text(language, "document.nothing", count=reading.pages)
    return [texts.plain(each) for each in said or [nothing]]


def bytes_of(name: str) -> bytes:
    """The file, or a little more than may be read of it: that is enough to refuse it."""
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def refuse(reason: str, *, json: bool, language: str) -> int:
    """Says why a document is not read; the exit status."""
    message = texts.plain(texts.text(language, f"document.refused.{reason}"))
    if json:
        sys.stdout.buffer.write(orjson.dumps({"error": {"reason": reason, "message": message}}) + b"\n")
    else:
        sys.stderr.write(f"megabackdoor: {message}\n")
    return USAGE_ERROR
