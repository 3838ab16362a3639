from __future__ import annotations

from decimal import Decimal

from core.growth import Assumptions, growth

AMOUNT = Decimal(10_000)


def test_roth_grows_with_the_whole_return_on_what_each_year_brings() -> None:
    # 10,000 for two years and 10,000 for one.
    assert growth(AMOUNT, Assumptions(2, Decimal(10), Decimal(15)))[-1].roth == Decimal(12_100) + Decimal(11_000)


def test_a_taxable_account_loses_the_tax_on_its_gain_once() -> None:
    last = growth(AMOUNT, Assumptions(2, Decimal(10), Decimal(15)))[-1]
    assert last.roth - last.taxable == Decimal(3_100) * 15 / 100


def test_without_tax_both_accounts_are_worth_the_same() -> None:
    last = growth(AMOUNT, Assumptions(30, Decimal(6), Decimal(0)))[-1]
    assert last.roth == last.taxable > 30 * AMOUNT


def test_a_loss_is_not_taxed() -> None:
    point = growth(AMOUNT, Assumptions(1, Decimal(-10), Decimal(15)))[-1]
    assert point.roth == point.taxable == Decimal(9_000)


def test_it_begins_with_nothing_and_one_point_follows_each_year() -> None:
    points = growth(AMOUNT, Assumptions(years=3))
    assert points[0] == (0, 0)
    assert len(points) == 4
