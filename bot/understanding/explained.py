"""Which words of a line an answer leaves unexplained, and which parts speak of something else or another time.

An amount is only taken where every word beside it is: what people say of any amount, or of this question's. Whatever
else stands in the line may make the number one of something else: `13 checks`, `24,500 in the 403b`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from bot.understanding.counted import numbers_beside
from bot.understanding.days import names_a_month
from bot.understanding.lexicon import TAKING_BACK, Hit, lexicon
from bot.understanding.likeness import NUMBER, OWN, likeness
from bot.understanding.marks import marks
from bot.understanding.numbers import YEAR, Amount
from bot.understanding.reading import Heard, Reading, covered, segments
from bot.understanding.words import Line
from core.answer_types import AgeBand, BoxCode, Choice
from core.question import Question

_OF_ANY: Final = ("heard:filler", "heard:maybe")
_OF_MONEY: Final = frozenset("€£%$")
_ALL_OF_IT: Final = ("max", "all")
_FEW: Final = 4
_THOUSANDS: Final = "000"
"""Ends what is rather an amount than a year."""
_SURELY: Final = 0.7
"""How far a line must be ahead among lines with a number of their own, before a word that nobody knows is let pass."""
_ANOTHER_TIME: Final = ("otherwise:earlier", "otherwise:later")
_NOW: Final = "otherwise:now"


def unexplained(line: Line, question: Question[Any], reading: Reading, *more: str) -> list[str]:
    """The words that neither led to the answer nor are mere fillers; `more`: groups of phrases that explain as well."""
    known = reading.words | covered(_beside(line, question, *more))
    return [word.text for place, word in enumerate(line.words) if place not in known and _says_something(word.text)]


def _says_something(text: str) -> bool:
    """Whether a word is more than a sign or a picture."""
    return text in _OF_MONEY or any(sign.isalnum() for sign in text)


def _beside(line: Line, question: Question[Any], *more: str) -> tuple[Hit, ...]:
    return lexicon().find(line.words, (f"names:{question.id}", *more, *_OF_ANY))


def _of_another(question: Question[Any]) -> tuple[str, str]:
    """The groups of phrases that make an amount one of something else."""
    return "otherwise:any", f"otherwise:{question.id}"


def likely_its_own(heard: Heard, reading: Reading) -> bool:
    """Whether the one number of a line is the answer, as far as the words beside it are like those that say so.

    For words that no phrase has: `88,400 according to my offer letter`. Never where a word speaks of something else.
    """
    turned = not marks("not").isdisjoint(heard.texts()) or heard.line.text.endswith("?")
    aside = numbers_beside(heard)
    several = sum(amount.start not in aside for amount in heard.amounts) > 1
    if several or not heard.amounts or reading.guessed or turned:
        return False
    own, other = f"beside:{heard.question.id}", _of_another(heard.question)
    if any(hit.group in other for hit in _beside(heard.line, heard.question, own, *other)):
        return False
    left = unexplained(heard.line, heard.question, Reading(words=reading.words | aside))
    if len(left) > _FEW or not marks("per").isdisjoint(left) or _names_another(heard, reading):
        # Of what `600 per envelope` says one is, nobody knows how many a year has.
        return False
    return likeness(without_numbers(heard.line, heard.amounts), NUMBER).ahead_by(_SURELY) == OWN


def _names_another(heard: Heard, reading: Reading) -> bool:
    """Whether a word that is not explained is a name of another question: `3500 lands` at the own deferrals."""
    alike = (heard.question.id, *heard.question.talk.names_shared_with)
    names = [group for group in lexicon().under("names:") if group.removeprefix("names:") not in alike]
    known = reading.words | covered(_beside(heard.line, heard.question))
    return any(hit.start not in known for hit in lexicon().find(heard.line.words, names))


def without_numbers(line: Line, amounts: Iterable[Amount]) -> str:
    """The words of a line with one word for every number, as the model of numbers is trained on."""
    numbers = covered(tuple(amounts))
    return " ".join("number" if place in numbers else word.text for place, word in enumerate(line.words))


def is_explained(heard: Heard, reading: Reading, also: frozenset[int] = frozenset()) -> bool:
    """Whether nothing in the line may make its number another one; `also`: words that gave further answers."""
    if not is_decided_by_a_number(heard.question):
        is_said = reading.given == "unsure" and not reading.guessed
        other = (*told_otherwise(heard.question), f"otherwise:{reading.given}:{heard.question.id}")
        return is_said or not _is_of_something_else(heard, reading, other)
    if not heard.amounts:
        if reading.given == "0" and _denies_something_else(heard, reading):
            return False
        return reading.given not in _ALL_OF_IT or not _is_of_something_else(heard, reading, _of_another(heard.question))
    if reading.given == "0" and _says_nothing_before(heard):
        return True
    known = Reading(words=reading.words | also | numbers_beside(heard))
    own, other = (f"beside:{heard.question.id}", f"called:{heard.question.id}"), _of_another(heard.question)
    line = lexicon().mended(heard.line)
    hits = _beside(line, heard.question, *own, *other, "beside:any")
    amiss = [hit for hit in hits if hit.group in other and not also.issuperset(range(hit.start, hit.end))]
    return not amiss and not unexplained(line, heard.question, known, *own, "beside:any", *TAKING_BACK)


def _denies_something_else(heard: Heard, reading: Reading) -> bool:
    """Whether what is denied is a word that nobody knows: `they don't disclose it` is no nothing."""
    words, last = heard.line.words, max(reading.words, default=-1)
    denies = 0 <= last < len(words) - 1 and (0 not in reading.words or words[last].text in marks("not"))
    behind = words[last + 1] if denies else None
    return behind is not None and not behind.after_pause and behind.text.isalpha() and not lexicon().knows(behind.text)


def _says_nothing_before(heard: Heard) -> bool:
    """Whether no word before the nothing speaks of anything; what follows it is a remark."""
    nothing = next((amount.start for amount in heard.amounts if amount.value == 0), len(heard.line.words))
    around = ("beside:any", "heard:no", "heard:opening", "heard:wait", "heard:hold_on", "heard:zero")
    own = (f"beside:{heard.question.id}", f"called:{heard.question.id}")
    return not unexplained(heard.line.only(range(nothing)), heard.question, Reading(), *own, *around)


def _is_of_something_else(heard: Heard, reading: Reading, other: tuple[str, ...]) -> bool:
    """Whether an answer without a number is said of somebody or something else: `my wife is self employed`."""
    hits = _beside(heard.line, heard.question, f"beside:{heard.question.id}", *other)
    said = frozenset() if reading.guessed else reading.words
    return any(hit.group in other and not said.issuperset(range(hit.start, hit.end)) for hit in hits)


def is_of_something_else(line: Line, question: Question[Any], tax_year: int) -> bool:
    """Whether words speak of somebody else, or of another time or thing, than the question."""
    years = (word.text for word in line.words if YEAR.fullmatch(word.text) and not word.text.endswith(_THOUSANDS))
    if any(year != str(tax_year) for year in years):
        return True
    own = (f"names:{question.id}", f"beside:{question.id}", f"called:{question.id}")
    other = ("otherwise:any", *told_otherwise(question))
    return any(hit.group in other for hit in lexicon().find(line.words, (*own, *other)))


def says_it_is_another(line: Line, question: Question[Any]) -> bool:
    """Whether words make any amount of a line another one than is asked for: what a year has brought so far."""
    since = lexicon().has(line, "heard:since") and names_a_month(line.words)
    # `10% wie bisher` is that of the year.
    said = {hit.group for hit in lexicon().find(line.words, ("heard:to_date", "heard:filler"))}
    to_date = question.talk.whole_year and ("heard:to_date" in said or since)
    if to_date and not lexicon().has(line, "heard:by_the_year"):
        return True
    wholly = f"otherwise:wholly:{question.id}"
    return any(hit.group == wholly for hit in lexicon().find(line.words, (wholly, f"beside:{question.id}")))


def is_taken_back(line: Line, *, begins: bool = False) -> bool:
    """Whether words take something back, or set one amount against another; `begins`: nothing stands before them."""
    said = lexicon().has(line, *TAKING_BACK, "heard:taken_back")
    # A `so` sums nothing up before which nothing is said: `so 6300, bonus 36k`.
    total = [hit.end for hit in lexicon().everywhere(line.words, ("heard:total",)) if hit.start or not begins]
    summed = any(place < len(line.words) and line.words[place].is_number for place in total)
    return said or summed or any(word.text in marks("contrast") for word in line.words)


def is_decided_by_a_number(question: Question[Any]) -> bool:
    """Whether its answer is an amount, an age or a day."""
    return isinstance(question.type, AgeBand) or not isinstance(question.type, Choice | BoxCode)


def told_otherwise(question: Question[Any]) -> tuple[str, ...]:
    """The groups of phrases after which a choice is none of this question's."""
    times = _ANOTHER_TIME if question.talk.of_today else ()
    return ("otherwise:a_choice", f"otherwise:{question.id}", *times)


