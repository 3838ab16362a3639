"""Reminders: at nine where the person lives, once, across restarts, clock changes and outages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.conversation import take_turn
from bot.conversation.reminder_times import nine_o_clock
from bot.conversation.reminding import LATE_SECONDS
from bot.events import Command, Due, Gone, Pressed, Typed
from bot.exchange import Exchange
from bot.incoming import Incoming
from bot.parts import Outcome, Payday, Reminder, Reminders, Words
from bot.session import Session
from bot.storage import Storage
from bot.world import World
from core.assess import assess
from core.limits import built_in_limits
from tests.bot.person import Person
from tests.profiles import answered, employee

KEY = b"k" * 32
CHAT = 1001
TODAY = date(2026, 11, 23)
ANSWERS = answered(
    "mega",
    employee(tax_year=2026, job_next_pay_date="2026-12-04", job_net_pay=4_000),
    TODAY,
)
TAX_RETURN = "mega:2026:tax_return"
PAYDAY = "mega:2026:payday"
ELECTED = assess("mega", ANSWERS, built_in_limits(), TODAY).assessment.figures["per_pay_date"]


def at(moment: str) -> float:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()


def world(moment: str) -> World:
    return World(built_in_limits(), datetime.fromisoformat(moment).date(), at(moment))


def with_a_plan(zone: str | None = "Europe/Berlin") -> Session:
    return Session(language="de", answers=dict(ANSWERS), stage="done", zone=zone, planned_on=TODAY)


def with_reminders() -> Session:
    turn = take_turn(with_a_plan(), Pressed("remind:all"), world("2026-11-23T12:00"), "de")
    assert turn.session is not None
    return turn.session


@pytest.mark.parametrize(
    ("day", "zone", "utc"),
    [
        ("2026-12-31", "Europe/Berlin", "2026-12-31T08:00"),
        ("2027-04-15", "Europe/Berlin", "2027-04-15T07:00"),
        ("2026-10-25", "Europe/Berlin", "2026-10-25T08:00"),
        ("2027-03-14", "America/New_York", "2027-03-14T13:00"),
        ("2027-03-13", "America/New_York", "2027-03-13T14:00"),
    ],
)
def test_nine_o_clock_follows_the_clocks_of_the_place(day: str, zone: str, utc: str) -> None:
    assert nine_o_clock(date.fromisoformat(day), zone) == at(utc)


def test_the_time_zone_is_asked_once_the_person_s_own_first() -> None:
    turn = take_turn(with_a_plan(zone=None), Command("remind"), world("2026-11-23T12:00"), "de")
    asked = turn.parts[-1]
    assert isinstance(asked, Words)
    assert asked.buttons[0][1] == "zone:Europe/Berlin"
    assert turn.session is not None
    chosen = take_turn(turn.session, Pressed("zone:America/Denver"), world("2026-11-23T12:00"), "de")
    assert isinstance(chosen.parts[-1], Reminders)


def test_a_step_is_first_reminded_of_a_week_before_and_never_on_its_last_day() -> None:
    session = with_reminders()
    assert session.reminders[TAX_RETURN] == at("2027-04-08T07:00")
    assert "mega:2026:keep_records" not in session.reminders


def test_after_the_first_reminder_the_second_comes_on_the_working_day_before_and_then_none() -> None:
    session = with_reminders()
    session.reminders = {TAX_RETURN: session.reminders[TAX_RETURN]}
    first = take_turn(session, Due(), world("2027-04-08T07:00"), "de")
    assert [type(part) for part in first.parts] == [Reminder]
    assert first.session is not None
    assert first.session.reminders == {TAX_RETURN: int(at("2027-04-14T07:00"))}
    second = take_turn(first.session, Due(), world("2027-04-14T07:00"), "de")
    assert [type(part) for part in second.parts] == [Reminder]
    assert second.session is not None
    assert second.session.reminders == {}


def test_a_ticked_step_needs_no_reminder() -> None:
    session = with_reminders()
    steps = [step.code for step in world("2026-11-23T12:00").result(session).assessment.steps]
    turn = take_turn(session, Pressed(f"tick:{steps.index('tax_return')}"), world("2026-11-23T12:00"), "de")
    assert turn.session is not None
    assert TAX_RETURN not in turn.session.reminders


def test_another_time_zone_moves_the_reminders_with_it() -> None:
    turn = take_turn(with_reminders(), Pressed("zone:America/New_York"), world("2026-11-23T12:00"), "de")
    assert turn.session is not None
    assert turn.session.reminders[TAX_RETURN] == at("2027-04-08T13:00")


def test_a_reminder_after_an_outage_names_the_day_it_was_meant_for() -> None:
    session = with_reminders()
    session.reminders = {TAX_RETURN: session.reminders[TAX_RETURN]}
    late = take_turn(session, Due(), world("2027-04-10T08:00"), "de")
    said = [part for part in late.parts if isinstance(part, Reminder)]
    assert {part.late for part in said} == {date(2027, 4, 8)}
    assert LATE_SECONDS < 86_400


def test_snoozing_brings_it_back_tomorrow_at_nine_and_stopping_ends_all() -> None:
    turn = take_turn(with_reminders(), Due(), world("2027-04-08T08:00"), "de")
    assert turn.session is not None
    snoozed = take_turn(turn.session, Pressed(f"snooze:{TAX_RETURN}"), world("2027-04-08T08:05"), "de").session
    assert snoozed is not None
    assert snoozed.reminders[TAX_RETURN] == at("2027-04-09T07:00")
    stopped = take_turn(snoozed, Pressed("stop:all"), world("2027-04-08T08:06"), "de").session
    assert stopped is not None
    assert stopped.reminders == {}


def test_on_wish_one_line_comes_on_the_working_day_after_each_pay_date() -> None:
    turn = take_turn(with_a_plan(), Pressed("remind:payday"), world("2026-11-23T12:00"), "de")
    assert turn.session is not None
    assert turn.session.reminders == {PAYDAY: int(at("2026-12-07T08:00"))}
    first = take_turn(turn.session, Due(), world("2026-12-07T08:00"), "de")
    assert first.parts == [Payday(date(2026, 12, 4), PAYDAY, ELECTED)]
    assert first.session is not None
    assert first.session.reminders == {PAYDAY: int(at("2026-12-21T08:00"))}


def test_after_the_last_pay_date_no_further_line_comes() -> None:
    session = with_a_plan()
    session.reminders = {PAYDAY: int(at("2027-01-04T08:00"))}
    last = take_turn(session, Due(), world("2027-01-04T08:00"), "de")
    assert last.parts == [Payday(date(2026, 12, 31), PAYDAY, ELECTED, converts=False)]
    assert last.session is not None
    assert last.session.reminders == {}


def test_pressed_again_the_line_after_pay_is_off() -> None:
    on = take_turn(with_a_plan(), Pressed("remind:payday"), world("2026-11-23T12:00"), "de").session
    off = take_turn(on, Pressed("remind:payday"), world("2026-11-23T12:01"), "de").session
    assert off is not None
    assert off.reminders == {}


def test_a_plan_lives_on_after_a_pay_date_and_offers_to_be_updated() -> None:
    later = world("2026-12-07T12:00")
    shown = take_turn(with_a_plan(), Pressed("plan:result"), later, "de").parts[-1]
    assert isinstance(shown, Outcome)
    assert shown.outdated == TODAY
    updated = take_turn(with_a_plan(), Pressed("plan:update"), later, "de").session
    assert updated is not None
    assert updated.asked == "job.next_pay_date"
    assert updated.answers["job.route"] == "in_plan"


def test_somebody_who_has_gone_is_reminded_of_nothing() -> None:
    turn = take_turn(with_reminders(), Gone(), world("2026-11-24T08:00"), "de")
    assert turn.session is not None
    assert turn.session.reminders == {}
    assert turn.parts == []


def test_a_reminder_survives_a_restart_and_is_sent_once(tmp_path: Path) -> None:
    now = ["2026-11-23T12:00"]
    path = tmp_path / "conversations.db"
    first = Storage(path, KEY)
    first.save([first.rows_of(None, CHAT, with_a_plan(), [])])
    Exchange(first, lambda: world(now[0])).take([Incoming(1, CHAT, Pressed("remind:payday"), "de")])
    first.close()

    now[0] = "2026-12-07T08:00"
    second = Storage(path, KEY)
    exchange = Exchange(second, lambda: world(now[0]))
    sent = exchange.take(exchange.due()).outgoing
    assert len(sent) == 1
    assert "After-tax" in sent[0].message.text
    assert exchange.due() == []
    second.close()

    third = Storage(path, KEY)
    assert Exchange(third, lambda: world(now[0])).due() == []
    third.close()


def test_before_its_time_nothing_is_due(tmp_path: Path) -> None:
    storage = Storage(tmp_path / "conversations.db", KEY)
    session = with_a_plan()
    session.reminders = {PAYDAY: int(at("2026-12-07T08:00"))}
    storage.save([storage.rows_of(None, CHAT, session, [])])
    assert Exchange(storage, lambda: world("2026-12-07T07:59")).due() == []
    storage.close()


def test_the_same_plan_in_the_new_year_asks_only_what_changes() -> None:
    limits = built_in_limits()
    limits[2027] = limits[2026].model_copy(update={"year": 2027})
    january = World(limits, date(2027, 1, 10), at("2027-01-10T12:00"))
    turn = take_turn(with_a_plan(), Pressed("go:newyear"), january, "de")
    assert turn.session is not None
    assert turn.session.answers["tax_year"] == 2027
    assert turn.session.answers["job.route"] == "in_plan"
    assert "job.pay" not in turn.session.answers
    assert turn.session.asked == "job.next_pay_date"


def test_the_line_after_pay_writes_what_arrived_and_was_converted_with_one_tap_each() -> None:
    session = with_a_plan()
    now = world("2026-12-07T08:00")
    for kind in ("after_tax", "conversion"):
        session = take_turn(session, Pressed(f"log:paid:{kind}:2026-12-04:{ELECTED}"), now, "de").session or session
    noted = [(entry.kind.value, entry.day, entry.amount) for entry in session.diary]
    assert noted == [("after_tax", date(2026, 12, 4), ELECTED), ("conversion", date(2026, 12, 4), ELECTED)]


def test_tapped_twice_or_corrected_since_the_paycheck_is_noted_once() -> None:
    now, button = world("2026-12-07T08:00"), Pressed(f"log:paid:after_tax:2026-12-04:{ELECTED}")
    once = take_turn(with_a_plan(), button, now, "de").session
    twice = take_turn(once, button, now, "de")
    assert twice.session is not None
    assert len(twice.session.diary) == 1
    assert twice.toast == Words("toast.already_noted")


@pytest.mark.parametrize(
    "value", ["", "x", "after_tax:2026-12-04", "after_tax:soon:1", "gold:2026-12-04:1", "employer:2026-12-04:0"]
)
def test_a_forged_paycheck_button_writes_nothing(value: str) -> None:
    forged = take_turn(with_a_plan(), Pressed(f"log:paid:{value}"), world("2026-12-07T08:00"), "de").session
    assert forged is not None
    assert forged.diary == []


def said(line: str, *, zone: str | None = "Europe/Berlin") -> Session:
    turn = take_turn(with_a_plan(zone), Typed(line), world("2026-11-23T12:00"), "de")
    assert turn.session is not None
    return turn.session


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("remind me friday", "2026-11-27"),
        ("remind me tomorrow", "2026-11-24"),
        ("can you remind me on december 15", "2026-12-15"),
        ("remind me in february", "2027-02-01"),
        ("remind me in two weeks", "2026-12-07"),
        ("remind me next week", "2026-11-30"),
        ("remind me next week friday", "2026-12-04"),
        ("remind me mid january", "2027-01-15"),
        ("remind me at the end of january", "2027-01-31"),
        ("erinner mich nächste woche", "2026-11-30"),
        ("erinnere mich mitte januar", "2027-01-15"),
        ("text me on friday", "2026-11-27"),
        ("erinner mich am 10.", "2026-12-10"),
        ("erinnerung für den 10.12.", "2026-12-10"),
        ("schreib mir am 15. dezember", "2026-12-15"),
        ("erinner mich am 15. dezember", "2026-12-15"),
        ("erinner mich am freitag", "2026-11-27"),
        ("erinner mich bitte morgen dran", "2026-11-24"),
        ("erinnere mich im februar nochmal", "2027-02-01"),
    ],
)
def test_on_the_day_that_a_line_names_one_step_that_is_still_in_time_is_reminded_of(line: str, day: str) -> None:
    session = said(line)
    assert list(session.reminders.values()) == [at(f"{day}T08:00")]
    due = take_turn(session, Due(), world(f"{day}T08:00"), "de")
    assert [type(part) for part in due.parts] == [Reminder]


@pytest.mark.parametrize("line", ["erinner mich am 15. dezember", "erinnerungen alle einschalten"])
def test_what_was_wanted_is_done_as_soon_as_the_time_zone_is_known(line: str) -> None:
    session = said(line, zone=None)
    assert session.reminders == {}
    turn = take_turn(session, Typed("Berlin"), world("2026-11-23T12:00"), "de")
    assert turn.session is not None
    assert turn.session.reminders == said(line).reminders != {}
    assert turn.session.remind_wish is None


def test_a_list_that_is_asked_for_later_does_nothing_of_an_older_wish() -> None:
    session = said("erinner mich am 15. dezember", zone=None)
    listed = take_turn(session, Command("remind"), world("2026-11-23T12:00"), "de").session
    assert listed is not None
    turn = take_turn(listed, Pressed("zone:Europe/Berlin"), world("2026-11-23T12:00"), "de")
    assert [type(part) for part in turn.parts] == [Reminders]


@pytest.mark.parametrize(
    "line",
    [
        "remind me",
        "erinner mich an den steuerkram",
        "reminders please",
        "remind me before dec 31",
        "vor der frist erinnern",
    ],
)
def test_a_line_without_a_day_of_its_own_shows_the_list(line: str) -> None:
    assert said(line).reminders == {}


@pytest.mark.parametrize(
    "line", ["alle", "alle bitte", "all of them", "turn them all on", "erinnerungen alle einschalten"]
)
def test_all_is_typed_below_the_list(line: str) -> None:
    person = Person("de")
    person.session, person.world = with_a_plan(), world("2026-11-23T12:00")
    person.does(Command("remind"))
    turn = person.does(Typed(line))
    assert person.session.reminders == with_reminders().reminders
    assert [part.key for part in turn.parts if isinstance(part, Words)] == ["remind.all_set"]


@pytest.mark.parametrize("line", ["turn off all reminders", "all off", "alle aus", "alle erinnerungen ausschalten"])
def test_all_off_below_the_list_is_not_all_on(line: str) -> None:
    person = Person("de")
    person.session, person.world = with_reminders(), world("2026-11-23T12:00")
    person.does(Command("remind"))
    person.does(Typed(line))
    assert person.session.reminders == {}


@pytest.mark.parametrize("line", ["turn off all reminders", "no more reminders", "alle erinnerungen aus"])
def test_all_are_switched_off_by_words(line: str) -> None:
    turn = take_turn(with_reminders(), Typed(line), world("2026-11-23T12:00"), "de")
    assert turn.session is not None
    assert turn.session.reminders == {}
    assert turn.parts == [Words("remind.stopped")]


@pytest.mark.parametrize(
    "line", ["remind me to cancel the pretax on friday", "erinner mich, damit ich keine frist verpasse"]
)
def test_a_no_beside_a_reminder_switches_none_off(line: str) -> None:
    turn = take_turn(with_reminders(), Typed(line), world("2026-11-23T12:00"), "de")
    assert turn.session is not None
    assert turn.session.reminders


@pytest.mark.parametrize(
    ("line", "key"), [("remind me today", "past"), ("erinner mich am 1. november 2028", "all_due")]
)
def test_a_day_that_is_no_use_is_said_to_be_none(line: str, key: str) -> None:
    session = with_a_plan()
    session.ticked = ["mega:2026:keep_records"]
    turn = take_turn(session, Typed(line), world("2026-11-23T12:00"), "de")
    assert turn.session is not None
    assert turn.session.reminders == {}
    assert [part.key for part in turn.parts if isinstance(part, Words)] == [f"remind.{key}"]


def test_the_day_of_a_reminder_answers_no_question_that_is_open() -> None:
    session = with_a_plan()
    del session.answers["job.next_pay_date"]
    session.stage = "asking"
    turn = take_turn(session, Typed("erinner mich am 4. dezember"), world("2026-11-23T12:00"), "de")
    assert turn.session is not None
    assert "job.next_pay_date" not in turn.session.answers


def test_a_step_whose_reminders_have_passed_says_so() -> None:
    steps = world("2026-12-23T12:00").result(with_a_plan()).assessment.steps
    index = next(index for index, step in enumerate(steps) if step.due == date(2026, 12, 23))
    turn = take_turn(with_a_plan(), Pressed(f"remind:{index}"), world("2026-12-23T12:00"), "de")
    assert turn.parts == [Words("remind.too_late")]
