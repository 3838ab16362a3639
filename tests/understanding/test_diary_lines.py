"""Lines that are entries of the diary, and lines that only look like one: nothing is taken that may be an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.understanding.diary import (
    asks_for_diary,
    money_of_a_day,
    paid_in_and_converted,
    typed_entry,
)
from core.amounts import Problem
from core.ledger.entries import Entry, EntryKind

TODAY = date(2026, 11, 29)
CORPORA = sorted((Path(__file__).parent / "corpora").glob("*.tsv"))
SHARED = Path(__file__).parents[3] / "shared" / "cases" / "natural.tsv"


def entry(text: str) -> Entry | Problem | None:
    return typed_entry(text, TODAY, TODAY.year)


@pytest.mark.parametrize(
    ("typed", "kind", "amount", "gain", "day"),
    [
        ("1.384 after-tax am 4.12.", "after_tax", "1384", "0", "12-04"),
        ("1.326 after-tax am 4.12.", "after_tax", "1326", "0", "12-04"),
        ("$1,384 after-tax on Dec 4", "after_tax", "1384", "0", "12-04"),
        ("after tax 1384.50 yesterday", "after_tax", "1384.5", "0", "11-28"),
        ("am 4.12. kamen 1.384 $ Nachsteuerbeitrag an", "after_tax", "1384", "0", "12-04"),
        ("1384 after-tax 4.12", "after_tax", "1384", "0", "12-04"),
        ("converted 2,000 today, 12 gain", "conversion", "2000", "12", "11-29"),
        ("converted 2,000 on 11/27, gain 12", "conversion", "2000", "12", "11-27"),
        ("converted $2000 gain $12.10 today", "conversion", "2000", "12.1", "11-29"),
        ("converted $1,384 yesterday with 3 of earnings", "conversion", "1384", "3", "11-28"),
        ("12 gain, 2000 converted today", "conversion", "2000", "12", "11-29"),
        ("2.000 umgewandelt am 27.11., davon 12 Ertrag", "conversion", "2000", "12", "11-27"),
        ("umgewandelt heute 2.000, Verlust 15", "conversion", "2000", "-15", "11-29"),
        ("rolled over 700 to roth, 3 gain, Nov 3", "conversion", "700", "3", "11-03"),
        ("am 3.11. 700 umgewandelt in die Roth IRA, 3 Ertrag", "conversion", "700", "3", "11-03"),
        ("7.500 am 2.3. aus der IRA umgewandelt", "ira_conversion", "7500", "0", "03-02"),
        ("converted from my IRA 7,500 on Mar 2", "ira_conversion", "7500", "0", "03-02"),
        ("gestern 2k in Roth umgewandelt", "conversion", "2000", "0", "11-28"),
        ("1384 after-tax on Dec 4 from my bonus", "after_tax", "1384", "0", "12-04"),
        ("am 4.12. 1.384 Nachsteuer vom Bonus", "after_tax", "1384", "0", "12-04"),
        ("match 200 am 4.12.", "employer", "200", "0", "12-04"),
        ("200 vom Arbeitgeber am 15. Oktober", "employer", "200", "0", "10-15"),
        ("employer match of 200 on friday", "employer", "200", "0", "11-27"),
        ("pre-tax 900 Nov 20", "deferral", "900", "0", "11-20"),
        ("Roth-Beitrag 900 am 20.11.", "roth_deferral", "900", "0", "11-20"),
    ],
)
def test_money_with_its_kind_and_day_is_an_entry(typed: str, kind: str, amount: str, gain: str, day: str) -> None:
    expected = Entry(date.fromisoformat(f"2026-{day}"), EntryKind(kind), Decimal(amount), Decimal(gain))
    assert entry(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1384",
        "4.12.",
        "match 200",
        "after-tax 500 to roth on Dec 3",
        "500 Nachsteuerbeitrag in die Roth IRA am 3.11.",
        "match 50% am 4.12.",
        "match 50% of 6% on Dec 4",
        "1.384 after-tax",
        "after-tax am 4.12.",
        "1.384 am 4.12.",
        "after-tax so far 5000 by dec 4",
        "after-tax 1384 every paycheck from Dec 4",
        "what if I put 1384 after-tax in on Dec 4",
        "can I convert 2000 today",
        "I will convert 2000 tomorrow",
        "converted 2,000 today?",
        "was 1384 after-tax on Dec 4 too much",
        "1384 after-tax am 4.12. oder 18.12.",
        "a bonus of 1384 after tax on Dec 4",
        "1384 after-tax on Dec 4 and 1384 on Dec 18",
        "1384 after-tax, 200 match on Dec 4",
        "not 1384 after-tax on Dec 4",
        "keine 1384 after-tax am 4.12.",
        "-200 match am 4.12.",
        "0 match am 4.12.",
        "match 200 am 4.12. 12 gain",
        "converted 2,000 today, 12",
        "converted 12 gain today",
        "next paycheck Dec 4, 6923",
        "bonus 20k in december",
        "is 1384 after-tax today okay",
        "1384 after-tax today" + " my" * 30,
        "remind me of 1384 after-tax on Dec 4",
    ],
)
def test_what_may_be_something_else_is_no_entry(typed: str) -> None:
    assert entry(typed) is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("1384 after-tax am 4.12.2027", "not_in_tax_year"),
        ("match 200 on 2025-12-04", "not_in_tax_year"),
        ("converted 2,000 today, gain 2,100", "gain_above_amount"),
    ],
)
def test_an_entry_that_cannot_be_has_its_reason(typed: str, reason: str) -> None:
    found = entry(typed)
    assert isinstance(found, Problem)
    assert found.reason == reason


def lines_of_corpora() -> Iterator[str]:
    for path in (*CORPORA, *([SHARED] if SHARED.exists() else [])):
        for row in path.read_text("utf-8").splitlines():
            yield from row.split("\t")


def _is_taken(line: str) -> bool:
    found = (entry(line), paid_in_and_converted(line, TODAY, TODAY.year), money_of_a_day(line, TODAY, TODAY.year))
    return any(each is not None for each in found) or asks_for_diary(line)


def test_no_line_that_people_type_for_something_else_is_taken() -> None:
    lines = set(lines_of_corpora())
    assert len(lines) > 500
    assert [line for line in sorted(lines) if _is_taken(line)] == []


@pytest.mark.parametrize(
    ("typed", "plan"),
    [
        ("1200 after-tax friday", None),
        ("1200 after-tax friday at school", "job"),
        ("1200 after-tax friday solo", "business"),
        ("1.200 after-tax am 20.11. für die Firma", "business"),
    ],
)
def test_an_entry_says_which_plan_it_belongs_to_where_its_words_do(typed: str, plan: str | None) -> None:
    found = entry(typed)
    assert isinstance(found, Entry)
    assert found.plan == plan


def test_an_entry_for_two_plans_at_once_is_none() -> None:
    assert entry("1200 after-tax friday solo and school") is None


@pytest.mark.parametrize(
    ("typed", "kind", "amount", "day"),
    [
        ("put in 300 more after tax yesterday", "after_tax", "300", "11-28"),
        ("am freitag sind 500 nachsteuer rein", "after_tax", "500", "11-27"),
        ("letzten freitag 455 after tax", "after_tax", "455", "11-27"),
        ("last friday 455 after tax", "after_tax", "455", "11-27"),
        ("gestern noch 300 after-tax eingezahlt", "after_tax", "300", "11-28"),
    ],
)
def test_what_people_say_beside_an_entry_makes_it_no_other(typed: str, kind: str, amount: str, day: str) -> None:
    assert entry(typed) == Entry(date.fromisoformat(f"2026-{day}"), EntryKind(kind), Decimal(amount))


@pytest.mark.parametrize(
    ("typed", "amount", "gain"),
    [
        ("455 after tax today and converted it", "455", "0"),
        ("hab heute 455 nachsteuer eingezahlt und gleich umgewandelt", "455", "0"),
        ("Ich habe heute 2.000 nachgetragen, umgewandelt mit 15 Gewinn", "2000", "15"),
        ("put in 2000 today, converted with 15 gain", "2000", "15"),
    ],
)
def test_money_paid_in_and_converted_on_one_day_is_heard_as_both(typed: str, amount: str, gain: str) -> None:
    expected = Entry(TODAY, EntryKind.CONVERSION, Decimal(amount), Decimal(gain))
    assert paid_in_and_converted(typed, TODAY, TODAY.year) == expected


@pytest.mark.parametrize("typed", ["converted 2,000 today, 12 gain", "455 after tax today", "put in 455 today", "?"])
def test_a_conversion_or_a_contribution_alone_is_not_both(typed: str) -> None:
    assert paid_in_and_converted(typed, TODAY, TODAY.year) is None
