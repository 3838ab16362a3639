"""The words that people use, in all languages at once: phrases in groups, found in a line longest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.marks import tables
from bot.understanding.phrases import GAP, Phrase, fits, of_any_weekday
from bot.understanding.words import Line, Word, fold, line_of

TAKING_BACK: Final = ("heard:wait", "heard:wrong", "heard:hold_on")
"""The groups of phrases that take back what was said before them: `no wait, 600`."""
_SHORTEST_SLIP: Final = 5
_LONG: Final = 9
_KINDS: Final = (
    *("heard", "age", "choices", "names", "called", "shares", "beside", "otherwise"),
    *("wishes", "within", "pressed", "confirmed", "zones", "asked", "own"),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a line: its group, and the words it covers."""

    group: str
    start: int
    end: int

    @property
    def code(self) -> str:
        """The last part of its group: the code that a phrase stands for, or `yes` of `heard:yes`."""
        return self.group.rpartition(":")[2]


ByGroup = dict[str, list[Phrase]]


class Lexicon:
    """All phrases of all languages by their first word."""

    def __init__(self, rows: Iterator[tuple[str, str]]) -> None:
        self._by_first: defaultdict[str, ByGroup] = defaultdict(dict)
        self._by_beginning: defaultdict[str, ByGroup] = defaultdict(dict)
        self._by_ending: ByGroup = {}
        self._spelled: set[str] = set()
        self._words: set[str] = set()
        self._under: dict[str, tuple[str, ...]] = {}
        self.groups: set[str] = set()
        # A line is looked through for dozens of groups, and most of its words begin no phrase at all.
        self._begun_by = lru_cache(4_000)(self._beginning_with)
        self._begun_by_two = lru_cache(8_000)(self._beginning_with_two)
        for group, row in rows:
            self.groups.add(group)
            for text in row.split(","):
                self._add(group, text.strip())

    def _add(self, group: str, text: str) -> None:
        if text.startswith("*"):
            self._by_ending.setdefault(group, []).append(Phrase(group, (f"*{fold(text[1:])}",)))
            return
        plain = text.replace(" ", "").isalpha()
        parts = tuple(fold(text).split() if plain else (part for chunk in text.split() for part in _parts(chunk)))
        if not parts:
            return
        self._words.update(part for part in parts if part.isalpha())
        self._spelled.update(part for part in parts if part.isalpha() and len(part) >= _SHORTEST_SLIP)
        parts = tuple(map(of_any_weekday, parts))
        first = parts[0]
        table = self._by_beginning[first[:2]] if first[-1] == "*" else self._by_first[first]
        table.setdefault(group, []).append(Phrase(group, parts))

    def under(self, prefix: str) -> tuple[str, ...]:
        """The groups whose names begin with a prefix: `choices:residence:`."""
        if prefix not in self._under:
            self._under[prefix] = tuple(sorted(group for group in self.groups if group.startswith(prefix)))
        return self._under[prefix]

    def _beginning_with(self, word: str) -> ByGroup:
        """The phrases that a word may begin."""
        found: ByGroup = {}
        whole = self._by_first.get(of_any_weekday(word), {})
        for table in (whole, self._by_beginning.get(word[:2], {}), self._by_ending):
            for group, phrases in table.items():
                if fitting := [phrase for phrase in phrases if fits(phrase.parts[0], word)]:
                    found.setdefault(group, []).extend(fitting)
        return found

    def _beginning_with_two(self, word: str, following: str) -> ByGroup:
        """The phrases that a word may begin where a second one follows; `I` alone begins hundreds."""
        found: ByGroup = {}
        for group, phrases in self._begun_by(word).items():
            fitting = [
                each
                for each in phrases
                if each.parts[1:2] in ((), (GAP,)) or (following and fits(each.parts[1], following))
            ]
            if fitting:
                found[group] = fitting
        return found

    def find(self, words: Sequence[Word], groups: Sequence[str]) -> tuple[Hit, ...]:
        """The phrases of some groups in a line, from left to right, the longest first, the earlier group on a tie."""
        if not any(self._begun_by(word.text) for word in words):
            return ()
        order = {group: place for place, group in enumerate(groups)}
        found: list[Hit] = []
        place = 0
        while place < len(words):
            best = self._best_at(words, place, order)
            if best is None:
                place += 1
            else:
                found.append(best)
                place = best.end
        return tuple(found)

    def _best_at(self, words: Sequence[Word], place: int, order: dict[str, int]) -> Hit | None:
        begun = self._begun_by_two(words[place].text, words[place + 1].text if place + 1 < len(words) else "")
        best: tuple[int, int, str] | None = None
        # Often one group is looked for among hundreds, and often a word begins phrases of a few only.
        for group in begun.keys() & order.keys():
            length = max(phrase.length_at(words, place) for phrase in begun[group])
            key = (length, -order[group], group)
            if length and (best is None or key > best):
                best = key
        return Hit(best[2], place, place + best[0]) if best else None

    def everywhere(self, words: Sequence[Word], groups: Sequence[str]) -> Iterator[Hit]:
        """Every phrase of some groups at every place of a line, overlapping ones as well."""
        wanted = dict.fromkeys(groups, 0)
        for place in range(len(words)):
            best = self._best_at(words, place, wanted)
            if best is not None:
                yield best

    def knows(self, word: str) -> bool:
        """Whether a word stands in a phrase, or begins or ends as one may."""
        if word in self._words or self._best_at((Word(word, 0, len(word)),), 0, dict.fromkeys(self.groups, 0)):
            return True
        tables = (self._by_beginning.get(word[:2], {}), self._by_ending)
        return any(fits(phrase.parts[0], word) for table in tables for row in table.values() for phrase in row)

    def has(self, line: Line, *groups: str) -> bool:
        """Whether a phrase of one of some groups stands anywhere in a line."""
        return next(self.everywhere(line.words, groups), None) is not None

    def mended(self, line: Line) -> Line:
        """A line with its slips of the finger mended: one in a word, two in a long one, the first letter right."""
        words = tuple(self._mended(word) for word in line.words)
        return line if words == line.words else Line(line.text, words)

    def _mended(self, word: Word) -> Word:
        text = word.text
        if len(text) < _SHORTEST_SLIP or not text.isalpha() or text in self._spelled:
            return word
        slips = 2 if len(text) >= _LONG else 1
        known = self._by_letter.get(text[0], ())
        match = process.extractOne(text, known, scorer=OSA.distance, score_cutoff=slips)
        return word if match is None else Word(match[0], word.start, word.end, after_pause=word.after_pause)

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._spelled):
            found[word[0]].append(word)
        return found


