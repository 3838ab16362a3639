"""The languages that the program speaks: everything that differs between them beside the catalogs' texts.

A language is a folder under `locales` with a `language.toml` (the record) and its catalogs. Nothing else anywhere
names a language; a new folder is a new language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.typed_words import FOLDER

DEFAULT_LANGUAGE = "en"
"""Spoken with everybody whose own language is not there."""

HR_LANGUAGE = "en"
"""US employers and their plans read English, whatever the person reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What differs between languages: names, patterns, and the twins of commands."""

    code: str
    name: str
    locale: str
    called: tuple[str, ...] = ()
    money: str
    percent: str
    date: str
    quotes: tuple[str, str]
    paper: str = "a4"
    zones: tuple[str, ...] = ()
    commands: dict[str, str] = field(default_factory=dict)


def find(folder: Path) -> dict[str, Language]:
    """The languages that have a folder, by code, the default one first."""
    records = sorted(folder.glob("*/language.toml"), key=lambda path: (path.parent.name != DEFAULT_LANGUAGE, path))
    return {path.parent.name: _read(path) for path in records}


def _read(path: Path) -> Language:
    record = tomllib.loads(path.read_text("utf-8"))
    return Language(code=path.parent.name, **{name: _frozen(value) for name, value in record.items()})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


LANGUAGES = find(FOLDER)
"""Every language by its code."""


def language_of(code: object) -> str:
    """The language for a code as Telegram or a system gives it (`de-AT`, `de_DE.UTF-8`), else the default one."""
    primary = re.split("[-_.]", code.lower())[0] if isinstance(code, str) else ""
    return primary if primary in LANGUAGES else DEFAULT_LANGUAGE


def named(text: str) -> str | None:
    """The language that a person calls by its code or one of its names, or None."""
    wanted = text.strip().lower()
    return next((code for code, each in LANGUAGES.items() if wanted in (code, each.name.lower(), *each.called)), None)


def others(code: str) -> Iterator[Language]:
    """All languages but one."""
    return (language for language in LANGUAGES.values() if language.code != code)
