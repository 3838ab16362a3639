"""Ages as people say them: a number, a year of birth, a decade, a birthday still to come; and what follows from one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.understanding.counted import is_denied
from bot.understanding.days import names_a_month
from bot.understanding.lexicon import Hit, lexicon
from bot.understanding.marks import marks
from bot.understanding.number_words import number_words
from bot.understanding.numbers import YEAR, Amount, amounts_of
from bot.understanding.reading import Heard, Reading, covered
from bot.understanding.words import MONTHS, Line
from core.answer_types import AgeBand

YOUNGEST: Final = 16
OLDEST_AT_WORK: Final = 80
_OLDEST: Final = 105
_PARTS: Final = {"age:early": (0, 3), "age:middle": (4, 6), "age:late": (7, 9)}
_KNOWN_DAYS: Final = {"age:new_year": 1, "age:spring": 4, "age:summer": 7, "age:end_of_year": 12}
OF_A_BIRTHDAY: Final = ("age:almost", "age:soon", "age:next_month", *_KNOWN_DAYS)
_LONGEST_MONTH: Final = 31
_SHORT_YEAR: Final = re.compile(r"(?<![\w.,])['’](\d{2})\b")
"""A year of birth as people shorten it: `'71`."""
_YEAR: Final = re.compile(r"(?<!\d)\d{4}$")
"""A year of birth, at the end of a word as in `jg1971`."""
_DAY_AND_MONTH: Final = re.compile(r"\d{1,2}\.\s?(\d{1,2})\.")


@dataclass(frozen=True)
class Ages:
    """The ages that somebody may have on 31 December of the tax year, and the words that say so; None: no such age."""

    span: tuple[int, int] | None
    words: frozenset[int]


def read_age_band(heard: Heard, bands: AgeBand) -> Reading | None:
    """The age band on 31 December of the tax year."""
    ages = _by_birth(heard) or _by_decade(heard) or _by_birthday(heard) or _by_age(heard)
    if ages is None:
        return Reading(unsure=True) if heard.says("heard:unsure") else None
    if ages.span is None or ages.span[1] < YOUNGEST or ages.span[0] > _OLDEST:
        return Reading(words=ages.words)
    codes = bands.between(*ages.span)
    return Reading(codes[0], words=ages.words) if len(codes) == 1 else Reading(offers=codes, words=ages.words)


def _by_birth(heard: Heard) -> Ages | None:
    year = heard.answers.tax_year
    ages = [year - int(found[0]) for text in heard.texts() if (found := _YEAR.search(text))]
    ages += [(year - int(short)) % 100 for short in _SHORT_YEAR.findall(heard.line.text)]
    likely = {age for age in ages if YOUNGEST <= age <= _OLDEST}
    if len(likely) == 1:
        return Ages((max(likely), max(likely)), frozenset(range(len(heard.line.words))))
    born = heard.hits("age:born")
    short = [each for each in heard.amounts if (each.value or 100) < 100 and _is_beside(heard, each, born)]
    if len(short) != 1 or short[0].value is None:
        return None
    age = (year - int(short[0].value)) % 100
    return Ages((age, age), covered([*born, *short]))


def _is_beside(heard: Heard, amount: Amount, born: Sequence[Hit]) -> bool:
    """Whether no pause is between a number and a word of birth: `ich bin 49, im mai geboren` names no year."""
    spans = [heard.line.slice(min(hit.start, amount.start), max(hit.end, amount.end)) for hit in born]
    return any("," not in span for span in spans)


def _by_decade(heard: Heard) -> Ages | None:
    texts = heard.texts()
    decades = number_words().decades
    decade = next((decades[text] for text in texts if text in decades), None)
    tens = [
        amount
        for amount in heard.amounts
        if amount.value is not None and amount.value % 10 == 0 and 20 <= amount.value <= 90
    ]
    part = next((group for group in _PARTS if heard.says(group)), None)
    ending = texts[tens[0].end : tens[0].end + 1] if tens else ()
    if decade is None and tens and (part or not marks("decade_endings").isdisjoint(ending)):
        decade = int(tens[0].value or 0)
    if decade is None:
        return None
    low, high = _PARTS[part] if part else (0, 9)
    return Ages((decade + low, decade + high), frozenset(range(len(texts))))


def _whole(heard: Heard) -> list[tuple[int, int]]:
    """The whole numbers of the line that may be ages, and where they stand."""
    return [
        (int(amount.value), amount.start)
        for amount in heard.amounts
        if amount.value is not None
        and amount.start not in _named_years(heard)
        and not (len(heard.amounts) > 1 and is_denied(heard, amount))
        and amount.value == int(amount.value)
        and amount.is_bare
    ]


def _by_age(heard: Heard) -> Ages | None:
    found = [(age, place) for age, place in _whole(heard) if not _is_day(heard, place)]
    if not found:
        return None
    places = {place for _, place in _whole(heard)}
    ages_said = [amount for amount in heard.amounts if amount.start in places]
    words = covered([*ages_said, *heard.hits("age:turning", "age:years_old", "age:over", "age:under")])
    words |= covered(
        [each for each in heard.amounts if _DAY_AND_MONTH.fullmatch(heard.line.slice(each.start, each.end))]
    )
    age = found[-1][0]
    moved = _moved(heard, *found[-1])
    if moved is not None:
        return replace(moved, words=words | moved.words)
    if heard.says("age:over") and heard.says("age:under") and len(found) == 2:
        low, high = sorted(age for age, _ in found)
        return Ages((low, high - 1), words)
    if heard.says("age:under"):
        return Ages((YOUNGEST, age - 1), words)
    if heard.says("age:over"):
        return Ages((age, _OLDEST), words)
    if heard.says("age:almost"):
        return Ages((age - 1, age), words)
    ages = {each for each, _ in found}
    dated = names_a_month(heard.line.words) or _DAY_AND_MONTH.search(heard.line.text) is not None
    if max(ages) - min(ages) == 1 and dated:
        # `63, 64 on dec 30`: the later age counts where the day is in this year.
        age = max(ages) - _years_to_go(heard)
        return Ages((age, age), frozenset(range(len(heard.line.words))))
    return Ages((age, age) if len(ages) == 1 else None, words)


def _moved(heard: Heard, age: int, place: int) -> Ages | None:
    """The age at the end of the year of who says when another begins: `turning 50 in march`, `49 til christmas`."""
    month, today, texts = _month(heard), heard.answers.today, heard.texts()
    if month is None and not _named_years(heard) and heard.says("age:almost") and not heard.says("age:under"):
        return Ages((age - 1, age), frozenset())
    if month is not None and not marks("reaching").isdisjoint(texts[place + 1 : place + 2]):
        age += month > today.month and heard.answers.tax_year == today.year
        return Ages((age, age), frozenset())
    if heard.says("age:turning") or not marks("only_then").isdisjoint(texts[:place]):
        later = _years_to_go(heard)
        return Ages((age - later, age - later), _named_years(heard))
    return None


def _by_birthday(heard: Heard) -> Ages | None:
    """The age on 31 December of who says one and when the birthday is: `59, birthday in december`, `64 in may`.

    Right before the month the age is the one to come; beside a birthday it is that of today.
    """
    ages, texts, birthday = _whole(heard), heard.texts(), heard.hits("age:birthday")
    said = covered([*heard.amounts, *birthday, *heard.hits(*OF_A_BIRTHDAY)])
    if heard.says("age:turning") or heard.answers.tax_year != heard.answers.today.year:
        return None
    found = [(age, place) for age, place in ages if age >= YOUNGEST and (len(ages) == 1 or not _is_day(heard, place))]
    if len(found) != 1:
        return None
    (age, place), begins = found[0], not found[0][1] or heard.hits("heard:i_am")
    behind = texts[place + 1 : place + 4]
    dated = len(behind) > 1 and (not MONTHS.keys().isdisjoint(behind[1:]) or place + 2 in _named_years(heard))
    if begins and dated and behind[0] in marks("in_a_month") | marks("of_a_day"):
        age -= _years_to_go(heard)
    elif not birthday:
        return None
    elif heard.says("age:almost"):
        # Who is almost 50 says the age of the birthday.
        age -= _years_to_go(heard)
    elif heard.says("age:soon"):
        return Ages((age, age + 1), said)
    else:
        age += (_month(heard) or 0) > heard.answers.today.month
    return Ages((age, age), said)


def _is_day(heard: Heard, place: int) -> bool:
    """Whether a number is the day of a birthday: `december 20`, `am 5. mai`."""
    texts = heard.texts()
    return (
        any(0 <= near < len(texts) and texts[near] in MONTHS for near in (place - 1, place + 1))
        and len(_whole(heard)) > 1
        and any(number <= _LONGEST_MONTH for number, start in _whole(heard) if start == place)
    )


def _years_to_go(heard: Heard) -> int:
    """By how many years an age that a line dates comes after the tax year: one `in March`, as it is November."""
    named = _named_years(heard)
    if named:
        return int(heard.texts()[min(named)]) - heard.answers.tax_year
    if lexicon().has(heard.line, "heard:next_year"):
        return 1
    today, month = heard.answers.today, _month(heard)
    return int(month is not None and month < today.month and heard.answers.tax_year <= today.year)


def _named_years(heard: Heard) -> frozenset[int]:
    """The places of the years in which somebody may turn an age, which are none of birth: `50 in 2027`."""
    years = [each for each in heard.amounts if YEAR.fullmatch(heard.line.slice(each.start, each.end))]
    return covered([each for each in years if heard.answers.tax_year - int(each.value or 0) < YOUNGEST])


def _month(heard: Heard) -> int | None:
    """The month of a birthday: by its name, in digits, as the next one or by a day that everybody knows."""
    if dotted := _DAY_AND_MONTH.search(heard.line.text):
        return int(dotted[1])
    if heard.says("age:next_month"):
        return heard.answers.today.month % 12 + 1
    named = next((MONTHS[text] for text in heard.texts() if text in MONTHS), None)
    known = next((month for group, month in _KNOWN_DAYS.items() if heard.says(group)), None)
    return named or known


def age_said(heard: Heard) -> int | None:
    """The one age in a line, for questions that an age answers."""
    found = [age for age, _ in _whole(heard) if YOUNGEST <= age <= _OLDEST]
    return found[0] if len(found) == 1 else None


def _ages_in(line: Line) -> list[int]:
    """The bare numbers of a line that may be ages."""
    numbers = [amount.value for amount in amounts_of(line) if amount.value is not None and amount.is_bare]
    return [int(value) for value in numbers if YOUNGEST <= value < _OLDEST]


def has_a_year(line: Line) -> bool:
    """Whether a word of a line is written like a year."""
    return any(_YEAR.search(word.text) for word in line.words)


def has_an_age(line: Line) -> bool:
    """Whether a number of a line may be an age."""
    return bool(_ages_in(line))


def has_one_age(line: Line) -> bool:
    """Whether one number of a line at most may be an age: `it opens at 59 and a half, im 33` has two."""
    return len(_ages_in(line)) <= 1


def age_in(line: Line) -> int | None:
    """The number of a line that may be an age, where there is just one."""
    ages = _ages_in(line)
    return ages[0] if len(ages) == 1 else None
