"""`megabackdoor read`: what a plan document says, in words or as JSON."""

from __future__ import annotations

import sys
from pathlib import Path

import orjson

from bot import texts
from bot.languages import DEFAULT_LANGUAGE
from bot.plan_reader import Refused
from bot.reading import as_json, read_document
from bot.rendering.document import finding_text

USAGE_ERROR = 2


def read_file(name: str, *, json: bool, language: str = DEFAULT_LANGUAGE) -> int:
    """Reads a file, or standard input for `-`; prints what it says. The exit status is 2 for what cannot be read."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        sys.stderr.write(f"megabackdoor: {name}: cannot be read ({error.strerror})\n")
        return USAGE_ERROR
    try:
        pages, findings = read_document(data)
    except Refused as refused:
        return _refuse(refused.reason, json=json, language=language)
    if json:
        sys.stdout.buffer.write(orjson.dumps(as_json(pages, findings)) + b"\n")
        return 0
    said = [texts.plain(finding_text(each, language)) for each in findings]
    nothing = texts.plain(texts.text(language, "document.nothing", count=len(pages)))
    sys.stdout.write("\n\n".join(said or [nothing]) + "\n")
    return 0


def _refuse(reason: str, *, json: bool, language: str) -> int:
    message = texts.plain(texts.text(language, f"document.refused.{reason}"))
    if json:
        sys.stdout.buffer.write(orjson.dumps({"error": {"reason": reason, "message": message}}) + b"\n")
    else:
        sys.stderr.write(f"megabackdoor: {message}\n")
    return USAGE_ERROR
