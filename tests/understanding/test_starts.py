"""A line that wants one interview by its thing; whatever asks or tells more of that thing wants none."""

from __future__ import annotations

import pytest

from bot.understanding.starts import interview_wanted
from tests.understanding.test_lines import taken


@pytest.mark.parametrize(
    ("line", "interview"),
    [
        ("got a 1099-r from fidelity, want to know if its right", "form1099r"),
        ("no not that. i want to check a 1099-R form", "form1099r"),
        ("my 1099r looks weird", "form1099r"),
        ("hab ein 1099-r bekommen, stimmt das", "form1099r"),
        ("ja prüf das formular", "form1099r"),
        ("please check my form", "form1099r"),
        ("ich will wissen ob mein 1099-R stimmt", "form1099r"),
        ("i just want to do a backdoor roth ira, nothing mega", "backdoor"),
        ("ich möchte eine backdoor roth ira ausrechnen, keine mega", "backdoor"),
    ],
)
def test_who_names_a_thing_and_what_to_do_with_it_wants_its_interview(line: str, interview: str) -> None:
    assert interview_wanted(line) == interview


@pytest.mark.parametrize(
    "line",
    [
        "i want to do a mega backdoor roth",
        "i want to do a backdoor roth but i have a sep",
        "i did a backdoor roth last year",
        "how does a backdoor roth work",
        "ist die backdoor roth legal",
        "backdoor roth ira",
        "got a 1099-r with code 1",
        "which form do i need",
        "prüf formular 8606",
        "when do i get my 1099-r",
        "is the 1099-r taxable",
        "1099 contractor",
    ],
)
def test_who_asks_or_tells_of_a_thing_wants_no_interview(line: str) -> None:
    assert interview_wanted(line) is None


@pytest.mark.parametrize("line", ["got a 1099-r from fidelity", "check my 1099-R", "mein 1099-R prüfen"])
def test_a_form_for_distributions_makes_nobody_self_employed(line: str) -> None:
    assert "answers" not in taken("situation", line)
    assert taken("situation", "1099 contractor")["answers"]["situation"] == "self_employed"
