"""Two people by words: a line about somebody else never becomes an answer of the one whose plan is open."""

from __future__ import annotations

import pytest

from bot.events import Command, Typed
from bot.parts import Named, Part, Profiles, Topic, Words
from tests.bot.household import PAID, couple, two_jobs
from tests.bot.person import Person, asked_for, begun, finished

LANGUAGES = ("de", "en")
TOLD = {
    "en": "maria, shes 58, nurse, 70k, paid every two weeks",
    "de": "Maria ist 58, angestellt, verdient 70.000, alle zwei Wochen bezahlt",
}


def said(person: Person, line: str) -> list[Part]:
    return [part.part if isinstance(part, Named) else part for part in person.does(Typed(line)).parts]


def keys(parts: list[Part]) -> list[str]:
    return [part.key for part in parts if isinstance(part, Words)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_nobody_has_is_asked_about_and_changes_no_answer(language: str) -> None:
    person = finished(PAID, language)
    before = dict(person.session.answers)
    assert keys(said(person, TOLD[language])) == ["profile.told.who"]
    assert person.session.answers == before
    assert [button.data for button in person.buttons()] == ["profile:told:add:Maria", "profile:told:me:Maria"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("yes", ["➕ Maria", "ja", "yes"])
def test_one_tap_adds_her_and_what_was_said_is_hers(language: str, yes: str) -> None:
    person = finished(PAID, language)
    before = dict(person.session.answers)
    said(person, TOLD[language])
    person.does(Typed(yes))
    assert (person.session.name, person.session.person) == ("Maria", "spouse")
    found = person.session.answers
    assert (found["age_band"], found["job.pay_schedule"]) == ("50_59", "biweekly")
    (own,) = person.session.others
    assert own.answers == before


def test_a_spouse_begins_in_this_year_whatever_year_is_planned() -> None:
    person = finished(PAID, "en")
    this_year = person.world.today.year
    person.session.answers["tax_year"] = this_year + 1
    person.presses("profile:spouse")
    person.does(Typed("Maria"))
    assert person.session.answers["tax_year"] == this_year


@pytest.mark.parametrize("no", ["no", "nein"])
def test_a_no_leaves_everybody_as_they_were(no: str) -> None:
    person = finished(PAID, "en")
    before = dict(person.session.answers)
    said(person, TOLD["en"])
    person.does(Typed(no))
    assert (person.session.others, person.session.answers, person.session.told_of) == ([], before, [])


def test_who_speaks_of_oneself_by_name_is_heard_and_has_that_name() -> None:
    person = asked_for("age_band", PAID, "en")
    said(person, "maria is 58")
    person.presses("profile:told:me:Maria")
    assert (person.session.name, person.session.answers["age_band"], person.session.others) == ("Maria", "50_59", [])
    # From now on nobody has to be asked.
    said(person, "maria is 61")
    assert person.session.answers["age_band"] == "60_63"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_known_name_opens_that_plan_and_takes_what_is_said(language: str) -> None:
    person = couple(language)
    person.presses("profile:open:1")
    own = dict(person.session.answers)
    said(person, "anna is 58" if language == "en" else "Anna ist 58")
    assert (person.session.name, person.session.answers["age_band"]) == ("Anna", "50_59")
    assert next(each.answers for each in person.session.others) == own


@pytest.mark.parametrize(("language", "line"), [("en", "my wife is 58"), ("de", "meine Frau ist 58")])
def test_the_spouse_is_known_without_the_name(language: str, line: str) -> None:
    person = couple(language)
    person.presses("profile:open:1")
    said(person, line)
    assert (person.session.name, person.session.answers["age_band"]) == ("Anna", "50_59")


def test_a_she_alone_is_asked_about_beside_the_own_plan_and_hers_beside_her_own() -> None:
    person = couple()
    said(person, "she is 58")
    assert person.session.answers["age_band"] == "50_59"
    person.presses("profile:open:1")
    assert keys(said(person, "she is 61")) == ["profile.told.which"]
    assert person.session.answers["age_band"] == "under_50"
    person.does(Typed("yes"))
    assert (person.session.name, person.session.answers["age_band"]) == ("Anna", "60_63")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_spouse_without_a_name_is_asked_for_it_and_nothing_said_is_lost(language: str) -> None:
    person = begun("mega", language)
    said(person, "my wife is 58" if language == "en" else "meine Frau ist 58")
    person.presses("profile:told:add:")
    person.does(Typed("Anna"))
    assert (person.session.name, person.session.answers["age_band"]) == ("Anna", "50_59")


def test_two_people_in_one_line_are_taken_one_after_the_other() -> None:
    person = begun("mega", "en")
    said(person, "lisa is 39, tom 61")
    assert keys(
        [part.part if isinstance(part, Named) else part for part in person.presses("profile:told:me:Lisa").parts]
    )
    assert (person.session.name, person.session.answers["age_band"]) == ("Lisa", "under_50")
    person.presses("profile:told:add:Tom")
    assert (person.session.name, person.session.answers["age_band"]) == ("Tom", "60_63")


def test_what_is_said_of_oneself_and_of_the_spouse_goes_to_each() -> None:
    person = couple()
    person.presses("profile:open:1")
    said(person, "i am 61 and my wife is 52")
    assert (person.session.name, person.session.answers["age_band"]) == ("Anna", "50_59")
    assert next(each.answers["age_band"] for each in person.session.others) == "60_63"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "add maria"),
        ("en", "can i add my wife maria here too"),
        ("en", "switch to maria"),
        ("en", "now maria"),
        ("de", "Maria hinzufügen"),
        ("de", "kann ich meine Frau Maria hinzufügen?"),
        ("de", "jetzt Maria"),
        ("de", "für Maria rechnen"),
    ],
)
def test_whoever_is_wished_for_and_not_there_is_added_with_one_tap(language: str, line: str) -> None:
    person = finished(PAID, language)
    assert keys(said(person, line)) == ["profile.told.who"]
    person.presses("profile:told:add:Maria")
    assert (person.session.name, person.session.stage) == ("Maria", "asking")


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("en", "switch to anna", "Anna"),
        ("en", "now for my wife", "Anna"),
        ("en", "back to me", ""),
        ("de", "jetzt Anna", "Anna"),
        ("de", "jetzt für meine Frau", "Anna"),
        ("de", "zurück zu mir", ""),
    ],
)
def test_words_open_the_plan_of_either_while_a_question_is_open(language: str, line: str, name: str) -> None:
    person = couple(language)
    person.presses("profile:open:2" if not name else "profile:open:1")
    person.presses(f"change:job.after_tax@{person.session.profile}")
    said(person, line)
    assert person.session.name == name


