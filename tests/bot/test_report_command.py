from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.command_line.arguments import FORMATS
from bot.command_line.report import ReportProblem, Wanted, report
from core.assess import INTERVIEWS
from core.limits import built_in_limits
from tests import profiles
from tests.profiles import COMPLETE, NEW_YEAR, Profile, answered

NOW = datetime(2026, 1, 2, 8, tzinfo=UTC)
MEGA_AS_TEXT = Wanted()
BEGINNINGS = {"text": b"", "pdf": b"%PDF-", "png": b"\x89PNG\r\n", "ics": b"BEGIN:VCALENDAR\r\n"}


def employee(**changes: object) -> Profile:
    """The ordinary employee with an answer to everything."""
    return answered("mega", profiles.employee(job_next_pay_date="2026-01-09", **changes), NEW_YEAR)


def made(answers: Any, wanted: Wanted = MEGA_AS_TEXT) -> bytes:
    source = answers if isinstance(answers, bytes) else json.dumps(answers, default=str).encode()
    return report(wanted, source, built_in_limits(), NEW_YEAR, NOW)


def problem(answers: Any, wanted: Wanted = MEGA_AS_TEXT) -> str:
    with pytest.raises(ReportProblem) as raised:
        made(answers, wanted)
    said = str(raised.value)
    assert said
    assert "\n" not in said
    return said


def run(source: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {"PATH": os.environ["PATH"], "TODAY": "2026-01-02"}
    command = [sys.executable, "-m", "bot", "report", *arguments]
    return subprocess.run(command, input=source, capture_output=True, env=environment, check=False)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_made_in_each_language(form: str, language: str) -> None:
    assert made(employee(), Wanted("mega", form, language)).startswith(BEGINNINGS[form])


@pytest.mark.parametrize("form", ["text", "pdf"])
@pytest.mark.parametrize(("interview", "answers"), COMPLETE)
def test_every_interview_has_a_report(interview: str, answers: dict[str, Any], form: str) -> None:
    complete = answered(interview, {"job.next_pay_date": "2026-01-09"} | answers, NEW_YEAR)
    assert made(complete, Wanted(interview, form, "de"))


def test_all_interviews_are_among_those_reported() -> None:
    assert {interview for interview, _ in COMPLETE} == set(INTERVIEWS)


def test_the_language_of_the_answers_counts_where_none_is_asked_for() -> None:
    german = employee() | {"language": "de"}
    assert made(german).startswith(b"Ihr Ergebnis")
    assert made(german, Wanted(language="en")).startswith(b"Your result")
    assert made(employee() | {"language": "fr"}).startswith(b"Your result")


def test_the_answers_may_spread_over_several_lines_and_begin_with_a_byte_order_mark() -> None:
    assert made(b"\xef\xbb\xbf\n" + json.dumps(employee(), indent=2).encode() + b"\n") == made(employee())


def test_an_incomplete_result_names_the_missing_question() -> None:
    assert problem({"situation": "employee"}) == (
        "The answers are incomplete: the next question is job.after_tax (After-tax contributions)."
    )
    assert "job.after_tax" in problem({"situation": "employee", "language": "de"})


def test_a_year_without_limits_has_no_report() -> None:
    assert problem(employee() | {"tax_year": 2031}) == "There are no limits for 2031, so there is no report."


def test_a_bad_answer_is_named() -> None:
    assert problem(employee() | {"job.pay": "a lot"}).startswith("job.pay: ")
    assert problem(employee() | {"situation": "retired"}) == "situation is none of: employee, self_employed, both."
    assert problem(employee() | {"today": "soon"}).startswith("today: ")


@pytest.mark.parametrize("source", [b"", b"{", b"nonsense", b"{}\n{}", b"\xff", b'{"a": NaN}'])
def test_what_is_not_one_json_object_is_refused(source: bytes) -> None:
    assert "not one JSON object" in problem(source)


@pytest.mark.parametrize("source", [b"[]", b"3", b"null", b'"text"'])
def test_json_that_is_not_an_object_is_refused(source: bytes) -> None:
    assert "not an object of answers" in problem(source)


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_writes_the_document_and_nothing_else(form: str) -> None:
    source = json.dumps(
        answered("mega", profiles.employee_and_owner(job_next_pay_date="2026-01-09"), NEW_YEAR), default=str
    ).encode()
    done = run(source, "--format", form, "--language", "de", "mega")
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.startswith(BEGINNINGS[form])
    if form != "ics":
        assert done.stdout == made(source, Wanted("mega", form, "de"))


@pytest.mark.parametrize(
    ("source", "arguments"),
    [
        (b"{", ()),
        (b"{}", ()),
        (b'{"situation": "retired"}', ()),
        (b"{}", ("--format", "docx")),
        (b"{}", ("--language", "fr")),
        (b"{}", ("lottery",)),
    ],
)
def test_bad_input_is_one_sentence_and_exit_status_2(source: bytes, arguments: tuple[str, ...]) -> None:
    done = run(source, *arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"megabackdoor")
    assert done.stderr.count(b"\n") == 1
