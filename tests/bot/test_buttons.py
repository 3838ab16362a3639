"""Callback data: what is written is read back, and whatever is forged shows the person where they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import Act, ButtonData, act_data, answer_data, number
from bot.events import Pressed
from bot.parts import Outcome
from core.assess import INTERVIEWS
from tests.bot.person import Person, asked_for, finished
from tests.examples import few, more_by_night

QUESTIONS = [question.id for interview, _ in INTERVIEWS.values() for question in interview.questions]
ODD = ("", "²", "٣", "1²", "-1", "+1", "1_0", " 1", "1e3", "9" * 400, "x", "all", "?", "<", "\x00", "\ud800", "İ", "ß")
KEYS = ("mega:²:x", "mega:٢٠٢٦:x", "mega:2026:", "mega:2026:no_such_step", "no:2026:x", "mega:999999:x", ":::", "mega")
YEARS = ("20:7:15", "²:7:15", "0:0:0", "61:7:15", "20:7", "20:7:15:3", "٢٠:٧:١٥")
VALUES = (*ODD, *KEYS, *YEARS, "job.cap:²", "job.cap:10%", "job.no_such:1", "job.after_tax,job.cap", "nowhere")


def test_a_button_is_read_as_it_was_written() -> None:
    assert ButtonData.read(act_data(Act.TAKE, "job.cap", "10%")) == ButtonData("take", "job.cap:10%")
    assert ButtonData.read(act_data(Act.STEP, 3)).act is Act.STEP
    assert ButtonData.read(answer_data("job.cap", "10%")) == ButtonData("job.cap", "10%")
    assert ButtonData.read("job.cap:10%").act is None


def test_a_button_of_a_profile_names_it_and_a_question_s_never_does() -> None:
    assert ButtonData.read("plan:steps@2") == ButtonData("plan", "steps", 2)
    assert ButtonData.read("job.cap:10@2") == ButtonData("job.cap", "10@2")
    for forged in ("plan:steps@", "plan:steps@02", "plan:steps@²", "plan:steps@-1", "plan:steps@9999999"):
        assert ButtonData.read(forged).profile is None


@given(st.text() | st.from_regex(r"plan:[a-z]*@[0-9@]*", fullmatch=True))
def test_any_data_is_read(data: str) -> None:
    read = ButtonData.read(data)
    assert str(read) in (data, f"{data}:")


@pytest.mark.parametrize(("text", "found"), [("0", 0), ("12", 12), ("99", 99), ("100", None), ("007", 7)])
def test_a_number_is_below_its_bound(text: str, found: int | None) -> None:
    assert number(text, 100) == found


@given(st.text() | st.sampled_from(ODD))
def test_only_ascii_digits_are_a_number(text: str) -> None:
    assert number(text) is None or set(text) <= set("0123456789")


def done() -> Person:
    person = finished()
    person.does(Pressed("zone:Europe/Berlin"))
    return person


PLACES = {"new": lambda: asked_for("situation"), "asked": lambda: asked_for("job.deferrals"), "done": done}


@more_by_night
@pytest.mark.parametrize("place", PLACES)
def test_a_forged_button_is_answered_and_harms_nothing(place: str) -> None:
    person = PLACES[place]()
    for subject in few((*Act, *QUESTIONS, "", "no_such_act", "²"), len(PLACES), list(PLACES).index(place)):
        for value in VALUES:
            person.tries(Pressed(f"{subject}:{value}", 7))


@given(st.text(max_size=64))
def test_a_button_of_any_text_is_answered(data: str) -> None:
    asked_for("age_band").does(Pressed(data, 7))


def test_an_old_button_for_hr_writes_no_letter_without_a_question() -> None:
    person = finished({}, "en", "conversion")
    (part,) = person.presses("plan:hr").parts
    assert isinstance(part, Outcome)
