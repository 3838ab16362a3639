"""What is wanted of a finished result while the questions of the next year are open."""

from __future__ import annotations

import pytest

from bot.events import Typed
from bot.parts import File, HrMessage, Outcome, Words
from core.assess import TAX_YEAR
from tests.bot.person import YEAR, asked_for, finished


@pytest.mark.parametrize(
    ("line", "part"),
    [("as pdf", File("pdf")), ("als pdf", File("pdf")), ("als bild", File("picture")), ("HR mail pls", HrMessage)],
)
def test_a_file_is_one_of_the_result_that_is_finished(line: str, part: File | type[HrMessage]) -> None:
    person = finished({"job.after_tax": "unsure"})
    person.presses("go:newyear")
    assert person.session.stage == "asking"
    turn = person.does(Typed(line))
    assert turn.parts[-1] == part or type(turn.parts[-1]) is part
    assert (person.session.stage, person.session.answers[TAX_YEAR.id]) == ("done", YEAR)


def test_what_was_answered_of_the_next_year_is_kept() -> None:
    person = finished()
    person.presses("go:newyear")
    person.answers("2027-01-08")
    person.does(Typed("als pdf"))
    person.presses("go:newyear")
    assert person.session.answers["job.next_pay_date"] == "2027-01-08"


def test_without_a_finished_result_there_is_no_file_yet() -> None:
    person = asked_for("job.next_pay_date")
    assert File("pdf") not in person.does(Typed("als pdf")).parts
    assert person.asked_id() == "job.next_pay_date"


@pytest.mark.parametrize("line", ["keep it", "so lassen"])
def test_a_result_that_is_kept_is_said_to_be(line: str) -> None:
    turn = finished().does(Typed(line))
    assert [type(part) for part in turn.parts] == [Words, Outcome]


def test_a_result_that_is_asked_for_is_not_said_to_be_kept() -> None:
    assert [type(part) for part in finished().does(Typed("mein ergebnis")).parts] == [Outcome]
