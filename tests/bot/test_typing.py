"""Typed lines in a conversation: what is understood is carried out, whatever is open."""

from __future__ import annotations

import time
from string import printable

import pytest

from bot import texts
from bot.conversation import take_turn
from bot.events import Command, Typed
from bot.languages import LANGUAGES
from bot.parts import Ask, Noted, Outcome, PlanFindings, Topics, Words
from bot.understanding import Answered, Situation, understand
from bot.wording import answer_text
from core.assess import INTERVIEWS
from core.limits import built_in_limits
from core.mega_backdoor.questions import DEFERRALS
from tests.bot.person import Person, asked_for, begun, finished
from tests.bot.test_conversation import EMPLOYEE, keys
from tests.bot.walking import NEWEST, TIMES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("interview", INTERVIEWS)
def test_every_label_can_be_typed_instead_of_tapped(interview: str, language: str) -> None:
    situation = Situation(interview, {"tax_year": NEWEST}, TIMES[0][1], built_in_limits()[NEWEST])
    for question in INTERVIEWS[interview][0].questions:
        for code in question.type.codes:
            label = answer_text(language, question.id, code)
            understood = understand(label, language, question.id, situation)
            assert understood == Answered({question.id: code}), (question.id, label)


def says(person: Person, line: str) -> list[str]:
    return keys(person, Typed(line))


def test_a_bare_number_for_a_cap_is_asked_back_with_two_buttons() -> None:
    person = asked_for("job.cap", EMPLOYEE)
    person.does(Typed("10"))
    offered = [button.data for button in person.buttons()]
    assert {"job.cap:10%", "job.cap:10$"} <= set(offered)
    person.presses("job.cap:10$")
    assert person.session.answers["job.cap"] == "10$"


@pytest.mark.parametrize(
    "line",
    [
        "47, w2 100k, plan allows after tax and in plan roth conversion",
        "bin 47, verdiene 100k, der plan erlaubt after tax und in-plan umwandlung zu roth",
    ],
)
def test_a_line_of_own_facts_is_no_document(line: str) -> None:
    person = begun("mega", "de")
    person.does(Typed(line))
    told = {"job.after_tax": "yes", "job.route": "in_plan", "age_band": "under_50", "job.pay": 100_000}
    assert told.items() <= person.session.answers.items()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "tiaa says after tax is possible but conversion only after i leave or at 59 1/2. ill be 59 1/2 next year",
            {"job.after_tax": "yes", "job.route": "none"},
        ),
        (
            "tiaa sagt after tax ist möglich, umwandlung erst wenn ich gehe oder mit 59 1/2, ich bin noch nicht so alt",
            {"job.after_tax": "yes", "job.route": "none"},
        ),
        ("is the 22500 employer money roth or deducted? do i have to pay it now", {}),
        ("Is the employer money Roth or deducted in the plan? And do I have to pay tax on it now?", {}),
    ],
)
def test_what_somebody_says_or_asks_in_own_words_is_no_document(line: str, told: dict[str, str]) -> None:
    person = asked_for("job.after_tax", EMPLOYEE, "en")
    parts = person.does(Typed(line)).parts
    assert not any(isinstance(part, PlanFindings) for part in parts)
    assert told.items() <= person.session.answers.items()


@pytest.mark.parametrize(
    "passage",
    [
        "participants may make after-tax contributions to the plan of up to 10% of their eligible compensation.",
        "Can I make after-tax contributions? Yes, you may make after-tax contributions of up to 10% of your pay.",
    ],
)
def test_a_pasted_sentence_of_a_plan_is_read_as_one(passage: str) -> None:
    person = asked_for("job.after_tax", EMPLOYEE, "en")
    assert any(isinstance(part, PlanFindings) for part in person.does(Typed(passage)).parts)


def test_a_sentence_of_a_plan_about_ages_and_pay_is_a_document() -> None:
    person = begun("mega", "de")
    person.does(Typed("Participants may contribute after-tax money up to 10% of pay, or $5,000 from age 50."))
    assert not {"age_band", "job.pay"} & person.session.answers.keys()


def test_half_of_the_pay_from_an_employer_is_asked_back() -> None:
    person = asked_for("job.employer", EMPLOYEE)
    assert "ask_back.percent_of_pay_or_match" in says(person, "50%")
    assert {"job.employer:50%!", "job.employer:match 50%"} <= {button.data for button in person.buttons()}


