"""Reminders: at nine where the person lives, once, across restarts, clock changes and outages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.conversation import take_turn
from bot.conversation.reminding import LATE_SECONDS, nine_o_clock
from bot.events import Command, Due, Gone, Pressed
from bot.exchange import Exchange
from bot.incoming import Incoming
from bot.parts import Reminder, Reminders, Words
from bot.session import Session
from bot.storage import Storage
from bot.world import World
from core.limits import built_in_limits
from tests.profiles import employee

KEY = b"k" * 32
CHAT = 1001
TODAY = date(2026, 11, 23)
ANSWERS = employee(tax_year=2026, job_pay_dates_left=3)


def at(moment: str) -> float:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()


def world(moment: str) -> World:
    return World(built_in_limits(), datetime.fromisoformat(moment).date(), at(moment))


def with_a_plan(zone: str | None = "Europe/Berlin") -> Session:
    return Session(language="de", answers=dict(ANSWERS), stage="done", zone=zone)


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


def test_all_dated_steps_that_are_still_to_come_get_a_reminder() -> None:
    session = with_reminders()
    assert session.reminders["mega:2026:tax_return"] == at("2027-04-15T07:00")
    assert "mega:2026:keep_records" not in session.reminders


def test_a_ticked_step_needs_no_reminder() -> None:
    session = with_reminders()
    turn = take_turn(session, Pressed("tick:0"), world("2026-11-23T12:00"), "de")
    assert turn.session is not None
    assert "mega:2026:match_first" not in turn.session.reminders


def test_another_time_zone_moves_the_reminders_with_it() -> None:
    turn = take_turn(with_reminders(), Pressed("zone:America/New_York"), world("2026-11-23T12:00"), "de")
    assert turn.session is not None
    assert turn.session.reminders["mega:2026:tax_return"] == at("2027-04-15T13:00")


def test_what_is_due_is_said_and_then_forgotten() -> None:
    turn = take_turn(with_reminders(), Due(), world("2026-11-30T08:00"), "de")
    said = [part for part in turn.parts if isinstance(part, Reminder)]
    assert [part.late for part in said] == [None, None]
    assert turn.session is not None
    again = take_turn(turn.session, Due(), world("2026-11-30T08:01"), "de")
    assert again.parts == []


def test_a_reminder_after_an_outage_names_the_day_it_was_meant_for() -> None:
    late = take_turn(with_reminders(), Due(), world("2026-12-02T08:00"), "de")
    said = [part for part in late.parts if isinstance(part, Reminder)]
    assert {part.late for part in said} == {date(2026, 11, 30)}
    assert LATE_SECONDS < 86_400


def test_snoozing_brings_it_back_tomorrow_at_nine_and_stopping_ends_all() -> None:
    turn = take_turn(with_reminders(), Due(), world("2026-11-30T08:00"), "de")
    assert turn.session is not None
    snoozed = take_turn(turn.session, Pressed("snooze:mega:2026:match_first"), world("2026-11-30T08:05"), "de").session
    assert snoozed is not None
    assert snoozed.reminders["mega:2026:match_first"] == at("2026-12-01T08:00")
    stopped = take_turn(snoozed, Pressed("stop:all"), world("2026-11-30T08:06"), "de").session
    assert stopped is not None
    assert stopped.reminders == {}


def test_somebody_who_has_gone_is_reminded_of_nothing() -> None:
    turn = take_turn(with_reminders(), Gone(), world("2026-11-24T08:00"), "de")
    assert turn.session is not None
    assert turn.session.reminders == {}
    assert turn.parts == []


def test_a_reminder_survives_a_restart_and_is_sent_once(tmp_path: Path) -> None:
    now = ["2026-11-23T12:00"]
    path = tmp_path / "conversations.db"
    first = Storage(path, KEY)
    first.keep([first.sealed(None, CHAT, with_a_plan(), [])])
    Exchange(first, lambda: world(now[0])).take([Incoming(1, CHAT, Pressed("remind:all"), "de")])
    first.close()

    now[0] = "2026-11-30T08:00"
    second = Storage(path, KEY)
    exchange = Exchange(second, lambda: world(now[0]))
    sent = exchange.take(exchange.due()).outgoing
    assert len(sent) == 2
    assert all("⏰" in out.message.text for out in sent)
    assert exchange.due() == []
    second.close()

    third = Storage(path, KEY)
    assert Exchange(third, lambda: world(now[0])).due() == []
    third.close()


def test_before_its_time_nothing_is_due(tmp_path: Path) -> None:
    storage = Storage(tmp_path / "conversations.db", KEY)
    storage.keep([storage.sealed(None, CHAT, with_reminders(), [])])
    assert Exchange(storage, lambda: world("2026-11-30T07:59")).due() == []
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
    assert turn.session.asked == "age_band"
