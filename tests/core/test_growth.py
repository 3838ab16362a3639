from __future__ import annotations

from decimal import Decimal

from core.growth import Assumptions, grown, growth

AMOUNT = Decimal(10_000)


def test_roth_grows_with_the_whole_return() -> None:
    assert grown(AMOUNT, 2, Assumptions(2, Decimal(10), Decimal(15))).roth == Decimal(12_100)


def test_a_taxable_account_loses_the_tax_on_its_gain_once() -> None:
    assert grown(AMOUNT, 2, Assumptions(2, Decimal(10), Decimal(15))).taxable == Decimal(12_100) - Decimal(315)


def test_a_loss_is_not_taxed() -> None:
    point = grown(AMOUNT, 1, Assumptions(1, Decimal(-10), Decimal(15)))
    assert point.roth == point.taxable == Decimal(9_000)


def test_the_first_year_is_the_amount_itself() -> None:
    points = growth(AMOUNT, Assumptions(years=3))
    assert points[0] == (AMOUNT, AMOUNT)
    assert len(points) == 4
