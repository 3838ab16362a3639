"""The limits of a provisional year: waited for on wish, told once when their file is there."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest

from bot.conversation import Turn, take_turn
from bot.current_world import LimitsOnDisk
from bot.events import Command, Due, Pressed
from bot.exchange import Exchange
from bot.parts import Outcome, Words
from bot.rendering import render
from bot.session import Session
from bot.settings import read_settings
from bot.storage import Storage
from bot.world import World
from core.limits import LimitsByYear, built_in_limits, complete_years
from tests.profiles import answered, employee

KEY = b"k" * 32
CHAT = 1001
NEWEST = max(complete_years(built_in_limits()))
NEXT = NEWEST + 1
TODAY = date(NEWEST, 11, 29)
ANSWERS = answered("mega", employee(tax_year=NEXT, job_next_pay_date=f"{NEXT}-01-08"), TODAY)
NEW_FILE = (Path(__file__).parents[2] / "core" / "limits_by_year" / f"{NEWEST}.toml").read_text("utf-8")


def published() -> LimitsByYear:
    return built_in_limits([(f"{NEXT}.toml", NEW_FILE)])


def world(limits: LimitsByYear | None = None, day: date = TODAY) -> World:
    return World(limits or built_in_limits(), day, 0.0)


def with_a_provisional_plan() -> Session:
    return Session(language="en", answers=dict(ANSWERS), stage="done", planned_on=TODAY)


def waiting() -> Session:
    turn = take_turn(with_a_provisional_plan(), Pressed("remind:limits"), world(), "en")
    assert turn.session is not None
    assert turn.session.waits_for_limits == NEXT
    return turn.session


def keys(turn: Turn) -> list[str]:
    return [part.key for part in turn.parts if isinstance(part, Words)]


def data_of_buttons(turn: Turn) -> list[str | None]:
    messages = [message for part in turn.parts for message in render(part, "en")]
    return [button.data for message in messages for row in message.rows for button in row]


def test_a_provisional_result_offers_to_tell_when_the_limits_are_there() -> None:
    shown = take_turn(with_a_provisional_plan(), Command("plan"), world(), "en")
    assert take_turn(with_a_provisional_plan(), Pressed("plan:result"), world(), "en").session is not None
    assert shown.session is not None
    result = take_turn(with_a_provisional_plan(), Pressed("plan:result"), world(), "en")
    assert "remind:limits" in data_of_buttons(result)


def test_a_published_year_offers_nothing_to_wait_for() -> None:
    result = take_turn(with_a_provisional_plan(), Pressed("plan:result"), world(published()), "en")
    assert "remind:limits" not in data_of_buttons(result)
    forged = take_turn(with_a_provisional_plan(), Pressed("remind:limits"), world(published()), "en")
    assert forged.session is not None
    assert forged.session.waits_for_limits is None


def test_a_second_tap_takes_the_wish_back() -> None:
    turn = take_turn(waiting(), Pressed("remind:limits"), world(), "en")
    assert turn.session is not None
    assert (keys(turn), turn.session.waits_for_limits) == (["limits.will_not_tell"], None)


def test_nothing_is_said_while_the_limits_are_not_there() -> None:
    turn = take_turn(waiting(), Due(), world(), "en")
    assert turn.session is not None
    assert (turn.parts, turn.session.waits_for_limits) == ([], NEXT)


def test_the_plan_is_reckoned_anew_when_the_limits_are_there() -> None:
    turn = take_turn(waiting(), Due(), world(published()), "en")
    outcome = turn.parts[-1]
    assert keys(turn) == ["limits.are_there"]
    assert isinstance(outcome, Outcome)
    assert not outcome.result.provisional
    assert turn.session is not None
    assert turn.session.waits_for_limits is None


def test_who_plans_another_year_by_then_is_told_without_a_plan() -> None:
    session = waiting()
    session.answers["tax_year"] = NEWEST
    turn = take_turn(session, Due(), world(published()), "en")
    assert keys(turn) == ["limits.are_there"]
    assert len(turn.parts) == 1


def test_all_who_wait_are_found_once_and_counted(tmp_path: Path) -> None:
    storage = Storage(tmp_path / "sessions.db", KEY)
    now = [world()]
    exchange = Exchange(storage, lambda: now[0])
    storage.save([storage.rows_of(None, CHAT, waiting(), [])])
    assert (exchange.due(), storage.waiting_for_limits()) == ([], 1)
    now[0] = world(published())
    (due,) = exchange.due()
    exchange.take([due])
    assert (exchange.due(), storage.waiting_for_limits()) == ([], 0)


def test_a_wish_for_limits_keeps_an_untouched_conversation(tmp_path: Path) -> None:
    storage = Storage(tmp_path / "sessions.db", KEY)
    storage.save([storage.rows_of(None, CHAT, waiting(), [])])
    far = 4_000_000_000.0
    for look in (far, far + 2 * 86_400):
        storage.delete_untouched(far, look)
    assert storage.session(CHAT) is not None


def test_the_next_year_is_offered_from_november_on_and_not_before() -> None:
    session = Session(answers=answered("mega", employee(tax_year=NEWEST), date(NEWEST, 6, 15)), stage="done")
    assert world(day=date(NEWEST, 11, 1)).new_year(session) == NEXT
    assert world(day=date(NEWEST, 6, 15)).new_year(session) is None


def test_the_next_year_is_offered_as_soon_as_no_pay_date_is_left() -> None:
    day = date(NEWEST, 10, 20)
    session = Session(answers=answered("mega", employee(tax_year=NEWEST, job_next_pay_date="none"), day), stage="done")
    assert world(day=day).new_year(session) == NEXT


def test_no_year_is_offered_that_has_not_even_provisional_limits() -> None:
    session = replace_year(with_a_provisional_plan(), NEXT)
    assert world(day=date(NEXT, 12, 1)).new_year(session) is None


def replace_year(session: Session, year: int) -> Session:
    session.answers["tax_year"] = year
    return session


def test_a_file_put_into_the_folder_is_read_without_a_restart(tmp_path: Path) -> None:
    limits = LimitsOnDisk(read_settings({"LIMITS_PATH": str(tmp_path)}))
    assert limits.now()[NEXT].provisional
    (tmp_path / f"{NEXT}.toml").write_text(NEW_FILE, "utf-8")
    limits.look()
    assert not limits.now()[NEXT].provisional


def test_a_file_that_cannot_be_used_changes_nothing_and_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    limits = LimitsOnDisk(read_settings({"LIMITS_PATH": str(tmp_path)}))
    (tmp_path / f"{NEXT}.toml").write_text("[elective_deferrals]\nvalue = 'much'", "utf-8")
    with caplog.at_level(logging.ERROR):
        limits.look()
        limits.look()
    assert limits.now()[NEXT].provisional
    assert len(caplog.records) == 1
