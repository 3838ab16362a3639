"""Entries typed: taken back right after, beside an open question, and a contribution converted at once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.events import Typed
from bot.parts import Ask, Diary
from core.ledger.entries import EntryKind
from tests.bot.person import Person, asked_for, finished
from tests.bot.test_conversation import EMPLOYEE


def written(person: Person) -> list[tuple[EntryKind, Decimal, Decimal]]:
    return [(each.kind, each.amount, each.gain) for each in person.session.diary]


@pytest.mark.parametrize("line", ["undo", "rückgängig", "das war falsch, wieder raus", "Rückgängig"])
def test_an_entry_is_taken_back_right_after(line: str) -> None:
    person = finished(EMPLOYEE)
    person.does(Typed("gestern 500 nachsteuer"))
    person.does(Typed("300 after tax gestern"))
    shown = person.does(Typed(line)).parts[0]
    assert isinstance(shown, Diary)
    assert written(person) == [(EntryKind.AFTER_TAX, 500, 0)]


def test_what_was_not_written_down_just_before_is_not_taken_back() -> None:
    person = finished(EMPLOYEE)
    person.does(Typed("gestern 500 nachsteuer"))
    person.does(Typed("zeig mir mein ergebnis"))
    person.does(Typed("rückgängig"))
    assert written(person) == [(EntryKind.AFTER_TAX, 500, 0)]


def test_money_paid_in_and_converted_becomes_two_entries_with_the_gain_on_top() -> None:
    person = finished(EMPLOYEE)
    before = dict(person.session.answers)
    person.does(Typed("Ich habe heute 2.000 nachgetragen, umgewandelt mit 15 Gewinn"))
    assert written(person) == [(EntryKind.AFTER_TAX, 2000, 0), (EntryKind.CONVERSION, 2015, 15)]
    assert person.session.answers == before


@pytest.mark.parametrize("line", ["300 after tax gestern", "put in 300 more after tax yesterday"])
def test_an_entry_beside_an_open_question_leaves_it_open(line: str) -> None:
    person = asked_for("job.pay", EMPLOYEE)
    parts = person.does(Typed(line)).parts
    assert written(person) == [(EntryKind.AFTER_TAX, 300, 0)]
    assert isinstance(parts[-1], Ask)
    assert person.asked_id() == "job.pay"


def test_after_tax_money_that_is_just_being_asked_for_is_the_answer() -> None:
    person = asked_for("job.after_tax_so_far", EMPLOYEE)
    person.does(Typed("300 after tax gestern"))
    assert written(person) == []


def test_money_of_a_day_is_asked_whose_it_was() -> None:
    person = finished(EMPLOYEE)
    person.does(Typed("hab heute 455 eingezahlt"))
    assert written(person) == []
    person.does(Typed("Nachsteuerbeitrag"))
    assert written(person) == [(EntryKind.AFTER_TAX, 455, 0)]


@pytest.mark.parametrize(
    ("line", "written_down"),
    [
        (
            "employer match came in 471.15 same day",
            [(EntryKind.AFTER_TAX, 500, 0), (EntryKind.EMPLOYER, Decimal("471.15"), 0)],
        ),
        ("match 471,15 kam am selben tag", [(EntryKind.AFTER_TAX, 500, 0), (EntryKind.EMPLOYER, Decimal("471.15"), 0)]),
        ("oops that was 450 not 500", [(EntryKind.AFTER_TAX, 450, 0)]),
        ("ups, das waren 450, nicht 500", [(EntryKind.AFTER_TAX, 450, 0)]),
        ("oops that was 450 not 700", [(EntryKind.AFTER_TAX, 500, 0)]),
    ],
)
def test_what_is_said_of_the_entry_before_goes_with_it(
    line: str, written_down: list[tuple[EntryKind, Decimal, Decimal]]
) -> None:
    person = finished(EMPLOYEE)
    before = dict(person.session.answers)
    person.does(Typed("500 after tax yesterday"))
    person.does(Typed(line))
    assert written(person) == written_down
    assert len({each.day for each in person.session.diary}) == 1
    assert person.session.answers == before


@pytest.mark.parametrize("line", ["employer match came in 471.15", "der match von 471,15 ist gekommen"])
def test_money_that_came_without_a_day_is_asked_for_it(line: str) -> None:
    person = finished(EMPLOYEE)
    person.does(Typed("500 after tax yesterday"))
    person.does(Typed(line))
    assert len(written(person)) == 1
    person.does(Typed("yesterday"))
    assert written(person)[-1] == (EntryKind.EMPLOYER, Decimal("471.15"), 0)


def test_the_match_of_the_year_is_still_changed_beside_a_diary() -> None:
    person = finished(EMPLOYEE)
    person.does(Typed("500 after tax yesterday"))
    person.does(Typed("my match is 7000"))
    assert person.session.answers["job.employer"] == 7000


@pytest.mark.parametrize(
    ("line", "written_down"),
    [
        ("converted 7500 today", [(EntryKind.IRA_CONVERSION, 7500, 0)]),
        ("heute 7500 umgewandelt", [(EntryKind.IRA_CONVERSION, 7500, 0)]),
        ("converted 7500 today, 3 gain", []),
    ],
)
def test_beside_the_interview_about_iras_the_conversion_is_one_of_an_ira(
    line: str, written_down: list[tuple[EntryKind, Decimal, Decimal]]
) -> None:
    person = finished({}, interview="ira")
    person.does(Typed(line))
    assert written(person) == written_down