def test_a_pay_of_a_hundred_and_eighty_is_asked_back_once() -> None:
    person = asked_for("job.pay", EMPLOYEE | {"job.next_pay_date": "none"})
    assert "ask_back.sure" in says(person, "180")
    assert "job.pay:180000" in [button.data for button in person.buttons()]
    person.presses("job.pay:180")
    assert person.session.answers["job.pay"] == "180"


@pytest.mark.parametrize(
    ("question", "age", "limit"), [("job.deferrals", "under_50", "24,500"), ("deferrals_elsewhere", "50_59", "32,500")]
)
def test_more_than_the_limit_is_asked_back_with_the_limit_of_the_age(question: str, age: str, limit: str) -> None:
    person = asked_for(question, EMPLOYEE | {"age_band": age}, "en")
    assert "ask_back.above_limit" in says(person, "90000")
    assert f"${limit}" in person.messages[0].text
    assert "ask_back.above_limit" not in says(person, "150")


@pytest.mark.parametrize(
    ("told", "typed", "asked"),
    [({"job.pay": 180000}, "180", True), ({"job.pay": 180000}, "5800", False), ({}, "180", False)],
)
def test_pay_of_one_date_far_below_the_pay_of_the_year_told_before_is_asked_back(
    told: dict[str, object], typed: str, asked: bool
) -> None:
    person = asked_for("job.pay_per_date", EMPLOYEE | {"job.pay_schedule": "biweekly"}, "en")
    person.session.answers |= told
    says(person, typed)
    assert (person.asked_id() == "job.pay_per_date") is asked
    assert ("job.pay_per_date:6923.07" in [button.data for button in person.buttons()]) is asked


def test_pay_of_the_year_far_above_its_dates_may_be_right_and_the_pay_of_one_date_wrong() -> None:
    person = asked_for("job.pay", EMPLOYEE | {"job.pay_schedule": "biweekly", "job.pay_per_date": "180"}, "en")
    assert "ask_back.sure" in says(person, "180000")
    offered = [button.data for button in person.buttons()]
    assert {"job.pay:4680", "job.pay:180000", "job.pay_per_date:6923.07"} <= set(offered)
    person.presses("job.pay_per_date:6923.07")
    assert person.asked_id() == "job.pay"
    person.presses("job.pay:180000")
    assert person.session.answers["job.pay_per_date"] == "6923.07"


def test_several_answers_in_the_first_line_are_noted_together() -> None:
    person = Person("de")
    turn = person.does(Typed("34, angestellt, amazon"))
    noted = next(part for part in turn.parts if isinstance(part, Noted))
    assert set(noted.answers) == {"situation", "age_band"}
    assert person.asked_id() == "job.after_tax"


def test_a_correction_beside_a_result_shows_the_new_result() -> None:
    person = finished(EMPLOYEE)
    turn = person.does(Typed("gehalt war falsch, 200k"))
    noted = next(part for part in turn.parts if isinstance(part, Noted))
    assert noted.former == {"job.pay": 180000}
    assert any(isinstance(part, Outcome | Ask) for part in turn.parts)


@pytest.mark.parametrize("line", ["danke", "thanks!", "hallo", "wer bist du", "kann ich mit jemandem sprechen"])
def test_a_friendly_line_is_answered_and_the_question_stays(line: str) -> None:
    person = asked_for("job.pay", EMPLOYEE)
    assert any(key.startswith("wish.") for key in says(person, line))
    assert person.asked_id() == "job.pay"
    assert person.messages[-1].text.count("\n") <= 3


def test_a_line_off_the_subject_gets_one_sentence_and_no_topic() -> None:
    turn = finished(EMPLOYEE).does(Typed("wie wird das wetter morgen in hamburg"))
    assert [part.key for part in turn.parts if isinstance(part, Words)] == ["explain.nothing"]
    assert not any(isinstance(part, Topics) for part in turn.parts)


def test_a_refused_count_or_date_never_gets_an_example_of_dollars() -> None:
    person = asked_for("job.next_pay_date", EMPLOYEE)
    person.does(Typed("am 99. irgendwann"))
    assert person.asked_id() == "job.next_pay_date"
    assert "24.500" not in person.messages[-1].text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("how much do i put in right now", "Your result comes once these questions are answered."),
        ("how much is left for me then", "Your result comes once these questions are answered."),
        ("ok and by when", "For employees, the last pay date of the calendar year is the deadline."),
    ],
)
def test_what_is_asked_of_the_result_before_there_is_one_is_answered_and_the_question_stays(
    line: str, said: str
) -> None:
    person = asked_for("job.deferrals", EMPLOYEE, "en")
    person.does(Typed(line))
    assert said in texts.plain(person.messages[0].text)
    assert person.asked_id() == "job.deferrals"


