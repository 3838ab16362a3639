"""The buttons on screen can be typed: labels and the usual words for them, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from bot import texts
from bot.events import Typed
from bot.hr_points import CAP_COUNTS
from bot.languages import LANGUAGES
from bot.on_screen import plain
from bot.parts import Arithmetic, Buttons, HrMessage, OneStep, Outcome, Part, Profiles, WholePlan, Words
from tests.bot.person import Person, asked_for, finished
from tests.bot.test_conversation import EMPLOYEE


def said(person: Person, line: str) -> Part:
    return person.does(Typed(line)).parts[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_below_a_result_do_what_the_buttons_do(language: str) -> None:
    person = finished(EMPLOYEE, language)
    answers = dict(person.session.answers)
    less = said(person, texts.text(language, "button.less"))
    assert isinstance(less, Outcome)
    assert less.buttons is Buttons.AMOUNTS
    assert isinstance(said(person, texts.text(language, "button.math")), Arithmetic)
    assert isinstance(said(person, texts.text(language, "button.plan")), Outcome)
    assert person.session.answers == answers


@pytest.mark.parametrize(("language", "word", "after"), [("de", "schritt", "weiter"), ("en", "step", "next")])
def test_a_step_is_opened_by_its_number_and_left_by_word(language: str, word: str, after: str) -> None:
    person = finished(EMPLOYEE, language)
    first = said(person, f"{word} 2")
    assert isinstance(first, OneStep)
    assert first.index == 1
    following = said(person, after)
    assert isinstance(following, OneStep)
    assert following.index == 2
    assert isinstance(said(person, {"de": "alle", "en": "all"}[language]), WholePlan)
    assert not isinstance(said(person, f"{word} 99"), OneStep)


@pytest.mark.parametrize(("language", "done"), [("de", "fertig"), ("en", "done")])
def test_done_ticks_the_step_on_screen_and_nothing_where_none_is(language: str, done: str) -> None:
    person = finished(EMPLOYEE, language)
    said(person, done)
    assert person.session.ticked == []
    said(person, {"de": "schritt 1", "en": "step 1"}[language])
    said(person, done)
    assert len(person.session.ticked) == 1


@pytest.mark.parametrize(
    ("language", "line", "index"),
    [
        ("de", "schritt 1 erklären bitte", 0),
        ("de", "was heißt schritt 2", 1),
        ("de", "schritt zwei versteh ich nicht", 1),
        ("de", "schritt 2 noch nicht erledigt", 1),
        ("en", "explain step 2", 1),
        ("en", "what does step 2 mean", 1),
        ("en", "is step 2 done?", 1),
    ],
)
def test_a_step_is_shown_by_its_number_and_not_ticked_off(language: str, line: str, index: int) -> None:
    person = finished(EMPLOYEE, language)
    shown = said(person, line)
    assert isinstance(shown, OneStep)
    assert (shown.index, person.session.ticked) == (index, [])


@pytest.mark.parametrize(("language", "line"), [("de", "schritt 2 ist erledigt"), ("en", "step 2 is done")])
def test_a_step_is_ticked_off_by_its_number_and_stays_so(language: str, line: str) -> None:
    person = finished(EMPLOYEE, language)
    for _ in range(2):
        said(person, line)
        assert len(person.session.ticked) == 1


@pytest.mark.parametrize(("language", "line"), [("de", "schritt 40"), ("en", "what is step 40")])
def test_of_a_step_that_the_plan_lacks_all_are_shown(language: str, line: str) -> None:
    assert isinstance(said(finished(EMPLOYEE, language), line), WholePlan)


@pytest.mark.parametrize(
    ("language", "trial", "keep"),
    [("de", "was wäre wenn ich die hälfte nehme", "so übernehmen"), ("en", "what if i take half", "keep it")],
)
def test_what_is_only_looked_at_is_kept_by_word(language: str, trial: str, keep: str) -> None:
    person = finished(EMPLOYEE, language)
    said(person, keep)
    assert "job.take" not in str(person.session.answers)
    before = dict(person.session.answers)
    said(person, trial)
    said(person, keep)
    assert {key: value for key, value in person.session.answers.items() if key not in before}.popitem()[1] == "50%"


@pytest.mark.parametrize(
    ("language", "line", "zone"),
    [
        ("de", "us ostküste", "America/New_York"),
        ("de", "deutschland", "Europe/Berlin"),
        ("de", "ne chicago", "America/Chicago"),
        ("en", "central", "America/Chicago"),
        ("en", "im on the west coast", "America/Los_Angeles"),
    ],
)
def test_a_time_zone_is_said_in_words_while_it_is_asked(language: str, line: str, zone: str) -> None:
    person = finished(EMPLOYEE, language)
    said(person, line)
    assert person.session.zone is None
    person.presses("remind:list")
    said(person, line)
    assert person.session.zone == zone


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("us, orlando", "America/New_York"),
        ("chicago", "America/Chicago"),
        ("wohne in den usa, in texas", "America/Chicago"),
        # Of these the zone is still to be asked.
        ("us", None),
        ("us, washington", None),
        ("paris, europe", None),
        ("us, moved from chicago to boston", None),
    ],
)
def test_the_zone_of_the_place_where_somebody_lives_is_not_asked_for(line: str, zone: str | None) -> None:
    person = asked_for("residence", EMPLOYEE)
    said(person, line)
    assert person.session.zone == zone
    person.goes_on(EMPLOYEE)
    person.presses("remind:list")
    assert any((button.data or "").startswith("zone:") for button in person.buttons()) is (zone is None)


@pytest.mark.parametrize(("language", "line"), [("de", "was mach ich jetzt"), ("en", "what do i do now")])
def test_what_to_do_now_is_the_open_step_that_is_due_first(language: str, line: str) -> None:
    person = finished(EMPLOYEE, language)
    first = said(person, line)
    assert isinstance(first, OneStep)
    steps = first.result.assessment.steps
    dates = [step.due for step in steps if step.due]
    assert steps[first.index].due == min(dates)
    person.presses(f"tick:{first.index}")
    following = said(person, line)
    assert isinstance(following, OneStep)
    rest = [step.due or date.max for index, step in enumerate(steps) if index != first.index]
    assert (steps[following.index].due or date.max) == min(rest)


@pytest.mark.parametrize(("language", "line"), [("de", "mail an hr"), ("en", "email to hr")])
@pytest.mark.parametrize(("cap", "asked"), [("2%", True), ("none", False)])
def test_hr_is_asked_how_the_cap_counts_where_the_result_hangs_on_it(
    language: str, line: str, cap: str, asked: bool
) -> None:
    person = finished(EMPLOYEE | {"job.cap": cap, "job.cap_covers": "after_tax", "job.employer": "unsure"}, language)
    letter = said(person, line)
    assert isinstance(letter, HrMessage)
    assert "job.employer" in letter.points
    assert (CAP_COUNTS in letter.points) is asked
    assert "job.cap" not in letter.points


@pytest.mark.parametrize(("language", "line"), [("de", "match ist doch 4%"), ("en", "actually the match is 4%")])
def test_a_match_asked_back_beside_a_result_opens_its_question_and_a_tap_answers_it(language: str, line: str) -> None:
    person = finished(EMPLOYEE, language)
    former = person.session.answers["job.employer"]
    said(person, line)
    assert person.asked_id() == "job.employer"
    assert {"job.employer:4%!", "job.employer:match 4%"} <= {button.data for button in person.buttons()}
    person.presses("job.employer:<")
    assert (person.session.stage, person.session.answers["job.employer"]) == ("done", former)
    said(person, line)
    person.presses("job.employer:match 4%")
    assert (person.session.stage, person.session.answers["job.employer"]) == ("done", "match 4%")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_on_screen_can_be_typed_by_its_label(language: str) -> None:
    person = finished(EMPLOYEE, language)
    seen = set[str]()
    for opening in ("plan:result", "plan:more", "plan:steps", "plan:change", "less:choose"):
        person.presses(opening)
        shown = person.kept
        labels = {button.label: button.data for button in person.buttons() if plain(button.label) in shown.on_screen}
        assert len(labels) > 1
        for label, data in labels.items():
            person.kept = shown
            typed_parts = [type(part) for part in person.does(Typed(label)).parts]
            person.kept = shown
            assert [type(part) for part in person.presses(data or "").parts] == typed_parts, (label, data)
            seen.add(label)
        person.kept = shown
    assert len(seen) > 15


def test_a_field_of_the_list_of_answers_is_opened_by_its_name_and_a_number_by_none() -> None:
    person = finished(EMPLOYEE, "en")
    person.presses("plan:change")
    person.does(Typed("plan's own cap"))
    assert person.asked_id() == "job.cap"
    assert not any(label.isdigit() for label in person.session.on_screen)


def test_words_of_a_button_that_is_gone_are_a_line_like_any_other() -> None:
    person = finished(EMPLOYEE, "en")
    person.presses("plan:change")
    assert "work" in person.session.on_screen
    person.does(Typed("show my result"))
    assert "work" not in person.session.on_screen


@pytest.mark.parametrize("typed_share", ["50%", "50 %"])
def test_a_share_on_screen_can_be_typed_and_a_bare_number_cannot(typed_share: str) -> None:
    person = finished(EMPLOYEE, "en")
    person.presses("less:choose")
    assert not any(words.isdigit() for words in person.session.on_screen)
    person.does(Typed(typed_share))
    assert person.session.answers["job.take"] == "50%"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Nachricht an HR"),
        ("de", "nachricht"),
        ("de", "Nachricht an den Anbieter"),
        ("en", "message to hr"),
        ("en", "Message to the provider"),
    ],
)
def test_a_part_of_a_label_presses_the_one_button_that_has_it(language: str, line: str) -> None:
    assert isinstance(said(finished(EMPLOYEE, language), line), HrMessage)


def test_a_part_that_two_labels_have_presses_neither() -> None:
    person = finished(EMPLOYEE, "en")
    person.presses("log:new")
    before = person.session.diary
    said(person, "deferral")
    assert person.session.diary == before


@pytest.mark.parametrize(
    ("language", "line", "code"),
    [
        ("de", "noch kein plan", "none"),
        ("en", "no plan yet", "none"),
    ],
)
def test_a_part_of_an_answers_label_answers(language: str, line: str, code: str) -> None:
    person = asked_for("business.plan", {"situation": "self_employed"}, language)
    said(person, line)
    assert person.session.answers["business.plan"] == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_of_the_last_result_counts_when_the_screen_has_gone_on(language: str) -> None:
    person = finished(EMPLOYEE, language)
    person.presses("plan:more")
    person.presses("topic:deadlines")
    shown = said(person, texts.text(language, "button.profiles"))
    assert isinstance(shown, Profiles)
    person.presses("topic:deadlines")
    assert not isinstance(said(person, "bonus"), Profiles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explanation_that_says_to_start_an_interview_has_its_button(language: str) -> None:
    person = finished(EMPLOYEE, language)
    person.presses("topic:backdoor_roth")
    assert "go:backdoor" in [button.data for button in person.buttons()]
    person.presses("topic:deadlines")
    assert "go:backdoor" not in [button.data for button in person.buttons()]


@pytest.mark.parametrize(
    ("language", "line", "interview"),
    [("de", "mein 1099-R prüfen", "form_1099r"), ("en", "check my 1099-r", "form_1099r"), ("en", "bonus", "mega")],
)
def test_an_interview_is_begun_by_words_beside_a_result(language: str, line: str, interview: str) -> None:
    person = finished(EMPLOYEE, language)
    said(person, line)
    assert person.session.interview == interview


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_understood_beside_a_result_is_told_what_can_be_typed(language: str) -> None:
    person = finished(EMPLOYEE, language)
    part = said(person, "hmm hmm")
    assert isinstance(part, Words)
    assert part.key == "explain.can_be_typed.plan"
    part = said(finished(EMPLOYEE, language), "wie wird das wetter morgen in hamburg")
    assert isinstance(part, Words)
    assert part.key == "explain.nothing"


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("job.route", "the second one", "in_plan"),
        ("job.route", "das erste", "automatic"),
        ("job.route", "die dritte Option bitte", "withdrawal"),
        ("job.pay_schedule", "nummer 2", "biweekly"),
        ("job.deferrals", "the first one", "24500"),
        ("job.pay_schedule", "the first and the fifteenth", "semimonthly"),
        ("job.pay_schedule", "the fifth one", None),
        ("job.pay_schedule", "the last one", "monthly"),
    ],
)
def test_an_answer_is_chosen_by_its_place_among_the_buttons(question: str, line: str, answer: str | None) -> None:
    person = asked_for(question, {}, "en")
    person.does(Typed(line))
    assert person.session.answers.get(question) == answer


def test_the_first_may_be_a_day_where_a_day_is_asked_for() -> None:
    person = asked_for("job.next_pay_date", {}, "de")
    person.does(Typed("der erste"))
    assert person.session.answers["job.next_pay_date"] == "2026-12-01"


def test_an_offered_topic_is_chosen_by_its_place() -> None:
    person = finished({}, "en")
    person.does(Typed("why though with taxes and things"))
    offered = [button.data for button in person.buttons()]
    (topic,) = person.does(Typed("the second one")).parts
    assert f"topic:{topic.topic}" == offered[1]


@pytest.mark.parametrize("line", ["the last one", "das letzte", "first"])
def test_a_place_means_nothing_where_no_answer_is_on_screen(line: str) -> None:
    person = finished(EMPLOYEE, "en")
    answers = dict(person.session.answers)
    said(person, line)
    assert person.session.answers == answers
