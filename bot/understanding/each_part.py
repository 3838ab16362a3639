"""A yes in one part of a line and a no in another: `roth yes, after tax no`."""

from __future__ import annotations

from collections.abc import Iterator

from bot.understanding.lexicon import lexicon
from bot.understanding.reading import Heard, Reading, segments


def says_yes_and_no(heard: Heard) -> bool:
    """Whether a yes and a no stand in different parts of the line."""
    return len({code for _, code in _each(heard)}) > 1


def in_the_part_that_names(heard: Heard) -> Reading | None:
    """The yes or no of the one part that names the question, where another part says the opposite."""
    said = list(_each(heard))
    if len({code for _, code in said}) < 2:
        return None
    groups = (f"names:{heard.question.id}", f"called:{heard.question.id}")
    named = [(part, code) for part, code in said if any(lexicon().has(heard.line.only(part), each) for each in groups)]
    everything = frozenset(range(len(heard.line.words)))
    return Reading(named[0][1], words=everything) if len(named) == 1 else None


def _each(heard: Heard) -> Iterator[tuple[tuple[int, ...], str]]:
    """The parts that say a yes or a no, and which."""
    for part in segments(heard.line):
        line = heard.line.only(part)
        hits = lexicon().find(line.words, ("heard:yes", "heard:no", "heard:filler"))
        codes = {hit.code for hit in hits if hit.group != "heard:filler"}
        if len(codes) == 1:
            yield part, codes.pop()
