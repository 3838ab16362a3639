"""What a line is taken for beside a result: a wish, a correction of an answer, a question of the person's own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from bot.understanding.cap_of_the_year import cap_of_the_year
from bot.understanding.case import Case
from bot.understanding.changing import change_wished, told_by_name
from bot.understanding.counted import SMALL
from bot.understanding.in_thousands import asked_in_thousands
from bot.understanding.less import what_if
from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import amounts_of
from bot.understanding.of_each_span import paid_each_date
from bot.understanding.reading import covered, segments
from bot.understanding.running_rate import rate_beside_a_result
from bot.understanding.supposing import several_corrected, summed_up, supposed
from bot.understanding.understood import Change, Understood, Wish, WishKind
from bot.understanding.unnamed import left_as_it_was, unnamed_number
from bot.understanding.wages_to_come import says_wages_to_come, wages_looked_at, with_wages_for_pay
from bot.understanding.wishes import later_year_told, said_in_full, said_within, year_wished
from bot.understanding.words import Line
from core.amounts import as_typed
from core.mega_backdoor.questions import DEFERRALS
from core.person import AGE_BAND, is_50
from core.solo_401k.questions import WAGES

_CATCH_UP: Final = "heard:catch_up"
_OF_LESS: Final = ("heard:less", "pressed:less", "heard:too_much")
_BESIDE_LESS: Final = (
    "heard:filler",
    "heard:question",
    "heard:opening",
    "heard:puts_in",
    "heard:if",
    "heard:beside_less",
)
_FILES: Final = (WishKind.PDF, WishKind.PICTURE, WishKind.CALENDAR)


def beside_a_result(case: Case) -> Understood:
    """What the line is taken for, where no question is open; pay is that of the own corporation where no job has it."""
    found = asked_in_thousands(case, with_wages_for_pay(case, None, _beside_a_result(case)))
    return Wish(WishKind.WHAT_IF) if isinstance(found, Change) and _tells_wages_to_come(case, found) else found


def _tells_wages_to_come(case: Case, change: Change) -> bool:
    """Whether a line says what wages are still to come, which the wages of the year are not: `only 12000 left`."""
    now, new = case.answers.given().get(WAGES.id), change.answers.get(WAGES.id)
    is_less = isinstance(now, Decimal) and isinstance(new, Decimal | int) and new < now
    return is_less and says_wages_to_come(case.line)


def _less_with_a_file(case: Case) -> Wish | None:
    """Less than the most, and a file of the result with that: `lieber 2.600 lassen und als pdf bitte`."""
    parts = [places for places in segments(case.line) if not amounts_of(case.line.only(places))]
    files = {places: wish.kind for places in parts if (wish := _wished_file(case.line.only(places))) is not None}
    if len(files) != 1 or not amounts_of(case.line):
        return None
    places, kind = files.popitem()
    found = _beside_a_result(replace(case, line=case.line.without(places)))
    return replace(found, then=kind) if isinstance(found, Wish) and found.kind is WishKind.WHAT_IF else None


def _wished_file(part: Line) -> Wish | None:
    """The file of the result that a part of a line wishes for."""
    full = said_in_full(part)
    wish = full[0] if full else said_within(part)
    return wish if wish is not None and wish.kind in _FILES else None


def _beside_a_result(case: Case) -> Understood:
    paid = wages_looked_at(case) or paid_each_date(case) or rate_beside_a_result(case) or cap_of_the_year(case)
    if paid is not None:
        return paid
    wish = (
        _less_with_a_file(case)
        or left_as_it_was(case)
        or _less_than_too_much(case)
        or _after_tax_wished(case)
        or _less_catch_up(case)
        or told_by_name(case)
        or change_wished(case)
        or year_wished(case.line, case.situation, alone=True)
        or case.wish_in_full()
        or (None if case.asks else later_year_told(case.line, case.situation))
        or _wished_in_words(case)
        or _wishes_less(case.line)
        or what_if(case.line, case.situation, strictly=False)
    )
    told = supposed(case)
    if told is not None and (wish is None or _is_rather_told(wish, case.line)):
        return told
    summed = None if case.asks else summed_up(case)
    return wish or summed or _corrected_or_wished(case) or unnamed_number(case) or case.ranking.about(asks=case.asks)


def _is_rather_told(wish: Understood, line: Line) -> bool:
    """Whether a share, or an amount of which the line does not say more, gives way to answers that it names."""
    if (
        not isinstance(wish, Wish)
        or wish.of_business
        or (wish.of_after_tax and not lexicon().has(line, "heard:so_far"))
    ):
        return False
    return wish.share is not None or wish.in_all is not False


def _corrected_or_wished(case: Case) -> Understood | None:
    clear, correcting = case.ranking.is_clear, case.correcting()
    several = None if case.asks else several_corrected(case)
    if several is not None:
        return several
    named = None if case.asks else correcting.by_name()
    if named is not None:
        return named
    within = None if case.asks else case.of_a_cap(said_within(case.line))
    wish = within or (None if clear else case.wish())
    if wish is not None:
        return wish
    return None if case.asks else correcting.by_choice()


def _wished_in_words(case: Case) -> Wish | None:
    """What no word beside it may turn into a change: `how'd you get 212 per check`, `all of it away, data out`."""
    within = case.of_a_cap(said_within(case.line))
    if within is None or (within.kind is WishKind.WHY and not case.asks):
        return None
    return within if within.kind in (WishKind.WHY, WishKind.DELETE, WishKind.PRIVACY) else None


def _wishes_less(line: Line) -> Wish | None:
    """Less than the most, of which the line says no amount: `less than this`, `I cannot live on that`."""
    if lexicon().has(line, "heard:too_much"):
        return Wish(WishKind.WHAT_IF)
    hits = lexicon().find(line.spoken, ("pressed:less",))
    whole = bool(hits) and hits[0].end - hits[0].start == len(line.spoken)
    return Wish(WishKind.WHAT_IF) if whole else None


def _less_than_too_much(case: Case) -> Wish | None:
    """The amount that a line wants in place of one that is too much: `way too much, we can spare 300 a month`."""
    line = case.line
    if not lexicon().has(line, "heard:too_much"):
        return None
    starts = [0, *(place for place, word in enumerate(line.words) if place and word.after_pause), len(line.words)]
    parts = [line.only(range(start, end)) for start, end in pairwise(starts)]
    named = [part for part in parts if amounts_of(part) and not lexicon().has(part, "heard:too_much")]
    asks = "?" in line.text
    return what_if(named[0], case.situation, strictly=False, is_too_much=not asks) if len(named) == 1 else None


def _after_tax_wished(case: Case) -> Wish | None:
    """The after-tax money that a line wants, which is none that has gone in: `less, 4k after-tax`, `20k on top`."""
    line = case.line
    if not lexicon().has(line, "heard:after_tax_money") or lexicon().has(line, "heard:so_far"):
        return None
    wants = lexicon().has(line, "heard:wants") or (case.asks and _says_nothing_else(line))
    wants = wants or (not case.asks and lexicon().has(line, "heard:too_much", "pressed:less", "heard:on_top"))
    deferred = case.answers.given().get(DEFERRALS.id)
    amounts = [each for each in amounts_of(case.line) if each.value != deferred]
    if not wants or len(amounts) != 1 or amounts[0].percent or (amounts[0].value or 0) < SMALL:
        return None
    if (found := what_if(line, case.situation, strictly=False)) is not None:
        return found
    in_all = True if lexicon().has(line, "heard:in_all") else None
    return Wish(WishKind.WHAT_IF, amount=amounts[0].value, in_all=in_all, is_decided=not case.asks, of_after_tax=True)


def _less_catch_up(case: Case) -> Change | Wish | None:
    """Fewer catch-up contributions: the own deferrals with so much of them, else smaller amounts to choose from."""
    line, amounts = case.line, amounts_of(case.line)
    given = case.answers.given()
    deferred, may_catch_up = given.get(DEFERRALS.id), AGE_BAND.id in given and is_50(case.answers)
    around = lexicon().find(line.words, (_CATCH_UP, *_OF_LESS, *_BESIDE_LESS))
    is_wished = {hit.group for hit in around} >= {_CATCH_UP} and any(hit.group in _OF_LESS for hit in around)
    if not is_wished or len(amounts) > 1 or not may_catch_up or line.beside(covered([*around, *amounts])):
        return None
    limit = case.situation.limits.elective_deferrals.value
    is_above = not isinstance(deferred, Decimal) or deferred > limit
    if not amounts or amounts[0].percent or deferred is None or not is_above:
        return Wish(WishKind.WHAT_IF)
    return Change({DEFERRALS.id: as_typed(limit + (amounts[0].value or 0))}, supposed=case.asks)


def _says_nothing_else(line: Line) -> bool:
    """Whether a line is an amount of after-tax money and nothing else: `3000 after tax?`."""
    around = lexicon().find(line.words, ("heard:after_tax_money", "heard:filler", "heard:opening"))
    return not line.beside(covered([*around, *amounts_of(line)]))
