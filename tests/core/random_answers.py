"""Random complete answers for the property tests: cents, percents and all choices, as people type them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.core.oracle import DATES

AGES = st.sampled_from(("under_50", "50_59", "60_63", "64_plus"))
YES_NO = st.sampled_from(("yes", "no"))
YEARS = st.sampled_from((2025, 2026))
RESIDENCES = st.sampled_from(("us", "germany", "elsewhere"))


def dollars(most: int) -> st.SearchStrategy[Fraction]:
    """Whole dollars mostly, cents now and then."""
    cents = st.integers(0, most * 100).map(lambda amount: Fraction(amount, 100))
    return st.one_of(st.integers(0, most).map(Fraction), cents)


def percents(most: int) -> st.SearchStrategy[tuple[str, Fraction]]:
    return st.integers(0, most * 100).map(lambda rate: ("percent", Fraction(rate, 100)))


@st.composite
def jobs(draw: Callable[..., Any], year: int) -> dict[str, Any]:
    """The job part with after-tax contributions open."""
    pay = draw(st.one_of(dollars(100_000), dollars(600_000)))
    answers = {
        "situation": "employee",
        "job.after_tax": draw(st.sampled_from(("yes", "yes", "unsure"))),
        "job.route": draw(st.sampled_from(("automatic", "in_plan", "withdrawal", "both", "none", "unsure"))),
        "job.leaving": draw(YES_NO),
        "age_band": draw(AGES),
        "job.pay": pay,
        "job.deferrals": min(pay, draw(dollars(40_000))),
        "deferrals_elsewhere": draw(st.one_of(st.just(Fraction(0)), dollars(40_000))),
        "job.employer": draw(st.one_of(dollars(80_000), percents(25))),
        "job.after_tax_so_far": draw(st.one_of(st.just(Fraction(0)), dollars(80_000))),
        "job.cap": draw(st.one_of(st.sampled_from(("none", "unsure")), dollars(60_000), percents(100))),
        "job.pay_schedule": draw(st.sampled_from(sorted(DATES))),
        "job.pay_dates_left": draw(st.integers(0, 53)),
        "residence": draw(RESIDENCES),
    }
    if year == 2026 and answers["age_band"] != "under_50":
        answers["job.prior_year_wages_high"] = draw(YES_NO)
        if answers["job.prior_year_wages_high"] == "yes":
            answers["job.roth_in_plan"] = draw(st.sampled_from(("yes", "no", "unsure")))
    return answers


@st.composite
def businesses(draw: Callable[..., Any]) -> dict[str, Any]:
    """The own business without employees, alone or beside a job whose plan is closed."""
    answers = {
        "situation": draw(st.sampled_from(("self_employed", "both"))),
        "job.after_tax": "no",
        "age_band": draw(AGES),
        "deferrals_elsewhere": draw(st.one_of(st.just(Fraction(0)), dollars(40_000))),
        "business.entity": draw(st.sampled_from(("sole_proprietor", "corporation"))),
        "business.employees": "no",
        "business.plan": draw(st.sampled_from(("allows", "allows", "standard", "none", "unsure"))),
        "business.profit": draw(st.one_of(dollars(1_000), dollars(120_000), dollars(600_000))),
        "business.wages": draw(st.one_of(dollars(100_000), dollars(600_000))),
        "residence": draw(RESIDENCES),
    }
    if draw(st.integers(0, 9)) == 0:
        answers["business.profit"] *= -1
    if answers["situation"] == "both":
        pay = draw(dollars(300_000))
        answers |= {"job.pay": pay, "job.deferrals": min(pay, draw(dollars(40_000)))}
    return answers


def as_typed(answers: dict[str, Any], year: int) -> dict[str, Any]:
    """The answers as text and codes, with their tax year."""
    return {key: _typed(value) for key, value in answers.items()} | {"tax_year": year}


def _typed(value: Any) -> Any:
    if isinstance(value, tuple):
        return f"{_number(value[1])} %"
    return _number(value) if isinstance(value, Fraction) else value


def _number(amount: Fraction) -> str:
    cents = round(abs(amount) * 100)
    sign = "-" if amount < 0 else ""
    return f"{sign}{cents // 100}.{cents % 100:02d}" if cents % 100 else f"{sign}{cents // 100}"
