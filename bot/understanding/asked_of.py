"""Questions about the result of somebody else, as that person would put them: `what does Marta type in`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from bot.understanding.lexicon import Hit, lexicon_of
from bot.understanding.marks import marks, tables
from bot.understanding.words import Line, fold, line_of

_KIN: Final = ("relation", "kin")


class AskedOf(NamedTuple):
    """The question as that person would put it, and the name; none where a wife, a husband or only a `she` is said."""

    text: str
    name: str
    is_kin: bool


def asked_of(text: str, names: Sequence[str]) -> Iterator[AskedOf]:
    """A line that speaks of one other person and not of oneself, as that person would put it.

    In each language, first in the one whose verbs the line has.
    """
    line = line_of(text)
    said = [(_verbs(table), table["asked_of"]) for table in tables()]
    for verbs, table in sorted(said, key=lambda each: -sum(word.text in each[0] for word in line.words)):
        found = [*_named(line, names), *_of_kin(line), *_pronouns(line, table, verbs)]
        if len(found) != 1:
            continue
        who, name = found[0]
        words = [verbs.get(word.text, word.text) for word in line.words]
        before, behind = words[: who.start], words[who.end :]
        if marks("oneself").isdisjoint((*before, *behind)):
            yield AskedOf(" ".join((*before, table["oneself"], *behind)), name, who.group in _KIN)


def _verbs(table: Mapping[str, Any]) -> dict[str, str]:
    """The verbs of a language that are said of others, and of oneself."""
    return {fold(verb): own for verb, own in table["asked_of"]["verbs"].items()}


def _named(line: Line, names: Sequence[str]) -> Iterator[tuple[Hit, str]]:
    texts = tuple(word.text for word in line.words)
    for name in names:
        parts = tuple(word.text for word in line_of(name).words)
        for place in range(len(texts)):
            if parts and texts[place : place + len(parts)] == parts:
                yield Hit("name", place, place + len(parts)), name


def _of_kin(line: Line) -> Iterator[tuple[Hit, str]]:
    yield from ((hit, "") for hit in lexicon_of("persons").find(line.words, _KIN))


def _pronouns(line: Line, said: Mapping[str, Any], verbs: Mapping[str, str]) -> Iterator[tuple[Hit, str]]:
    """A `she` or `he` of whom a verb asks; a German `sie` without one may be a polite you."""
    pronouns = {fold(word.strip()) for word in said["pronouns"].split(",")}
    for place, word in enumerate(line.words):
        if place and word.text in pronouns and line.words[place - 1].text in verbs:
            yield Hit("pronoun", place, place + 1), ""
