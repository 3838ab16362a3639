"""Turns that went wrong once, or that are easy to get wrong: the session and what is said, without a door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import orjson
import pytest

from bot.attachments import attachment
from bot.conversation.answering import ask_back, correct, take_answers
from bot.conversation.turn import Conversation
from bot.conversation.wishes import fulfil
from bot.events import Command, Event, Pressed, Typed, Unreadable
from bot.parts import Ask, Noted, Outcome, WholePlan, Words
from bot.understanding import Wish, WishKind
from tests.bot.messages_checked import rendered
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


def test_another_year_starts_clean_and_keeps_what_belongs_to_the_person() -> None:
    person = after(*TO_THE_PAY[:3], Pressed("age_band:50_59"), *TO_THE_PAY[4:])
    said = person.does(Command("year", "2025")).parts
    assert person.session is not None
    kept = {"situation": "employee", "job.after_tax": "yes", "job.route": "in_plan", "tax_year": 2025}
    assert {key: person.session.answers[key] for key in kept} == kept
    assert "job.pay" not in person.session.answers
    assert any(isinstance(part, Words) and part.key == "new_year" for part in said)


def test_the_same_year_once_more_forgets_nothing() -> None:
    person = after(*TO_THE_PAY)
    before = dict(person.session.answers)  # type: ignore[union-attr]
    person.does(Command("year", "2026"))
    assert person.session.answers == before  # type: ignore[union-attr]
    assert asked(person) == "job.deferrals"


def keys(person: Person, event: Event) -> list[str]:
    """The keys of the texts that an event brings, those above a question included."""
    parts = person.does(event).parts
    said = [part.key for part in parts if isinstance(part, Words)]
    return said + [notice.key for part in parts if isinstance(part, Ask) for notice in part.notices]


def test_back_beside_a_result_opens_its_last_question_and_cancel_keeps_the_result() -> None:
    person = after(*TO_THE_END)
    answers = dict(person.session.answers)  # type: ignore[union-attr]
    person.does(Command("back"))
    assert asked(person) == "residence"
    assert "cancelled.done" in keys(person, Command("cancel"))
    assert person.session.answers == answers  # type: ignore[union-attr]
    assert any(isinstance(part, WholePlan) for part in person.does(Command("plan")).parts)


def test_a_paused_interview_is_not_offered_as_a_new_one() -> None:
    person = after(*TO_THE_PAY, Command("cancel"))
    for event in (Command("plan"), Unreadable("sticker"), Pressed("nonsense:1")):
        assert "paused" in keys(person, event)
        assert "idle" not in keys(person, event)


def first(typed: str) -> Person:
    person = Person("de", TIME)
    person.does(Typed(typed))
    return person


def test_the_first_line_that_somebody_types_is_taken_for_what_it_says() -> None:
    person = first("angestellt")
    assert person.session is not None
    assert person.session.answers["situation"] == "employee"
    assert asked(person) == "job.after_tax"
    assert "Guten Tag" in person.messages[0].text


def test_a_first_line_with_a_question_is_answered_and_the_first_question_comes_in_full() -> None:
    person = first("Was ist der Unterschied zwischen Nachsteuerbeitrag und Roth?")
    assert asked(person) == "situation"
    assert any(message.asks and "Frage 1" in message.text for message in person.messages)
    assert len(person.messages) >= 3


def test_an_explanation_is_followed_by_the_open_question_in_one_line() -> None:
    person = after(*TO_THE_PAY)
    person.does(Command("explain", "pro rata"))
    again = person.messages[-1]
    assert again.asks
    assert again.text.count("\n") == 0
    assert asked(person) == "job.deferrals"
    assert "job.deferrals:24500" in [button.data for button in person.buttons()]


def test_settings_are_one_message_that_is_edited() -> None:
    person = after(*TO_THE_PAY)
    person.does(Command("einstellungen"))
    assert "settings:zone" in [button.data for button in person.buttons()]
    for data in ("settings:zone", "settings:zone:Europe/Berlin", "settings:plain:on", "settings:language:en"):
        person.does(Pressed(data, 99))
        assert [message.edits for message in person.messages] == [99]
    session = person.session
    assert session is not None
    assert (session.zone, session.plain, session.language) == ("Europe/Berlin", True, "en")
    assert asked(person) == "job.deferrals"


def test_feedback_carries_the_case_without_any_amount() -> None:
    person = after(*TO_THE_END)
    person.does(Command("feedback"))
    case = person.messages[0].text
    assert "job.route: in_plan" in case
    assert "job.pay: …" in case
    assert "180" not in case
    assert "6%" not in case


def test_feedback_leads_to_the_operator_where_one_is_named() -> None:
    person = after(*TO_THE_PAY)
    person.world = replace(person.world, contact="@somebody")
    person.does(Command("feedback"))
    assert [button.url for button in person.buttons()] == ["https://t.me/somebody"]


def test_a_link_for_hr_says_what_it_is_about() -> None:
    person = Person("en", TIME)
    person.does(Command("start", "hrside"))
    assert "401(m)" in person.messages[0].text


def test_several_answers_are_noted_in_one_message_and_each_can_be_corrected() -> None:
    person = after(*TO_THE_PAY[:3])
    conversation = Conversation(person.session, person.world)  # type: ignore[arg-type]
    take_answers(conversation, {"age_band": "under_50", "residence": "germany"})
    noted = [part for part in conversation.turn.parts if isinstance(part, Noted)]
    assert [dict(part.answers) for part in noted] == [{"age_band": "under_50", "residence": "germany"}]
    person.session = conversation.session
    assert asked(person) == "job.pay"
    person.does(Pressed("change:residence"))
    assert person.session is not None
    assert "residence" not in person.session.answers


def test_a_correction_says_what_it_replaces_and_what_fell_away() -> None:
    person = after(*TO_THE_END)
    conversation = Conversation(person.session, person.world)  # type: ignore[arg-type]
    correct(conversation, {"job.after_tax": "no"})
    noted = next(part for part in conversation.turn.parts if isinstance(part, Noted))
    assert noted.former == {"job.after_tax": "yes"}
    fell = next(part for part in conversation.turn.parts if isinstance(part, Words) and part.key == "change.fell_away")
    assert "job.route" in fell.values["questions"]


def test_an_answer_that_is_asked_back_is_one_tap_and_typed_again_it_is_meant() -> None:
    person = after(*TO_THE_PAY[:-1])
    conversation = Conversation(person.session, person.world)  # type: ignore[arg-type]
    ask_back(conversation, "job.pay", ("180000", "180"), "180")
    ask = conversation.turn.parts[-1]
    assert isinstance(ask, Ask)
    assert ask.offers == ("180000", "180")
    person.session = conversation.session
    person.does(Typed("180"))
    assert person.session is not None
    assert person.session.answers["job.pay"] == "180"


@pytest.mark.parametrize("kind", WishKind)
@pytest.mark.parametrize("events", [(Command("start"),), TO_THE_PAY, TO_THE_END, (*TO_THE_PAY, Command("cancel"))])
def test_every_wish_is_answered_in_every_state(kind: WishKind, events: tuple[Event, ...]) -> None:
    person = after(*events)
    conversation = Conversation(person.session, person.world)  # type: ignore[arg-type]
    fulfil(conversation, Wish(kind, year=2025 if kind is WishKind.YEAR else None))
    messages = [
        message for part in conversation.turn.parts for message in rendered(part, conversation.session.language)
    ]
    assert any(message.text for message in messages)
