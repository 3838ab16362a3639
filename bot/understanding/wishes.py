"""Wishes: what a person wants done, said in so many words, whatever is open and whichever language is spoken."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.understanding.ages import age_in
from bot.understanding.days import names_a_month
from bot.understanding.lexicon import Hit, after_opening, lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered
from bot.understanding.understood import Situation, Wish, WishKind
from bot.understanding.words import Line
from core.assess import INTERVIEWS, tax_year_of

_POLITE: Final = (WishKind.GREETING, WishKind.THANKS, WishKind.INSULT)
"""Wishes beside which another one is meant: `hi, stop`, `cancel this crap`."""
_SWEEPING: Final = (WishKind.DELETE, WishKind.RESTART)
"""Wishes that take everything away, and so are taken only where somebody plainly wants them."""
_LEAST_SHARE: Final = 0.5
"""Of a line's words, that must say the wish; the rest is fillers."""
_LEAST_OF_A_PART: Final = 2
"""Words that say a wish in a part of a line; one alone may mean anything: `in the plan, I think`."""
_SAID_IN_PASSING: Final = (*_POLITE, WishKind.CANCEL, WishKind.CHANGE)
"""Wishes that a part of a line excuses or introduces something else with: `no time now`, `I made a mistake`."""
_BACK_TO_THIS_YEAR: Final = "heard:back_to_this_year"
_YEARS: Final = ("heard:next_year", "heard:last_year", _BACK_TO_THIS_YEAR)
_YEARS_BACK, _YEARS_AHEAD = 3, 2
_EARNED: Final = 10_000
"""Dollars from which on an amount of a year is what somebody earns in it."""
_MIDDLE: Final = 6
"""The month until which January is rather the one that has been."""
_BEGINNING: Final = ("heard:no", "heard:wait", "heard:hold_on", "heard:opening")
_AROUND: Final = ("heard:year_words", "heard:question")


def said_in_full(line: Line) -> tuple[Wish, int] | None:
    """The wish that the whole line says, with how many of its words say it; a greeting beside it says nothing more."""
    hits = lexicon().find(line.words, (*lexicon().under("wishes:"), "heard:filler", *_YEARS))
    if any(hit.group in _YEARS for hit in hits):
        # `Next year` does not ask what is next.
        return None
    spoken = sum(word.text not in {"?", "!"} for word in line.words)
    if len(covered(hits)) < spoken:
        return None
    kinds = [kind for hit in hits if (kind := _kind(hit)) is not None]
    meant = [kind for kind in dict.fromkeys(kinds) if kind not in _POLITE] or list(dict.fromkeys(kinds))[:1]
    said = sum(hit.end - hit.start for hit in hits if meant and _kind(hit) is meant[0])
    if len(meant) != 1 or said < _LEAST_SHARE * spoken or (meant[0] is WishKind.CANCEL and names_a_month(line.words)):
        # `Ende Dezember` says when.
        return None
    return Wish(meant[0]), said


def wished_behind_a_no(line: Line) -> bool:
    """Whether a no only begins a line whose rest is a wish: `no wait, the question before that again`."""
    begun = 0
    for hit in lexicon().find(line.words, _BEGINNING):
        begun = hit.end if hit.start == begun else begun
    return 0 < begun < len(line.words) and said_in_full(line.only(range(begun, len(line.words)))) is not None


def said_within(line: Line) -> Wish | None:
    """The one wish that a phrase within the line names beyond doubt."""
    hits = lexicon().everywhere(line.words, lexicon().under("within:"))
    kinds = {kind for hit in hits if (kind := _kind(hit)) is not None}
    kinds |= {WishKind.HR} if _is_to_the_provider(line) else set()
    kinds = kinds - {*_POLITE} or kinds
    if not kinds.isdisjoint(_SWEEPING) and not _is_wanted(line):
        return None
    if WishKind.WHY in kinds:
        kinds.discard(WishKind.RESULT)
    if WishKind.HR in kinds:
        # The language that the message shall have.
        kinds -= {WishKind.LANGUAGE_DE, WishKind.LANGUAGE_EN}
    return Wish(kinds.pop()) if len(kinds) == 1 else None


def _is_to_the_provider(line: Line) -> bool:
    """Whether a line wants something written to whoever keeps the plan: `message to ascensus pls`."""
    begun = {hit.end for hit in lexicon().everywhere(line.words, ("heard:writes_to",))}
    return any(hit.start in begun for hit in lexicon().everywhere(line.words, ("heard:provider",)))


