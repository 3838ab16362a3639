"""Turns that went wrong once, or that are easy to get wrong: the session and what is said, without a door."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from bot import texts
from bot.attachments import attachment
from bot.command_line.explain import explain_words
from bot.conversation.answering import correct, take_answers
from bot.conversation.asking_back import ask_back
from bot.conversation.turn import Conversation
from bot.conversation.wishes import fulfil
from bot.events import Command, Event, Pressed, Typed, Unreadable
from bot.parts import Ask, Noted, Outcome, WholePlan, Words
from bot.understanding import AskBack, Wish, WishKind
from core.limits import built_in_limits
from tests.bot.messages_checked import rendered
from tests.bot.person import YEAR, Person, asked_for, finished

NEXT_PAY = f"{YEAR}-12-04"
EMPLOYEE = {
    "situation": "employee",
    "job.after_tax": "yes",
    "job.route": "in_plan",
    "age_band": "under_50",
    "job.pay_schedule": "biweekly",
    "job.next_pay_date": NEXT_PAY,
    "job.pay_per_date": "6900",
    "job.pay": "180000",
    "job.net_pay": "unsure",
    "job.deferrals": "24500",
    "job.employer": "6%",
    "job.cap": "unsure",
    "residence": "us",
}


def before_deferrals() -> Person:
    return asked_for("job.deferrals", EMPLOYEE)


def done() -> Person:
    return finished(EMPLOYEE)


def keys(person: Person, event: Event) -> list[str]:
    """The keys of the texts that an event brings, those above a question included."""
    parts = person.does(event).parts
    said = [part.key for part in parts if isinstance(part, Words)]
    return said + [notice.key for part in parts if isinstance(part, Ask) for notice in part.notices]


@pytest.fixture
def impossible() -> Person:
    """Someone whose pay was corrected to less than the deferrals given before."""
    person = done()
    person.does(Pressed("change:job.pay"))
    person.does(Typed("20700"))
    person.goes_on({}, "job.deferrals")
    return person


def test_an_answer_that_a_change_made_impossible_is_asked_again(impossible: Person) -> None:
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
    assert orjson.loads(file.content)["kept"]["answers"]["job.deferrals"] == 24500


def test_only_what_is_open_is_asked_when_the_answer_from_hr_has_come() -> None:
    for event in (Command("start", "hr"), Pressed("go:hr")):
        person = done()
        person.does(event)
        assert person.asked_id() == "job.cap"
    person.does(Pressed("job.cap:none"))
    assert person.asked_id() is None


def test_a_second_press_within_a_moment_is_a_double_tap_and_later_an_old_button() -> None:
    person = asked_for("situation")
    person.does(Pressed("situation:employee"))
    person.world = replace(person.world, now=person.world.now - 59)
    turn = person.does(Pressed("situation:employee"))
    assert turn.toast is not None
    assert turn.toast.key == "toast.already_noted"
    assert turn.parts == []
    turn = person.does(Pressed("situation:employee"))
    assert turn.toast is not None
    assert turn.toast.key == "toast.old_button"
    assert [part.question.id for part in turn.parts if isinstance(part, Ask)] == ["job.after_tax"]


def test_an_amount_is_kept_as_a_number_and_a_day_as_its_date() -> None:
    person = asked_for("job.next_pay_date", EMPLOYEE)
    person.does(Typed("4.12."))
    assert person.session.answers["job.next_pay_date"] == NEXT_PAY
    person.does(Typed(" 6,9 Tsd "))
    assert person.session.answers["job.pay_per_date"] == 6900


def test_deleting_asks_first_and_keeps_on_no() -> None:
    person = before_deferrals()
    person.does(Command("delete"))
    person.does(Pressed("delete:no"))
    assert person.session.answers["job.pay"] == 180000
    turn = person.does(Pressed("delete:yes"))
    assert turn.session is None
    assert [part.key for part in turn.parts if isinstance(part, Words)] == ["deleted"]


def test_restarting_keeps_the_tax_year_and_nothing_else() -> None:
    person = before_deferrals()
    person.does(Pressed("go:restart_yes"))
    assert person.session.answers == {"tax_year": YEAR}
    assert person.asked_id() == "situation"


def test_another_year_starts_clean_and_keeps_what_belongs_to_the_person() -> None:
    person = done()
    assert "new_year" in keys(person, Command("year", str(YEAR + 1)))
    kept = {"situation", "job.after_tax", "job.route", "age_band", "job.pay_schedule", "job.cap", "residence"}
    amounts = {"job.next_pay_date", "job.pay_per_date", "job.pay", "job.deferrals", "job.after_tax_so_far"}
    answered = {key for key, value in person.session.answers.items() if value is not None}
    assert kept <= answered
    assert not amounts & answered
    assert person.session.answers["tax_year"] == YEAR + 1


def test_a_year_that_was_left_has_its_answers_again_and_so_has_the_other_one() -> None:
    person = finished(EMPLOYEE | {"age_band": "60_63", "job.after_tax_so_far": "0"})
    before = dict(person.session.answers)
    person.does(Command("year", str(YEAR + 1)))
    person.does(Pressed("age_band:64_plus"))
    person.does(Pressed("job.next_pay_date:2027-01-08"))
    assert "year.returned" in keys(person, Command("year", str(YEAR)))
    assert person.session.answers == before
    assert person.session.stage == "done"
    person.does(Command("year", str(YEAR + 1)))
    later = person.session.answers
    assert (later["age_band"], later["job.next_pay_date"]) == ("64_plus", "2027-01-08")
    assert "job.pay" not in later


def test_what_was_corrected_in_another_year_stays_corrected_and_a_restart_forgets_all_years() -> None:
    person = done()
    for event in (Command("year", str(YEAR + 1)), Typed("change residence to Germany"), Command("year", str(YEAR))):
        person.does(event)
    assert person.session.answers["residence"] == "germany"
    person.does(Command("year", str(YEAR + 1)))
    person.does(Pressed("go:restart_yes"))
    person.does(Command("year", str(YEAR)))
    assert person.session.answers.keys() == {"tax_year"}


def test_an_age_moves_on_with_the_years_or_is_asked_again() -> None:
    bands = {"under_50": "under_50", "50_59": "50_59", "60_63": None, "64_plus": "64_plus"}
    for band, later in bands.items():
        person = finished(EMPLOYEE | {"age_band": band, "job.after_tax_so_far": "0"})
        person.does(Command("year", str(YEAR + 1)))
        assert person.session.answers.get("age_band") == later


def test_the_same_year_once_more_forgets_nothing() -> None:
    person = before_deferrals()
    before = dict(person.session.answers)
    person.does(Command("year", str(YEAR)))
    assert person.session.answers == before
    assert person.asked_id() == "job.deferrals"


def test_back_beside_a_result_opens_its_last_question_and_cancel_keeps_the_result() -> None:
    person = done()
    answers = dict(person.session.answers)
    person.does(Command("back"))
    assert person.asked_id() == "residence"
    assert "cancelled.done" in keys(person, Command("cancel"))
    assert person.session.answers == answers
    assert any(isinstance(part, WholePlan) for part in person.does(Command("plan")).parts)


def test_a_paused_interview_is_not_offered_as_a_new_one() -> None:
    person = before_deferrals()
    person.does(Command("cancel"))
    for event in (Command("plan"), Unreadable("sticker"), Pressed("nonsense:1")):
        said = keys(person, event)
        assert "paused" in said
        assert "idle" not in said


def first(typed: str) -> Person:
    person = Person("de")
    person.does(Typed(typed))
    return person


def test_the_first_line_that_somebody_types_is_taken_for_what_it_says() -> None:
    person = first("angestellt")
    assert person.session.answers["situation"] == "employee"
    assert person.asked_id() == "job.after_tax"
    assert "Guten Tag" in person.messages[0].text


def test_a_first_line_with_a_question_is_answered_and_the_first_question_comes_in_full() -> None:
    person = first("Was ist der Unterschied zwischen Nachsteuerbeitrag und Roth?")
    assert person.asked_id() == "situation"
    assert any(message.asks and "Frage 1" in message.text for message in person.messages)
    assert len(person.messages) >= 3


def test_an_explanation_is_followed_by_the_open_question_in_one_line() -> None:
    person = before_deferrals()
    person.does(Command("explain", "pro rata"))
    again = person.messages[-1]
    assert again.asks
    assert again.text.count("\n") == 0
    limit = built_in_limits()[YEAR].elective_deferrals.value
    assert f"job.deferrals:{limit}" in [button.data for button in person.buttons()]


def test_settings_are_one_message_that_is_edited() -> None:
    person = before_deferrals()
    person.does(Command("einstellungen"))
    assert "settings:zone" in [button.data for button in person.buttons()]
    for data in ("settings:zone", "settings:zone:Europe/Berlin", "settings:plain:on", "settings:language:en"):
        person.does(Pressed(data, 99))
        assert [message.edits for message in person.messages] == [99]
    session = person.session
    assert (session.zone, session.plain, session.language) == ("Europe/Berlin", True, "en")
    assert person.asked_id() == "job.deferrals"


def test_feedback_carries_the_case_without_any_amount() -> None:
    person = done()
    person.does(Command("feedback"))
    case = person.messages[0].text
    assert "job.route: in_plan" in case
    assert "job.pay: …" in case
    assert "180" not in case
    assert "6%" not in case


def test_feedback_leads_to_the_operator_where_one_is_named() -> None:
    person = before_deferrals()
    person.world = replace(person.world, contact="@somebody")
    person.does(Command("feedback"))
    assert [button.url for button in person.buttons()] == ["https://t.me/somebody"]


@pytest.mark.parametrize("query", ["xyzzy", "pro rata", "rule of 55", "waiting day", "plan"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_explain_at_the_command_line_says_what_the_chat_says(query: str, language: str) -> None:
    person = Person(language)
    person.does(Command("explain", query))
    message = person.messages[0]
    told = explain_words(query, language, built_in_limits()[YEAR])
    assert told.startswith(texts.plain(message.text))
    choices = [button.label for row in message.rows for button in row] if query in ("xyzzy", "plan") else []
    assert all(f"• {each}  (" in told for each in choices)


@pytest.mark.parametrize("command", ["help", "privacy"])
def test_help_and_privacy_say_whom_to_tell_of_a_wrong_figure_where_somebody_is_named(command: str) -> None:
    person = before_deferrals()
    person.does(Command(command))
    assert "Schreiben Sie" not in person.messages[0].text
    person.world = replace(person.world, contact="@somebody")
    person.does(Command(command))
    assert person.messages[0].text.endswith("Schreiben Sie bitte an @somebody.")


def test_a_link_for_hr_says_what_it_is_about() -> None:
    person = Person("en")
    person.does(Command("start", "hrside"))
    assert "401(m)" in person.messages[0].text


def at_work(person: Person) -> Conversation:
    return Conversation(person.session, person.world)


def test_several_answers_are_noted_in_one_message_and_each_can_be_corrected() -> None:
    person = asked_for("age_band", EMPLOYEE)
    conversation = at_work(person)
    take_answers(conversation, {"age_band": "under_50", "residence": "germany"})
    noted = [part for part in conversation.turn.parts if isinstance(part, Noted)]
    assert [dict(part.answers) for part in noted] == [{"age_band": "under_50", "residence": "germany"}]
    assert person.asked_id() == "job.pay_schedule"
    person.does(Pressed("change:residence"))
    assert "residence" not in person.session.answers


@pytest.mark.parametrize(
    "same", [{"residence": "us"}, {"job.pay": "180.000,00"}, {"residence": "us", "job.pay": 180_000}]
)
def test_an_answer_that_says_the_same_again_changes_nothing_and_shows_no_result(same: dict[str, object]) -> None:
    conversation = at_work(done())
    before = dict(conversation.session.answers)
    correct(conversation, same)
    assert [part.key for part in conversation.turn.parts if isinstance(part, Words)] == ["noted.unchanged"]
    assert not any(isinstance(part, Noted | Outcome) for part in conversation.turn.parts)
    assert conversation.session.answers == before


def test_beside_a_correction_what_is_the_same_is_not_said_to_have_been_different() -> None:
    conversation = at_work(done())
    correct(conversation, {"residence": "us", "job.cap": "10%"})
    noted = next(part for part in conversation.turn.parts if isinstance(part, Noted))
    assert noted.former == {"job.cap": "unsure"}


def test_the_years_pay_told_ahead_is_offered_over_its_pay_dates() -> None:
    person = asked_for("job.pay_schedule", EMPLOYEE)
    person.session.answers["job.pay"] = "260000"
    turn = person.does(Pressed("job.pay_schedule:semimonthly"))
    person.goes_on(EMPLOYEE, "job.pay_per_date")
    asked = [part for part in person.does(Typed("?")).parts if isinstance(part, Ask)]
    assert turn.parts
    assert asked[-1].offers == ("10833.33",)


def test_a_correction_says_what_it_replaces_and_what_fell_away() -> None:
    conversation = at_work(done())
    correct(conversation, {"job.after_tax": "no"})
    noted = next(part for part in conversation.turn.parts if isinstance(part, Noted))
    assert noted.former == {"job.after_tax": "yes"}
    fell = next(part for part in conversation.turn.parts if isinstance(part, Words) and part.key == "change.fell_away")
    assert "job.route" in fell.values["questions"]


def test_an_answer_that_is_asked_back_is_one_tap_and_typed_again_it_is_meant() -> None:
    person = asked_for("job.pay", EMPLOYEE | {"job.next_pay_date": "none"})
    conversation = at_work(person)
    ask_back(conversation, AskBack("job.pay", ("180000", "180")), "180")
    ask = conversation.turn.parts[-1]
    assert isinstance(ask, Ask)
    assert ask.offers == ("180000", "180")
    person.does(Typed("180"))
    assert person.session.answers["job.pay"] == "180"


PLACES = {"start": lambda: asked_for("situation"), "midway": before_deferrals, "result": done}


@pytest.mark.parametrize("kind", WishKind)
@pytest.mark.parametrize("place", PLACES)
def test_every_wish_is_answered_in_every_state(kind: WishKind, place: str) -> None:
    person = PLACES[place]()
    for paused in (False, True):
        if paused:
            person.does(Command("cancel"))
        conversation = Conversation(person.session.model_copy(deep=True), person.world)
        fulfil(conversation, Wish(kind, year=YEAR - 1 if kind is WishKind.YEAR else None))
        language = conversation.session.language
        messages = [message for part in conversation.turn.parts for message in rendered(part, language)]
        assert any(message.text for message in messages)


def test_a_form_is_of_the_year_before_also_after_the_check_of_this_year() -> None:
    person = done()
    person.does(Command("form1099r"))
    assert person.world.tax_year(person.session) == YEAR - 1
    person.does(Command("year", str(YEAR - 2)))
    person.does(Command("check"))
    assert person.world.tax_year(person.session) == YEAR
    person.does(Command("form1099r"))
    assert person.world.tax_year(person.session) == YEAR - 2


def test_the_regular_backdoor_is_of_the_same_year_as_the_check() -> None:
    person = done()
    person.does(Command("year", str(YEAR - 1)))
    person.does(Command("backdoor"))
    assert person.world.tax_year(person.session) == YEAR - 1


def test_a_year_that_nobody_has_forms_of_is_refused() -> None:
    person = done()
    person.does(Command("form1099r"))
    for year in (0, 1899, YEAR + 5, 99999):
        assert "year.not_loaded" in keys(person, Pressed(f"tax_year:{year}"))
        person.does(Typed("hallo"))
