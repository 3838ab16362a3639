"""A raise, or a paycheck that did not come: what it makes untrue is asked again, and nothing is taken for a wish."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.events import Typed
from bot.parts import Ask, Outcome, Part, Words
from bot.understanding.year_events import TypedEvent, YearEvent, typed_event
from tests.bot.household import PAID
from tests.bot.person import Person, finished
from tests.profiles import owner


def types(person: Person, line: str) -> list[Part]:
    return list(person.does(Typed(line)).parts)


def notices(parts: list[Part]) -> list[str]:
    return [words.key for part in parts if isinstance(part, Ask) for words in part.notices]


@pytest.mark.parametrize(
    ("typed", "event", "amount"),
    [
        ("i got a raise, 3,000 per paycheck from now on", YearEvent.RAISE, 3_000),
        ("got a raise to 80k", YearEvent.RAISE, 80_000),
        ("a raise of 5%", YearEvent.RAISE, None),
        ("Gehaltserhöhung, ab Juli 3.000 pro Zahlung", YearEvent.RAISE, 3_000),
        ("ich bin befördert worden", YearEvent.RAISE, None),
        ("I now get 7,200 per paycheck", YearEvent.RAISE, 7_200),
        ("i get 7,200 every two weeks now", YearEvent.RAISE, 7_200),
        ("ich bekomme jetzt 7.200 pro Gehalt", YearEvent.RAISE, 7_200),
        ("no paycheck on jul 31, unpaid leave", YearEvent.MISSED, None),
        ("i missed a paycheck", YearEvent.MISSED, None),
        ("my paycheck on apr 15 didn't come", YearEvent.MISSED, None),
        ("das Gehalt am 15.5. kam nicht", YearEvent.MISSED, None),
        ("kein Gehalt am 31.7., unbezahlter Urlaub", YearEvent.MISSED, None),
    ],
)
def test_a_line_tells_of_an_event(typed: str, event: YearEvent, amount: int | None) -> None:
    assert typed_event(typed) == TypedEvent(event, amount and Decimal(amount))


@pytest.mark.parametrize(
    "typed",
    [
        "what if i get a raise",
        "do i get a raise?",
        "gehaltserhöhung verhandeln",
        "no paycheck comes any more this year",
        "kein Gehalt mehr",
        "3,000 per paycheck",
        "what if I get 7,200 per paycheck",
        "now I want to put in 700 per paycheck",
        "I now take home 4,400 per paycheck",
        "ich bekomme jetzt netto 4.400 pro Gehalt",
        "half of each paycheck",
    ],
)
def test_a_wish_or_a_question_tells_of_none(typed: str) -> None:
    assert typed_event(typed) is None


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "i got a raise, 8,000 per paycheck from now on"), ("de", "Gehaltserhöhung, ab Juli 8.000 pro Zahlung")],
)
def test_a_raise_is_the_new_pay_of_a_date_and_the_years_pay_is_asked_again(language: str, line: str) -> None:
    person = finished(PAID, language)
    parts = types(person, line)
    assert notices(parts) == ["event.raise"]
    assert person.session.answers["job.pay_per_date"] == "8000"
    assert "job.pay" not in person.session.answers
    assert "job.next_pay_date" in person.session.answers
    person.goes_on({"job.pay": 200_000, "job.net_pay": 4_000})
    assert person.session.stage == "done"


@pytest.mark.parametrize(
    ("language", "line", "pay_per_date", "pay"),
    [
        ("en", "I now get 8,000 per paycheck", "8000", None),
        ("de", "ich bekomme jetzt 8.000 pro Gehalt", "8000", None),
        # Closer to take-home pay than to gross pay.
        ("en", "I now get 4,400 per paycheck", "7000", "182000"),
    ],
)
def test_what_is_paid_now_is_no_amount_to_put_in(language: str, line: str, pay_per_date: str, pay: str | None) -> None:
    person = finished(PAID | {"job.pay_per_date": "7000", "job.pay": "182000", "job.net_pay": "4300"}, language)
    parts = types(person, line)
    assert not any(isinstance(part, Outcome) and part.trial for part in parts)
    told = (person.session.answers.get(key) for key in ("job.pay_per_date", "job.pay"))
    assert tuple(each and str(each) for each in told) == (pay_per_date, pay)


def test_a_raise_offers_the_years_pay_with_the_dates_to_come_alone_raised() -> None:
    person = finished(PAID | {"job.pay_schedule": "monthly", "job.pay_per_date": "7000", "job.pay": "84000"}, "en")
    types(person, "got a raise to 8,000 per paycheck")
    # The one in December.
    assert "job.pay:85000" in [button.data for button in person.buttons()]


@pytest.mark.parametrize(("language", "line"), [("en", "got a raise to 260k"), ("de", "Gehaltserhöhung auf 260k")])
def test_a_raise_to_a_years_pay_offers_what_each_date_brings(language: str, line: str) -> None:
    person = finished(PAID | {"job.pay_schedule": "biweekly"}, language)
    assert notices(types(person, line)) == ["event.raise.of_year"]
    assert person.asked_id() == "job.pay_per_date"
    assert "job.pay_per_date:10000" in [button.data for button in person.buttons()]
    assert not {"job.pay", "job.pay_per_date"} & set(person.session.answers)


@pytest.mark.parametrize("line", ["a raise of 5%", "got a raise", "got a raise to 2,400 per paycheck"])
def test_a_raise_that_names_no_pay_of_a_date_has_both_asked(line: str) -> None:
    person = finished(PAID, "en")
    parts = types(person, line)
    assert notices(parts) == ["event.raise.unknown"]
    assert not {"job.pay", "job.pay_per_date"} & set(person.session.answers)


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "no paycheck on jul 31, unpaid leave"), ("de", "kein Gehalt am 31.7., unbezahlter Urlaub")],
)
def test_a_missed_paycheck_has_the_next_date_and_the_years_pay_asked(language: str, line: str) -> None:
    person = finished(PAID, language)
    parts = types(person, line)
    assert notices(parts) == ["event.missed"]
    assert person.asked_id() == "job.next_pay_date"
    assert person.session.answers["job.pay_per_date"] is not None
    assert "job.pay" not in person.session.answers


def test_beside_a_result_without_paychecks_nothing_is_asked_again() -> None:
    person = finished(owner(), "en")
    before = dict(person.session.answers)
    types(person, "got a raise to 90k")
    assert person.session.answers == before


@pytest.mark.parametrize(("language", "line"), [("en", "plan"), ("de", "Plan")])
def test_the_word_plan_shows_the_plan(language: str, line: str) -> None:
    person = finished(PAID, language)
    parts = types(person, line)
    assert not any(isinstance(part, Words) for part in parts)
    assert not any(isinstance(part, Outcome) for part in parts)
    assert any("step:0" in str(button.data) for button in person.buttons())
