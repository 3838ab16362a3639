"""`megabackdoor doctor`: what would keep the bot from serving, one plain sentence per problem."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from bot import texts
from bot.database import StorageProblem, check_database
from bot.languages import LANGUAGES
from bot.settings import Settings, SettingsProblem


def problems(settings: Settings) -> Iterator[str]:
    """All that is wrong, looked at without changing anything."""
    yield from _limits(settings)
    yield from _token(settings)
    yield from _catalogs()
    yield from _database(settings)


def _limits(settings: Settings) -> Iterator[str]:
    try:
        years = settings.limits()
    except SettingsProblem as problem:
        yield str(problem)
        return
    year = settings.today().year
    if year not in years:
        yield f"no limits are loaded for {year}; LIMITS_PATH can add {year}.toml"


def _token(settings: Settings) -> Iterator[str]:
    try:
        settings.token()
    except SettingsProblem as problem:
        yield str(problem)


def _catalogs() -> Iterator[str]:
    keys = {language: set(texts.catalog(language)) for language in LANGUAGES}
    for language in LANGUAGES:
        missing = set().union(*keys.values()) - keys[language]
        if missing:
            yield f"the catalog for {language} lacks {len(missing)} texts, such as {min(missing)}"


def _database(settings: Settings) -> Iterator[str]:
    path = settings.DATABASE_PATH
    if not path.exists():
        yield from _folder(path.resolve().parent)
    try:
        if path.exists():
            check_database(path, settings.key)
        elif settings.DATABASE_KEY or settings.DATABASE_KEY_FILE:
            settings.key()
    except (StorageProblem, SettingsProblem) as problem:
        yield str(problem)


def _folder(folder: Path) -> Iterator[str]:
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        yield f"DATABASE_PATH: the folder {folder} cannot be written to"
