"""What people type, in all languages: the files as they are, and the single words that the grammar goes by."""

from __future__ import annotations

from functools import cache
from typing import Any

from bot.understanding.words import fold
from core import typed_words


def tables() -> tuple[dict[str, Any], ...]:
    """What the languages' `understanding.toml` files hold."""
    return typed_words.tables("understanding.toml")


@cache
def marks(name: str) -> frozenset[str]:
    """The single words of a kind that the grammar goes by, such as `not` or `and`, in all languages."""
    return frozenset(fold(word.strip()) for table in tables() for word in table["marks"][name].split(","))
