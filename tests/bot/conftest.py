"""What tests of the bot have in common."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.bot.program import Done, RunHere, environment


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test keeps its database."""
    return tmp_path / "conversations.db"


@pytest.fixture
def run_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> RunHere:
    """The program without a process of its own, which would take most of the time of a test."""

    def run(arguments: Sequence[str], more: Mapping[str, str]) -> Done:
        for name in list(os.environ):
            monkeypatch.delenv(name)
        for name, value in environment(more, tmp_path).items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("sys.stdin", StringIO())
        try:
            status = main(arguments)
        except SystemExit as ended:
            status = int(ended.code or 0)
        return Done(status, *capsys.readouterr())

    return run
