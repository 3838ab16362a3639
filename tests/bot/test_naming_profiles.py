"""Plans are added with a name, opened by it, renamed and removed."""

from __future__ import annotations

import pytest

from bot.events import Typed
from bot.languages import LANGUAGES
from bot.profile import MOST_PROFILES
from bot.texts import text
from tests.bot.household import PAID, texts_of, two_jobs
from tests.bot.person import finished


@pytest.fixture(params=list(LANGUAGES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_name_is_short_unlike_the_others_and_harmless_in_a_message(language: str) -> None:
    person = finished(PAID, language)
    person.presses("profile:spouse")
    for unfit in ("x" * 25, "<b>Anna</b>", "Anna\u202e", "Anna 🙂", "/etc"):
        person.does(Typed(unfit))
        assert person.session.others == []
    person.does(Typed("  O'Neil   & Söhne "))
    assert person.session.name == "O'Neil & Söhne"
    assert "O'Neil &amp; Söhne" in person.messages[-1].text


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("de", "Sie heißt Anna.", "Anna"),
        ("de", "meine Frau heißt Anna-Lena", "Anna-Lena"),
        ("en", "Her name is Anna", "Anna"),
        ("en", "call her  Anna", "Anna"),
        ("en", "Heather", "Heather"),
        ("de", "Erna", "Erna"),
    ],
)
def test_a_name_may_be_introduced(language: str, line: str, name: str) -> None:
    person = finished(PAID, language)
    person.presses("profile:spouse")
    person.does(Typed(line))
    assert person.session.name == name


def test_whoever_thinks_better_of_it_is_not_named_cancel() -> None:
    person = finished(PAID, "en")
    person.presses("profile:spouse")
    person.does(Typed("cancel"))
    person.does(Typed("Anna"))
    assert person.session.others == []


def test_a_plan_can_be_renamed() -> None:
    person = two_jobs()
    person.presses("profile:rename@1")
    person.does(Typed("Initech"))
    assert (person.session.name, person.session.profile) == ("Initech", 1)
    person.presses("profile:rename@1")
    person.does(Typed("globex"))
    assert person.session.name == "Initech"


def test_there_is_an_end_to_plans(language: str) -> None:
    person = finished(PAID, language)
    person.presses("profile:spouse")
    person.does(Typed("Anna"))
    for number in range(MOST_PROFILES - 2):
        person.presses("profile:job")
        person.does(Typed(f"Job {number}"))
    assert len(person.session.profiles) == MOST_PROFILES
    person.presses("profile:job")
    assert text(language, "profile.full", count=MOST_PROFILES) in " ".join(texts_of(person))
    person.does(Typed("One more"))
    assert len(person.session.profiles) == MOST_PROFILES


def test_removing_asks_once_and_takes_everything_of_that_plan() -> None:
    person = two_jobs()
    person.presses("profile:remove@1")
    assert len(person.session.profiles) == 2
    person.presses("profile:remove_yes@1")
    assert [each.name for each in person.session.profiles] == ["Globex"]
    assert person.asked_id() == "deferrals_elsewhere"
    assert "Acme" not in person.session.model_dump_json()


def test_the_only_plan_cannot_be_removed() -> None:
    person = finished(PAID, "en")
    assert person.presses("profile:remove").toast is not None
    assert person.presses("profile:remove_yes").toast is not None
    assert person.session.stage == "done"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "zu Acme wechseln"),
        ("de", "bitte wechsel zu acme"),
        ("de", "Acme"),
        ("en", "switch to Acme"),
        ("en", "acme"),
    ],
)
def test_a_plan_is_opened_by_its_name(language: str, line: str) -> None:
    person = two_jobs(language)
    person.does(Typed(line))
    assert person.session.name == "Acme"


def test_a_name_is_an_answer_while_a_question_is_open() -> None:
    person = two_jobs()
    person.presses("profile:rename@1")
    person.does(Typed("Yes"))
    person.presses("profile:open:2")
    person.presses("change:job.after_tax@2")
    person.does(Typed("yes"))
    assert (person.session.name, person.session.answers["job.after_tax"]) == ("Globex", "yes")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Meine Frau hat auch einen 401k"),
        ("de", "ich hab noch einen zweiten Job"),
        ("en", "my wife has a 401k too"),
        ("en", "I have two jobs"),
    ],
)
def test_who_tells_of_a_spouse_or_a_second_job_is_shown_how(language: str, line: str) -> None:
    person = finished(PAID, language)
    person.does(Typed(line))
    assert {"profile:job", "profile:spouse"} <= {button.data for button in person.buttons()}


def test_an_explanation_about_spouses_or_jobs_leads_to_their_plans(language: str) -> None:
    person = finished(PAID, language)
    for topic, leads in (("spouse", True), ("several_employers", True), ("job_change", True), ("catch_up", False)):
        person.presses(f"topic:{topic}")
        assert ("profile:all" in [button.data for button in person.buttons()]) is leads, topic