def test_back_to_me_opens_the_own_plan_also_where_it_has_a_name() -> None:
    person = two_jobs()
    said(person, "back to me")
    assert (person.session.name, person.session.profile) == ("Acme", 1)


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "spouse"), ("en", "partner"), ("en", "wife"), ("de", "Partner"), ("de", "Ehepartner"), ("de", "Personen")],
)
def test_a_word_for_the_spouse_shows_how_to_add_one(language: str, line: str) -> None:
    person = finished(PAID, language)
    assert any(isinstance(part, Profiles) for part in said(person, line))
    assert "profile:spouse" in [button.data for button in person.buttons()]


@pytest.mark.parametrize("word", ["people", "personen"])
def test_the_command_shows_all_plans_and_leaves_a_question_open(word: str) -> None:
    person = begun("mega", "de")
    person.answers("employee")
    turn = person.does(Command(word))
    assert any(isinstance(part, Profiles) for part in turn.parts)
    assert person.asked_id() == "job.after_tax"
    assert "job.after_tax:yes" in [button.data for button in person.buttons()]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "mein Mann hat auch einen 401k, dürfen wir beide"),
        ("en", "does my wife get her own limit"),
    ],
)
def test_a_question_about_the_spouse_is_explained(language: str, line: str) -> None:
    person = finished(PAID, language)
    (part,) = said(person, line)
    assert isinstance(part, Topic)
    assert part.topic == "spouse"