def test_starting_over_in_words_asks_first() -> None:
    person = asked_for("job.pay", EMPLOYEE)
    turn = person.does(Typed("nochmal von vorn"))
    assert [part.key for part in turn.parts if isinstance(part, Words)] == ["restart.sure"]
    assert person.session.answers["situation"] == "employee"


def test_no_line_costs_many_times_an_ordinary_one() -> None:
    """Every printable character repeated and in pairs, and names of questions, beside a question and a result."""
    pairs = [a + b for a in printable[::6] for b in printable[::9]]
    words = ["Ja", "ja ", "10 ", "roth ", "401(k) ", "403(b) 403b ", "401k. ", "match, 5% ", "3. Mai ", "nicht sicher "]
    lines = [text * (4096 // len(text)) for text in (*printable, *"ßäé²٣€–“🤷", *pairs, *words)]
    for person in (asked_for("job.pay", EMPLOYEE), finished(EMPLOYEE)):
        ordinary = min(_cost(person, ORDINARY) for _ in range(5))
        dear = [line for line in lines if _cost(person, line) > MOST_TIMES * ordinary]
        # Something else on the machine may have made one measurement dear; a dear line is dear again.
        still = [line[:4] for line in dear if min(_cost(person, line) for _ in range(3)) > MOST_TIMES * ordinary]
        assert still == []


def test_no_passage_costs_many_times_an_ordinary_one() -> None:
    """What makes a line a passage stands before each: repeated signs, dots, gaps, boxes, cells, initials, items."""
    repeated = [
        *printable,
        *"…€☐·|",
        ". ",
        ".. . ",
        "_ x",
        "Q. ",
        "A. ",
        "[ ] ",
        "[x] a ",
        "a | ",
        "a   b   ",
        "A:\n- b\n",
    ]
    lines = [PASSAGE + each * (4000 // len(each)) + end for each in repeated for end in ("", "z")]
    person = asked_for("job.pay", EMPLOYEE)
    ordinary = min(_cost(person, (PASSAGE + "\n") * 40) for _ in range(5))
    dear = [line for line in lines if _cost(person, line) > 10 * ordinary]
    assert [line[-4:] for line in dear if min(_cost(person, line) for _ in range(3)) > 10 * ordinary] == []


PASSAGE = "You may make voluntary after-tax contributions of up to ten percent of eligible pay. "
ORDINARY = "Wie viel kann ich in diesem Jahr noch einzahlen, wenn ich 180k verdiene?"
# A line of 4,096 signs is sixty times as long as the ordinary one, and is read no further than the same few words.
MOST_TIMES = 40


def _cost(person: Person, line: str) -> float:
    session = person.session.model_copy(deep=True)
    before = time.process_time()
    take_turn(session, Typed(line), person.world, "de")
    return time.process_time() - before


def test_a_typed_yes_confirms_what_was_asked_and_nothing_later() -> None:
    person = asked_for("job.pay", EMPLOYEE)
    person.does(Typed("alles löschen bitte"))
    person.does(Typed("Nein!"))
    assert person.session.answers["situation"] == "employee"
    person.does(Typed("von vorn anfangen"))
    person.does(Typed("Ja."))
    assert person.asked_id() == "situation"
    person = asked_for("job.after_tax", EMPLOYEE)
    person.does(Command("delete"))
    person.does(Command("help"))
    person.does(Typed("ja"))
    assert person.session.answers["job.after_tax"] == "yes"
    person.does(Command("loeschen"))
    person.does(Typed("yes"))
    assert person.kept is None


def test_earnings_as_large_as_the_contributions_are_asked_back_as_the_worth() -> None:
    person = begun("conversion", "en")
    person.does(Typed("20k"))
    assert "ask_back.sure" in says(person, "it grew to 21,500")
    assert {"conversion.earnings:1500", "conversion.earnings:21500"} <= {button.data for button in person.buttons()}


def test_who_is_not_understood_twice_is_shown_the_help() -> None:
    person = asked_for("job.leaving", EMPLOYEE | {"job.route": "none"})
    says(person, "asdf qwer")
    assert not person.session.help_open
    says(person, "hmpf grmbl")
    assert person.session.help_open
    assert "<blockquote>" in person.messages[-1].text
    person.presses("job.leaving:no")
    assert not person.session.help_open


@pytest.mark.parametrize(
    ("language", "line"), [("de", "und wenn der plan 20% erlaubt"), ("en", "what if the plan allows 20%")]
)
def test_another_answer_is_only_looked_at_until_it_is_kept(language: str, line: str) -> None:
    person = finished(EMPLOYEE, language)
    answers = dict(person.session.answers)
    (shown,) = person.does(Typed(line)).parts
    assert isinstance(shown, Outcome)
    assert shown.supposed == {"job.cap": "20%", "job.cap_covers": "after_tax"}
    assert person.session.answers == answers
    person.does(Typed(texts.text(language, "button.keep_amount")))
    assert person.session.answers == {**answers, **shown.supposed}
    assert not person.session.supposed


@pytest.mark.parametrize(("language", "yes", "no"), [("de", "ja", "nein"), ("en", "yes", "no")])
def test_the_one_answer_that_is_asked_back_can_be_confirmed_by_word(language: str, yes: str, no: str) -> None:
    person = asked_for("job.deferrals", EMPLOYEE, language)
    person.does(Typed("loan of 12000"))
    assert person.asked_id() == "job.deferrals"
    before = person.kept
    person.does(Typed(no))
    assert person.asked_id() == "job.deferrals"
    person.does(Typed(yes))
    assert "job.deferrals" not in person.session.answers
    person.kept = before
    person.does(Typed(yes))
    assert person.session.answers["job.deferrals"] == "12000"


def test_what_is_supposed_and_left_is_kept_by_no_later_tap() -> None:
    person = finished(EMPLOYEE, "en")
    person.does(Typed("what if the plan allows 20%"))
    person.presses("plan:result")
    answers = dict(person.session.answers)
    person.presses("keep:supposed")
    assert person.session.answers == answers


@pytest.mark.parametrize(
    ("language", "line", "kept"),
    [
        ("de", "so lassen", True),
        ("de", "ok, so lassen bitte", True),
        ("de", "nee, lass es wie es war", False),
        ("en", "ok keep it like that", True),
        ("en", "keep it as it was", False),
        ("en", "hm no", False),
    ],
)
def test_what_is_looked_at_is_kept_or_left_as_people_say_it(language: str, line: str, *, kept: bool) -> None:
    person = finished(EMPLOYEE, language)
    person.does(Typed("was wenn ich nur die hälfte nehme"))
    person.does(Typed(line))
    assert ("job.take" in person.session.answers) is kept


@pytest.mark.parametrize(
    ("language", "line"), [("en", "24,500. why do you need that?"), ("de", "24.500. wozu brauchst du das?")]
)
def test_a_why_behind_an_answer_is_explained_of_what_was_answered(language: str, line: str) -> None:
    person = asked_for("job.deferrals", EMPLOYEE, language)
    asked = [part for part in person.does(Typed(line)).parts if isinstance(part, Ask)]
    assert [(each.explained, each.question.id, each.short) for each in asked] == [
        (DEFERRALS, "deferrals_elsewhere", False)
    ], "the next question is asked once, in full"
    assert "24,500" in person.messages[-1].text or "24.500" in person.messages[-1].text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "zweimal im monat, netto 1750, zahle 500 pro gehalt ein, kein match"),
        ("en", "twice a month, take home 1750, put in 500 a check, no match"),
    ],
)
def test_deferrals_of_each_paycheck_told_early_are_offered_for_the_year_and_gone_once_it_is_told(
    language: str, line: str
) -> None:
    person = asked_for("job.after_tax", EMPLOYEE, language)
    person.does(Typed(line))
    assert "500" in person.messages[0].text
    person.goes_on(EMPLOYEE, "job.deferrals")
    assert "job.deferrals:12000" in [button.data for button in person.buttons()]
    person.answers("9000")
    assert "job.deferrals_each" not in person.session.answers


@pytest.mark.parametrize(
    ("language", "line"), [("en", "47. what are the deadlines?"), ("de", "47. welche fristen gibt es?")]
)
def test_a_question_behind_an_answer_leaves_the_next_one_asked_once_at_the_end(language: str, line: str) -> None:
    parts = asked_for("age_band", EMPLOYEE, language).does(Typed(line)).parts
    asked = [part for part in parts if isinstance(part, Ask)]
    assert [(each.question.id, each.short) for each in asked] == [("job.pay_schedule", False)]
    assert asked[0] is parts[-1]
