"""What the diary and the answers come to: the room left, the percent for the rest of the year, forms, warnings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from core.assess import tax_year_of
from core.interview import RawAnswers
from core.ledger.counted import counted, totals_of
from core.ledger.entries import Entry
from core.ledger.forms import expected_forms
from core.ledger.state import Ledger, ledger_of, of_both_plans
from core.limits import LimitsByYear
from core.mega_backdoor.questions import EMPLOYER


def assess_ledger(
    answers: RawAnswers,
    entries: tuple[Entry, ...],
    limits: LimitsByYear,
    today: date,
    answered_on: date | None = None,
) -> Ledger:
    """Reckons the rest of the year with what has gone in; raises `BadAnswer` for an answer that cannot be taken.

    With `answered_on` the answer about after-tax money of the year counts as what was in by that day: earlier
    entries are a part of it. Without, it is what was in before the diary began.
    """
    tax_year = tax_year_of(answers, today)
    totals = totals_of(answers, entries, tax_year, answered_on)
    known, result = counted(answers, totals, limits, today)
    is_above = known.get(EMPLOYER.id) != answers.get(EMPLOYER.id) != "unsure"
    ledgers = {plan: ledger_of(plan, result, each, employer_is_above=is_above) for plan, each in totals.items()}
    ledger = of_both_plans(ledgers)
    ledger.expected_forms = expected_forms((entry for entry in entries if entry.day.year == tax_year), answers)
    return ledger


def ledger_as_json(ledger: Ledger) -> dict[str, Any]:
    """The result object: numbers as JSON numbers; an owner with a job has each plan apart as well."""
    found = _sums(ledger) | {
        "expected_forms": [{name: _plain(box) for name, box in form.boxes().items()} for form in ledger.expected_forms],
        "form_events": [form.event for form in ledger.expected_forms],
    }
    if ledger.plans:
        found["plans"] = {plan.value: _sums(each) for plan, each in ledger.plans.items()}
    return found


def _sums(ledger: Ledger) -> dict[str, Any]:
    return {
        "room_left": _plain(ledger.room_left),
        "still_possible": _plain(ledger.still_possible),
        "bound_by": ledger.bound_by,
        "percent_next": _plain(ledger.percent_next),
        "basis": _plain(ledger.basis),
        "gain": _plain(ledger.gain),
        "warnings": [warning.value for warning in ledger.warnings],
        "warning_figures": _plain_figures(ledger.figures),
    }


def _plain_figures(figures: Mapping[str, Decimal]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in figures.items()}


def _plain(value: Decimal | str | None) -> int | float | str | None:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == int(value) else float(value)
