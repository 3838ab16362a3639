"""A correction that cannot be true beside the rest of a result: nothing is changed, and both values are offered."""

from __future__ import annotations

import pytest

from bot.buttons import answer_data
from bot.events import Typed
from bot.parts import WhichAnswer, Words
from tests.bot.person import Person, finished
from tests.bot.test_conversation import EMPLOYEE

PAID = EMPLOYEE | {"job.pay_schedule": "biweekly", "job.pay_per_date": 5000, "job.pay": 130000}


def _asked(person: Person, line: str) -> dict[str, str]:
    shown = [part.answers for part in person.does(Typed(line)).parts if isinstance(part, WhichAnswer)]
    return dict(shown[0]) if shown else {}


@pytest.mark.parametrize("line", ["mein gehalt nächsten monat ist höher, 5600", "my pay is 5600", "gehalt 5600"])
def test_pay_of_a_year_that_rather_is_that_of_one_date_replaces_nothing(line: str) -> None:
    person = finished(PAID, "de")
    assert _asked(person, line) == {"job.pay_per_date": "5600", "job.pay": "130000"}
    assert person.session.answers["job.pay"] == 130000
    assert person.session.stage == "done"


def test_the_value_that_is_tapped_is_taken_and_the_former_one_stays() -> None:
    person = finished(PAID, "en")
    _asked(person, "my pay is 5600")
    person.presses(answer_data("job.pay_per_date", "5600"))
    assert person.session.answers["job.pay_per_date"] == "5600"
    assert person.session.answers["job.pay"] == 130000


def test_an_amount_that_is_no_pay_of_a_date_either_is_refused_with_its_reason() -> None:
    person = finished(PAID, "en")
    parts = person.does(Typed("my pay is 1200")).parts
    assert [part.key for part in parts if isinstance(part, Words)] == ["problem.below_pay_to_come"]
    assert person.session.answers["job.pay"] == 130000


def test_pay_that_can_be_is_taken() -> None:
    person = finished(PAID, "en")
    assert _asked(person, "my pay is 140k") == {}
    assert person.session.answers["job.pay"] == 140000


def test_pay_that_is_possible_and_far_below_what_it_was_is_asked_back_as_well() -> None:
    monthly = {"job.pay_schedule": "monthly", "job.next_pay_date": "2026-12-23", "job.pay": 60000}
    person = finished(PAID | monthly, "en")
    assert _asked(person, "my pay is 5600") == {"job.pay_per_date": "5600", "job.pay": "60000"}
    assert person.session.answers["job.pay"] == 60000
