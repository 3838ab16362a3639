"""A change of a finished plan after a paycheck: no amount is reckoned from what was in before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.events import Pressed, Typed
from bot.parts import Ask, Outcome
from core.ledger.entries import Entry, EntryKind
from tests.bot.person import Person, begun
from tests.profiles import employee

JANUARY, MARCH = date(2026, 1, 5), date(2026, 3, 19)
YEAR = employee(
    job_next_pay_date="2026-01-09", job_pay_per_date=6_900, job_net_pay=4_200, job_pay=200_000, job_bonus_to_come=20_000
)
SO_FAR = "job.after_tax_so_far"


def in_january() -> Person:
    """Somebody who has just finished."""
    person = begun("mega", "de", (2026, JANUARY))
    person.goes_on(YEAR)
    return person


def in_march() -> Person:
    """The same person after five paychecks."""
    person = in_january()
    person.world = replace(person.world, today=MARCH)
    return person


@pytest.mark.parametrize(
    "line",
    ["der bonus ist da", "Gehaltserhöhung auf 7.200 pro Gehalt", "Plan-Obergrenze ist 20 %", "mein netto ist 4300"],
)
def test_a_change_asks_anew_what_is_in_and_moves_the_next_pay_date_on(line: str) -> None:
    person = in_march()
    person.does(Typed(line))
    if person.asked_id() != SO_FAR:
        person.goes_on({}, until=SO_FAR)
    assert SO_FAR not in person.session.answers
    assert person.session.answers["job.next_pay_date"] == "2026-03-20"


def test_that_a_result_follows_is_said_only_where_it_does() -> None:
    person = in_march()
    (asked,) = [part for part in person.does(Typed("der bonus ist da")).parts if isinstance(part, Ask)]
    assert [notice.key for notice in asked.notices] == ["paid_since"]
    parts = person.does(Typed("8000")).parts
    (shown,) = [part for part in parts if isinstance(part, Outcome)]
    assert shown.result.told.figures["after_tax_remaining"] == 33_500
    assert shown.result.told.figures["pay_dates_left"] == 21


def test_after_tax_money_that_is_told_itself_is_not_asked_again() -> None:
    person = in_march()
    person.does(Typed("schon eingezahlt: 8000 nachsteuer"))
    assert (person.session.stage, person.asked_id()) == ("done", None)
    assert person.session.answers["job.next_pay_date"] == "2026-03-20"
    # And nothing has passed since.
    person.does(Typed("der bonus ist da"))
    assert person.session.stage == "done"


def test_a_diary_that_was_not_kept_up_says_nothing_of_what_is_in() -> None:
    person = in_march()
    entry = Entry(date(2026, 1, 9), EntryKind.AFTER_TAX, Decimal(1_500))
    person.session.diary = [person.session.numbered(entry)]
    person.does(Typed("der bonus ist da"))
    assert person.asked_id() == SO_FAR


def test_the_button_that_updates_trusts_no_such_diary_either() -> None:
    person = in_march()
    entry = Entry(date(2026, 1, 9), EntryKind.AFTER_TAX, Decimal(1_500))
    person.session.diary = [person.session.numbered(entry)]
    person.does(Pressed("plan:update"))
    assert {"job.next_pay_date", SO_FAR}.isdisjoint(person.session.answers)


def test_what_the_diary_knows_is_not_asked() -> None:
    person = in_march()
    entry = Entry(date(2026, 3, 6), EntryKind.AFTER_TAX, Decimal(7_500))
    person.session.diary = [person.session.numbered(entry)]
    person.does(Typed("der bonus ist da"))
    assert person.session.stage == "done"
    assert person.session.answers[SO_FAR] == "7500 $"


def test_a_button_that_changes_an_answer_does_so_too() -> None:
    person = in_march()
    person.does(Pressed("change:job.cap"))
    person.does(Pressed("job.cap:none"))
    assert person.asked_id() == SO_FAR


def test_before_the_next_paycheck_nothing_is_asked_again() -> None:
    person = in_january()
    person.world = replace(person.world, today=date(2026, 1, 8))
    person.does(Typed("Plan-Obergrenze ist 20 %"))
    assert (person.session.answers["job.next_pay_date"], SO_FAR in person.session.answers) == ("2026-01-09", True)