def is_aside(line: Line, question: Question[Any]) -> bool:
    """Whether words speak of somebody or something else than a choice, or of another time."""
    groups = told_otherwise(question)
    own = (f"beside:{question.id}", _NOW, *lexicon().under(f"choices:{question.id}:"))
    return any(hit.group in groups for hit in lexicon().find(line.words, (*own, *groups)))


def asides(heard: Heard, said: Sequence[Hit]) -> frozenset[int]:
    """The words of the asides that name a choice, where another choice that is `said` stands in none."""
    parts = [part for whole in segments(heard.line) for part in _in_time(heard.line, whole, said)]
    named = [part for part in parts if any(hit.start in part for hit in said)]
    aside = frozenset(place for part in named if is_aside(heard.line.only(part), heard.question) for place in part)
    return aside if any(hit.start not in aside for hit in said) else frozenset()


def _in_time(line: Line, part: Sequence[int], said: Sequence[Hit]) -> Iterator[Sequence[int]]:
    """A part, divided where a word between two choices turns to another time: `was monthly now twice a month`."""
    turns = lexicon().find(line.words, (*_ANOTHER_TIME, _NOW))
    within = sorted((hit for hit in said if hit.start in part), key=lambda hit: hit.start)
    begun = 0
    for hit, following in pairwise(within):
        turn = next((each.start for each in turns if hit.end <= each.start < following.start), None)
        if turn is not None:
            yield part[begun : part.index(turn)]
            begun = part.index(turn)
    yield part[begun:]
