"""Turns that went wrong once, or that are easy to get wrong: the session and what is said, without a door."""

from __future__ import annotations

from datetime import date

import orjson
import pytest

from bot.attachments import attachment
from bot.events import Command, Event, Pressed, Typed
from bot.parts import Ask, Outcome, Words
from tests.bot.test_every_path import Person, begun

TIME = (2026, date(2026, 11, 23))
TO_THE_PAY: tuple[Event, ...] = (
    Pressed("situation:employee"),
    Pressed("job.after_tax:yes"),
    Pressed("job.route:in_plan"),
    Pressed("age_band:under_50"),
    Typed("180000"),
)
TO_THE_END: tuple[Event, ...] = (
    *TO_THE_PAY,
    Typed("24500"),
    Typed("0"),
    Typed("6%"),
    Typed("0"),
    Pressed("job.cap:unsure"),
    Pressed("job.pay_schedule:biweekly"),
    Typed("3"),
    Pressed("residence:us"),
)


def after(*events: Event, language: str = "de") -> Person:
    person = begun("mega", language, TIME)
    for event in events:
        person.does(event)
    return person


def asked(person: Person) -> str | None:
    question = person.asked()
    return question.id if question else None


@pytest.fixture
def impossible() -> Person:
    """Someone whose pay was corrected to less than the deferrals given before."""
    person = after(*TO_THE_END)
    person.does(Pressed("change:job.pay"))
    person.does(Typed("20000"))
    return person


def test_an_answer_that_a_change_made_impossible_is_asked_again(impossible: Person) -> None:
    assert asked(impossible) == "job.deferrals"
    assert impossible.session is not None
    assert impossible.session.stage == "asking"
    turn = impossible.does(Typed("15000"))
    assert any(isinstance(part, Outcome) for part in turn.parts), "the answers after it are still there"


@pytest.mark.parametrize(
    "event",
    [
        Command("export"),
        Command("plan"),
        Command("change"),
        Command("remind"),
        Command("explain", "pro rata"),
        Command("language", "en"),
        Command("start", "hr"),
        Command("start", "explain_annual_limit"),
        Pressed("topic:annual_limit"),
        Pressed("plan:why"),
        Pressed("plan:picture"),
        Pressed("step:0"),
        Pressed("job.deferrals:?"),
        Pressed("job.deferrals:<"),
        Typed("was ist die pro rata regel?"),
        Command("cancel"),
        Command("start"),
    ],
)
def test_an_impossible_answer_stops_nothing_else(impossible: Person, event: Event) -> None:
    impossible.does(event)


def test_the_export_of_an_impossible_answer_has_all_that_is_kept(impossible: Person) -> None:
    file = attachment("export", impossible.session, impossible.world)
    assert file is not None
    assert orjson.loads(file.content)["kept"]["answers"]["job.deferrals"] == "24500"


def test_only_what_is_open_is_asked_when_the_answer_from_hr_has_come() -> None:
    person = after(*TO_THE_END)
    for event in (Command("start", "hr"), Pressed("go:hr")):
        person.session = after(*TO_THE_END).session
        person.does(event)
        assert asked(person) == "job.cap"
    person.does(Typed("10%"))
    assert asked(person) is None


def test_a_second_press_within_a_moment_is_a_double_tap_and_later_an_old_button() -> None:
    person = after(Pressed("situation:employee"))
    person.world = person.world.__class__(person.world.limits, person.world.today, person.world.now - 59)
    turn = person.does(Pressed("situation:employee"))
    assert turn.toast is not None
    assert turn.toast.key == "toast.already_noted"
    assert turn.parts == []
    turn = person.does(Pressed("situation:employee"))
    assert turn.toast is not None
    assert turn.toast.key == "toast.old_button"
    assert [part.question.id for part in turn.parts if isinstance(part, Ask)] == ["job.after_tax"]


def test_what_is_typed_is_kept_as_it_was_typed() -> None:
    person = after(*TO_THE_PAY[:-1], Typed(" 180 Tsd "))
    assert person.session is not None
    assert person.session.answers["job.pay"] == "180 Tsd"


def test_deleting_asks_first_and_keeps_on_no() -> None:
    person = after(*TO_THE_PAY)
    person.does(Command("delete"))
    assert person.session is not None
    person.does(Pressed("delete:no"))
    assert person.session.answers["job.pay"] == "180000"
    turn = person.does(Pressed("delete:yes"))
    assert turn.session is None
    assert [part.key for part in turn.parts if isinstance(part, Words)] == ["deleted"]


def test_restarting_keeps_the_tax_year_and_nothing_else() -> None:
    person = after(Command("year", "2025"), *TO_THE_PAY)
    person.does(Pressed("go:restart"))
    assert person.session is not None
    assert person.session.answers == {"tax_year": 2025}
    assert asked(person) == "situation"


def test_another_year_is_another_path_with_the_same_answers() -> None:
    person = after(*TO_THE_PAY[:3], Pressed("age_band:50_59"), *TO_THE_PAY[4:])
    on_path = {question.id for question in person.world.replay(person.session).path}  # type: ignore[arg-type]
    assert "job.prior_year_wages_high" in on_path
    person.does(Command("year", "2025"))
    on_path = {question.id for question in person.world.replay(person.session).path}  # type: ignore[arg-type]
    assert "job.prior_year_wages_high" not in on_path
    assert asked(person) == "job.deferrals"
