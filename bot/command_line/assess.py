"""`megabackdoor assess`: JSON lines of answers in, JSON lines of results out, one at a time."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO

import orjson

from bot import texts
from bot.languages import DEFAULT_LANGUAGE, LANGUAGES
from bot.settings import Settings
from bot.wording import filled
from core.amounts import LONGEST_TEXT, Problem
from core.assess import BadAnswer, as_json, assess
from core.ledger.assessment import assess_ledger, ledger_as_json
from core.ledger.entries import read_entries
from core.limits import LimitsByYear

LEDGER = "ledger"
CENTURIES = range(1900, 2200)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """The command."""
    assess_lines(options.interview, sys.stdin.buffer, sys.stdout.buffer, settings.limits(), settings.today())
    return 0


def results(interview: str, lines: Iterable[bytes], limits: LimitsByYear, today: date) -> Iterator[dict[str, Any]]:
    """One result or error for each line, in order; empty lines behind the last object are no lines."""
    empty = 0
    for line in lines:
        if not line.strip():
            empty += 1
            continue
        for _ in range(empty):
            yield _line_error("malformed_json", DEFAULT_LANGUAGE)
        empty = 0
        yield result_of(interview, line, limits, today)


def result_of(interview: str, line: bytes, limits: LimitsByYear, today: date) -> dict[str, Any]:
    """The result of one line, or the error in its place."""
    try:
        answers = _read(line)
    except ValueError:
        return _line_error("malformed_json", DEFAULT_LANGUAGE)
    if not isinstance(answers, dict):
        return _line_error("not_an_object", DEFAULT_LANGUAGE)
    if interview == LEDGER:
        return _ledger_of(answers, limits, today)
    language = language_of(answers)
    try:
        return as_json(assess(interview, answers, limits, day_of(answers, today)))
    except BadAnswer as error:
        return _error(error.question, error.problem, language)


def _read(line: bytes) -> Any:
    """The value of a line; raises `ValueError`. What only the slower reader takes has a question that can be named."""
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        try:
            # No numbers, as many programs write them, become text; numbers beyond all bounds become infinite.
            return json.loads(line, parse_constant=str, parse_int=_whole_number)
        except RecursionError:
            raise ValueError from None


def _whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) < LONGEST_TEXT else float(digits)


def _ledger_of(given: dict[str, Any], limits: LimitsByYear, today: date) -> dict[str, Any]:
    """What the diary of a year comes to, from the answers and the entries in one object."""
    answers = given.get("answers", {})
    if not isinstance(answers, dict):
        return _line_error("not_an_object", language_of(given))
    try:
        entries = read_entries(given.get("entries", []))
        return ledger_as_json(assess_ledger(answers, entries, limits, day_of(answers, today)))
    except BadAnswer as error:
        return _error(error.question, error.problem, language_of(answers))


def language_of(answers: dict[str, Any]) -> str:
    """The language of the messages, English unless another is named."""
    language = answers.get("language")
    return language if isinstance(language, str) and language in LANGUAGES else DEFAULT_LANGUAGE


def day_of(answers: dict[str, Any], today: date) -> date:
    """The date to calculate with; raises `BadAnswer`."""
    given = answers.get("today")
    if given is None:
        return today
    try:
        day = date.fromisoformat(given)
    except (TypeError, ValueError):
        raise BadAnswer("today", Problem("not_a_date")) from None
    if day.year not in CENTURIES:
        raise BadAnswer("today", Problem("not_a_date"))
    return day


def _line_error(reason: str, language: str) -> dict[str, Any]:
    return _error(None, Problem(reason), language)


def _error(question: str | None, problem: Problem, language: str) -> dict[str, Any]:
    message = texts.plain(filled(language, f"problem.{problem.reason}", problem.bounds))
    return {"error": {"question": question, "reason": problem.reason, "message": message}}


def assess_lines(interview: str, source: BinaryIO, sink: BinaryIO, limits: LimitsByYear, today: date) -> None:
    """Streams results; each is written as soon as it is known, so that a program can converse with this one."""
    # Results form no cycles; looking for some after every few hundred objects costs a tenth of the time.
    gc.freeze()
    gc.set_threshold(100_000)
    for result in results(interview, source, limits, today):
        sink.write(orjson.dumps(result) + b"\n")
        sink.flush()
