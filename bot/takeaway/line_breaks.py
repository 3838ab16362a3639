"""Where a line may not break: before a number, within a citation, and before the last word of a text."""

from __future__ import annotations

import re

_BEFORE_A_NUMBER = re.compile(
    r"(?<=[^\W\d]) (?=\d{1,4}[a-z]?(?:-[A-Z]+)?(?![\w.,]*\d)\b)|(?<=\b\d\.) (?=[^\W\d])|(?<=\b\d\d\.) (?=[^\W\d])"
)
"""The space in `box 7`, `Form 1040-X` and `15. April`, but not the one before an amount."""

_LAST_WORD = re.compile(r"(?<=\S) (?=\S+$)", re.MULTILINE)

_TOO_LONG = 33
"""Signs of the last two words that are not held together, since the line before them would be left half empty."""


def held_together(words: str) -> str:
    """The text with spaces that no line breaks at; as long as before."""
    return _LAST_WORD.sub(_held, _BEFORE_A_NUMBER.sub("\u00a0", unbroken(words)))


def unbroken(law: str) -> str:
    """A citation that no line break tears apart, such as 26 U.S.C. 415(c)."""
    return re.sub(r"(\d+) (U\.S\.C\.|CFR) ", "\\1\u00a0\\2\u00a0", law).replace("Notice ", "Notice\u00a0")


def _held(space: re.Match[str]) -> str:
    """The space before the last word of a line of the text, kept where the two words are long."""
    before = space.string[: space.start()]
    last = space.string[space.end() :].split("\n", maxsplit=1)[0]
    return " " if len(re.split(r"[ \n]", before)[-1]) + len(last) > _TOO_LONG else "\u00a0"
