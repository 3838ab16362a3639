"""Wishes: what a person wants done, said in so many words, whatever is open and whichever language is spoken."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final

from bot.understanding.days import names_a_month
from bot.understanding.lexicon import Hit, after_opening, lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import MOST_DATES, Amount, amounts_of
from bot.understanding.reading import covered
from bot.understanding.understood import Situation, Wish, WishKind
from bot.understanding.words import Line
from core.assess import INTERVIEWS, tax_year_of
from core.mega_backdoor.payroll import NET_PAY, NEXT_PAY_DATE, PAY, PAY_PER_DATE, PAY_SCHEDULE
from core.mega_backdoor.plan_terms import CAP
from core.mega_backdoor.questions import EMPLOYER, MEGA
from core.pay_dates import DATES_A_YEAR

_POLITE: Final = (WishKind.GREETING, WishKind.THANKS, WishKind.INSULT)
"""Wishes beside which another one is meant: `hi, stop`, `cancel this crap`."""
_SWEEPING: Final = (WishKind.DELETE, WishKind.RESTART)
"""Wishes that take everything away, and so are taken only where somebody plainly wants them."""
_SHARES: Final = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal(1) / 3}
_LEAST_SHARE: Final = 0.5
"""Of a line's words, that must say the wish; the rest is fillers."""
_LEAST_OF_A_PART: Final = 2
"""Words that say a wish in a part of a line; one alone may mean anything: `in the plan, I think`."""
_SAID_IN_PASSING: Final = (*_POLITE, WishKind.CANCEL, WishKind.CHANGE)
"""Wishes that a part of a line excuses or introduces something else with: `no time now`, `I made a mistake`."""
_OF_PAY: Final = (PAY_SCHEDULE, NEXT_PAY_DATE, PAY_PER_DATE, PAY, NET_PAY)
_OTHER_SHARES: Final = (EMPLOYER.id, CAP.id)
_BACK_TO_THIS_YEAR: Final = "heard:back_to_this_year"
_YEARS: Final = ("heard:next_year", "heard:last_year", _BACK_TO_THIS_YEAR)
_YEARS_BACK, _YEARS_AHEAD = 3, 2
_WANTING: Final = ("heard:if", "heard:less", "heard:what_if", "heard:spares")
_AROUND_AN_AMOUNT: Final = ("heard:filler", "heard:question", "heard:opening", "heard:puts_in", "heard:in_all")
_OF_A_SHARE: Final = (*(f"heard:{name}" for name in _SHARES), "heard:of_the_most")
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
    if len(meant) != 1 or said < _LEAST_SHARE * spoken:
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
    kinds = kinds - {*_POLITE} or kinds
    if not kinds.isdisjoint(_SWEEPING) and not _is_wanted(line):
        return None
    if WishKind.WHY in kinds:
        kinds.discard(WishKind.RESULT)
    if WishKind.HR in kinds:
        # The language that the message shall have.
        kinds -= {WishKind.LANGUAGE_DE, WishKind.LANGUAGE_EN}
    return Wish(kinds.pop()) if len(kinds) == 1 else None


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
    years = [place for place, word in enumerate(words) if _is_year(word.text, situation)]
    said = covered(following) | set(years) | {place for place, word in enumerate(words) if word.text in "?!"}
    # `It comes next year in March` says when something comes.
    dated = names_a_month(words)
    told = any(lexicon().has(line, each) for each in ("otherwise:a_choice", "otherwise:earlier", "heard:maybe"))
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
    years = [int(word.text) for word in line.words if _is_year(word.text, situation)]
    shown = tax_year_of(situation.answers, situation.today, INTERVIEWS[situation.interview][0])
    money = [amount for amount in amounts_of(line) if amount.value not in years]
    return Wish(WishKind.YEAR, year=years[0]) if money and len(years) == 1 and years[0] > shown else None


def _is_year(text: str, situation: Situation) -> bool:
    today = situation.today.year
    return text.isdigit() and len(text) == 4 and today - _YEARS_BACK <= int(text) <= today + _YEARS_AHEAD


