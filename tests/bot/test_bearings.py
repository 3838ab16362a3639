"""What somebody asks who is getting their bearings is answered, whatever is open."""

from __future__ import annotations

import pytest

from bot.events import Typed
from bot.parts import Ask, Term, Topic, Words
from tests.bot.person import Person, asked_for, begun, finished
from tests.bot.test_conversation import EMPLOYEE


@pytest.mark.parametrize("line", ["was ist das überhaupt?", "what is this all about?"])
def test_what_this_is_is_explained_as_the_very_first_line(line: str) -> None:
    parts = Person("de").does(Typed(line)).parts
    assert [part.topic for part in parts if isinstance(part, Topic)] == ["what_is_it"]
    assert isinstance(parts[-1], Ask)


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("was heißt match?", "employer_match"),
        ("what does match mean", "employer_match"),
        ("was ist eine basis?", "basis"),
    ],
)
def test_a_word_is_defined_and_the_question_stays_open(line: str, term: str) -> None:
    person = asked_for("job.pay", EMPLOYEE)
    parts = person.does(Typed(line)).parts
    assert [part.slug for part in parts if isinstance(part, Term)] == [term]
    assert person.asked_id() == "job.pay"
    assert not any(isinstance(part, Term) for part in person.does(Typed("match ist 3000")).parts)


@pytest.mark.parametrize("line", ["wie lang dauert das noch", "muss ich das alles beantworten??", "how much longer?"])
def test_how_many_questions_are_left_is_said_and_falls(line: str) -> None:
    def left(question: str) -> int:
        told = asked_for(question, EMPLOYEE).does(Typed(line)).parts
        (count,) = [how.values["count"] for part in told if isinstance(part, Ask) for how in part.notices]
        assert isinstance(count, int)
        return count

    assert left("job.after_tax") > left("job.cap") >= 1


@pytest.mark.parametrize("line", ["ist das brutto oder netto?", "is that gross or net?"])
def test_gross_or_net_opens_the_help_of_the_question(line: str) -> None:
    person = asked_for("job.pay_per_date", EMPLOYEE)
    person.does(Typed(line))
    assert person.session.help_open
    assert person.asked_id() == "job.pay_per_date"


@pytest.mark.parametrize(
    ("line", "interview"),
    [
        ("got a 1099-r from fidelity, want to know if its right", "form_1099r"),
        ("ich will nur die normale backdoor roth machen", "ira"),
        ("i want to do a mega backdoor roth", "mega"),
    ],
)
def test_another_interview_is_begun_by_words_as_the_first_line_and_beside_a_question(line: str, interview: str) -> None:
    for person in (Person("en"), asked_for("job.pay", EMPLOYEE)):
        person.does(Typed(line))
        assert person.session.interview == interview


def test_an_answer_is_no_question_for_bearings() -> None:
    person = begun("mega", "de")
    parts = person.does(Typed("ich bin angestellt")).parts
    assert not any(isinstance(part, (Term, Topic, Words)) for part in parts)


@pytest.mark.parametrize("line", ["oh and whats vesting", "und was heißt vesting?", "was ist vesting"])
def test_a_word_is_explained_behind_an_opening_too(line: str) -> None:
    person = finished(EMPLOYEE, "en")
    said = person.does(Typed(line)).parts[0]
    assert isinstance(said, Term)
    assert said.slug == "vesting"


def test_a_word_without_a_question_is_not_explained_in_the_middle() -> None:
    person = asked_for("job.after_tax", EMPLOYEE, "en")
    assert not any(isinstance(part, Term) for part in person.does(Typed("match 50% of 6%")).parts)


@pytest.mark.parametrize(
    "boxes",
    ["box 1 31,250.00, box 2a 1,250.00, box 5 30,000.00, code G", "box 1 31250 box 2a 1250 box 5 30000 code G"],
)
def test_who_tells_the_boxes_of_a_form_before_all_else_has_them_checked(boxes: str) -> None:
    person = Person("en")
    person.does(Typed(f"is my 1099-R right? {boxes}, to my roth ira"))
    assert (person.session.interview, person.session.stage) == ("form_1099r", "done")
    assert person.session.answers["form.box_7"] == "G"


def test_the_boxes_of_a_form_w2_begin_no_check_of_another_form() -> None:
    person = asked_for("job.pay", EMPLOYEE, "en")
    person.does(Typed("w2 box 1 145k, box 5 150k"))
    assert person.session.interview == "mega"
