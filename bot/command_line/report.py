"""`megabackdoor report`: one object of answers in, the result as a document out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import orjson

from bot import texts
from bot.command_line.assess import day_of, language_of
from bot.languages import DEFAULT_LANGUAGE
from bot.settings import Settings, SettingsProblem
from bot.wording import filled, name_of
from core.assess import BadAnswer, Result, assess, question_by_id
from core.limits import LimitsByYear


class ReportProblem(ValueError):
    """Why there is no document; the message is one sentence."""


class Wanted(NamedTuple):
    """Which document is asked for; without a language, that of the answers."""

    interview: str = "mega"
    form: str = "text"
    language: str | None = None


def run(options: argparse.Namespace, settings: Settings) -> int:
    """The command."""
    wanted = Wanted(options.interview, options.format, options.language)
    source = sys.stdin.buffer.read()
    try:
        document = report(wanted, source, settings.limits(), settings.today(), datetime.now(UTC))
    except ReportProblem as problem:
        raise SettingsProblem(str(problem)) from None
    sys.stdout.buffer.write(document)
    return 0


def report(wanted: Wanted, source: bytes, limits: LimitsByYear, today: date, now: datetime) -> bytes:
    """The document of one answers object in JSON. Raises `ReportProblem`."""
    answers = _answers(source, wanted.language or DEFAULT_LANGUAGE)
    language = wanted.language or language_of(answers)
    try:
        result = assess(wanted.interview, answers, limits, day_of(answers, today))
    except BadAnswer as error:
        raise ReportProblem(_bad_answer(error, language)) from None
    _check_is_finished(result, language)
    return _makers(now)[wanted.form](result, language)


def _makers(now: datetime) -> dict[str, Callable[[Result, str], bytes]]:
    """How each format is made; what draws and lays out is loaded here and not at start."""
    from bot.takeaway.calendar_file import plan_ics
    from bot.takeaway.pdf import plan_pdf
    from bot.takeaway.picture import after_tax_picture
    from bot.takeaway.text import plan_text

    return {
        "text": lambda result, language: plan_text(result, language).encode(),
        "pdf": plan_pdf,
        "png": after_tax_picture,
        "ics": lambda result, language: plan_ics(result, language, now),
    }


def _answers(source: bytes, language: str) -> dict[str, Any]:
    try:
        answers = orjson.loads(source.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise ReportProblem(texts.text(language, "report.malformed_json", line=error.lineno)) from None
    if not isinstance(answers, dict):
        raise ReportProblem(texts.text(language, "report.not_an_object"))
    return answers


def _bad_answer(error: BadAnswer, language: str) -> str:
    """The question and what is wrong with its answer, in one line; a choice is named by its codes."""
    question = question_by_id(error.question)
    codes = question.type.codes if question else ()
    if error.problem.reason == "not_a_choice" and codes:
        return texts.text(language, "report.not_a_choice", question=error.question, codes=", ".join(codes))
    said = texts.plain(filled(language, f"problem.{error.problem.reason}", error.problem.bounds))
    return f"{error.question}: {' '.join(said.split())}"


def _check_is_finished(result: Result, language: str) -> None:
    if result.assessment.outcome == "limits_not_loaded":
        raise ReportProblem(texts.text(language, "report.limits_not_loaded", year=str(result.tax_year)))
    missing = result.next_question
    if missing:
        name = name_of(language, missing) if question_by_id(missing) else missing
        raise ReportProblem(texts.text(language, "report.incomplete", question=missing, name=name))
