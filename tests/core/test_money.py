"""Rounding of money, and receipts that add up."""

from __future__ import annotations

from decimal import Decimal

from core.limits import built_in_limits
from core.money import MILLIONTH, at_least_zero, cents_down, cents_up, dollars_down, half_up
from core.receipt import Line, add_up, limit_line


def test_contributions_round_down() -> None:
    assert dollars_down(Decimal("4.99")) == 4
    assert cents_down(Decimal("4.999")) == Decimal("4.99")


def test_taxes_round_half_up() -> None:
    assert half_up(Decimal("0.005")) == Decimal("0.01")
    assert half_up(Decimal("0.0049")) == 0
    assert half_up(Decimal("0.1234565"), MILLIONTH) == Decimal("0.123457")


def test_nothing_is_less_than_zero() -> None:
    assert at_least_zero(Decimal(-1)) == 0
    assert at_least_zero(Decimal(1)) == 1


def test_what_the_lines_leave_over_has_a_line_of_its_own() -> None:
    lines = [Line("whole", Decimal(10)), Line("nothing", Decimal(0)), Line("part", Decimal("-3.5"))]
    kept = add_up(Decimal(6), lines, difference="rounded_down")
    assert [line.label for line in kept] == ["whole", "part", "rounded_down"]
    assert kept[-1].amount == Decimal("-0.5")


def test_lines_that_add_up_get_no_further_line() -> None:
    assert add_up(Decimal(10), [Line("whole", Decimal(10))], difference="rest") == (Line("whole", Decimal(10)),)


def test_a_line_with_a_law_stays_though_it_is_zero() -> None:
    line = Line("reduction", Decimal(0), "26 U.S.C. 219(g)")
    assert add_up(Decimal(0), [line], difference="rest") == (line,)


def test_a_limits_line_carries_its_source() -> None:
    limit = built_in_limits()[2026].annual_additions
    assert limit_line("most", limit) == Line("most", limit.value, limit.law, limit.source, limit.url)


def test_a_line_keeps_the_amount_that_somebody_gave_and_the_rounding_has_its_own() -> None:
    lines = (Line("room", Decimal(100)), Line("in", Decimal("-40.60")))
    assert add_up(Decimal(59), lines, difference="rounded_down") == (*lines, Line("rounded_down", Decimal("-0.40")))


def test_what_must_reach_a_sum_rounds_up() -> None:
    assert cents_up(Decimal("0.001")) == Decimal("0.01")
    assert cents_up(Decimal("10.00")) == Decimal("10.00")