def test_at_a_question_about_both_the_line_is_an_answer() -> None:
    person = begun("ira", "en")
    person.goes_on({"filing_status": "married_joint"}, "magi")
    assert keys(said(person, "my wife makes 90k")) != ["profile.told.spouse"]


def test_an_old_button_adds_nobody_else() -> None:
    person = finished(PAID, "en")
    said(person, "maria is 58")
    said(person, "tom is 41")
    person.presses("profile:told:add:Maria")
    assert person.session.others == []
    person.presses("profile:told:add:Tom")
    assert person.session.name == "Tom"


@pytest.mark.parametrize("data", ["profile:told", "profile:told:9:Tom", "profile:told:x:Tom", "profile:told:add:"])
def test_a_forged_button_adds_nobody(data: str) -> None:
    person = finished(PAID, "en")
    said(person, "tom is 41")
    person.presses(data)
    assert person.session.others == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_third_name_is_one_of_the_two_or_nobody(language: str) -> None:
    person = couple(language)
    assert keys(said(person, "now tom" if language == "en" else "jetzt Tom")) == ["profile.told.unknown"]
    offered = [button.data for button in person.buttons()]
    assert offered == ["profile:told:1:Tom@2", "profile:told:2:Tom@2", "profile:told:no:Tom@2"]
    person.presses("profile:told:1:Tom@2")
    assert person.session.profile == 1


@pytest.mark.parametrize(("language", "line"), [("en", "people"), ("en", "all plans"), ("de", "Personen")])
def test_words_for_all_plans_work_while_a_question_is_open(language: str, line: str) -> None:
    person = asked_for("job.pay_schedule", PAID, language)
    assert any(isinstance(part, Profiles) for part in said(person, line))
    assert person.asked_id() == "job.pay_schedule"
    assert "profile:spouse" in [button.data for button in person.buttons()]


@pytest.mark.parametrize(
    ("language", "line", "key"),
    [
        ("en", "add my wife", "profile.name.spouse"),
        ("de", "kann ich meine Frau hinzufügen", "profile.name.spouse"),
        ("en", "add another job", "profile.name.open_then_job"),
        ("de", "neuen Job hinzufügen", "profile.name.open_then_job"),
    ],
)
def test_who_asks_to_add_a_plan_is_asked_for_its_name_at_once(language: str, line: str, key: str) -> None:
    person = finished(PAID, language)
    assert keys(said(person, line)) == [key]


def test_a_second_spouse_cannot_be_added_and_both_plans_are_shown() -> None:
    person = couple()
    assert any(isinstance(part, Profiles) for part in said(person, "add my wife"))