def said_in_a_part(line: Line) -> Wish | None:
    """The wish that one part of a line says wholly; the rest says why: `start fresh, I mixed up two clients`."""
    starts = [0, *(place for place, word in enumerate(line.words) if place and word.after_pause), len(line.words)]
    said = [full for start, end in pairwise(starts) if (full := said_in_full(line.only(range(start, end))))]
    found = {wish.kind for wish, words in said if words >= _LEAST_OF_A_PART} - {*_SAID_IN_PASSING}
    return Wish(found.pop()) if len(found) == 1 else None


def _is_wanted(line: Line) -> bool:
    """Whether a line that names a wish wants it, neither denying it nor asking about it: `will it start over?`."""
    if not marks("not").isdisjoint(word.text for word in line.words):
        return False
    questions = lexicon().find(after_opening(line.words), ("heard:question",))
    asks = line.text.endswith("?") or any(hit.start == 0 for hit in questions)
    return not asks or lexicon().has(line, "heard:requests")


def _kind(hit: Hit) -> WishKind | None:
    table, _, name = hit.group.partition(":")
    return WishKind(name) if table in ("wishes", "within") else None


def year_wished(line: Line, situation: Situation, *, alone: bool) -> Wish | None:
    """Another tax year, where the line says nothing else; `alone`: a bare year is enough."""
    shown = tax_year_of(situation.answers, situation.today, INTERVIEWS[situation.interview][0])
    words = line.words
    following = lexicon().find(words, (*_YEARS, *_AROUND))
    relative = [hit for hit in following if hit.group in _YEARS]
    years = [place for place, word in enumerate(words) if is_year(word.text, situation)]
    said = covered(following) | set(years) | {place for place, word in enumerate(words) if word.text in "?!"}
    # `It comes next year in March` says when something comes.
    dated = names_a_month(words)
    told = lexicon().has(line, "otherwise:a_choice", "otherwise:earlier", "heard:maybe")
    if dated or (told and not alone) or len(said) < len(words) or len(relative) + len(years) != 1:
        return None
    if years:
        year = int(words[years[0]].text)
        # `Which limit holds in 2026?` asks for no other year than the one shown, `I mean the one of 2025` for none.
        asks = any(hit.group == "heard:question" for hit in following)
        tells_of_it = year < shown and years[0] and words[years[0] - 1].text in marks("out_of_a_year")
        is_wished = (alone or len(words) > 1) and not (asks and year == shown) and (asks or not tells_of_it)
        return Wish(WishKind.YEAR, year=year) if is_wished else None
    if relative[0].group == _BACK_TO_THIS_YEAR:
        # Only who looks at another year can go back to this one.
        return Wish(WishKind.YEAR, year=situation.today.year) if shown != situation.today.year else None
    if not alone and not any(hit.group in ("heard:year_words", "heard:question") for hit in following):
        return None
    base = shown if situation.answers.get("tax_year") else situation.today.year
    return Wish(WishKind.YEAR, year=base + (1 if relative[0].group == "heard:next_year" else -1))


def later_year_told(line: Line, situation: Situation) -> Wish | None:
    """A later tax year of which a line tells an amount: `in 2027 I expect a profit of 110k`; this year's is another."""
    years = [int(word.text) for word in line.words if is_year(word.text, situation)] or _from_january(line, situation)
    shown = tax_year_of(situation.answers, situation.today, INTERVIEWS[situation.interview][0])
    # `I turn 50 in 2027` tells no amount.
    money = [each for each in amounts_of(line) if each.value not in years and not age_in(line.only(covered([each])))]
    return Wish(WishKind.YEAR, year=years[0]) if money and len(years) == 1 and years[0] > shown else None


def _from_january(line: Line, situation: Situation) -> list[int]:
    """The year that begins next, of which a line tells what is earned in it: `from january I make 175k`."""
    is_near = situation.today.month > _MIDDLE
    begins = lexicon().has(line, "heard:next_year") or (is_near and lexicon().has(line, "heard:from_january"))
    earned = any((amount.value or 0) >= _EARNED and not amount.percent for amount in amounts_of(line))
    return [situation.today.year + 1] if begins and earned else []


def is_year(text: str, situation: Situation) -> bool:
    """Whether a word is the number of a year that people may mean."""
    today = situation.today.year
    return text.isdigit() and len(text) == 4 and today - _YEARS_BACK <= int(text) <= today + _YEARS_AHEAD
