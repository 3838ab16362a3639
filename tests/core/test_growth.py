"""Growth in Roth against a taxable account, on stated assumptions."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.growth import Assumptions, Grown, grown, growth

TENTH = Assumptions(years=2, annual_return=Decimal(10), tax_on_gain=Decimal(15))


def test_the_tax_falls_on_the_gain_alone_when_sold() -> None:
    assert grown(Decimal(1_000), 2, TENTH) == Grown(Decimal(1_210), Decimal("1178.50"))


def test_the_curve_starts_with_the_amount_itself() -> None:
    curve = growth(Decimal(1_000), TENTH)
    assert curve[0] == Grown(Decimal(1_000), Decimal(1_000))
    assert [point.roth for point in curve] == [1_000, 1_100, 1_210]


@given(st.integers(0, 72_000), st.integers(0, 40), st.integers(-10, 12), st.integers(0, 40))
def test_roth_is_never_behind_and_a_loss_is_not_taxed(amount: int, years: int, rate: int, tax: int) -> None:
    found = grown(Decimal(amount), years, Assumptions(years, Decimal(rate), Decimal(tax)))
    assert found.roth >= found.taxable >= 0
    if rate <= 0 or not tax:
        assert found.roth == found.taxable
