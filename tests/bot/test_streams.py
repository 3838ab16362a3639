"""The program where its surroundings are poor: closed or full streams, other encodings, no home, no folder."""

from __future__ import annotations

import json
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from bot.storage import Storage
from bot.storage.encryption import key_bytes
from tests.bot.program import COMMAND, PASSPHRASE, RunHere, environment, run
from tests.profiles import COMPLETE

FULL = Path("/dev/full")
ANSWERS = json.dumps(next(answers for name, answers in COMPLETE if name == "ira"))


def in_a_shell(line: str, folder: Path, more: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = subprocess.list2cmdline(COMMAND)
    (folder / "answers").write_text(ANSWERS + "\n")
    return subprocess.run(
        ["/bin/bash", "-c", line.replace("PROGRAM", command)],
        capture_output=True,
        text=True,
        env=environment(more or {}, folder),
        cwd=folder,
        timeout=60,
        check=False,
    )


PRINTING = [
    "assess ira < answers",
    "report ira < answers",
    "report --format pdf ira < answers",
    "explain pro rata",
    "explain --json pro rata",
    "flow",
    "--help",
    "--version",
    "chat --language en < answers",
]


@pytest.mark.skipif(not FULL.exists(), reason="no such device here")
@pytest.mark.parametrize("arguments", PRINTING[::3])
def test_a_full_standard_output_is_one_sentence(arguments: str, tmp_path: Path) -> None:
    done = in_a_shell(f"PROGRAM {arguments} > /dev/full", tmp_path)
    assert (done.returncode, done.stderr) == (2, "megabackdoor: standard output: No space left on device\n")


def test_a_change_of_the_key_that_cannot_be_reported_does_not_happen(tmp_path: Path) -> None:
    run(["chat"], {}, tmp_path)
    done = in_a_shell("PROGRAM rotate-key new.key >&-", tmp_path)
    assert (done.returncode, done.stderr) == (2, "megabackdoor: standard output: Bad file descriptor\n")
    assert run(["doctor"], {}, tmp_path).status == 0
    assert run(["rotate-key", "new.key"], {}, tmp_path).out.startswith(
        "Encrypting the database with the key in new.key"
    )
    assert run(["doctor"], {}, tmp_path).status == 1


@pytest.mark.parametrize("arguments", PRINTING)
def test_a_closed_standard_output_is_one_sentence(arguments: str, tmp_path: Path) -> None:
    done = in_a_shell(f"PROGRAM {arguments} >&-", tmp_path)
    assert (done.returncode, done.stderr) == (2, "megabackdoor: standard output: Bad file descriptor\n")


def test_a_closed_standard_input_is_an_empty_one(tmp_path: Path) -> None:
    done = in_a_shell("PROGRAM assess mega <&-", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    done = in_a_shell("PROGRAM chat --language en <&-", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_closed_standard_error_still_gives_the_exit_status(tmp_path: Path) -> None:
    done = in_a_shell("PROGRAM frobnicate 2>&-; echo $?", tmp_path)
    assert done.stdout == "2\n"
    done = in_a_shell("PROGRAM flow 2>&-; echo $?", tmp_path, {"TODAY": "x"})
    assert done.stdout == "2\n"


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252"])
def test_a_terminal_that_lacks_a_sign_shows_a_question_mark(encoding: str, tmp_path: Path) -> None:
    typed = "1\n1\n2\n\xe4\xf6\n/hilfe\n".encode("latin-1")
    done = subprocess.run(
        [*COMMAND, "chat", "--language", "de"],
        input=typed,
        capture_output=True,
        env=environment({"PYTHONIOENCODING": encoding}, tmp_path),
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode(encoding)
    assert "?" in said
    assert "Something went wrong" not in said
    assert "schiefgegangen" not in said


def test_without_a_home_and_without_a_name_the_key_needs_a_place(tmp_path: Path) -> None:
    script = (
        "import os, pwd, sys\n"
        "os.environ.pop('HOME', None)\n"
        "def nobody(_): raise KeyError('uid not found')\n"
        "pwd.getpwuid = nobody\n"
        "from bot.__main__ import main\n"
        "sys.exit(main(['chat', '--language', 'en']))\n"
    )
    given = environment({"DATABASE_KEY": ""}, tmp_path)
    done = subprocess.run(
        [COMMAND[0], "-c", script], input=b"", capture_output=True, env=given, cwd=tmp_path, timeout=60, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"set DATABASE_KEY_FILE" in done.stderr


def test_a_working_folder_that_has_gone_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    given = "DATABASE_PATH=x.db DATABASE_KEY='a passphrase for the tests'"
    done = in_a_shell(f"cd gone && rmdir ../gone && {given} PROGRAM chat --language en < /dev/null", tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_the_version_is_that_of_the_distribution(tmp_path: Path) -> None:
    try:
        number = version("mega-backdoor-bot")
    except PackageNotFoundError:
        number = "(not installed)"
    done = run(["--version"], {}, tmp_path)
    assert (done.status, done.out, done.err) == (0, f"megabackdoor {number}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "no-such-file.pdf"],
        ["read", "."],
        ["read", "--today", "yesterday", "-"],
        ["explain"],
        ["explain", "--language", "tlh", "x"],
        ["report", "--format", "docx"],
        ["report", "roulette"],
        ["rotate-key"],
        ["rotate-key", "."],
        ["backup", "."],
        ["doctor", "everything"],
        ["--version=2"],
        ["chat", "--language", "two\nlines"],
    ],
    ids=" ".join,
)
def test_every_command_answers_bad_usage_with_one_sentence(
    arguments: list[str], run_here: RunHere, tmp_path: Path
) -> None:
    Storage(tmp_path / "conversations.db", key_bytes(PASSPHRASE)).close()
    done = run_here(arguments, {})
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith("megabackdoor")
    assert done.err.count("\n") == 1
    assert not any(of_the_language in done.err for of_the_language in ("Traceback", "fromisoformat"))
