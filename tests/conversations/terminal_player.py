"""Plays a story through the terminal door: what is a button on a phone is a key to type here."""

from __future__ import annotations

import io
import re
from pathlib import Path

from bot.current_world import world_of
from bot.events import Command
from bot.exchange import Exchange
from bot.settings import read_settings
from bot.storage import Storage
from bot.terminal_door import Terminal
from tests.conversations.story import Line, Story, squeezed
from tests.conversations.telegram_player import KEY

_OPTION = re.compile(r"^  \[(.+?)\] (.+)$", re.MULTILINE)


class TerminalPlayer:
    """A person at a keyboard."""

    def __init__(self, story: Story, folder: Path) -> None:
        self.environment = {
            "DATABASE_PATH": str(folder / "terminal.db"),
            "DATABASE_KEY": KEY,
            "TODAY": story.headers.get("today", "2026-11-23"),
        }
        self.language = story.headers.get("language", "de")
        self.screen = ""
        self._open()

    def _open(self) -> None:
        settings = read_settings(self.environment)
        self.storage = Storage(settings.DATABASE_PATH, settings.key())
        self.out = io.StringIO()
        self.terminal = Terminal(Exchange(self.storage, world_of(settings)), self.storage, self.language, out=self.out)

    def close(self) -> None:
        """Leaves."""
        self.storage.close()

    async def do(self, action: Line) -> None:
        """Types a line; a button by its key."""
        if action.mark == "&":
            assert action.text == "restart", "a terminal knows no other"
            self.close()
            self._open()
            self.terminal.take(Command("start"))
            self.screen = self.out.getvalue()
            return
        assert action.mark in (">", "!"), f"a terminal has no {action.mark}"
        self.out.seek(0)
        self.out.truncate()
        typed = action.text if action.mark == ">" else self._key(action.text)
        self.terminal.take(self.terminal.event_of(typed))
        if _OPTION.search(self.out.getvalue()):
            self.screen = self.out.getvalue()

    def _key(self, button: str) -> str:
        """The key for a button's label, or for its data."""
        by_data = {data: key for key, data in self.terminal.options.items()}
        by_label = {squeezed(label): key for key, label in _OPTION.findall(self.screen)}
        key = by_data.get(button) or by_label.get(button)
        assert key is not None, f"no key for {button}: {by_label}"
        return key

    async def more(self) -> bool:
        """Everything was said when `do` returned."""
        return False

    def said(self) -> list[str]:
        """The paragraphs printed since, without the options, and all of them together."""
        printed = _OPTION.sub("", self.out.getvalue())
        return [each for each in (*re.split(r"\n\n+", printed), printed) if each.strip()]

    def offered(self) -> list[str]:
        """Labels and data of the options."""
        return [*(label for _, label in _OPTION.findall(self.out.getvalue())), *self.terminal.options.values()]

    def notes(self) -> list[str] | None:
        """A terminal has no notes."""
        return None
