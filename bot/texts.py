"""The catalogs: every word a person reads, by symbolic key, read from the .po files at start; numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from gettext import c2py
from html import unescape

from babel.dates import format_date, format_skeleton
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from bot.languages import DEFAULT_LANGUAGE, LANGUAGES
from core.typed_words import FOLDER

Plural = tuple[str, ...]


class MissingText(KeyError):
    """A key that the catalog of a language does not have."""


@cache
def catalog(language: str, domain: str = "messages") -> dict[str, str | Plural]:
    """All texts of a language by key; a plural is a tuple of its forms."""
    return _read(language, domain)[0]


def domains() -> list[str]:
    """The names of the catalogs that each language has."""
    return sorted(path.stem for path in (FOLDER / DEFAULT_LANGUAGE / "LC_MESSAGES").glob("*.po"))


@cache
def _read(language: str, domain: str) -> tuple[dict[str, str | Plural], str]:
    """The texts of a catalog by key, and the rule of its plurals."""
    path = FOLDER / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        entries = read_po(file, locale=LANGUAGES[language].locale, abort_invalid=True)
    found: dict[str, str | Plural] = {}
    for entry in entries:
        key = entry.id if isinstance(entry.id, str) else entry.id[0]
        if key:
            found[key] = entry.string if isinstance(entry.string, str) else tuple(entry.string or ())
    return found, entries.plural_expr


@cache
def plural_rule(language: str, domain: str = "messages") -> Callable[[int], int]:
    """Which form of a plural a count takes, by the rule in the head of the catalog."""
    return c2py(_read(language, domain)[1])


def has_text(language: str, key: str) -> bool:
    """Whether the catalog of a language has a key."""
    return bool(catalog(language).get(key))


def text(language: str, key: str, **values: object) -> str:
    """The text of a key with its placeholders filled; a plural goes by the value `count`."""
    return text_with(language, key, values)


def text_with(language: str, key: str, values: Mapping[str, object]) -> str:
    """The text of a key, filled from a mapping of which only what the text names is looked up."""
    found = catalog(language).get(key)
    if not found:
        raise MissingText(f"{language}: {key}")
    if isinstance(found, tuple):
        found = found[plural_rule(language)(int(str(values.get("count", 0))))]
    return found.format_map(values) if values else found


@lru_cache(maxsize=20_000)
def money(language: str, amount: Decimal) -> str:
    """Dollars as a language writes them, cents only where there are any: `$24,500` or `24.500 $`."""
    whole = amount == amount.to_integral_value()
    spoken = LANGUAGES[language]
    digits = format_decimal(abs(amount), "#,##0" if whole else "#,##0.00", locale=spoken.locale)
    sign = "\u2212" if amount < 0 else ""
    return f"{sign}{spoken.money.format(digits=digits)}"


@lru_cache(maxsize=5_000)
def percent(language: str, rate: Decimal) -> str:
    """A percentage as a language writes it: `6.5%` or `6,5 %`."""
    spoken = LANGUAGES[language]
    return spoken.percent.format(digits=format_decimal(rate, "#,##0.####", locale=spoken.locale))


def share(language: str, of_one: Decimal) -> str:
    """A share of one as a form takes it, with three to six decimals: `0.081081` or `0,081081`."""
    return format_decimal(of_one, "0.000###", locale=LANGUAGES[language].locale)


@lru_cache(maxsize=5_000)
def day(language: str, when: date) -> str:
    """A date in words: `December 31, 2026` or `31. Dezember 2026`."""
    spoken = LANGUAGES[language]
    return format_date(when, spoken.date, locale=spoken.locale)


@lru_cache(maxsize=5_000)
def short_day(language: str, when: date, *, with_year: bool = False) -> str:
    """A date in short: `Dec 4` or `4. Dez.`, with its year where that is wanted."""
    return format_skeleton("yMMMd" if with_year else "MMMd", when, locale=LANGUAGES[language].locale)


def plain(html: str) -> str:
    """A text without its marks, for doors and files that show none."""
    return unescape(re.sub(r"<[^>]+>", "", html))
