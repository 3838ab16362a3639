"""How much of a phone's screen a text takes: visible characters, and rows with folded quotes folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from bot import texts
from bot.messages import SCREEN

SCREEN_ROWS = 22
"""The most rows of a message that leaves its buttons in sight."""

COMFORTABLE = 700
"""Characters that are read at a glance; what says more is told at length elsewhere."""

ROW_CHARACTERS = 38
"""Characters of a row in a chat on a phone."""

_FOLDED_ROWS = 3
"""What a folded quote shows of itself."""

_above: ContextVar[str] = ContextVar("above", default="")

_QUOTE = re.compile(r"\n*<blockquote expandable>(.*?)</blockquote>", re.DOTALL)


def characters_of(html: str) -> int:
    """Visible length as Telegram documents it, in UTF-16 units; what is folded counts."""
    return len(texts.plain(html).encode("utf-16-le")) // 2


def rows_unfolded(html: str) -> int:
    """Rows on a phone once its quotes are opened; long lines are wrapped at spaces."""
    return _rows(html)


def rows_of_text(html: str) -> int:
    """Rows on a phone: long lines are wrapped at spaces, a folded quote shows its first rows."""
    folded = sum(min(_FOLDED_ROWS, _rows(quote)) + 1 for quote in _QUOTE.findall(html))
    return _rows(_QUOTE.sub("", html)) + folded


@contextmanager
def under(line: str) -> Iterator[None]:
    """What is rendered meanwhile gets a line above it, which takes room on the screen too."""
    before = _above.set(line)
    try:
        yield
    finally:
        _above.reset(before)


def characters_left() -> int:
    """The most characters of a message, less the line above it."""
    return SCREEN - (characters_of(_above.get()) + 1 if _above.get() else 0)


def rows_left() -> int:
    """The most rows of a message, less the line above it."""
    return SCREEN_ROWS - (_rows(_above.get()) if _above.get() else 0)


def fits_a_screen(html: str, spare: int = 0) -> bool:
    """Whether a text leaves the buttons below it in sight; `spare`: rows of buttons that are not there."""
    return characters_of(html) <= characters_left() and rows_of_text(html) <= rows_left() + spare


def first_sentence(text: str) -> str:
    """What stands before the second sentence."""
    return re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0]


def _rows(html: str) -> int:
    return sum(_wrapped(line) for line in texts.plain(html).split("\n"))


def _wrapped(line: str) -> int:
    if len(line) <= ROW_CHARACTERS:
        return 1
    rows, used = 1, 0
    for word in line.split(" "):
        if used and used + 1 + len(word) > ROW_CHARACTERS:
            rows, used = rows + 1, len(word)
        else:
            used += len(word) + (1 if used else 0)
    return rows