def what_if(line: Line, situation: Situation, *, strictly: bool) -> Wish | None:
    """A share, or an amount per pay date, instead of the one shown; `strictly`: only after a `what if`."""
    supposed = lexicon().has(line, "heard:what_if")
    if strictly and not supposed:
        return None
    # `How about 2027` wants no 2,027 dollars.
    amounts = [amount for amount in amounts_of(line) if not _is_year(line.slice(amount.start, amount.end), situation)]
    shares = [share for name, share in _SHARES.items() if lexicon().has(line, f"heard:{name}")]
    if len(amounts) == 1 and amounts[0].value is not None and not amounts[0].negative:
        value = amounts[0].value
        if amounts[0].percent and 0 < value <= 100 and (supposed or lexicon().has(line, "heard:if")):
            return None if _names_another_share(line) else _share(line, value)
        if not supposed and amounts[0].is_bare and value <= MOST_DATES:
            # `Just 1 more paycheck` counts them.
            return None
        if not amounts[0].percent and _is_per_date(line, amounts[0]) and not shares:
            return Wish(WishKind.WHAT_IF, amount=value)
        if not strictly and not amounts[0].percent and not shares and _is_per_month(line, amounts[0]):
            return _by_the_month(value, situation)
        return None if strictly else _amount_alone(line, amounts[0], situation)
    marked = any(lexicon().has(line, group) for group in ("heard:if", "heard:spares")) or _is_share_alone(line)
    if len(shares) == 1 and not amounts and (supposed or (marked and not _names_another_share(line))):
        return Wish(WishKind.WHAT_IF, share=shares[0])
    return None


def _is_share_alone(line: Line) -> bool:
    """Whether a line is a share and hardly another word: `half of it`, but not `half is for rent`."""
    known = covered(lexicon().find(line.words, (*_OF_A_SHARE, *_AROUND_AN_AMOUNT)))
    return len(known) == len(line.unasked.words)


def _amount_alone(line: Line, amount: Amount, situation: Situation) -> Wish | None:
    """An amount that a line wants, with no word of anything else: `if I only want 5000`, `just 200`."""
    if amount.percent or not amount.value or situation.interview != MEGA.id:
        return None
    hits = lexicon().find(line.words, (*_WANTING, *_AROUND_AN_AMOUNT))
    marked = covered([hit for hit in hits if hit.group in _WANTING])
    spoken = {place for place, word in enumerate(line.words) if word.text not in "?!$"}
    if any(lexicon().has(line, group) for group in ("wishes:why", "within:why")):
        # `Why only 200?` wants no 200.
        return None
    if not marked or spoken - covered([*hits, amount]):
        return None
    is_bare = marked <= covered([*lexicon().everywhere(line.words, ("heard:less",))])
    if is_bare and not _is_of_one_date(amount.value, situation):
        return None
    return Wish(WishKind.WHAT_IF, amount=amount.value, in_all=True if lexicon().has(line, "heard:in_all") else None)


def _is_of_one_date(value: Decimal, situation: Situation) -> bool:
    """Whether an amount is less than the pay of one date, as far as that is known."""
    pay = (situation.typed or {}).get(PAY_PER_DATE.id)
    return isinstance(pay, Decimal) and value < pay


def _share(line: Line, percent: Decimal) -> Wish:
    of_the_most, is_less = (lexicon().has(line, f"heard:{group}") for group in ("of_the_most", "less"))
    return Wish(WishKind.WHAT_IF, share=percent / 100, percent=percent, of_the_most=of_the_most, is_less=is_less)


def _names_another_share(line: Line) -> bool:
    """Whether a percent is one of something else than the election: `the employer only pays 4%`."""
    return any(
        lexicon().has(line, f"{table}:{question}") for table in ("names", "called") for question in _OTHER_SHARES
    )


def _by_the_month(value: Decimal, situation: Situation) -> Wish | None:
    """An amount of a month as one of each pay date; None where the rhythm is not known."""
    dates = DATES_A_YEAR.get(str(situation.answers.get(PAY_SCHEDULE.id)))
    if not dates:
        return Wish(WishKind.WHAT_IF, amount=value)
    return Wish(WishKind.WHAT_IF, amount=Decimal(f"{(value * 12 / dates).quantize(Decimal('0.01')).normalize():f}"))


def _is_per_month(line: Line, amount: Amount) -> bool:
    """Whether `a month` stands right behind an amount, and no name of anything else beside it."""
    named = any(lexicon().has(line, f"names:{question.id}") for question in _OF_PAY)
    return not named and any(
        hit.start - amount.end in (0, 1) for hit in lexicon().everywhere(line.words, ("heard:per_month",))
    )


def _is_per_date(line: Line, amount: Amount) -> bool:
    """Whether `per paycheck` stands right behind an amount that nobody says to be paid."""
    if lexicon().has(line, "heard:is_paid"):
        return False
    return any(hit.start - amount.end in (0, 1) for hit in lexicon().everywhere(line.words, ("heard:per_date",)))
