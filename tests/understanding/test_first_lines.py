"""What people tell of themselves in their first lines, several things at once; each beside one that must not count."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.test_lines import taken


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("47, 403b is maxed", {"age_band": "under_50", "job.deferrals": "max"}),
        ("angestellt, 403b ist voll", {"situation": "employee", "job.deferrals": "max"}),
        ("angestellt, 403b ist nicht voll", {"situation": "employee"}),
        ("maxes the 401k", {"job.deferrals": "max"}),
        ("43, spare 10%", {"age_band": "under_50", "job.deferrals": "10%"}),
        ("employee, save 10%", {"situation": "employee", "job.deferrals": "10%"}),
        ("employee, save 10% of my pay in bonds", {"situation": "employee"}),
        ("angestellt, 401k mit 24.500 voll", {"situation": "employee", "job.deferrals": 24500}),
        ("employee, 401k is maxed with 24,500", {"situation": "employee", "job.deferrals": 24500}),
    ],
)
def test_several_facts_of_a_first_line_are_kept(line: str, told: dict[str, Any]) -> None:
    assert taken("situation", line) == {"answers": told}


@pytest.mark.parametrize("line", ["401k mit 24.500 voll", "401k is maxed with 24,500"])
def test_a_full_401k_is_no_pay(line: str) -> None:
    assert taken("job.pay_per_date", line) == {"change": {"job.deferrals": 24500}}