def _parts(chunk: str) -> Iterator[str]:
    if chunk == GAP:
        yield GAP
        return
    words = [word.text for word in line_of(chunk.strip("*")).words]
    if words and chunk.startswith("*"):
        words[0] = f"*{words[0]}"
    yield from words[:-1]
    if words:
        yield words[-1] + ("*" if chunk.endswith("*") else "")


def _rows(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, row in table.items():
        if isinstance(row, dict):
            yield from _rows(row, f"{prefix}{name}:")
        else:
            yield f"{prefix}{name}", row


def after_opening(words: Sequence[Word]) -> Sequence[Word]:
    """The words behind `oh and`, `sorry, quick question` and the like."""
    begun = 0
    for hit in lexicon().find(words, ("heard:opening", "heard:definition")):
        if hit.start == begun and hit.group == "heard:opening":
            begun = hit.end
    return words[begun:]


def without_wondering(line: Line) -> Line:
    """The line without a `wie jetzt,` or `wait what,` at its beginning, which asks nothing."""
    first = next(iter(lexicon().find(line.words, ("heard:opening",))), None)
    if first is None or first.start or not line.words[first.end : first.end + 1]:
        return line
    asks = lexicon().find(line.words[: first.end], ("heard:question",))
    wonders = asks and line.words[first.end].after_pause
    return line.only(range(first.end, len(line.words))) if wonders else line


def names_of(question_id: str) -> tuple[str, str]:
    """The groups of phrases that name a question: its own names, and what is said of others as well."""
    return f"names:{question_id}", f"called:{question_id}"


@cache
def lexicon_of(table: str) -> Lexicon:
    """The phrases of one subject in all languages; apart, so that they mend no slip in other lines."""
    return Lexicon(row for each in tables() for row in _rows(each[table]))


@cache
def lexicon() -> Lexicon:
    """The phrases of all languages; a group is called `heard:yes`, `choices:residence:us`, `wishes:help`."""
    return Lexicon(row for table in tables() for kind in _KINDS for row in _rows({kind: table[kind]}))
