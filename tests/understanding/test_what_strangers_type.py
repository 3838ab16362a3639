"""Lines that strangers typed: the answer with facts beside it, corrections and totals, each beside one that is none."""

from __future__ import annotations

import pytest

from bot.understanding import Change, Wish, WishKind, understand
from tests.understanding.measuring import situation_of
from tests.understanding.test_lines import taken


@pytest.mark.parametrize(
    ("line", "work"),
    [
        ("s corp, einzige angestellte bin ich", "self_employed"),
        ("s corp, I'm the only employee", "self_employed"),
        ("s-corp, nur ich angestellt", "self_employed"),
        ("s corp and I'm an employee at google", "both"),
        ("s corp, und angestellt bei google", "both"),
    ],
)
def test_who_is_the_only_employee_of_the_own_company_has_no_other_job(line: str, work: str) -> None:
    assert taken("situation", line) == {"answers": {"situation": work, "business.entity": "corporation"}}


@pytest.mark.parametrize(
    ("line", "work"),
    [
        ("nein falsch, ich hab keinen anderen arbeitgeber, nur meine firma", "self_employed"),
        ("no wrong, i have no other employer, just my own company", "self_employed"),
        ("ändere tätigkeit auf selbstständig", "self_employed"),
        ("change my work to employee", "employee"),
    ],
)
def test_a_choice_that_a_line_wants_changed_to_is_taken_at_once(line: str, work: str) -> None:
    found = understand(line, "de", "job.after_tax", situation_of({"situation": "both"}))
    assert found == Change({"situation": work})


@pytest.mark.parametrize("line", ["tätigkeit ändern", "ändere tätigkeit", "change my work"])
def test_a_choice_that_is_only_named_is_asked_again(line: str) -> None:
    found = understand(line, "de", "job.after_tax", situation_of({"situation": "both"}))
    assert found == Wish(WishKind.CHANGE, question="situation")
