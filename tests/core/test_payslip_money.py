"""A payslip beside the diary: what it adds, never twice, and what the diary has too much."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.ledger.entries import Entry, EntryKind
from core.ledger.payslip_money import (
    PayslipMoney,
    above_slip,
    corrected_by,
    entries_missing,
    known_by,
    money_of,
)
from core.payslip import Amounts, Dates, Kind, Payslip

PAID = date(2026, 11, 27)
AFTER_TAX, DEFERRAL, EMPLOYER = EntryKind.AFTER_TAX, EntryKind.DEFERRAL, EntryKind.EMPLOYER
ZERO = Decimal(0)


def slip(**of_year: int) -> PayslipMoney:
    """A slip of 27 November: its sums of the year, and 346 of after-tax money of its date."""
    return PayslipMoney(
        PAID, {AFTER_TAX: Decimal(346)}, {EntryKind(kind): Decimal(sum_) for kind, sum_ in of_year.items()}
    )


def entry(day: date, kind: EntryKind, amount: object) -> Entry:
    return Entry(day, kind, Decimal(str(amount)))


def added(money: PayslipMoney, *diary: Entry, before: int = 0, is_answered: bool = False) -> dict[EntryKind, Decimal]:
    found = entries_missing(money, diary, Decimal(before), is_answered=is_answered)
    assert all(each.day == PAID for each in found)
    return {each.kind: each.amount for each in found}


def test_into_an_empty_diary_go_the_sums_of_the_year() -> None:
    assert added(slip(after_tax=7_961, deferral=15_923, employer=4_776)) == {
        AFTER_TAX: 7_961,
        DEFERRAL: 15_923,
        EMPLOYER: 4_776,
    }


def test_only_what_the_diary_lacks_is_added() -> None:
    diary = (entry(date(2026, 6, 5), DEFERRAL, 9_000), entry(date(2026, 8, 7), DEFERRAL, 2_000))
    assert added(slip(deferral=15_923), *diary) == {DEFERRAL: 4_923}


def test_the_same_slip_twice_adds_nothing() -> None:
    money = slip(after_tax=7_961, deferral=15_923)
    once = entries_missing(money, (), ZERO, is_answered=False)
    assert entries_missing(money, once, ZERO, is_answered=False) == ()


def test_what_was_typed_without_cents_is_no_difference() -> None:
    assert added(slip(deferral=15_923), entry(PAID, DEFERRAL, "15922.30")) == {}


def test_money_that_came_some_days_after_the_pay_date_belongs_to_it_and_later_money_does_not() -> None:
    assert added(slip(deferral=1_000), entry(date(2026, 11, 30), DEFERRAL, 1_000)) == {}
    assert added(slip(deferral=1_000), entry(date(2026, 12, 4), DEFERRAL, 1_000)) == {DEFERRAL: 1_000}
    assert added(slip(deferral=1_000), entry(date(2025, 12, 31), DEFERRAL, 1_000)) == {DEFERRAL: 1_000}


def test_money_of_before_the_diary_is_known_already() -> None:
    assert added(slip(after_tax=7_961), before=7_615) == {AFTER_TAX: 346}


def test_beside_the_answer_the_entry_is_what_one_paycheck_brings() -> None:
    assert added(slip(after_tax=7_961), is_answered=True) == {AFTER_TAX: 346}
    assert added(slip(after_tax=7_961), before=7_861, is_answered=True) == {AFTER_TAX: 100}


def test_more_in_the_diary_than_on_the_slip_is_said_with_its_sum() -> None:
    diary = (entry(PAID, AFTER_TAX, 8_400), entry(PAID, EMPLOYER, 4_776))
    money = slip(after_tax=7_961, employer=4_776)
    assert above_slip(money, diary, ZERO) == {AFTER_TAX: 8_400}
    assert above_slip(money, diary, Decimal(100)) == {AFTER_TAX: 8_500}
    assert added(money, *diary) == {}


def test_the_slips_sum_takes_the_place_of_the_entries_until_its_day() -> None:
    early, late = entry(date(2026, 3, 6), AFTER_TAX, 8_000), entry(date(2026, 12, 11), AFTER_TAX, 300)
    other, before = entry(date(2026, 3, 6), DEFERRAL, 8_000), entry(date(2025, 3, 6), AFTER_TAX, 8_000)
    assert corrected_by(entry(PAID, AFTER_TAX, 7_961), (early, late, other, before)) == (early,)


MONEY = st.integers(0, 4_000_000).map(lambda cents: Decimal(cents) / 100)
ENTRIES = st.lists(
    st.builds(Entry, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sampled_from((AFTER_TAX, DEFERRAL)), MONEY)
)


@given(ENTRIES, MONEY, MONEY)
def test_after_the_entries_the_diary_has_what_the_slip_says_or_had_more(
    diary: list[Entry], after_tax: Decimal, deferral: Decimal
) -> None:
    money = PayslipMoney(PAID, {}, {AFTER_TAX: after_tax, DEFERRAL: deferral})
    filled = (*diary, *entries_missing(money, diary, ZERO, is_answered=False))
    for kind, known in known_by(money, filled, ZERO).items():
        assert known >= money.of_year[kind] - 1
        if kind not in above_slip(money, diary, ZERO):
            assert abs(known - money.of_year[kind]) <= 1


def printed(**amounts: Amounts) -> PayslipMoney | None:
    return money_of(Payslip(Dates(PAID), {Kind(kind): each for kind, each in amounts.items()}))


def amounts(current: int | None, year: int | None, *, clear: bool = True) -> Amounts:
    return Amounts(*(None if each is None else Decimal(each) for each in (current, year)), "line", clear)


def test_own_deferrals_before_tax_and_catch_up_are_one_kind() -> None:
    money = printed(pre_tax=amounts(900, 20_000), catch_up=amounts(100, 2_000), roth=amounts(50, 500))
    assert money is not None
    assert money.of_year == {DEFERRAL: 22_000, EntryKind.ROTH_DEFERRAL: 500}
    assert money.of_date == {DEFERRAL: 1_000, EntryKind.ROTH_DEFERRAL: 50}


def test_what_is_not_printed_beyond_doubt_is_left_out() -> None:
    assert printed(pre_tax=amounts(900, 20_000, clear=False)) is None
    assert printed(after_tax=amounts(900, None)) is None
    one = printed(pre_tax=amounts(900, 20_000), catch_up=amounts(100, None), after_tax=amounts(None, 700))
    assert one is not None
    assert (one.of_year, one.of_date) == ({AFTER_TAX: 700}, {})


def test_a_slip_without_a_pay_date_is_no_entry_of_any_day() -> None:
    assert money_of(Payslip(Dates(), {Kind.AFTER_TAX: amounts(900, 20_000)})) is None
