"""`megabackdoor doctor`: what would keep the bot from serving, one plain sentence per problem."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Formatter

from bot import texts
from bot.languages import DEFAULT_LANGUAGE, LANGUAGES
from bot.settings import Settings, SettingsProblem
from bot.storage.inspection import problems_of


def run(_: argparse.Namespace, settings: Settings) -> int:
    """The command: nothing is said where nothing is wrong."""
    return told(list(problems(settings)))


def told(sentences: Sequence[str]) -> int:
    """Says what is wrong; the exit status."""
    sys.stdout.writelines(f"{sentence}\n" for sentence in sentences)
    return 1 if sentences else 0


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
        settings.proxy()
    except SettingsProblem as problem:
        yield str(problem)


def _catalogs() -> Iterator[str]:
    found = {language: _placeholders(language) for language in LANGUAGES}
    for language, theirs in found.items():
        missing = set().union(*found.values()) - theirs.keys()
        if missing:
            yield f"the catalog for {language} lacks {len(missing)} texts, such as {min(missing)}"
        others = {key: names for key, names in found[DEFAULT_LANGUAGE].items() if theirs.get(key, names) != names}
        if others:
            name = LANGUAGES[DEFAULT_LANGUAGE].name
            yield f"the catalog for {language} has other placeholders than {name} in {', '.join(sorted(others))}"


def _placeholders(language: str) -> dict[str, set[str]]:
    """The names that stand in braces, by domain and key."""
    return {
        f"{domain}: {key}": {name for form in ((text,) if isinstance(text, str) else text) for name in _names(form)}
        for domain in texts.domains()
        for key, text in texts.catalog(language, domain).items()
    }


def _names(text: str) -> Iterator[str]:
    return (name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _database(settings: Settings) -> Iterator[str]:
    path = settings.DATABASE_PATH
    if not path.exists():
        yield from _folder(path.resolve().parent)
    try:
        if path.exists():
            yield from problems_of(path, settings.key)
        elif settings.DATABASE_KEY or settings.DATABASE_KEY_FILE:
            settings.key()
    except SettingsProblem as problem:
        yield str(problem)


def _folder(folder: Path) -> Iterator[str]:
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        yield f"DATABASE_PATH: the folder {folder} cannot be written to"
