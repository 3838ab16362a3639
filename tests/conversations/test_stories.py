"""The conversations in this folder, played through the real doors without a network."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.story import Story, play, stories
from tests.conversations.telegram_player import TelegramPlayer
from tests.conversations.terminal_player import TerminalPlayer


@pytest.mark.parametrize("story", [pytest.param(each, id=each.name) for each in stories("telegram")])
async def test_a_story_on_telegram(story: Story, tmp_path: Path) -> None:
    async with TelegramPlayer(story, tmp_path) as player:
        await play(story, player)
        assert player.api.refused == []


@pytest.mark.parametrize("story", [pytest.param(each, id=each.name) for each in stories("terminal")])
async def test_a_story_in_the_terminal(story: Story, tmp_path: Path) -> None:
    player = TerminalPlayer(story, tmp_path)
    try:
        await play(story, player)
    finally:
        player.close()
