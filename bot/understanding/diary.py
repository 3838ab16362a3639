"""Lines that are entries of the diary: a kind of money, an amount and a day, and nothing else beside them.

Whatever leaves a word over is no entry: it may be an answer, a correction or a question.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from bot.understanding.diary_day import PLANS, plan_meant, plan_named, the_day
from bot.understanding.lexicon import TAKING_BACK, Hit, lexicon, lexicon_of
from bot.understanding.marks import marks
from bot.understanding.numbers import Amount, amounts_of
from bot.understanding.reading import covered
from bot.understanding.words import Line, line_of
from core.amounts import Problem
from core.ledger.entries import Entry, EntryKind
from core.money import ZERO
from core.result import WhosePlan

_TABLE: Final = "diary"
_GAIN: Final = "gain"
_LOSS: Final = "loss"
_BESIDE: Final = "beside"
_NONE, _NO_GAIN = "none", "no_gain"
_OPEN: Final = "open"
_FORMS, _FORM_HERE = "forms", "form_here"
_PAID: Final = "paid"
_CAME: Final = "came"
_SAME_DAY: Final = "same_day"
_UNDO: Final = "undo"
_BESIDE_UNDO: Final = "beside_undo"
_ENTRY: Final = "an_entry"
_TO_ROTH: Final = "to_roth"
"""Where a conversion goes; beside any other kind of money the word Roth is not explained."""
_MOST_WORDS: Final = 25
"""No entry has more; days are looked for at every word."""
_CONVERSIONS: Final = frozenset({EntryKind.CONVERSION, EntryKind.IRA_CONVERSION})


def says_none(text: str) -> bool:
    """Whether a line says that there was no gain."""
    return _is_wholly(text, _NONE)


def typed_gain(text: str) -> Decimal | None:
    """The gain that a line names in words, a loss below zero; None for a bare number, or for anything else."""
    line = line_of(text)
    hits = lexicon_of(_TABLE).find(line.words, (_GAIN, _LOSS, _BESIDE))
    amounts = amounts_of(line)
    groups = {hit.group for hit in hits} & {_GAIN, _LOSS}
    if len(groups) != 1 or len(amounts) != 1 or not _is_all_of(line, hits, amounts):
        return None
    gain = amounts[0].value or ZERO
    return -gain if groups == {_LOSS} else gain


def asks_for_diary(text: str) -> bool:
    """Whether a line asks for the diary by its name and for nothing else."""
    return _is_wholly(text, _OPEN)


def asks_for_forms(text: str) -> bool:
    """Whether a line says that a tax form has come, or asks which ones will, and nothing else."""
    return _is_wholly(text.rstrip("?! "), _FORMS) or form_has_come(text)


def form_has_come(text: str) -> bool:
    """Whether a line says that Form 1099-R has come, and nothing else."""
    return _is_wholly(text.rstrip("! ."), _FORM_HERE)


def _is_wholly(text: str, group: str, *beside: str) -> bool:
    """Whether a line says a phrase of a group, and nothing else but what may stand beside it."""
    words = line_of(text).words
    hits = lexicon_of(_TABLE).find(words, (group, *beside))
    return any(hit.group == group for hit in hits) and len(covered(hits)) == len(words)


def typed_plan(text: str) -> WhosePlan | None:
    """The plan that a line names as the one an entry belongs to, and nothing else: `my solo plan, not the school`."""
    return plan_meant(lexicon_of(_TABLE), line_of(text).words)


def takes_back_the_entry(text: str) -> bool:
    """Whether a line takes back what was written down just before, and says nothing else."""
    return _is_wholly(text, _UNDO, _BESIDE_UNDO)


@dataclass(frozen=True, slots=True)
class OtherAmount:
    """An amount that takes the place of one written down before, which is named where a line sets one against it."""

    amount: Decimal
    instead_of: Decimal | None


def wants_an_entry_changed(text: str, entered: Collection[Decimal], *, is_shown: bool) -> bool:
    """Whether a line wants an entry away or other, by that name or by an amount that is `entered`; not everything.

    `is_shown`: the diary stands on the screen, so that what is wrong and shall go is one of its entries.
    """
    line = line_of(text)
    removes = lexicon().has(line, "heard:removed")
    if lexicon_of(_TABLE).has(line, _ENTRY):
        return removes or lexicon().has(line, "heard:taken_back")
    is_wrong = is_shown and lexicon().has(line, "heard:wrong")
    return removes and (is_wrong or any(amount.value in entered for amount in amounts_of(line)))


def other_amount(text: str) -> OtherAmount | None:
    """The amount that a line puts in the place of one written down before: `no wait, 600`, `500, not 600`."""
    line = line_of(text)
    amounts = [amount for amount in amounts_of(line) if _is_money(amount)]
    against = [place for place, word in enumerate(line.words) if word.text in marks("contrast")]
    denied = [amount for amount in amounts if amount.start - 1 in against]
    meant = [amount for amount in amounts if amount not in denied]
    found = lexicon().find(line.words, (*TAKING_BACK, "heard:filler", "heard:opening"))
    takes_back = denied or any(hit.group in TAKING_BACK for hit in found)
    said = covered([*amounts, *found]) | {amount.start - 1 for amount in denied}
    if len(meant) != 1 or len(denied) > 1 or not takes_back or "?" in text or line.beside(said):
        return None
    return OtherAmount(meant[0].value or ZERO, denied[0].value if denied else None)


def paid_in_and_converted(text: str, today: date, tax_year: int) -> Entry | None:
    """The conversion of a line that says of the same money that it was paid in as well, on the same day.

    Its amount is what was paid in.
    """
    line = line_of(text)
    paid = lexicon_of(_TABLE).find(line.words, (EntryKind.AFTER_TAX, _PAID))
    if "?" in text or not paid or not lexicon_of(_TABLE).find(line.words, (EntryKind.CONVERSION,)):
        return None
    named = covered([hit for hit in paid if hit.group == EntryKind.AFTER_TAX])
    found = _typed_entry(line.without(named), today, tax_year)
    return found if isinstance(found, Entry) and found.kind is EntryKind.CONVERSION else None


def typed_entry(text: str, today: date, tax_year: int) -> Entry | Problem | None:
    """The entry that a line is, or why it cannot be taken; None for any other line."""
    return None if "?" in text else _typed_entry(line_of(text), today, tax_year)


def _typed_entry(line: Line, today: date, tax_year: int) -> Entry | Problem | None:
    if len(line.words) > _MOST_WORDS or not lexicon_of(_TABLE).find(line.words, tuple(EntryKind)):
        return None
    found = the_day(line, today, tax_year)
    if found is None:
        return None
    return _entry_of(line.without(range(found.start, found.end)), found.day)


def undated_entry(text: str, last: date) -> tuple[Entry, bool] | None:
    """The entry that a line without a day is, which says that the money came; and whether it is of the last day."""
    line = line_of(text)
    if "?" in text or len(line.words) > _MOST_WORDS:
        return None
    groups = {hit.group for hit in lexicon_of(_TABLE).find(line.words, (*EntryKind, _CAME, _PAID, _SAME_DAY))}
    found = _entry_of(line, last) if groups & {_CAME, _PAID, *_CONVERSIONS} else None
    return (found, _SAME_DAY in groups) if isinstance(found, Entry) else None


def _entry_of(rest: Line, day: date | Problem) -> Entry | Problem | None:
    """The entry that the words of a line beside its day are."""
    around = (_GAIN, _LOSS, _NO_GAIN, _BESIDE, _PAID, _TO_ROTH, _CAME, _SAME_DAY)
    hits = lexicon_of(_TABLE).find(rest.words, (*EntryKind, *PLANS, *around))
    amounts = amounts_of(rest)
    groups = {hit.group for hit in hits}
    kinds = groups & set(EntryKind)
    if {_TO_ROTH, _NO_GAIN} & groups and not kinds <= _CONVERSIONS:
        return None
    if len(kinds) != 1 or {*PLANS} <= groups or not _is_all_of(rest, hits, amounts):
        return None
    return _entry(EntryKind(kinds.pop()), day, rest, amounts, hits)


def money_of_a_day(text: str, today: date, tax_year: int) -> tuple[Decimal, date, WhosePlan | None] | None:
    """An amount paid in, its day and plan, where a line does not say whose money it was; None for any other line."""
    line = line_of(text)
    if "?" in text or len(line.words) > _MOST_WORDS or not lexicon_of(_TABLE).find(line.words, (_PAID,)):
        return None
    found = the_day(line, today, tax_year)
    if found is None or isinstance(found.day, Problem):
        return None
    rest = line.without(range(found.start, found.end))
    amounts, hits = amounts_of(rest), lexicon_of(_TABLE).find(rest.words, (_PAID, _BESIDE, *PLANS))
    if len(amounts) != 1 or not _is_all_of(rest, hits, amounts):
        return None
    return amounts[0].value or ZERO, found.day, plan_named(hits)


def _is_all_of(line: Line, hits: Sequence[Hit], amounts: Sequence[Amount]) -> bool:
    """Whether a line says nothing but these phrases and amounts of money."""
    return all(_is_money(amount) for amount in amounts) and len(covered([*hits, *amounts])) == len(line.words)


def _is_money(amount: Amount) -> bool:
    return bool(amount.value) and not amount.percent and not amount.negative


def _entry(
    kind: EntryKind, day: date | Problem, line: Line, amounts: Sequence[Amount], hits: Sequence[Hit]
) -> Entry | Problem | None:
    named = [hit for hit in hits if hit.group in (_GAIN, _LOSS)]
    if len(amounts) != 1 + len(named) or len(named) > (kind is EntryKind.CONVERSION):
        return None
    gain = _amount_of(line, amounts, named[0]) if named else None
    if named and gain is None:
        return None
    moved = next(amount for amount in amounts if amount is not gain)
    value, earned = moved.value or ZERO, (gain.value if gain else None) or ZERO
    if isinstance(day, Problem):
        return day
    if named and named[0].group == _LOSS:
        earned = -earned
    return (
        Problem("gain_above_amount", maximum=value)
        if earned > value
        else Entry(day, kind, value, earned, plan=plan_named(hits))
    )


def _amount_of(line: Line, amounts: Sequence[Amount], name: Hit) -> Amount | None:
    """The amount beside the word for a gain, with no pause between; behind it where both are."""
    words = line.words
    behind = next((a for a in amounts if a.start >= name.end), None)
    before = next((a for a in reversed(amounts) if a.end <= name.start), None)
    if behind is not None and not any(word.after_pause for word in words[name.end : behind.start + 1]):
        return behind
    if before is not None and not any(word.after_pause for word in words[before.end : name.end]):
        return before
    return None