@pytest.mark.parametrize(
    ("language", "told", "line", "later"),
    [
        (
            "de",
            "meine frau arbeitet auch, 80k",
            "ja mach für sie auch einen, aber erst meinen fertig",
            "jetzt meine Frau",
        ),
        ("en", "my wife works too, she makes 80k", "yes do one for her too, but finish mine first", "now my wife"),
    ],
)
def test_a_yes_to_the_offer_of_a_second_plan_answers_no_question_and_may_wait(
    language: str, told: str, line: str, later: str
) -> None:
    person = asked_for("job.after_tax", PAID, language)
    said(person, told)
    said(person, line)
    assert {"de": "erst Ihr eigener", "en": "yours first"}[language] in person.messages[0].text
    assert person.asked_id() == "job.after_tax"
    said(person, "no")
    assert person.session.answers["job.after_tax"] == "no"
    assert "profile.told.spouse" in keys(said(person, later))
    said(person, {"de": "ja", "en": "yes"}[language])
    said(person, "Maria")
    assert person.session.answers["job.pay"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "ok danke, und jetzt für meine frau. sie verdient 80k"),
        ("en", "ok thanks, and now my wife. she makes 80k"),
    ],
)
def test_who_turns_to_the_spouse_and_tells_in_one_line_is_heard(language: str, line: str) -> None:
    person = finished(PAID, language)
    assert keys(said(person, line)) == ["profile.told.spouse"]
    assert person.session.told_of[0].facts


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "ehepartner bitte, marta, 55, krankenschwester, 90k, voll ausgeschöpft"),
        ("de", "noch meine frau dazu: marta, 55, krankenschwester, 90k, voll ausgeschöpft"),
        ("en", "spouse pls, marta, 55, nurse, 90k, maxed out"),
        ("en", "add my wife, marta, 55, nurse, 90k, maxed out"),
    ],
)
def test_a_spouse_told_in_one_line_is_added_with_name_and_all_facts(language: str, line: str) -> None:
    person = finished(PAID, language)
    said(person, line)
    said(person, {"de": "ja", "en": "yes"}[language])
    found = person.session.answers
    assert (person.session.name, person.session.person) == ("Marta", "spouse")
    assert (found["situation"], found["age_band"], found["job.deferrals"]) == ("employee", "50_59", "max")


@pytest.mark.parametrize("line", ["spouse, no", "wife, not yet", "frau, nein"])
def test_a_spouse_of_whom_nothing_is_told_is_not_told_of(line: str) -> None:
    assert "profile.told.spouse" not in keys(said(finished(PAID, "en"), line))


@pytest.mark.parametrize("line", ["what does my wife type in", "was trägt meine frau ein"])
def test_who_asks_what_a_spouse_without_a_plan_types_in_may_add_one(line: str) -> None:
    assert "profile.told.spouse" in keys(said(finished(PAID, "en"), line))


@pytest.mark.parametrize(("language", "line"), [("de", "zeig uns beide"), ("en", "how much together")])
def test_both_are_shown_while_a_question_is_open_and_it_stays_open(language: str, line: str) -> None:
    person = finished(PAID, language)
    person.presses("profile:spouse")
    said(person, "Anna")
    asked = person.asked_id()
    assert any(isinstance(part, Profiles) for part in said(person, line))
    assert person.asked_id() == asked


@pytest.mark.parametrize(("language", "line"), [("de", "zu mir zurück"), ("de", "zurück zu mir"), ("en", "back to me")])
def test_back_to_me_opens_the_plan_of_the_one_who_types(language: str, line: str) -> None:
    person = couple()
    person.session.language = language
    said(person, {"de": "jetzt meine Frau", "en": "now my wife"}[language])
    said(person, line)
    assert person.session.person == "me"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "my husband Dave, s corp, 52, pays himself 120k"),
        ("de", "Mein Mann Dave hat ne s corp, ist 52 und zahlt sich 120k"),
    ],
)
def test_an_owner_told_in_the_third_person_keeps_age_and_wages(language: str, line: str) -> None:
    person = begun("mega", language)
    person.does(Typed(line))
    person.presses("profile:told:add:Dave")
    found = person.session.answers
    told = {"situation": "self_employed", "business.entity": "corporation", "age_band": "50_59"}
    assert told.items() <= found.items()
    assert found["business.wages"] == 120_000


@pytest.mark.parametrize(
    "line",
    ["see both of us together", "zeig uns beide zusammen", "show me me and my wife combined", "wir beide zusammen"],
)
def test_both_are_shown_together_where_both_are_named(line: str) -> None:
    person = couple("en")
    before = dict(person.session.answers)
    assert any(isinstance(part, Profiles) for part in said(person, line))
    assert person.session.answers == before


def test_both_of_a_couple_are_an_answer_where_the_return_is_asked_about() -> None:
    person = begun("ira", "de")
    assert person.asked_id() == "filing_status"
    assert not any(isinstance(part, Profiles) for part in said(person, "wir beide zusammen"))
