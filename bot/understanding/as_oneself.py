"""What is said of somebody, as that person would say it: `is 58, makes 70k` is `I am 58, I make 70k`."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

from bot.understanding.ages import YOUNGEST
from bot.understanding.lexicon import lexicon_of
from bot.understanding.marks import marks, tables
from bot.understanding.numbers import amounts_of
from bot.understanding.words import Line, line_of

_OLDEST: Final = 99


@cache
def _of_oneself() -> dict[tuple[str, ...], str]:
    """What somebody does, as that person says it: `makes` is `I make`; the longest phrases first."""
    told = {tuple(word.text for word in line_of(verb).words): said for verb, said in _told().items()}
    return dict(sorted(told.items(), key=lambda each: -len(each[0])))


@cache
def _told() -> dict[str, str]:
    return {verb: said for table in tables() for verb, said in table["of_oneself"].items()}


def as_oneself(line: Line, behind: int) -> str:
    """The rest of a line, each of its parts said as if by that person."""
    words = line.words
    if behind >= len(words):
        return ""
    said, told = "", words[behind].start
    for place in range(behind, len(words)):
        begins = place == behind or words[place].after_pause or words[place - 1].text in marks("joins_persons")
        verb = _verb_at(line, place, begins=place == behind) if begins and words[place].start >= told else None
        if verb is not None:
            end, own = verb
            said += line.text[told : words[place].start] + own + (" " if end == place else "")
            told = words[place].start if end == place else words[end - 1].end
    return said + line.slice_from(told)


def told_of_both(line: Line, start: int) -> tuple[str, str] | None:
    """What a line tells of oneself, and of the spouse with whom it begins: `me and my husband, I'm 41, he's 43`.

    What is said of both together is nobody's; None for a line that begins otherwise.
    """
    words, behind = line.words, _behind_both(line, start)
    if behind is None:
        return None
    own, theirs, of_spouse = "", "", None
    cuts = [place for place in range(behind, len(words)) if _says_whose(line, place)]
    for place, end in pairwise([*cuts, len(words)]):
        whose = _says_whose(line, place)
        of_spouse = of_spouse if whose == "pause" else whose == "the_spouse"
        if of_spouse:
            theirs += f", {as_oneself(Line(line.text, words[:end]), place + (whose != 'pause'))}"
        elif of_spouse is not None:
            own += f", {line.slice(place, end)}"
    return own.removeprefix(", "), theirs.removeprefix(", ")


def _behind_both(line: Line, start: int) -> int | None:
    """Where a line goes on behind `me and my husband` or `my husband and I`; None where it begins with neither."""
    words = line.words
    oneself = [each for each in (start, start + 2, start + 3) if words[each : each + 1] and _is_oneself(line, each)]
    for place in oneself:
        at = start + 2 if place == start else start
        relation = next(iter(lexicon_of("persons").find(words[at : at + 3], ("relation",))), None)
        join = start + 1 if place == start else place - 1
        is_one = relation is not None and not relation.start and words[join].text in marks("joins_persons")
        if relation is not None and is_one and (place == start or at + relation.end == join):
            return at + relation.end if place == start else place + 1
    return None


def _is_oneself(line: Line, place: int) -> bool:
    return line.words[place].text in marks("oneself")


def _says_whose(line: Line, place: int) -> str:
    """Of whom a word begins to tell, or that it stands behind a pause; empty for any other."""
    text, is_after_pause = line.words[place].text, line.words[place].after_pause
    if text in marks("the_spouse") or lexicon_of("persons").find(line.words[place : place + 1], ("pronoun",)):
        return "the_spouse"
    return "oneself" if _is_oneself(line, place) and is_after_pause else "pause" if is_after_pause else ""


def _verb_at(line: Line, place: int, *, begins: bool) -> tuple[int, str] | None:
    """Where what somebody does ends, and how it is said of oneself; an age at the beginning has no verb."""
    texts = tuple(word.text for word in line.words[place : place + 4])
    for verb, said in _of_oneself().items():
        if texts[: len(verb)] == verb:
            return place + len(verb), said
    if begins and is_age(line, place):
        before = line.words[place - 1].text if place else ""
        return place, _of_oneself().get((before,), _told()["is"])
    return None


def is_age(line: Line, place: int) -> bool:
    """Whether a number in digits that may be an age stands at a place, with no unit of money behind it."""
    found = amounts_of(Line(line.text, line.words[place : place + 2]))
    amount = found[0] if found and found[0].start == 0 and line.words[place].text.isdigit() else None
    return amount is not None and amount.is_bare and amount.value is not None and YOUNGEST <= amount.value <= _OLDEST
