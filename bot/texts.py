"""The catalogs: every word a person reads, by symbolic key, read from the .po files at start; numbers and dates."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from html import unescape
from pathlib import Path

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGE_NAMES = {"en": "English", "de": "Deutsch"}

Plural = tuple[str, ...]


class MissingText(KeyError):
    """A key that the catalog of a language does not have."""


def _folder() -> Path:
    return Path(__file__).resolve().parent.parent / "locales"


@cache
def catalog(language: str, domain: str = "messages") -> dict[str, str | Plural]:
    """All texts of a language by key; a plural is a tuple of its forms."""
    path = _folder() / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        entries = read_po(file, locale=language, abort_invalid=True)
    found: dict[str, str | Plural] = {}
    for entry in entries:
        key = entry.id if isinstance(entry.id, str) else entry.id[0]
        if key:
            found[key] = entry.string if isinstance(entry.string, str) else tuple(entry.string or ())
    return found


def has_text(language: str, key: str) -> bool:
    """Whether the catalog of a language has a key."""
    return bool(catalog(language).get(key))


def text(language: str, key: str, **values: object) -> str:
    """The text of a key with its placeholders filled; a plural goes by the value `count`."""
    found = catalog(language).get(key)
    if not found:
        raise MissingText(f"{language}: {key}")
    if isinstance(found, tuple):
        found = found[0 if values.get("count") == 1 else 1]
    return found.format(**values) if values else found


@lru_cache(maxsize=20_000)
def money(language: str, amount: Decimal) -> str:
    """Dollars as a language writes them, cents only where there are any: `$24,500` or `24.500 $`."""
    whole = amount == amount.to_integral_value()
    digits = format_decimal(abs(amount), "#,##0" if whole else "#,##0.00", locale=language)
    sign = "\u2212" if amount < 0 else ""
    return f"{sign}{digits}\u00a0$" if language == "de" else f"{sign}${digits}"


@lru_cache(maxsize=5_000)
def percent(language: str, rate: Decimal) -> str:
    """A percentage as a language writes it: `6.5%` or `6,5 %`."""
    digits = format_decimal(rate, "#,##0.####", locale=language)
    return f"{digits}\u00a0%" if language == "de" else f"{digits}%"


@lru_cache(maxsize=5_000)
def day(language: str, when: date) -> str:
    """A date in words: `December 31, 2026` or `31. Dezember 2026`."""
    return format_date(when, "d. MMMM y" if language == "de" else "MMMM d, y", locale=language)


def plain(html: str) -> str:
    """A text without its marks, for doors and files that show none."""
    return unescape(re.sub(r"<[^>]+>", "", html))
