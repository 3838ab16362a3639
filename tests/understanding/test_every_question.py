"""Lines at every question, those that nobody is asked too."""

from __future__ import annotations

import pytest

from bot.understanding import Answered, deciding, understand
from core.answer_types import Choice
from core.assess import INTERVIEWS
from tests.understanding.measuring import EMPLOYEE, situation_of

LINES = ("5000", "12", "hallo welt", "was ist das", "nächste woche vielleicht mit 5k", "4k at my old job", "34, 180k")
NUMBERS = ("0", "10", "180", "2027", "8,000", "24.500", "$5", "5,769.23", "12.4", "1040", "15.12", "2026-12-11")


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_no_line_at_any_question_raises(interview: str) -> None:
    for question in INTERVIEWS[interview][0].questions:
        for line in LINES:
            understand(line, "de", question.id, situation_of(EMPLOYEE, interview))


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_a_bare_number_or_date_means_what_it_means_where_all_else_is_looked_for(
    interview: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [each for each in INTERVIEWS[interview][0].asked if not isinstance(each.type, Choice)]
    cases = [
        (each.id, line, situation_of(given, interview))
        for each in asked
        for line in NUMBERS
        for given in ({}, EMPLOYEE)
    ]
    at_once = [understand(line, "de", question, where) for question, line, where in cases]
    monkeypatch.setattr(deciding, "_bare", lambda *_: None)

    assert at_once == [understand(line, "de", question, where) for question, line, where in cases]
    assert not asked or any(isinstance(each, Answered) for each in at_once)
