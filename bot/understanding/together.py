"""Lines that ask what both of a couple come to: `how much can we do together`, `wie viel geht bei uns zusammen`."""

from __future__ import annotations

from bot.understanding.lexicon import lexicon_of
from bot.understanding.reading import covered
from bot.understanding.words import line_of

_BOTH, _ASKS = "both", "asks"


def asks_of_both(text: str) -> bool:
    """Whether a whole line asks what two people can do together."""
    line = line_of(text)
    hits = lexicon_of("together").find(line.words, (_BOTH, _ASKS, "around"))
    return not line.beside(covered(hits)) and {_BOTH, _ASKS} <= {hit.group for hit in hits}
