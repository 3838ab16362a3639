"""Lines about the diary that are no entries: whose plan, money without its kind, an entry taken back, a form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.diary import (
    asks_for_forms,
    money_of_a_day,
    takes_back_the_entry,
    typed_entry,
    typed_plan,
    wants_an_entry_changed,
)
from core.ledger.entries import Entry, EntryKind
from core.result import WhosePlan

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("typed", "plan"),
    [
        ("thats my solo plan not the school", "business"),
        ("that's not the school", "business"),
        ("no, the business", "business"),
        ("not for the school", "business"),
        ("school", "job"),
        ("not my solo plan", "job"),
        ("it belongs to my 403(b)", "job"),
        ("das war die Firma, nicht die Schule", "business"),
        ("nicht der Job, sondern die Firma", "business"),
        ("gehört zum Solo-Plan", "business"),
        ("nein, Schule", "job"),
        ("what is a solo plan", None),
        ("i have no business", None),
        ("i work at a school", None),
        ("school or business", None),
        ("school and business", None),
        ("not the school and not the business", None),
        ("that is it", None),
        ("", None),
    ],
)
def test_a_plan_is_named_by_what_people_call_it_and_by_what_it_is_not(typed: str, plan: str | None) -> None:
    assert typed_plan(typed) == plan


@pytest.mark.parametrize("typed", ["i put in 455 today", "hab heute 455 eingezahlt"])
def test_money_without_a_kind_has_its_amount_and_day(typed: str) -> None:
    assert money_of_a_day(typed, TODAY, TODAY.year) == (Decimal(455), TODAY, None)


@pytest.mark.parametrize(
    ("typed", "plan"),
    [
        ("i put in 455 today at my school", WhosePlan.JOB),
        ("put in 455 today into my solo plan", WhosePlan.BUSINESS),
        ("hab heute 455 für die Firma eingezahlt", WhosePlan.BUSINESS),
        ("put in 455 today, school and business", None),
    ],
)
def test_money_without_a_kind_says_its_plan_where_its_words_do(typed: str, plan: WhosePlan | None) -> None:
    assert money_of_a_day(typed, TODAY, TODAY.year) == (Decimal(455), TODAY, plan)


@pytest.mark.parametrize(
    "typed", ["i put in 455", "hab 24500 eingezahlt", "i earn 455 today", "i put in 5% today", "put in 455 today?"]
)
def test_money_without_a_day_or_of_another_kind_of_line_is_none(typed: str) -> None:
    assert money_of_a_day(typed, TODAY, TODAY.year) is None


@pytest.mark.parametrize(
    "typed", ["undo", "rückgängig", "das war falsch, wieder raus", "oops, delete that entry", "nein, rückgängig bitte"]
)
def test_an_entry_is_taken_back_in_words(typed: str) -> None:
    assert takes_back_the_entry(typed)
    assert not takes_back_the_entry(f"{typed} 500 nachsteuer")


@pytest.mark.parametrize(
    "typed", ["no", "nein", "please", "bitte", "again", "sorry", "zurück", "wait, no", "undo my answers", ""]
)
def test_a_no_and_small_words_alone_take_nothing_back(typed: str) -> None:
    assert not takes_back_the_entry(typed)


@pytest.mark.parametrize("typed", ["my 1099-R is here", "what forms come in january?", "mein 1099-R ist da"])
def test_a_form_that_has_come_is_heard(typed: str) -> None:
    assert asks_for_forms(typed)
    assert not asks_for_forms(f"{typed} 500 nachsteuer")


@pytest.mark.parametrize("typed", ["1099-r", "what is a 1099-r?", "my 1099-r is wrong", "january", ""])
def test_a_question_about_a_form_is_no_form_that_has_come(typed: str) -> None:
    assert not asks_for_forms(typed)


@pytest.mark.parametrize(
    ("typed", "is_shown", "wants"),
    [
        ("das zweite war falsch, lösch das", True, True),
        ("das zweite mit 1384 war falsch, lösch das", False, True),
        ("the 1384 one was wrong, delete it", False, True),
        ("einen eintrag löschen", False, True),
        ("change an entry", False, True),
        ("alles löschen", True, False),
        ("delete my data", True, False),
        ("gehalt war falsch, 1384", True, False),
        ("das war falsch, lösch das", False, False),
        ("meine einträge", True, False),
    ],
)
def test_who_wants_one_entry_away_does_not_want_everything_deleted(typed: str, *, is_shown: bool, wants: bool) -> None:
    assert wants_an_entry_changed(typed, {Decimal(1384)}, is_shown=is_shown) is wants


@pytest.mark.parametrize(
    ("typed", "kind", "amount"),
    [
        ("8,000 catch-up on dec 15", EntryKind.DEFERRAL, 8_000),
        ("8.000 Nachholbeitrag am 15.12.", EntryKind.DEFERRAL, 8_000),
        ("1,000 roth catch-up on dec 15", EntryKind.ROTH_DEFERRAL, 1_000),
        ("converted 16,000 on dec 15, no gain", EntryKind.CONVERSION, 16_000),
        ("umgewandelt 16.000 am 15.12. ohne Gewinn", EntryKind.CONVERSION, 16_000),
    ],
)
def test_a_catch_up_is_an_own_deferral_and_a_conversion_may_have_no_gain(
    typed: str, kind: EntryKind, amount: int
) -> None:
    assert typed_entry(typed, date(2026, 12, 20), 2026) == Entry(date(2026, 12, 15), kind, Decimal(amount))


def test_a_contribution_has_no_gain_to_speak_of() -> None:
    assert typed_entry("after-tax 500 on dec 15, no gain", date(2026, 12, 20), 2026) is None
