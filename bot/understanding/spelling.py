"""How people spell as they speak or in a hurry: dialect, letters drawn out, slips in the unit behind a number."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks, tables
from bot.understanding.number_words import number_words
from bot.understanding.words import Line, Word, fold, line_of

_DRAWN_OUT: Final = re.compile(r"(.)\1{2,}")
_SHORTEST_UNIT: Final = 6
_SEVERAL: Final = 2
_CODE: Final = 2
"""Letters of a code in box 7, at most."""


def as_written(line: Line) -> Line:
    """The line in words that stand in a dictionary: `hob no koan` as `hab noch keinen`, `hiii` as `hi`."""
    surely, beside = _dialect()
    speaks = any(word.text in surely for word in line.words) or _denies_in_dialect(line)
    known = surely | beside if speaks else {}
    words = tuple(_respelled(word, known) for word in line.words)
    words = (*words[:1], *(_unit_behind(number, word) for number, word in pairwise(words)))
    return line if words == line.words else Line(line.text, words)


def _denies_in_dialect(line: Line) -> bool:
    """Whether a line without a number ends with `net` for `nicht` and has a German verb: `gibts bei uns net`."""
    if not line.words or any(word.is_number for word in line.words):
        return False
    texts = {word.text for word in line.words}
    return line.words[-1].text in marks("denies_in_dialect") and not texts.isdisjoint(marks("denied_in_dialect"))


def _respelled(word: Word, known: dict[str, str]) -> Word:
    return replace(word, text=known.get(word.text) or _shortened(word))


def _unit_behind(number: Word, word: Word) -> Word:
    """The word behind a number, a slip of the finger in `percent` or `thousand` mended."""
    if not number.is_number or len(word.text) < _SHORTEST_UNIT or lexicon().knows(word.text):
        return word
    units = [unit for unit in (*number_words().percent, *number_words().scales) if len(unit) >= _SHORTEST_UNIT]
    found = process.extractOne(word.text, units, scorer=OSA.distance, score_cutoff=1)
    return replace(word, text=found[0]) if found else word


def _shortened(word: Word) -> str:
    """A word without the letters that are drawn out, where that is one that people use."""
    if word.is_number or not _DRAWN_OUT.search(word.text) or lexicon().knows(word.text):
        return word.text
    shorter = (_DRAWN_OUT.sub(letters, word.text) for letters in (r"\1", r"\1\1"))
    return next((text for text in shorter if lexicon().knows(text)), word.text)


@cache
def _dialect() -> tuple[dict[str, str], dict[str, str]]:
    """Spellings that are dialect by themselves, and those that are so only beside one of them."""
    return _spellings("surely"), _spellings("beside")


def _spellings(name: str) -> dict[str, str]:
    pairs = (pair.split() for table in tables() for pair in table["spellings"][name].split(",") if pair.strip())
    return {fold(spoken): fold(written) for spoken, written in pairs}


def line_typed(text: str) -> Line:
    """A typed text as it is understood: in written spelling, the boxes of a form apart."""
    return with_boxes_apart(as_written(line_of(text)))


def with_boxes_apart(line: Line) -> Line:
    """The line with a pause before each box of a form that it names, where it names several: `box 1 70 box 5 60`."""
    words = line.words
    boxes = [
        place
        for place, (word, following) in enumerate(pairwise(words))
        if (word.text in marks("boxes") and following.text[0].isdigit())
        or (word.text in marks("before_a_code") and len(following.text) <= _CODE)
    ]
    if len(boxes) < _SEVERAL:
        return line
    apart = (replace(word, after_pause=place > 0) if place in boxes else word for place, word in enumerate(words))
    return Line(line.text, tuple(apart))
