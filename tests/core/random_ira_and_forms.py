"""Random complete answers for the interviews `ira`, `conversion` and `form_1099r`, with a day of asking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from core.backdoor_ira.questions import FILING_STATUSES
from core.form_1099r.names import FormEvent
from tests.core.random_answers import AGES, YES_NO, dollars

NOTHING = st.just(Fraction(0))


def days(year: int) -> st.SearchStrategy[date]:
    """Any day from New Year's Day of a tax year to the end of the next."""
    return st.integers(0, 730).map(lambda days: date(year, 1, 1) + timedelta(days))


@st.composite
def iras(draw: Callable[..., Any]) -> dict[str, Any]:
    paid = st.one_of(NOTHING, NOTHING, dollars(9_000))
    return {
        "filing_status": draw(st.sampled_from(FILING_STATUSES)),
        "age_band": draw(AGES),
        "magi": draw(
            st.one_of(
                dollars(12_000),
                st.integers(70_000, 260_000).map(Fraction),
                st.integers(145_000, 170_000).map(Fraction),
            )
        ),
        "ira.compensation": draw(st.one_of(dollars(10_000), dollars(300_000))),
        "ira.covered": draw(YES_NO),
        "ira.spouse_covered": draw(YES_NO),
        "ira.roth_paid": draw(paid),
        "ira.traditional_paid": draw(paid),
        "ira.converted": draw(paid),
        "ira.balance": draw(st.one_of(NOTHING, dollars(200_000))),
        "ira.basis": draw(st.one_of(NOTHING, dollars(50_000))),
    }


@st.composite
def movements(draw: Callable[..., Any]) -> dict[str, Any]:
    basis = draw(st.one_of(NOTHING, dollars(80_000)))
    loss = st.integers(0, int(basis * 100)).map(lambda cents: Fraction(-cents, 100))
    earnings = draw(st.one_of(NOTHING, dollars(20_000), loss))
    cents = st.integers(0, int((basis + earnings) * 100)).map(lambda amount: Fraction(amount, 100))
    return {
        "conversion.basis": basis,
        "conversion.earnings": earnings,
        "conversion.amount": draw(st.one_of(st.just("all"), cents)),
        "conversion.destination": draw(st.sampled_from(("in_plan", "roth_ira", "split", "check"))),
        "conversion.over_59_half": draw(YES_NO),
    }


@st.composite
def forms(draw: Callable[..., Any]) -> dict[str, Any]:
    """Boxes near to each other, so that both verdicts come up."""
    gross = draw(dollars(50_000))
    near = st.sampled_from((Fraction(-101, 100), Fraction(-1), Fraction(0), Fraction(1), Fraction(101, 100)))
    basis = draw(st.sampled_from((Fraction(0), gross / 2, gross, gross * 2)))
    basis = max(Fraction(0), Fraction(int(basis * 100), 100) + draw(near))
    taxable = max(Fraction(0), draw(st.sampled_from((Fraction(0), gross - basis, gross))) + draw(near))
    return {
        "form.event": draw(st.sampled_from([event.value for event in FormEvent])),
        "form.box_1": gross,
        "form.box_2a": taxable,
        "form.box_5": draw(st.sampled_from((Fraction(0), basis))),
        "form.box_7": draw(st.sampled_from(("G", "1", "2", "7", "4G", "H", "1B", "8", "P", "E", "8B"))),
    }
