"""The commands as another program or a shell uses them."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.command_line.assess import assess_lines, results
from bot.command_line.flow import flowchart
from core.assess import INTERVIEWS, as_json, assess
from core.limits import built_in_limits
from tests.bot.program import COMMAND, RunHere, environment, run
from tests.bot.walking import Walk
from tests.profiles import COMPLETE, answered, employee

TODAY = date(2026, 11, 23)


def assessed(*lines: str | bytes, interview: str = "mega") -> list[dict[str, Any]]:
    source = BytesIO(b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines))
    sink = BytesIO()
    assess_lines(interview, source, sink, built_in_limits(), TODAY)
    return [json.loads(line) for line in sink.getvalue().splitlines()]


def reasons(found: list[dict[str, Any]]) -> list[str | None]:
    return [each["error"]["reason"] if "error" in each else None for each in found]


def test_a_bad_line_gets_its_error_in_place_and_the_rest_goes_on() -> None:
    good = json.dumps(employee())
    found = assessed(good, "{", "[1]", '"text"', "null", "7", b'{"job.pay": "\xff"}', "", good)
    expected = ["malformed_json", *["not_an_object"] * 4, "malformed_json", "malformed_json"]
    assert reasons(found) == [None, *expected, None]
    assert found[0] == found[-1]
    assert all(each["error"]["message"] for each in found if "error" in each)


def test_a_bad_answer_names_its_question_and_speaks_the_language_asked_for() -> None:
    line = json.dumps(answered("mega", employee(), TODAY) | {"job.pay": "24,5000", "language": "de"})
    (found,) = assessed(line)
    message = found["error"].pop("message")
    assert found == {"error": {"question": "job.pay", "reason": "not_a_number"}}
    assert message.startswith("Das kann ich nicht")
    assert message.endswith("24.500 oder 24500.")


def test_the_diary_of_a_year_is_reckoned_with_the_answers() -> None:
    answers = answered("mega", employee(), TODAY)
    entries = [{"date": "2026-01-09", "kind": "after_tax", "amount": "1.500,00"}]
    line = json.dumps({"answers": answers, "entries": entries})
    wrong = json.dumps({"answers": answers | {"language": "de"}, "entries": [{"kind": "bonus"}]})
    found = assessed(line, wrong, '{"answers": 7}', "[]", interview="ledger")
    assert (found[0]["room_left"], found[0]["basis"], found[0]["warnings"]) == (40_000, 1_500, [])
    assert found[1]["error"]["question"] == "entries.0.kind"
    assert found[1]["error"]["message"].startswith("Das konnte ich")
    assert reasons(found) == [None, "not_a_choice", "not_an_object", "not_an_object"]


@pytest.mark.parametrize(
    ("answer", "value", "reason"),
    [
        ("job.pay", -1, "negative"),
        ("job.pay", "100000001", "too_large"),
        ("job.pay", True, "not_a_number"),
        ("job.pay", [1], "not_a_number"),
        ("job.pay", {"a": 1}, "not_a_number"),
        ("job.pay", "12 €", "other_currency"),
        ("job.deferrals", 180_001, "above_pay"),
        ("job.employer", "101%", "above_100_percent"),
        ("job.employer", "50%", "percent_of_pay_or_match"),
        ("job.cap", "10", "percent_or_dollars"),
        ("job.next_pay_date", "soon", "not_a_date"),
        ("job.next_pay_date", "2026-10-01", "not_the_next_pay_date"),
        ("tax_year", 54, "out_of_range"),
        ("tax_year", 2026.5, "not_a_whole_number"),
        ("situation", "retired", "not_a_choice"),
        ("tax_year", "soon", "not_a_number"),
        ("today", "tomorrow", "not_a_date"),
        ("today", 7, "not_a_date"),
    ],
)
def test_an_impossible_answer_gets_its_reason(answer: str, value: object, reason: str) -> None:
    (found,) = assessed(json.dumps(employee() | {answer: value}))
    assert found["error"]["question"] == answer
    assert found["error"]["reason"] == reason


def test_a_year_without_limits_has_an_outcome_and_no_figures() -> None:
    (found,) = assessed(json.dumps(employee() | {"tax_year": 2031}))
    assert found["outcome"] == "limits_not_loaded"
    assert found["figures"] == {}
    (found,) = assessed(json.dumps(employee() | {"today": "2031-05-01"}))
    assert found["outcome"] == "limits_not_loaded"


def test_the_chat_and_the_command_read_an_answer_with_the_same_code() -> None:
    typed = {"job.pay": "180 Tsd", "job.deferrals": "24.500,00 $", "job.employer": "6k", "job.cap": "NONE "}
    assert assessed(json.dumps(employee() | typed))[0]["figures"] == assessed(json.dumps(employee()))[0]["figures"]


def test_unfinished_answers_name_the_next_question() -> None:
    (found,) = assessed('{"situation": "employee", "job.after_tax": "unsure"}')
    assert found["outcome"] == "incomplete"
    assert found["next_question"] == "job.route"
    assert found["open_questions"] == ["job.after_tax"]
    assert found["figures"]["deferral_limit"] == 24_500


@pytest.mark.parametrize(("interview", "answers"), COMPLETE)
def test_the_command_gives_the_result_object_of_the_core(interview: str, answers: dict[str, Any]) -> None:
    complete = answered(interview, answers, TODAY) | {"today": TODAY.isoformat()}
    (found,) = assessed(json.dumps(complete), interview=interview)
    assert found == as_json(assess(interview, complete, built_in_limits(), TODAY))
    assert found["next_question"] is None


@given(st.binary(max_size=80))
def test_no_line_whatever_its_bytes_raises(line: bytes) -> None:
    found = list(results("mega", [line.replace(b"\n", b" "), b"{}"], built_in_limits(), TODAY))
    assert found[-1]["next_question"] == "situation"


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(INTERVIEWS)), st.data())
def test_no_answers_object_raises(interview: str, data: st.DataObject) -> None:
    ids = [question.id for question in INTERVIEWS[interview][0].asked] + ["tax_year", "today", "language"]
    answers = data.draw(st.dictionaries(st.sampled_from(ids), JSON, max_size=8))
    known = dict(next(answers for name, answers in COMPLETE if name == interview)) | answers
    for line in (json.dumps(answers), json.dumps(known)):
        (found,) = assessed(line, interview=interview)
        assert "error" in found or found["interview"] == interview


def test_a_huge_line_and_thousands_of_profiles_stream(tmp_path: Path) -> None:
    huge = json.dumps(employee() | {"ignored": "x" * 3_000_000})
    lines = [huge, *[json.dumps(employee(job_pay=50_000 + number)) for number in range(2000)]]
    done = run(["assess", "mega"], {}, tmp_path, "\n".join(lines) + "\n")
    assert done.status == 0
    assert done.err == ""
    found = [json.loads(line) for line in done.out.splitlines()]
    assert len(found) == 2001
    assert [each["figures"]["annual_additions_limit"] for each in found[1:4]] == [50_000, 50_001, 50_002]


def path_of(complete: dict[str, Any]) -> list[str]:
    """The ids of the questions in the order in which they are asked."""
    replay = INTERVIEWS["mega"][0].replay(complete, built_in_limits()[TODAY.year], TODAY)
    return [question.id for question in replay.path]


def test_another_program_can_converse_with_it_line_by_line(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "assess", "mega"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment({}, tmp_path),
        cwd=tmp_path,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        answers: dict[str, object] = {"today": TODAY.isoformat()}
        complete = answered("mega", employee(), TODAY)
        for key in path_of(complete):
            process.stdin.write(json.dumps(answers).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["next_question"] == key
            answers[key] = complete[key]
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(20) == 0


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    line = json.dumps(answered("mega", employee(), TODAY) | {"today": TODAY.isoformat()})
    (tmp_path / "lines").write_text((line + "\n") * 500)
    command = subprocess.list2cmdline([*COMMAND, "assess", "mega"])
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", f"{command} < lines | head -n 1"],
        capture_output=True,
        env=environment({}, tmp_path),
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["outcome"] == "eligible"


@pytest.mark.parametrize(
    "arguments",
    [
        ["assess"],
        ["assess", "mega", "ira"],
        ["assess", "roulette"],
        ["frobnicate"],
        ["--verbose"],
        ["backup"],
        ["chat", "--language", "fr"],
        ["flow", "roulette"],
    ],
    ids=" ".join,
)
def test_bad_usage_is_one_sentence_and_exit_status_2(arguments: list[str], run_here: RunHere) -> None:
    done = run_here(arguments, {})
    assert done.status == 2
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert done.err.startswith("megabackdoor")


def test_help_names_every_command(run_here: RunHere) -> None:
    done = run_here(["--help"], {})
    assert done.status == 0
    assert all(command in done.out for command in ("chat", "assess", "flow", "backup", "doctor"))


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_the_flowchart_has_every_question_and_a_way_to_it(interview: str) -> None:
    chart = flowchart(interview)
    nodes = re.findall(r'^  (\w+)\["([\w.]+)"\]$', chart, re.MULTILINE)
    assert [label for _, label in nodes] == [question.id for question in INTERVIEWS[interview][0].asked]
    reached = set(re.findall(r"--> ?(?:\|[^|]*\| )?(\w+)$", chart, re.MULTILINE))
    assert {node for node, _ in nodes[1:]} | {"result"} == reached
    walk = Walk(INTERVIEWS[interview][0])
    assert walk.interview.questions[0].id == nodes[0][1]


def test_doctor_finds_nothing_wrong_with_a_fresh_folder_and_makes_no_database(tmp_path: Path) -> None:
    done = run(["doctor"], {}, tmp_path)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert not (tmp_path / "conversations.db").exists()


def test_doctor_names_each_problem_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "conversations.db").write_text("this is no database" * 100)
    done = run(["doctor"], {"TELEGRAM_BOT_TOKEN": "nonsense", "TODAY": "2031-01-01"}, tmp_path)
    assert done.status == 1
    assert len(done.out.splitlines()) == 3
    assert "no limits are loaded for 2031" in done.out
    assert "not a bot token" in done.out
    assert "not a usable SQLite database" in done.out


def test_doctor_names_every_setting_that_cannot_be_used(tmp_path: Path) -> None:
    bad = {"KEEP_DAYS": "0", "RICH_MESSAGES": "maybe", "WEBHOOK_URL": "ftp://example.org", "TODAY": "2026-02-30"}
    done = run(["doctor"], bad, tmp_path)
    assert (done.status, done.err) == (1, "")
    assert sorted(line.split(":")[0] for line in done.out.splitlines()) == sorted(bad)
    assert "Input" not in done.out


def test_a_backup_is_a_whole_database(tmp_path: Path) -> None:
    run(["chat", "--language", "de"], {}, tmp_path, "1\n")
    done = run(["backup", "copy.db"], {}, tmp_path)
    assert (done.status, done.out, done.err) == (0, "", "")
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("select count(*) from sessions").fetchone() == (1,)
        assert copy.execute("pragma integrity_check").fetchone() == ("ok",)
    copy.close()


def test_a_backup_to_nowhere_is_one_sentence(tmp_path: Path) -> None:
    done = run(["backup", "/no/such/folder/copy.db"], {}, tmp_path)
    assert done.status == 2
    assert done.err.count("\n") == 1


TYPED = {
    "situation": "1",
    "job.after_tax": "1",
    "job.route": "2",
    "age_band": "1",
    "job.pay_schedule": "alle zwei wochen",
    "job.next_pay_date": "4.12.",
    "job.pay_per_date": "6923,08",
    "job.pay": "180000",
    "job.net_pay": "4300",
    "job.deferrals": "24500",
    "job.employer": "6000",
    "job.cap": "keine",
    "residence": "In den USA",
}


def typed_chat() -> str:
    """What somebody types into the terminal, question by question; the usual answer where it does not matter."""
    answers = answered("mega", employee(), TODAY)
    path = INTERVIEWS["mega"][0].replay(answers, built_in_limits()[TODAY.year], TODAY).path
    return "".join(f"{TYPED.get(question.id, question.usual)}\n" for question in path)


def test_the_chat_in_a_pipe_comes_to_the_result_and_leaves_at_the_end_of_input(tmp_path: Path) -> None:
    done = run(["chat", "--language", "de"], {}, tmp_path, typed_chat())
    assert (done.status, done.err) == (0, "")
    assert "2026 sind noch bis zu 12.900\u00a0$ an Nachsteuerbeiträgen möglich." in done.out
    assert "4.300\u00a0$ pro Zahlung" in done.out
    assert "> " not in done.out.splitlines(), "no prompt in a pipe"
    assert "<b>" not in done.out
    again = run(["chat", "--language", "de"], {}, tmp_path, "/aendern\n")
    assert "180.000\u00a0$" in again.out, "the answers are in the same file"


def test_without_a_token_and_without_a_command_the_chat_runs(tmp_path: Path) -> None:
    done = run([], {"LC_ALL": "de_DE.UTF-8"}, tmp_path, "")
    assert done.status == 0
    assert "Wie arbeiten Sie?" in done.out
    assert "How do you work?" in run([], {}, tmp_path / "..", "/quit\n").out or done.out


def test_the_chat_survives_what_people_type(tmp_path: Path) -> None:
    typed = "\n\n   \n/\n/ \n<b>\n&amp;\n{year}\n" + "x" * 5000 + "\n\x00\x1b[31m\n💥\n?\n<\n99\n/year 9999999999\n"
    done = run(["chat", "--language", "en"], {}, tmp_path, typed)
    assert (done.status, done.err) == (0, "")
    assert done.out.count("How do you work?") >= 5
    assert "Something went wrong" not in done.out


def test_bytes_that_are_no_text_do_not_end_the_chat(tmp_path: Path) -> None:
    done = run(["chat", "--language", "en"], {}, tmp_path, b"\xff\xfe\n1\n")
    assert "Traceback" not in done.err
    assert done.status == 0


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity", "1e400", "9" * 5000])
def test_what_programs_write_for_no_number_names_its_question(written: str) -> None:
    line = json.dumps(answered("mega", employee(), TODAY)).replace("180000", written)
    (found,) = assessed(line)
    assert (found["error"]["question"], bool(found["error"]["message"])) == ("job.pay", True)
    assert reasons(assessed("{NaN", "NaN", "[" * 200_000)) == ["malformed_json", "not_an_object", "malformed_json"]
