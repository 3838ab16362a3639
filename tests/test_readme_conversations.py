"""The conversations in the README, played: what it shows is what the program says."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from bot.current_world import world_of
from bot.exchange import Exchange
from bot.settings import read_settings
from bot.storage import Storage
from bot.terminal_door import CHAT_ID, Terminal
from core.assess import question_by_id
from tests.bot.catalog_keys import ROOT
from tests.conversations.story import squeezed
from tests.conversations.telegram_player import KEY
from tests.readme_pictures import FOLDER, as_svg, conversation, result_picture

BLOCKS = re.findall(r"^```text (\w\w)\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_readme_shows_conversations() -> None:
    assert sorted(language for language, _ in BLOCKS) == ["de", "en"]


def answer_as_usual(terminal: Terminal, out: io.StringIO, until: str) -> None:
    """Answers the questions that the README leaves out."""
    while squeezed(until) not in squeezed(out.getvalue()):
        session = terminal.storage.peek(CHAT_ID)
        asked = question_by_id((session and session.asked) or "")
        if asked is None:
            break
        terminal.take(terminal.event_of(str(asked.usual)))


@pytest.mark.parametrize(("language", "block"), BLOCKS, ids=[language for language, _ in BLOCKS])
def test_a_conversation_of_the_readme_goes_as_it_is_printed(language: str, block: str, tmp_path: Path) -> None:
    settings = read_settings({"DATABASE_PATH": str(tmp_path / "a.db"), "DATABASE_KEY": KEY, "TODAY": "2026-11-29"})
    storage, out = Storage(settings.DATABASE_PATH, settings.key()), io.StringIO()
    terminal = Terminal(Exchange(storage, world_of(settings)), storage, language, out=out)
    try:
        before = ""
        for line in block.splitlines():
            if line.startswith("> "):
                out.seek(0)
                out.truncate()
                terminal.take(terminal.event_of(line[2:]))
            elif line != "…":
                if before == "…":
                    answer_as_usual(terminal, out, until=line)
                assert squeezed(line) in squeezed(out.getvalue()), f"{line}\n{out.getvalue()}"
            before = line
    finally:
        storage.close()


def test_an_empty_line_in_a_terminal_says_nothing(tmp_path: Path) -> None:
    said = []
    for number, lines in enumerate((["angestellt"], ["", "   ", "angestellt", ""])):
        settings = read_settings({"DATABASE_PATH": str(tmp_path / f"{number}.db"), "DATABASE_KEY": KEY})
        storage, out = Storage(settings.DATABASE_PATH, settings.key()), io.StringIO()
        Terminal(Exchange(storage, world_of(settings)), storage, "de", out=out).converse(lines, prompt=False)
        storage.close()
        said.append(out.getvalue())
    assert said[0] == said[1]


def test_the_picture_of_a_conversation_is_what_the_program_says() -> None:
    assert (FOLDER / "conversation.svg").read_text("utf-8") == as_svg(conversation()), "make pictures"


def test_the_picture_of_the_result_is_small_and_of_the_size_that_the_program_draws() -> None:
    checked_in = (FOLDER / "result.png").read_bytes()
    assert len(checked_in) < 60_000
    assert Image.open(io.BytesIO(checked_in)).size == Image.open(io.BytesIO(result_picture())).size
