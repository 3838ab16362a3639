"""A line that wants one interview: `I just want to do a backdoor Roth`, `got a 1099-R, want to know if it's right`."""

from __future__ import annotations

from typing import Final

from bot.understanding.boxes import names_several
from bot.understanding.lexicon import lexicon_of
from bot.understanding.reading import covered
from bot.understanding.spelling import line_typed
from bot.understanding.words import line_of
from core.assess import INTERVIEWS

_TABLE: Final = "starts"
_BESIDE: Final = "beside"


def interview_wanted(text: str) -> str | None:
    """The interview whose thing a line names beside what is wanted of it, and nothing else; None for any other line."""
    words = [word for word in line_of(text).words if word.text not in "?!."]
    groups = sorted(lexicon_of(_TABLE).groups)
    for name in {group.partition(":")[0] for group in groups} - {_BESIDE}:
        thing, wish = f"{name}:thing", f"{name}:wish"
        hits = lexicon_of(_TABLE).find(words, (thing, wish, f"{name}:beside", _BESIDE))
        named = {hit.group for hit in hits}
        if {thing, wish} <= named and len(covered(hits)) == len(words):
            return name
    return None


def form_told(text: str) -> str | None:
    """The interview about the form of which a line tells several boxes; None for any other line."""
    line = line_typed(text)
    told = (name for name, (interview, _) in INTERVIEWS.items() if names_several(line, interview.asked))
    return next(told, None)
