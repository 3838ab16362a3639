"""Copies of the database: of the files after a crash, and with the program's own command while it runs."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from pathlib import Path

from tests.durability.town import Town, check_database


def check_copy_of_crashed(town: Town, folder: Path) -> None:
    """Copies the files as the crash left them; the copy opens and holds the last committed turn."""
    folder.mkdir()
    for file in town.database.parent.glob(f"{town.database.name}*"):
        shutil.copy(file, folder / file.name)
    proven = {person.id: dict(person.proven) for person in town.people}
    check_database(folder / town.database.name, proven, town.confirmed())


async def check_backup_of_running(town: Town, target: Path) -> None:
    """Copies with `backup` while the program works; the copy holds what was proven before it began."""
    proven = {person.id: dict(person.proven) for person in town.people}
    confirmed = town.confirmed()
    environment = {**os.environ, **town.bot.env}
    command = (sys.executable, "-m", "bot", "backup", str(target))
    process = await asyncio.create_subprocess_exec(*command, env=environment, cwd=town.bot.cwd)
    assert await process.wait() == 0
    check_database(target, proven, confirmed)
