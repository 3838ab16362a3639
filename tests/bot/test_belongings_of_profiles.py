"""Reminders, files, documents and the export belong to the plan they were asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import orjson
import pytest
from pypdf import PdfReader

from bot.attachments import attachment
from bot.conversation import take_turn
from bot.events import Document, DocumentRead, Due, Gone
from bot.messages import Message, document_of
from tests.bot.household import data_of, texts_of, two_jobs
from tests.bot.person import Person


def test_a_document_belongs_to_the_plan_for_which_it_was_sent() -> None:
    person = two_jobs()
    person.does(Document("AgAD", 4_000))
    (message,) = [each for each in person.messages if each.attachment]
    assert document_of(message) == ("AgAD", 2)
    person.presses("profile:open:1")
    person.does(DocumentRead(refused="no_text", profile=2))
    assert person.session.name == "Globex"
    assert document_of(Message("", attachment="read:AgAD")) == ("AgAD", None)


def with_reminders() -> Person:
    """Both jobs with reminders; the person looks at Globex."""
    person = two_jobs("de")
    person.world = replace(person.world, now=datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp())
    for number in (1, 2):
        person.presses(f"profile:open:{number}")
        person.presses("zone:Europe/Berlin")
        person.presses("remind:all")
    return person


def test_a_reminder_of_a_plan_that_is_not_open_comes_with_its_name_and_moves_nobody() -> None:
    person = with_reminders()
    assert person.session.reminders
    assert person.session.others[0].reminders
    due = max(min(each.reminders.values()) for each in person.session.profiles)
    person.world = replace(person.world, now=float(due))
    person.does(Due())
    assert person.session.name == "Globex"
    names = {said.split("\n")[0] for said in texts_of(person)}
    assert names == {"👤 Acme", "👤 Globex"}
    snooze = [button for button in data_of(person) if button.act == "snooze"]
    assert {button.profile for button in snooze} == {1, 2}


def test_another_time_zone_moves_the_reminders_of_all_plans_and_stop_ends_them_all() -> None:
    person = with_reminders()
    before = [dict(each.reminders) for each in person.session.profiles]
    person.presses("settings:zone:America/New_York")
    after = [each.reminders for each in person.session.profiles]
    assert [{key: at + 6 * 3600 for key, at in each.items()} for each in before] == after
    person.presses("stop:all@1")
    assert all(not each.reminders for each in person.session.profiles)


def test_a_person_who_has_gone_is_reminded_of_no_plan() -> None:
    person = with_reminders()
    turn = take_turn(person.session.model_copy(deep=True), Gone(), person.world, "de")
    assert turn.session is not None
    assert all(not each.reminders for each in turn.session.profiles)


def test_files_are_those_of_the_plan_under_which_they_were_asked_for() -> None:
    person = two_jobs()
    person.presses("plan:ics@1")
    (message,) = [each for each in person.messages if each.attachment]
    assert message.attachment == "ics@1"
    person.presses("profile:open:2")
    calendar = attachment("ics@1", person.session, person.world)
    assert calendar is not None
    assert b"SUMMARY:Acme: " in calendar.content
    assert b"-of-" not in calendar.content
    other = attachment("ics@2", person.session, person.world)
    assert other is not None
    assert b"-of-2@" in other.content
    assert attachment("ics@9", person.session, person.world) is None


@pytest.mark.parametrize(("name", "is_printed"), [("Łukasz O'Neil", True), ("Анна", False), ("安娜", False)])
def test_the_pdf_names_its_plan_where_the_fonts_have_the_letters(name: str, is_printed: bool) -> None:
    person = two_jobs()
    person.session.name = name
    file = attachment("pdf@2", person.session, person.world)
    assert file is not None
    title = PdfReader(BytesIO(file.content)).metadata
    assert title is not None
    assert (name in str(title.title)) is is_printed


def test_the_export_has_every_plan_with_its_result() -> None:
    person = two_jobs()
    file = attachment("export", person.session, person.world)
    assert file is not None
    export = orjson.loads(file.content)
    assert export["kept"]["others"][0]["answers"]["job.pay"] == 180_000
    assert export["results_of_others"]["1"]["outcome"] == "eligible"


def test_delete_takes_every_plan() -> None:
    person = two_jobs()
    assert person.presses("delete:yes").session is None
