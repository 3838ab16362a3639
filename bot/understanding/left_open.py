"""What leaves an amount open: it is denied, of another time, of other money or pay, or only a bound of the answer."""

from __future__ import annotations

from bot.understanding.counted import is_denied, is_named_year
from bot.understanding.explained import says_it_is_another
from bot.understanding.lexicon import Hit, lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import Amount
from bot.understanding.reading import Heard, part_around
from core.question import Pay


def is_open(heard: Heard, amount: Amount) -> bool:
    """Whether the amount is denied, of another time, of another kind of pay, or no amount at all."""
    texts = heard.texts()
    if texts[amount.end : amount.end + 1] and texts[amount.end] in marks("dash"):
        return True
    if is_named_year(heard, amount) or is_denied(heard, amount):
        return True
    if amount.value and says_it_is_another(heard.line, heard.question):
        return True
    if any(
        hit.end in (amount.start, amount.start - 1) for hit in lexicon().everywhere(heard.line.words, ("heard:few",))
    ):
        return True
    if amount.value and _is_only_a_bound(heard, amount):
        return True
    # The `hr` of `10% of pay, hr says` is no hour.
    return bool(heard.hits("heard:per_hour", "heard:per_day")) or _is_of_other_pay(heard, amount)


def _is_only_a_bound(heard: Heard, amount: Amount) -> bool:
    """Whether a line says of an amount what the answer is not: `less than 24,500`, `all but 1k`."""
    if (heard.takes("all") or heard.takes("max")) and heard.says("heard:all_but"):
        return True
    bounds = lexicon().everywhere(heard.line.words, ("heard:unequal",))
    return not heard.takes("none") and any(hit.end == amount.start for hit in bounds)


def is_of_other_money(heard: Heard, amount: Amount) -> bool:
    """Whether euros or other money are meant; nothing is nothing in any."""
    return bool(amount.value) and not marks("other_money").isdisjoint(heard.texts())


def _is_of_other_pay(heard: Heard, amount: Amount) -> bool:
    """Net where gross is asked for, and the other way round: in the amount's part of the line, else in all of it."""
    pay = heard.question.talk.pay
    if pay is None:
        return False
    own, other = ("heard:gross", "heard:net") if pay is Pay.GROSS else ("heard:net", "heard:gross")
    part = heard.line.only(part_around(heard.line, amount.start))
    if lexicon().has(part, other) and not lexicon().has(part, own):
        return True
    return heard.says(other) and not heard.says(own)


def is_not_quite(heard: Heard, most: Hit) -> bool:
    """Whether a word before the most takes from it: `almost the max`, `die hälfte vom maximum`."""
    hits = lexicon().everywhere(heard.line.words, ("heard:not_quite",))
    return any(hit.end == most.start for hit in hits)


def is_narrowed(heard: Heard, most: Hit) -> bool:
    """Whether words behind the most say of what it is: `everything they match`."""
    of_what = heard.line.words[most.end : most.end + 1]
    return any(word.text in marks("narrows") and not word.after_pause for word in of_what)
