"""What the boxes of a form at hand must say by the diary: of all conversions together, or of the one it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from core.amounts import Problem
from core.backdoor_ira.questions import CONVERTED_ON_RECORD
from core.form_1099r.boxes import TOLERANCE
from core.form_1099r.names import FormEvent
from core.form_1099r.questions import (
    BOX_1,
    BOX_2A,
    BOX_5,
    EVENT,
    EXPECTED_BOX_1,
    EXPECTED_BOX_2A,
    EXPECTED_BOX_5,
    EXPECTED_BOX_7,
)
from core.interview import RawAnswers
from core.ledger.entries import Entry, EntryKind
from core.ledger.forms import ExpectedForm, code_is_known, expected_forms
from core.money import ZERO
from core.question import Question

_SAME_ACCOUNT: Mapping[FormEvent, tuple[FormEvent | None, ...]] = {
    FormEvent.IN_PLAN: (FormEvent.IN_PLAN, None),
    FormEvent.ROTH_IRA: (FormEvent.ROTH_IRA, FormEvent.SPLIT_ROTH_LEG, None),
    FormEvent.SPLIT_ROTH_LEG: (FormEvent.SPLIT_ROTH_LEG, FormEvent.ROTH_IRA),
    FormEvent.SPLIT_TRADITIONAL_LEG: (FormEvent.SPLIT_TRADITIONAL_LEG,),
    FormEvent.CHECK: (FormEvent.CHECK,),
    FormEvent.BACKDOOR_IRA: (FormEvent.BACKDOOR_IRA,),
}
"""What the diary may call the form that a person holds; None is a conversion of which nobody said where it went."""

_LEGS = (FormEvent.SPLIT_ROTH_LEG, FormEvent.SPLIT_TRADITIONAL_LEG)


def records_of_form(answers: RawAnswers, entries: Iterable[Entry], tax_year: int) -> dict[str, object]:
    """The answers about the boxes that the diary gives beside a form's own; empty where it knows no such conversion."""
    forms = expected_forms((entry for entry in entries if entry.day.year == tax_year), answers)
    found = _form_at_hand(answers, forms)
    if found is None:
        return {}
    records: dict[str, object] = {EXPECTED_BOX_1.id: _dollars(found.box_1), EXPECTED_BOX_2A.id: _dollars(found.box_2a)}
    if code_is_known(found, answers):
        records[EXPECTED_BOX_7.id] = found.box_7
    # Nothing is said of an IRA's basis on its form: Form 8606 has it.
    return records if found.event is FormEvent.BACKDOOR_IRA else records | {EXPECTED_BOX_5.id: _dollars(found.box_5)}


def records_of_iras(entries: Iterable[Entry], tax_year: int) -> dict[str, object]:
    """What the diary says was converted from IRAs in a year; empty where it knows of nothing."""
    moved = [each.amount for each in entries if each.kind is EntryKind.IRA_CONVERSION and each.day.year == tax_year]
    return {CONVERTED_ON_RECORD.id: _dollars(sum(moved, ZERO))} if moved else {}


def _form_at_hand(answers: RawAnswers, forms: list[ExpectedForm]) -> ExpectedForm | None:
    """The form to expect for what the person says the one at hand reports.

    It is the whole one, unless box 1 is that of a single conversion; of several that may be meant, the closest.
    """
    try:
        event = FormEvent(EVENT.type.read(answers.get(EVENT.id)))
    except Problem:
        return None
    found = list(_of_event(forms, event))
    gross = _printed(answers, BOX_1)
    every = [part for form in found for part in (form, *form.parts)]
    same = [each for each in every if gross is not None and abs(each.box_1 - gross) <= TOLERANCE]
    return min(same or found[:1], key=lambda each: _distance(each, answers), default=None)


def _distance(form: ExpectedForm, answers: RawAnswers) -> Decimal:
    """How far the boxes that are known already are from a form to expect."""
    boxes = ((BOX_1, form.box_1), (BOX_2A, form.box_2a), (BOX_5, form.box_5))
    pairs = ((_printed(answers, question), expected) for question, expected in boxes)
    return sum((abs(printed - expected) for printed, expected in pairs if printed is not None), ZERO)


def _of_event(forms: list[ExpectedForm], event: FormEvent) -> Iterator[ExpectedForm]:
    if event is FormEvent.SPLIT_ONE_FORM:
        legs = [form for form in forms if form.event in _LEGS]
        if len(legs) == len(_LEGS):
            gross, basis = (sum(column, ZERO) for column in zip(*((leg.box_1, leg.box_5) for leg in legs), strict=True))
            yield replace(legs[0], event=event, box_1=gross, box_5=basis, parts=())
        return
    for name in _SAME_ACCOUNT.get(event, ()):
        yield from (form for form in forms if form.event is name)


def _printed(answers: RawAnswers, box: Question[Decimal]) -> Decimal | None:
    try:
        return box.type.read(answers.get(box.id))
    except Problem:
        return None


def _dollars(amount: Decimal) -> str:
    return f"{amount:f}"
