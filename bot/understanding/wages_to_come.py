"""What an own corporation pays its owner: told as pay, or as paychecks still to come: `2 paychecks of 8k left`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon, lexicon_of
from bot.understanding.marks import marks
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered
from bot.understanding.understood import Answered, AskBack, Change, Understood, Wish, WishKind
from bot.understanding.words import MONTHS, Line
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.payroll import PAY
from core.pay_dates import DATES_A_YEAR
from core.person import SITUATION
from core.question import Question
from core.solo_401k.questions import ENTITY, WAGES, WAGES_TO_COME

_PAYCHECK: Final = ("paycheck", "last_pay")
_TO_COME: Final = ("left", "more", "last_pay", "heard:to_come")
_AROUND: Final = ("counts", "beside_counts", "only", "one", "around")
_SINGLE: Final = ("one", "last_pay")
_SUPPOSING: Final = ("heard:what_if", "heard:if_so", "heard:if")
_MOST: Final = max(DATES_A_YEAR.values())


def wages_looked_at(case: Case) -> Wish | None:
    """What the own corporation of an owner without a job would still pay: paychecks, or a bonus on top; else None.

    A bonus that may be paid already is in the year's wages, which are asked for once more.
    """
    given = case.answers.given()
    if given.get(SITUATION.id) != "self_employed" or WAGES.id not in given:
        return None
    told, bonus = paychecks_told(case.line, supposed=True), _bonus(case.line)
    if told is None and bonus is not None and not _is_to_come(case):
        return Wish(WishKind.CHANGE, question=WAGES.id)
    if told is None and bonus is not None:
        told = bonus + WAGES_TO_COME.type.read(case.situation.answers.get(WAGES_TO_COME.id) or 0)
    return None if told is None else Wish(WishKind.WHAT_IF, amount=told, of_wages=True, in_all=True)


def _bonus(line: Line) -> Decimal | None:
    """The only money of a line that speaks of a bonus."""
    amounts = [each for each in amounts_of(line) if each.percent or (each.value or 0) > _MOST]
    is_one = lexicon().has(line, f"names:{BONUS_TO_COME.id}") and len(amounts) == 1
    return amounts[0].value if is_one and not amounts[0].percent else None


def _is_to_come(case: Case) -> bool:
    """Whether a line supposes what it says, asks about it, or says that it is still to come."""
    months = [MONTHS[word.text] for word in case.line.words if word.text in MONTHS]
    if case.asks or lexicon().has(case.line, *_SUPPOSING, "heard:to_come"):
        return True
    return bool(months) and min(months) >= case.situation.today.month


def says_wages_to_come(line: Line, *, beside_those_of_the_year: bool = True) -> bool:
    """Whether a line says that an amount is still to come; `nur noch 60.000` is rather what the year comes to now."""
    counted = lexicon_of("leaving")
    only = {hit.start for hit in counted.everywhere(line.words, ("only",))} if beside_those_of_the_year else set()
    more = ("left",) if beside_those_of_the_year else ("left", "more")
    to_come = [*lexicon().everywhere(line.words, ("heard:to_come",)), *counted.everywhere(line.words, more)]
    return any(not {hit.start, hit.start - 1} & only for hit in to_come)


def with_wages_for_pay(case: Case, _: Question[Any] | None, found: Understood) -> Understood:
    """What a line tells, its pay of a job as wages where the person has a corporation and no job."""
    if not isinstance(found, Answered | Change) or PAY.id not in found.answers:
        return found
    known = {**case.situation.answers, **found.answers}
    if known.get(SITUATION.id) != "self_employed" or known.get(ENTITY.id) != "corporation":
        return found
    answers = {WAGES.id if key == PAY.id else key: given for key, given in found.answers.items()}
    return replace(found, answers={**answers, WAGES.id: found.answers.get(WAGES.id, found.answers[PAY.id])})


def with_wages_of_the_year(case: Case, question: Question[Any], found: Understood) -> Understood:
    """What is asked back where a line tells an owner's wages that are still to come, not those of the year."""
    if question is not WAGES or not isinstance(found, Answered):
        return found
    # Beside the year's `84k, 7k a month` what is to come is known to be in it.
    several = sum((amount.value or 0) > _MOST for amount in amounts_of(case.line)) > 1
    if several or not says_wages_to_come(case.line, beside_those_of_the_year=False):
        return found
    return AskBack(WAGES.id, (str(found.answers[WAGES.id]),)) if WAGES.id in found.answers else found


def paychecks_told(line: Line, *, supposed: bool = False) -> Decimal | None:
    """What the paychecks to come pay in all that a line tells: `one of 7000 left`, `2 left, 15000 and 20000`.

    `supposed`: it may do so behind a `what if`.
    """
    groups = ("heard:to_come", "heard:filler", "heard:opening", *(_SUPPOSING if supposed else ()))
    hits = [*lexicon_of("leaving").everywhere(line.words, (*_PAYCHECK, *_TO_COME, *_AROUND))]
    hits += lexicon().everywhere(line.words, groups)
    said, amounts = {hit.group for hit in hits}, amounts_of(line)
    counts = [each.value for each in amounts if each.is_bare and each.value is not None and 0 < each.value <= _MOST]
    paid = [each.value for each in amounts if each.value is not None and each.value > _MOST]
    is_odd = any(each.percent or each.negative for each in amounts) or len(counts) + len(paid) != len(amounts)
    # `Nur noch 60.000 Lohn` counts no paychecks, and `my last paycheck was 7000` is over.
    asked = covered([hit for hit in hits if hit.group in _SUPPOSING])
    is_over = any(word.text in marks("past_copulas") for word in line.beside(asked))
    is_plain = not is_over and not line.beside(covered([*hits, *amounts]))
    if said.isdisjoint(_PAYCHECK) or said.isdisjoint(_TO_COME) or not is_plain or is_odd:
        return None
    return _in_all(paid, counts, is_single=not said.isdisjoint(_SINGLE))


def _in_all(paid: list[Decimal], counts: list[Decimal], *, is_single: bool) -> Decimal | None:
    """What paychecks come to, of which one amount holds for each, or each has its own."""
    if len(paid) == 1 and (len(counts) == 1 or (is_single and not counts)):
        return paid[0] * (counts[0] if counts else 1)
    return sum(paid, Decimal(0)) if len(paid) > 1 and counts == [len(paid)] else None
