"""Less than the most, as people wish for it: a share, an amount of each pay date or of the year, or what is to stay."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.understanding.counted import LARGE
from bot.understanding.lexicon import TAKING_BACK, Hit, after_opening, lexicon, names_of
from bot.understanding.marks import marks
from bot.understanding.numbers import MOST_DATES, Amount, amounts_of
from bot.understanding.of_each_span import of_each_date, times_of
from bot.understanding.reading import covered
from bot.understanding.understood import Situation, Wish, WishKind
from bot.understanding.wishes import is_year
from bot.understanding.words import Line
from core.mega_backdoor.plan_terms import CAP
from core.mega_backdoor.questions import EMPLOYER, LESS, MEGA

_SHARES: Final = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal(1) / 3}
_OTHER_SHARES: Final = (EMPLOYER.id, CAP.id)
_INSTEAD_OF: Final = "heard:instead_of"
_STAYS_AT: Final = "heard:stays_at"
"""Of what goes in: `keep it at 15k`, where `keep 1500` is said of what is left."""
_NEAR: Final = 3
"""Words before an amount in which the one that keeps it stands."""
_LEAVES: Final = "heard:leaves"
_MONEY: Final = 25
"""Dollars: a smaller number, said of each paycheck, may count them as well."""
_WHAT_WITH_IT: Final = "heard:what_with_it"
_KEEPS_THE_REST: Final = "heard:keeps_the_rest"
_WANTING: Final = (
    *("heard:if", "heard:less", "heard:what_if", "heard:spares"),
    *(_STAYS_AT, _INSTEAD_OF, "pressed:less", _WHAT_WITH_IT),
)
_AROUND_AN_AMOUNT: Final = ("heard:filler", "heard:question", "heard:opening", "heard:puts_in", "heard:in_all")
_AROUND_IN_ALL: Final = (
    *_AROUND_AN_AMOUNT,
    *_WANTING,
    *TAKING_BACK,
    *("heard:no", "heard:per_date", "heard:taken_back", "heard:meant"),
)
_OF_SAVINGS: Final = ("heard:savings", _KEEPS_THE_REST, _WHAT_WITH_IT)
"""Said of an amount that is there in all: `i only have 20k savings`, `take 40000 first and keep the rest`."""
_INTO_THE_BUSINESS: Final = "heard:into_the_business"
_AROUND_A_WISH: Final = (
    _INTO_THE_BUSINESS,
    "heard:too_much",
    "heard:what_then",
    "heard:no",
    "heard:after_tax_money",
    "own:typing",
)
_BEFORE: Final = ("heard:no", "heard:wait", "heard:hold_on")
_OF_A_SHARE: Final = (*(f"heard:{name}" for name in _SHARES), "heard:of_the_most")
_WONDERS: Final = ("heard:what_if", "heard:wonders", _WHAT_WITH_IT)


def what_if(line: Line, situation: Situation, *, strictly: bool, is_too_much: bool = False) -> Wish | None:
    """A share or an amount instead of the one shown, or what is to stay; `strictly`: only after a `what if`.

    `is_too_much`: another part of the line says that the one shown is, so that a bare amount is wanted instead.
    """
    if strictly and not lexicon().has(line, "heard:what_if"):
        return None
    found = (
        _all_again(line, situation)
        or _left_of_each_date(line, situation)
        or _wished(line, situation, strictly=strictly, is_too_much=is_too_much)
    )
    limits = situation.limits
    if found is None or (found.amount or 0) > limits.annual_additions.value + limits.catch_up_60_63.value:
        # `This year I made 140000` wants no more than anybody may.
        return None
    of_after_tax = lexicon().has(line, "heard:after_tax_money")
    of_business = lexicon().has(line, _INTO_THE_BUSINESS)
    decided = is_too_much or not _wonders(line)
    return replace(found, is_decided=decided, of_after_tax=of_after_tax, of_business=of_business)


def _wonders(line: Line) -> bool:
    """Whether a line asks or supposes, and so decides nothing yet."""
    if "?" in line.text or lexicon().has(line, *_WONDERS):
        return True
    return any(hit.start == 0 for hit in lexicon().find(after_opening(line.words), ("heard:question",)))


def _all_again(line: Line, situation: Situation) -> Wish | None:
    """All that is possible, for who has chosen less before; nobody else means that by `all of it`."""
    is_less = any(situation.answers.get(each) for each in LESS)
    if not is_less or not lexicon().has(line, "heard:everything"):
        return None
    hits = lexicon().find(line.words, ("heard:everything", "heard:what_then", *_WANTING, *_AROUND_AN_AMOUNT, *_BEFORE))
    return None if line.beside(covered(hits)) else Wish(WishKind.WHAT_IF, share=Decimal(1))


def _left_of_each_date(line: Line, situation: Situation) -> Wish | None:
    """What somebody wants to keep of each pay date: `I want to keep 5500 of each paycheck`."""
    amounts = amounts_of(line)
    leaves = lexicon().has(line, _LEAVES) or any(_is_kept(line, amount) for amount in amounts)
    leaves = leaves and not lexicon().has(line, _STAYS_AT, _KEEPS_THE_REST)
    if situation.interview != MEGA.id or lexicon().has(line, "heard:spares") or not leaves:
        return None
    if len(amounts) != 1 or amounts[0].percent or not amounts[0].value or amounts[0].negative:
        return None
    times = times_of(line, amounts[0], situation)
    if amounts[0].value <= MOST_DATES or not (times or _says_little_else(line, amounts[0])):
        # `I keep 2 accounts there`, `I keep 3000 in savings`.
        return None
    left = of_each_date(amounts[0].value, times, situation) if times else amounts[0].value
    return Wish(WishKind.WHAT_IF, left=left)


def _says_little_else(line: Line, amount: Amount) -> bool:
    leaves = lexicon().everywhere(line.words, (_LEAVES, "heard:per_date"))
    return len(line.beside(covered([*_around(line), *leaves, amount]))) <= 1


def _is_kept(line: Line, amount: Amount) -> bool:
    """Whether a word for keeping stands right before an amount: `keep 1200`, and not `keep putting in 500`."""
    near = {word.text for word in line.words[max(0, amount.start - _NEAR) : amount.start]}
    return not near.isdisjoint(marks("keeps")) and near.isdisjoint(marks("pays_in"))


def _in_all(line: Line, amounts: list[Amount], situation: Situation) -> Wish | None:
    """An amount of the whole year that a line names nothing else beside: `no, 6000 in total, not per paycheck`."""
    if situation.interview != MEGA.id or not lexicon().has(line, "heard:in_all") or len(amounts) != 1:
        return None
    value = amounts[0].value
    per_date = lexicon().find(line.words, ("heard:per_date",))
    names = lexicon().find(line.words, (*lexicon().under("names:"), *lexicon().under("called:")))
    named = [hit for hit in names if hit.start not in covered(per_date)]
    denied = all(hit.start and line.words[hit.start - 1].text in marks("not") for hit in per_date)
    others = line.beside(covered([*lexicon().find(line.words, _AROUND_IN_ALL), *amounts]))
    is_plain = not named and denied and all(word.text in marks("not") for word in others)
    if value is None or value < LARGE or amounts[0].percent or amounts[0].negative or not is_plain:
        return None
    return Wish(WishKind.WHAT_IF, amount=value, in_all=True)


def _wished(line: Line, situation: Situation, *, strictly: bool, is_too_much: bool) -> Wish | None:
    supposed = lexicon().has(line, "heard:what_if")
    # `How about 2027` wants no 2,027 dollars.
    amounts = [amount for amount in amounts_of(line) if not is_year(line.slice(amount.start, amount.end), situation)]
    amounts, replaced = _without_the_replaced(line, amounts)
    if not strictly and not replaced and (told := _in_all(line, amounts, situation)) is not None:
        return told
    shares = [share for name, share in _SHARES.items() if lexicon().has(line, f"heard:{name}")]
    if len(amounts) == 1 and amounts[0].value is not None and not amounts[0].negative:
        value = amounts[0].value
        marked = bool(supposed or replaced) or _is_share_alone(line, amounts[0])
        marked = marked or lexicon().has(line, "heard:if", _STAYS_AT)
        if amounts[0].percent and 0 < value <= 100 and marked:
            return None if _names_another_share(line) else _share(line, value)
        times = None if amounts[0].percent or shares else times_of(line, amounts[0], situation)
        if not supposed and amounts[0].is_bare and value <= MOST_DATES and not (times and value >= _MONEY):
            # `Just 1 more paycheck` counts them; `50 per paycheck` is money.
            return None
        if times is not None:
            return Wish(WishKind.WHAT_IF, amount=of_each_date(value, times, situation), times=times)
        if strictly:
            return None
        return _amount_alone(line, amounts[0], replaced, situation, is_wanted=is_too_much)
    marked = lexicon().has(line, "heard:if", "heard:spares") or _is_share_alone(line)
    if len(shares) == 1 and not amounts and (supposed or (marked and not _names_another_share(line))):
        return Wish(WishKind.WHAT_IF, share=shares[0])
    return None


def _without_the_replaced(line: Line, amounts: list[Amount]) -> tuple[list[Amount], list[Amount]]:
    """The amounts without those in whose place another is wanted, and these: `3000 instead of 8700`."""
    places = in_place_of(line)
    replaced = [amount for amount in amounts if amount.start in places]
    return [amount for amount in amounts if amount not in replaced], replaced


def in_place_of(line: Line) -> frozenset[int]:
    """The places of an amount in whose place another is wanted, and of the words before it that say so."""
    hits = list(lexicon().everywhere(line.words, (_INSTEAD_OF,)))
    ends = {hit.end for hit in hits}
    replaced = [amount for amount in amounts_of(line) if ends & {amount.start, amount.start - 1}]
    said = [hit for hit in hits if any(hit.end in (amount.start, amount.start - 1) for amount in replaced)]
    return covered([*said, *replaced])


def _is_share_alone(line: Line, amount: Amount | None = None) -> bool:
    """Whether a line is a share and hardly another word: `half of it`, but not `half is for rent`.

    A percentage is one where it is less, or one of all that is possible: `less, 3 percent`, `60% of everything`.
    """
    around = ("heard:less", "heard:too_much", "pressed:less", "heard:no", *_AROUND_AN_AMOUNT)
    hits = lexicon().find(line.words, (*_OF_A_SHARE, *around))
    says = amount is None or any(hit.group in ("heard:of_the_most", "heard:less", "pressed:less") for hit in hits)
    return says and len(covered([*hits, *([amount] if amount else [])])) == len(line.unasked.words)


def _amount_alone(
    line: Line, amount: Amount, replaced: list[Amount], situation: Situation, *, is_wanted: bool
) -> Wish | None:
    """An amount that a line wants, with no word of anything else: `if I only want 5000`, `just 200`."""
    if amount.percent or not amount.value or situation.interview != MEGA.id:
        return None
    hits = _around(line)
    marked = covered([hit for hit in hits if hit.group in _WANTING])
    asks_why = lexicon().has(line, "wishes:why", "within:why")
    if asks_why and not lexicon().has(line, "heard:spares"):
        # `Why only 200?` wants no 200.
        return None
    if not (marked or is_wanted) or line.beside(covered([*hits, amount, *replaced])):
        return None
    in_all = True if lexicon().has(line, "heard:in_all", *_OF_SAVINGS) else None
    instead_of = replaced[0].value if replaced else None
    return Wish(WishKind.WHAT_IF, amount=amount.value, in_all=in_all, instead_of=instead_of)


def _around(line: Line) -> list[Hit]:
    """The words of a wish for less, and those that change nothing about it."""
    groups: tuple[str, ...] = (*_WANTING, *_AROUND_AN_AMOUNT, *_AROUND_A_WISH, "heard:whole")
    if lexicon().has(line, *_OF_SAVINGS):
        groups = (*groups, *_OF_SAVINGS, "heard:beside_savings")
    wanting = lexicon().everywhere(line.words, _WANTING)
    return [*lexicon().find(line.words, groups), *wanting]


def _share(line: Line, percent: Decimal) -> Wish:
    of_the_most, is_less = (lexicon().has(line, f"heard:{group}") for group in ("of_the_most", "less"))
    return Wish(WishKind.WHAT_IF, share=percent / 100, percent=percent, of_the_most=of_the_most, is_less=is_less)


def _names_another_share(line: Line) -> bool:
    """Whether a percent is one of something else than the election: `the employer only pays 4%`."""
    return lexicon().has(line, *(group for question in _OTHER_SHARES for group in names_of(question)))
