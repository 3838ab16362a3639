"""Choices that a line denies, and what it names beside a no: `no in plan, only rollovers`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.lexicon import Hit, lexicon
from bot.understanding.marks import marks
from bot.understanding.reading import Heard, Reading, covered

_REACH: Final = 2
_REACH_BEHIND: Final = 4


def is_choice_denied(heard: Heard, hit: Hit) -> bool:
    """Whether a word before a choice, or a German `nicht` behind it, says that it does not hold."""
    before: list[str] = []
    place = hit.start
    while place and not heard.line.words[place].after_pause and len(before) < _REACH:
        place -= 1
        # `Not in the US` and `nicht mehr in den USA` deny as `not the US` does.
        before += [text for text in (heard.line.words[place].text,) if text not in marks("before_a_place")]
    # A no before a yes or no is an answer itself; before the name of another choice it denies that one.
    denying = marks("not") if heard.takes("no") else marks("not") | marks("denies")
    return not denying.isdisjoint(before) or _is_denied_behind(heard, hit)


def sets_against(heard: Heard, choices: Sequence[str]) -> bool:
    """Whether one of some choices, by their groups of phrases, is denied and another one is not; no bare yes or no."""
    hits = [hit for hit in lexicon().find(heard.line.words, choices) if not _is_a_bare_no(heard, hit)]
    denied = {is_choice_denied(heard, hit): hit.group for hit in hits}
    return len(set(denied.values())) > 1


def _is_denied_behind(heard: Heard, hit: Hit) -> bool:
    """Whether a German `nicht` follows in the same breath: `umwandeln im plan nicht`."""
    for place in range(hit.end, min(hit.end + _REACH_BEHIND, len(heard.line.words))):
        word = heard.line.words[place]
        if word.after_pause:
            return False
        if word.text in marks("not_behind"):
            following = heard.line.words[place + 1 : place + 2]
            return not following or following[0].after_pause or following[0].text in marks("not_goes_on")
    return False


def beside_a_no(heard: Heard, own: Sequence[Hit]) -> Reading | None:
    """What a line says that denies one choice and names another: `no in plan, only rollovers`, `X, nothing else`.

    A choice behind the no is only asked about unless an `only` or `but` sets it against what is denied.
    """
    denials = [hit for hit in own if hit.code == "none" and _is_a_bare_no(heard, hit)]
    named = [hit for hit in own if hit not in denials]
    ends = [place for place, word in enumerate(heard.line.words) if word.text in marks("instead")]
    stops = [*ends, *(place for place, word in enumerate(heard.line.words) if word.after_pause)]
    left = list(named)
    for no in denials:
        if no.start and heard.line.words[no.start - 1].text in marks("else"):
            continue
        stop = min((place for place in stops if place >= no.end), default=len(heard.line.words))
        start = max((place for place in stops if place <= no.start), default=0)
        behind = [hit for hit in named if no.end <= hit.start < stop]
        denied = behind or [hit for hit in named if start <= hit.start < no.start]
        left = [hit for hit in left if hit not in denied]
    codes = {hit.code for hit in left if not is_choice_denied(heard, hit)}
    if not denials or len(codes) != 1 or "none" in codes:
        return None
    first = denials[0].start
    is_set_against = bool(ends) or any(hit.start < first for hit in left)
    words, code = covered([*own]), codes.pop()
    return Reading(code, words=words) if is_set_against else Reading(offers=("none", code), words=words)


def _is_a_bare_no(heard: Heard, hit: Hit) -> bool:
    words = heard.line.words[hit.start : hit.end]
    return len(covered(lexicon().find(words, ("heard:no", "heard:zero")))) == len(words)
