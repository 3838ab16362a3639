"""`megabackdoor payslip`: the answers that a payslip gives, each with its line, in words or as JSON."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

import orjson

from bot import texts
from bot.command_line import document
from bot.document.result import Field
from bot.reading.process import read_payslip
from bot.settings import Settings
from bot.wording import answer_text, name_of


def run(options: argparse.Namespace, settings: Settings) -> int:
    """The command."""
    return read_file(options.file, settings.today(), json=options.json, language=options.language)


def read_file(name: str, today: date, *, json: bool, language: str) -> int:
    """Reads a file, or standard input for `-`; prints what was found. The exit status is 2 for what cannot be read."""

    def answer_to(data: bytes) -> bytes:
        found = read_payslip(data, today)
        if json:
            return orjson.dumps({"fields": {key: as_json(each) for key, each in found.items()}})
        nothing = texts.plain(texts.text(language, "payslip.none"))
        return "\n".join([in_words(key, each, language) for key, each in found.items()] or [nothing]).encode()

    return document.answer(name, answer_to, json=json, language=language)


def as_json(field: Field) -> dict[str, Any]:
    """One field: an amount as a number, a date and a choice as text."""
    is_amount = field.value.replace(".", "", 1).isdigit()
    return asdict(field) | {"value": float(Decimal(field.value)) if is_amount else field.value}


def in_words(question: str, field: Field, language: str) -> str:
    """One field as a line: its name, its value, and the line of the payslip."""
    return f"{name_of(language, question)}: {answer_text(language, question, field.value)}  ({field.line})"
