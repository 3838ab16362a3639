"""Tax season in the chat: forms foretold, compared box by box, corrected, and the lines of the return."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.attachments import attachment
from bot.diary import DiaryEntry
from bot.events import Command, Due, Typed
from bot.languages import LANGUAGES
from bot.messages import Message
from bot.parts import Ask, Diary, ExpectedForms, Named, OneEntry, Outcome, TaxLines, Words
from bot.profile import Profile
from core.conversion.names import Destination
from core.ledger.entries import EntryKind
from tests.bot.person import Person, finished

JANUARY, FEBRUARY = date(2027, 1, 20), date(2027, 2, 2)
RIGHT = ("3012", "12", "3000", "G")


def converted(number: int, amount: int, gain: int = 0, where: Destination | None = None) -> DiaryEntry:
    return DiaryEntry(date(2026, 12, 4), EntryKind.CONVERSION, Decimal(amount), Decimal(gain), where, number=number)


def in_season(*diary: DiaryEntry, today: date = JANUARY, language: str = "en", route: str = "in_plan") -> Person:
    """Somebody with a plan and a diary of 2026, in the new year."""
    person = finished({"job.route": route}, language=language)
    person.session.diary = list(diary or (converted(1, 3_012, 12),))
    person.session.entries_made = len(person.session.diary)
    person.world = replace(person.world, today=today)
    return person


def said(person: Person, *events: Command | Typed) -> list[object]:
    return [part for event in events for part in person.does(event).parts]


def expected(person: Person) -> list[ExpectedForms]:
    return [part for part in said(person, Command("plan")) if isinstance(part, ExpectedForms)]


def held(person: Person, *boxes: str) -> Outcome:
    """The verdict on a form whose boxes are typed."""
    person.presses("season:form:0")
    parts = [part for box in boxes for part in person.does(Typed(box)).parts]
    return next(part for part in parts if isinstance(part, Outcome))


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_tax_season_the_plan_says_which_form_will_come(language: str) -> None:
    (part,) = expected(in_season(language=language))
    assert [(form.event, *form.boxes().values()) for form in part.forms] == [("in_plan", 3_012, 12, 3_000, "G")]
    assert (part.year, part.arrive, part.reminds) == (2026, date(2027, 2, 1), True)


@pytest.mark.parametrize(
    "line", ["my 1099-R is here", "Mein 1099-R ist da!", "which forms will I get?", "meine Formulare"]
)
def test_the_forms_are_asked_for_in_words(line: str) -> None:
    assert any(isinstance(part, ExpectedForms) for part in said(in_season(), Typed(line)))


@pytest.mark.parametrize("line", ["my 1099-R is here", "ich habe mein 1099-R bekommen"])
@pytest.mark.parametrize(
    ("today", "has_conversion", "notice"),
    [
        (date(2027, 2, 8), False, "season.boxes_alone"),
        (date(2027, 6, 8), False, "season.boxes_alone"),
        (date(2027, 6, 8), True, "season.boxes"),
    ],
)
def test_a_form_that_came_unannounced_is_checked(line: str, today: date, has_conversion: bool, notice: str) -> None:
    person = in_season(today=today)
    person.session.diary = person.session.diary if has_conversion else []
    (ask,) = [part for part in said(person, Typed(line)) if isinstance(part, Ask)]
    assert (ask.question.id, next(words.key for words in ask.notices)) == ("form.event", notice)


@pytest.mark.parametrize("line", ["what is a 1099-R", "my 1099-R is wrong", "1099-R"])
def test_a_line_with_more_in_it_asks_for_no_forms(line: str) -> None:
    assert not any(isinstance(part, ExpectedForms) for part in said(in_season(), Typed(line)))


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2027, 4, 16)])
def test_outside_of_tax_season_no_form_is_announced(day: date) -> None:
    assert expected(in_season(today=day)) == []


def test_without_a_conversion_no_form_is_announced_and_the_missing_entry_is_asked_for() -> None:
    person = in_season(DiaryEntry(date(2026, 12, 4), EntryKind.AFTER_TAX, Decimal(9), number=1))
    parts = said(person, Command("plan"))
    assert not any(isinstance(part, ExpectedForms) for part in parts)
    assert "season.nothing_converted" in [part.key for part in parts if isinstance(part, Words)]
    person.world = replace(person.world, today=date(2027, 4, 16))
    assert not any(isinstance(part, Words) for part in said(person, Command("plan")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_money_that_became_roth_in_january_has_its_form_a_year_later(language: str) -> None:
    paid_in = DiaryEntry(date(2026, 12, 31), EntryKind.AFTER_TAX, Decimal(3_000), number=1)
    moved = replace(converted(2, 3_000), day=date(2027, 1, 7))
    parts = said(in_season(paid_in, moved, language=language), Command("plan"))
    assert not any(isinstance(part, ExpectedForms) for part in parts)
    (words,) = [part for part in parts if isinstance(part, Words)]
    assert (words.key, words.values["later"], words.values["arrive"]) == (
        "season.converted_later",
        "2027",
        date(2028, 1, 31),
    )


def test_whoever_kept_no_diary_hears_nothing_of_forms() -> None:
    person = in_season()
    person.session.diary = []
    assert not any(isinstance(part, (ExpectedForms, Words)) for part in said(person, Command("plan")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_largest_forms_of_all_kinds_are_said_in_messages_of_one_screen(language: str) -> None:
    places = (None, *Destination)
    diary = [converted(number, 99_999_999, 11_111_111, where) for number, where in enumerate(places, 1)]
    diary.append(DiaryEntry(date(2026, 3, 2), EntryKind.IRA_CONVERSION, Decimal(99_999_999), number=9))
    person = in_season(*diary, language=language, route="both")
    (part,) = expected(person)
    assert len(part.forms) == 6
    person.presses("season:lines")


def test_where_money_went_is_asked_only_where_the_plan_leaves_a_choice() -> None:
    person = finished({"job.route": "both"})
    turn = person.does(Typed("2.012 am 3.11. umgewandelt, davon Ertrag 12"))
    assert next(part for part in turn.parts if isinstance(part, Diary)).asks == tuple(Destination)
    person.presses("log:to:1:split")
    assert person.session.diary[0].destination is Destination.SPLIT
    no_choice = finished({"job.route": "in_plan"})
    turn = no_choice.does(Typed("2.012 am 3.11. umgewandelt, davon Ertrag 12"))
    assert next(part for part in turn.parts if isinstance(part, Diary)).asks == ()


def test_where_money_went_can_be_changed_later() -> None:
    person = in_season(converted(1, 3_012, 12, Destination.IN_PLAN), today=date(2026, 12, 5))
    person.presses("log:entry:1")
    (part,) = person.presses("log:to:1").parts
    assert isinstance(part, OneEntry)
    assert part.asks == tuple(Destination)
    person.presses("log:to:1:roth_ira")
    assert person.session.diary[0].destination is Destination.ROTH_IRA


@pytest.mark.parametrize("data", ["log:to:1:moon", "log:to:7:in_plan", "season:to:moon", "season:form:9", "season:x"])
def test_a_forged_button_changes_no_entry(data: str) -> None:
    person = in_season()
    before = list(person.session.diary)
    person.presses(data)
    assert person.session.diary == before


def test_one_tap_says_of_all_conversions_of_the_year_where_they_went() -> None:
    known = converted(3, 700, where=Destination.IN_PLAN)
    person = in_season(converted(1, 3_012, 12), converted(2, 500), known, route="both")
    assert expected(person)[0].asks == tuple(Destination)
    person.presses("season:to:roth_ira")
    places = [each.destination for each in person.session.diary]
    assert places == [Destination.ROTH_IRA, Destination.ROTH_IRA, Destination.IN_PLAN]


def test_a_form_as_expected_is_plausible_and_its_lines_are_a_tap_away() -> None:
    person = in_season()
    assert held(person, *RIGHT).result.assessment.outcome == "plausible"
    assert "season:lines" in [button.data for button in person.buttons()]
    (lines,) = [part for part in person.presses("season:lines").parts if isinstance(part, TaxLines)]
    assert (lines.year, lines.lines.line_5a, lines.lines.line_5b) == (2026, 3_012, 12)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_box_is_named_with_the_right_figure_and_what_to_say(language: str) -> None:
    person = in_season(language=language)
    outcome = held(person, "3012", "0", "3000", "G")
    assert outcome.result.assessment.outcome == "ask_for_correction"
    assert "Box 2a must be $12, not $0. Please send me a corrected Form 1099-R." in person.messages[-1].text


def test_after_a_correction_only_the_boxes_are_asked_again() -> None:
    person = in_season()
    held(person, "3012", "0", "3000", "G")
    person.presses("season:again")
    assert person.asked_id() == "form.box_1"
    parts = said(person, *map(Typed, RIGHT))
    outcome = next(part for part in parts if isinstance(part, Outcome))
    assert outcome.result.assessment.outcome == "plausible"


def test_the_diary_corrected_settles_a_form_that_was_right() -> None:
    person = in_season()
    held(person, "3112", "12", "3100", "G")
    person.presses("log:amount:1")
    person.does(Typed("3112"))
    person.presses("plan:result")
    assert person.world.result(person.session).assessment.outcome == "plausible"


def test_beside_a_wrong_form_the_diary_of_its_year_is_a_tap_away() -> None:
    person = in_season()
    person.presses("go:newyear")
    held(person, "3112", "12", "3100", "G")
    data = next(str(button.data) for button in person.buttons() if str(button.data).startswith("log:page"))
    (part,) = person.presses(data).parts
    assert isinstance(part, Diary)
    assert [each.amount for each in part.entries] == [3_012]


def test_the_plan_keeps_its_year_beside_a_form_of_the_year_before() -> None:
    person = in_season()
    person.presses("go:newyear")
    held(person, *RIGHT)
    assert person.world.tax_year(person.session) == 2026
    person.presses("go:check")
    assert person.world.tax_year(person.session) == 2027


def test_the_reminder_of_the_forms_comes_on_the_day_and_says_what_to_expect() -> None:
    person = in_season()
    person.presses("season:remind:2026")
    (at,) = person.session.reminders.values()
    person.world = replace(person.world, today=FEBRUARY, now=float(at))
    turn = person.does(Due())
    assert any(isinstance(part, ExpectedForms) for part in turn.parts)
    assert person.session.reminders == {}


def test_no_reminder_is_offered_once_it_is_set_or_the_forms_are_there() -> None:
    person = in_season()
    person.presses("season:remind:2026")
    assert expected(person)[0].reminds is False
    assert expected(in_season(today=FEBRUARY))[0].reminds is False


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_of_the_return_come_as_a_file(language: str) -> None:
    person = in_season(language=language)
    assert any(message.attachment == "tax_lines" for message in _pdf(person))
    file = attachment("tax_lines", person.session, person.world)
    assert file is not None
    assert (file.name, file.content[:5]) == ("megabackdoor-1040-2026.pdf", b"%PDF-")
    person.session.diary = []
    assert attachment("tax_lines", person.session, person.world) is None


def _pdf(person: Person) -> list[Message]:
    person.presses("season:pdf")
    return list(person.messages)


def test_ira_money_needs_form_8606_and_its_questions_are_a_tap_away() -> None:
    ira = DiaryEntry(date(2026, 3, 2), EntryKind.IRA_CONVERSION, Decimal(7_500), number=1)
    person = in_season(ira)
    (lines,) = [part for part in person.presses("season:lines").parts if isinstance(part, TaxLines)]
    assert (lines.lines.line_4a, lines.lines.line_4b) == (7_500, None)
    person.presses("season:iras")
    person.goes_on({"magi": "300000", "ira.traditional_paid": "7500", "ira.converted": "7500", "ira.balance": "0"})
    (lines,) = [part for part in person.presses("season:lines").parts if isinstance(part, TaxLines)]
    assert (lines.lines.line_4b, lines.lines.form_8606["L8"], lines.lines.form_8606["L18"]) == (0, 7_500, 0)


IRAS = {"ira.traditional_paid": 7_500, "ira.roth_paid": 0, "ira.balance": 0, "ira.basis": 0, "magi": 300_000}


def test_what_the_diary_says_was_converted_is_not_asked_and_may_be_contradicted() -> None:
    moved = replace(converted(1, 7_512), kind=EntryKind.IRA_CONVERSION)
    person = in_season(moved)
    person.presses("season:iras")
    person.goes_on(IRAS)
    (part,) = person.presses("season:lines").parts
    assert isinstance(part, TaxLines)
    assert (person.session.answers["ira.converted"], part.lines.line_4b) == ("7512", 12)
    person.session.diary = [replace(moved, amount=Decimal(7_600))]
    person.presses("season:lines")
    assert "$7,512" in person.messages[0].text
    assert "change:ira.converted" in [str(button.data) for button in person.buttons()]


def test_the_questions_about_the_iras_do_not_move_a_plan_of_the_new_year() -> None:
    person = in_season(DiaryEntry(date(2026, 3, 2), EntryKind.IRA_CONVERSION, Decimal(7_500), number=1))
    person.presses("go:newyear")
    turn = person.presses("season:iras")
    assert [part.key for part in turn.parts if isinstance(part, Words)] == ["season.other_year"]
    assert person.world.tax_year(person.session) == 2027


def test_the_jobs_of_a_person_are_on_one_return_and_a_spouses_only_on_a_joint_one() -> None:
    person = in_season()
    job = Profile(profile=2, name="Globex", answers=dict(person.session.answers), diary=[converted(1, 500)])
    spouse = Profile(profile=3, name="Anna", person="spouse", answers={}, diary=[converted(1, 70, 7)])
    person.session.others = [job, spouse]
    assert lines_of(person) == (2, 3_512, 12)
    assert "season:iras@1" in [button.data for button in person.buttons()]
    person.session.others[-1].answers["filing_status"] = "married_joint"
    assert lines_of(person) == (3, 3_582, 19)


def lines_of(person: Person) -> tuple[int, Decimal, Decimal]:
    (part,) = [part.part for part in person.presses("season:lines").parts if isinstance(part, Named)]
    assert isinstance(part, TaxLines)
    return part.plans, part.lines.line_5a, part.lines.line_5b


@pytest.mark.parametrize(
    ("language", "line"), [("en", "what forms come in january?"), ("de", "welche Formulare kommen im Januar")]
)
def test_before_the_year_ends_the_forms_so_far_are_said_when_asked_for(language: str, line: str) -> None:
    person = finished({"job.next_pay_date": "2026-12-04"}, language)
    person.session.diary = [converted(1, 2_000, 12, Destination.IN_PLAN)]
    (part,) = person.does(Typed(line)).parts
    assert isinstance(part, ExpectedForms)
    assert (part.year, part.is_under_way, len(part.forms)) == (2026, True, 1)
    assert [button.data for button in person.buttons()] == ["season:remind:2026"]


def test_without_a_conversion_the_question_about_forms_is_explained() -> None:
    person = finished({"job.next_pay_date": "2026-12-04"}, "en")
    assert not any(isinstance(part, ExpectedForms) for part in person.does(Typed("what forms come in january?")).parts)
