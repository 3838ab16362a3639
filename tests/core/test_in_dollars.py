"""What an answer that is no amount comes to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.mega_backdoor.in_dollars import worth_in_dollars
from tests.profiles import employee, result_of


@pytest.mark.parametrize(
    ("question", "given", "worth"),
    [
        ("job.deferrals", "max", Decimal(24_500)),
        ("job.deferrals", "10%", Decimal(18_000)),
        ("job.employer", "match 50% of 6%", Decimal(5_400)),
        ("job.cap", "10%", Decimal(18_000)),
        ("job.deferrals", 20_000, None),
        ("job.employer", "unsure", None),
        ("job.cap", "none", None),
        ("job.route", "in_plan", None),
    ],
)
def test_only_a_percentage_a_formula_or_the_most_has_another_worth(
    question: str, given: object, worth: Decimal | None
) -> None:
    replay = result_of("mega", employee() | {question: given}).replay
    assert replay is not None
    assert worth_in_dollars(replay.answers, question) == worth
