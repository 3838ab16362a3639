"""`megabackdoor read`: what a plan document says, in words or as JSON, and how the reader came to it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date
from typing import Any

import orjson

from bot import texts
from bot.command_line import document
from bot.languages import DEFAULT_LANGUAGE
from bot.plan_reader import PlanReading, explain
from bot.reading.process import read_bytes, read_document
from bot.rendering.document import finding_text, passages_text
from bot.settings import Settings


def run(options: argparse.Namespace, settings: Settings) -> int:
    """The command."""
    today = options.today or settings.today()
    return read_file(options.file, today, json=options.json, reasons=options.explain, language=options.language)


def read_file(
    name: str, today: date, *, json: bool = False, reasons: bool = False, language: str = DEFAULT_LANGUAGE
) -> int:
    """Reads a file, or standard input for `-`; prints what it says. The exit status is 2 for what cannot be read."""

    def answer_to(data: bytes) -> bytes:
        if reasons:
            return "\n".join(explain(read_bytes(data), today)).encode()
        reading = read_document(data, today)
        return orjson.dumps(as_json(reading)) if json else "\n\n".join(_in_words(reading, language)).encode()

    return document.answer(name, answer_to, json=json, language=language)


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
