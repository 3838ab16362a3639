"""What an employer pays in, as people say it: number words in digits, fillers left out, the rest for the core."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from typing import Final

from bot.understanding.counted import SMALL, amounts_that_count, is_range
from bot.understanding.explained import says_it_is_another
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.match_words import PERCENT_OF_PAY, SHARES, by_shares, in_digits
from bot.understanding.money import read_money
from bot.understanding.numbers import Amount, written
from bot.understanding.reading import Heard, Reading, covered, segments
from bot.understanding.words import line_of
from core.amounts import Percent, Problem
from core.match_formula import MatchFormula
from core.match_reading import read_employer_share
from core.mega_backdoor.questions import DEFERRALS

_WHOLE: Final = 100
_BARE_MATCH: Final = re.compile(r"match ([\d.]+)%")
_SAFE_HARBOR: Final = ("match 100% of 3% + 50% of 2%", "match 100% of 4%")
"""The basic match and the usual enhanced one (26 U.S.C. 401(k)(12)(B))."""


def read_employer(heard: Heard) -> Reading | None:
    """A formula, a percent of pay, dollars, or unsure."""
    if heard.says("heard:safe_harbor") and not heard.amounts:
        return Reading(offers=_SAFE_HARBOR, words=frozenset(range(len(heard.line.words))))
    if heard.amounts and heard.says("heard:another_plan"):
        # A plan beside this one has a limit of its own, and nothing else goes into this one.
        is_none = all(amount.value == 0 for amount in heard.amounts)
        return Reading("0" if is_none else None, words=covered([*heard.amounts, *heard.hits("heard:another_plan")]))
    # `8% of pay up to the cap` names a limit that the core knows, and no width of a match.
    limit = covered(heard.hits("heard:up_to_the_limit"))
    within = Heard(heard.line.without(limit), heard.question, heard.answers, heard.assumed)
    if not limit or not within.amounts:
        return _of_this_plan(heard)
    reading = _of_this_plan(within)
    return reading and replace(reading, words=frozenset(range(len(heard.line.words))))


def _of_this_plan(heard: Heard) -> Reading | None:
    everything = frozenset(range(len(heard.line.words)))
    own = says_it_is_another(heard.line, heard.question) or _begins_with_own_money(heard)
    share = None if own else _share(heard)
    total = None if own or isinstance(share, MatchFormula | Percent) else _total(heard)
    if total is not None:
        return Reading(total, words=everything)
    if isinstance(share, tuple):
        return Reading(offers=share, words=everything)
    bare = _BARE_MATCH.fullmatch(str(share))
    if bare and Decimal(bare[1]) <= PERCENT_OF_PAY and not _speaks_of_own_money(heard):
        return Reading(offers=(f"{bare[1]}%!", f"match {bare[1]}%"), words=everything)
    if isinstance(share, MatchFormula) and (beside := _beside_a_match(heard, share)):
        return Reading(offers=beside, words=everything)
    if isinstance(share, MatchFormula) and (capped := _capped(heard, share)):
        return Reading(offers=capped, words=everything)
    if isinstance(share, MatchFormula | Percent):
        return Reading(None if _leaves_out_a_number(heard, share) else str(share), words=everything)
    amounts = amounts_that_count(heard)
    if amounts and (own or _is_a_bound(heard) or heard.says("heard:paid_in_myself")):
        return Reading(words=covered(amounts))
    if any(amount.percent for amount in amounts):
        return _percent_of_pay(heard, amounts)
    return read_money(heard)


def _speaks_of_own_money(heard: Heard) -> bool:
    """Whether a match is said to be one of what oneself pays in; `my company match` and `my 4%` do not say so."""
    theirs = {hit.start for hit in heard.hits(f"called:{heard.question.id}", "heard:matching")}
    theirs |= {place for place, text in enumerate(heard.texts()) if text in marks("employers") | marks("plans")}
    numbers = {amount.start for amount in heard.amounts}
    own = [place for place, text in enumerate(heard.texts()) if text in marks("own_money")]
    return any(place + 1 not in theirs | numbers for place in own)


def _begins_with_own_money(heard: Heard) -> bool:
    """Whether the line, or its only part with a number, is about what oneself pays in: `I put 3%`."""
    starts = {part[0] for part in segments(heard.line)}
    begins = any(hit.start in starts for hit in heard.hits("heard:i_pay_in"))
    return begins and len(heard.amounts) == 1


def _is_a_bound(heard: Heard) -> bool:
    """Whether dollars are where a match ends: `dollar for dollar up to 5k` says how much of the own money counts."""
    return heard.says("heard:matching", *SHARES) and heard.says("heard:bound")


def _leaves_out_a_number(heard: Heard, share: MatchFormula | Percent) -> bool:
    """Whether a number of the line is in no tier of a match: `6 for 6, dollar for dollar`, `3 for 3, half to 5`."""
    if isinstance(share, Percent):
        return False
    widths = [tier.width for tier in share.tiers if tier.width is not None]
    said = {share.dollars, share.percent_of_pay, *(tier.rate for tier in share.tiers), *widths, *accumulate(widths)}
    said |= {Decimal(50)} if heard.says("heard:half") else set()
    own = {place for part in segments(heard.line) if _is_of_own_money(heard, part) for place in part}
    own |= covered(heard.hits(*SHARES))
    left = [each for each in amounts_that_count(heard) if each.value not in said and each.start not in own]
    return any(each.percent or (each.is_bare and (each.value or 0) < SMALL) for each in left)


def _is_of_own_money(heard: Heard, part: tuple[int, ...]) -> bool:
    return replace(heard, line=heard.line.only(part)).says(f"shares:{DEFERRALS.id}")


def _beside_a_match(heard: Heard, share: MatchFormula) -> tuple[str, ...]:
    """Two readings of two small percents of which one is called the match: `5% match and 2% on top`."""
    rates = [each.value or Decimal(0) for each in heard.amounts if each.percent]
    small = len(rates) == len(heard.amounts) == 2 and min(rates) > 0 and max(rates) <= PERCENT_OF_PAY
    if (
        not small
        or any(tier.width is not None for tier in share.tiers)
        or not marks("own_money").isdisjoint(heard.texts())
    ):
        return ()
    first, second = rates
    return (f"{written(first + second)}%", f"match 100% of {written(first)}% + {written(second)}%")


def _capped(heard: Heard, share: MatchFormula) -> tuple[str, ...]:
    """Two matches where `half of mine, max 3% of pay` may say how much is paid, or how much is matched."""
    if len(share.tiers) != 1:
        return ()
    (tier,) = share.tiers
    ends = [hit.end for hit in lexicon().everywhere(heard.line.words, ("heard:at_most",))]
    if any(each.start in ends and not each.percent and (each.value or 0) >= SMALL for each in heard.amounts):
        # No formula has room for `max 5000`.
        return (str(share),)
    capped = [each for each in heard.amounts if each.start in ends and each.percent and each.value == tier.width]
    if tier.width is None or tier.rate == _WHOLE or not capped:
        return ()
    if not any(capped[0].start - 1 >= place for place, word in enumerate(heard.line.words) if word.after_pause):
        return ()
    return (str(share), f"match {written(tier.rate)}% of {written(tier.width * _WHOLE / tier.rate)}%")


def is_formula(given: str) -> bool:
    """Whether an answer is a match and no plain percent or amount."""
    try:
        return isinstance(read_employer_share(given), MatchFormula)
    except Problem:
        return False


def _total(heard: Heard) -> str | None:
    """The dollars that a line says its match comes to: `50% match up to the limit, so 12,250`."""
    *others, last = heard.amounts or (None,)
    ends = {hit.end for hit in lexicon().everywhere(heard.line.words, ("heard:total",))}
    if last is None or not others or last.percent or (last.value or 0) < SMALL or last.start not in ends:
        return None
    return written(last.value or Decimal(0))


def _on_condition(heard: Heard, amounts: tuple[Amount, ...]) -> str | None:
    """What an employer pays where oneself pays in so much: `4% if I put in 5%`, `wenn ich 5 % zahle 4 %`."""
    ifs = [place for place, text in enumerate(heard.texts()) if text in marks("conditions")]
    if len(amounts) != 2 or len(ifs) != 1:
        return None
    theirs = amounts[0] if amounts[0].end <= ifs[0] < amounts[1].start else amounts[1]
    says_if = theirs is amounts[0] or ifs[0] < amounts[0].start
    return f"{written(theirs.value or Decimal(0))}%" if says_if and theirs.percent else None


def _percent_of_pay(heard: Heard, amounts: tuple[Amount, ...]) -> Reading:
    """One percent that no word ties to own contributions; anything else is asked back."""
    if (conditional := _on_condition(heard, amounts)) is not None:
        return Reading(offers=(conditional,), words=covered(amounts))
    if len(amounts) == 2 and is_range(heard, amounts):
        ends = tuple(f"{written(each.value or Decimal(0))}%" for each in amounts)
        return Reading(offers=(*ends, *(["unsure"] if heard.says("heard:unsure") else [])), words=covered(amounts))
    tied = heard.says("heard:matching", *SHARES) and not heard.says("heard:regardless")
    value = amounts[0].value
    given = f"{written(value)}%" if len(amounts) == 1 and value is not None and not tied else None
    return Reading(given, words=covered([*amounts, *heard.hits("heard:regardless")]))


def _share(heard: Heard) -> MatchFormula | Percent | tuple[str, ...] | None:
    digits = in_digits(heard)
    apart = f"match {re.sub(r'match[a-z]*(?: of)?', '', digits)}" if "match" in digits else digits
    for text in (heard.line.text, digits, apart, by_shares(heard)):
        try:
            share = read_employer_share(text)
        except Problem as problem:
            return problem.choices or None
        if isinstance(share, MatchFormula | Percent) and _is_said(heard, share):
            return share
    return _in_one_part(heard)


def _is_said(heard: Heard, share: MatchFormula | Percent) -> bool:
    """Whether the percent of pay stands in the line as it is, and was not added up from parts of different things."""
    values = [amount.value for amount in heard.amounts]
    joined = not marks("together").isdisjoint(heard.texts()) and not _sets_own_against_theirs(heard)
    if isinstance(share, Percent):
        return joined or share.rate in values
    few = 0 < share.dollars < SMALL and not any(amount.dollars for amount in heard.amounts)
    added_up = share.dollars and share.dollars not in values
    if few or added_up or (share.dollars and share.tiers and not joined):
        # `Me 6, them 3 percent` is no percent with six dollars; `50% up to 6%, so 4,200` says twice the same.
        return False
    widthless = [tier for tier in share.tiers if tier.width is None and tier.rate not in values]
    return not share.percent_of_pay or (share.percent_of_pay in values and (joined or not widthless))


def _sets_own_against_theirs(heard: Heard) -> bool:
    """Whether one part says what oneself pays and another what they do: `they do 3% and I do 10%`."""
    parts = [{heard.texts()[place] for place in part} for part in segments(heard.line)]
    own = [part for part in parts if part & marks("oneself") and not part & marks("employers")]
    return bool(own) and any(part & marks("employers") for part in parts)


def _in_one_part(heard: Heard) -> MatchFormula | None:
    """The match that one part of a line says, where each of the others is about something else."""
    parts = [line_of(heard.line.slice(part[0], part[-1] + 1)) for part in segments(heard.line)]
    if len(parts) < 2:
        return None
    heards = [Heard(part, heard.question, heard.answers) for part in parts]
    shares = [_share(part) for part in heards]
    found = [share for share in shares if isinstance(share, MatchFormula)]
    # A percent in another part is of the employer too, unless it is said to be put in by oneself: `she pays 10%`.
    others = [part for part, share in zip(heards, shares, strict=True) if not isinstance(share, MatchFormula)]
    mixed = any(a.percent for part in others if not part.says(f"shares:{DEFERRALS.id}") for a in part.amounts)
    return found[0] if len(found) == 1 and not mixed else None
