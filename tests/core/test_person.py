"""What belongs to a person: the age band moves on with the year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.answer_types import AgeBand
from core.answers import Answers
from core.limits import built_in_limits
from core.person import AGE_BAND, age_band_later, wages_were_high


@pytest.mark.parametrize(
    ("band", "years", "later"),
    [
        ("under_50", 1, "under_50"),
        ("50_59", 0, "50_59"),
        ("50_59", 1, "50_59"),
        ("50_59", 2, None),
        ("60_63", 1, None),
        ("60_63", 4, "64_plus"),
        ("64_plus", 1, "64_plus"),
        ("64_plus", -1, None),
        ("50_59", -1, None),
    ],
)
def test_an_age_band_is_kept_where_it_mostly_stays_and_asked_again_else(
    band: str, years: int, later: str | None
) -> None:
    assert age_band_later(band, years) == later


@pytest.mark.parametrize(
    ("youngest", "oldest", "bands"),
    [
        (49, 49, ("under_50",)),
        (50, 59, ("50_59",)),
        (59, 60, ("50_59", "60_63")),
        (63, 64, ("60_63", "64_plus")),
        (0, 120, AGE_BAND.type.codes),
    ],
)
def test_an_age_falls_into_its_band_and_a_decade_into_several(
    youngest: int, oldest: int, bands: tuple[str, ...]
) -> None:
    assert isinstance(AGE_BAND.type, AgeBand)
    assert AGE_BAND.type.between(youngest, oldest) == bands


def test_wages_at_the_threshold_of_the_roth_rule_are_not_high_and_a_tiny_number_says_nothing() -> None:
    limits = built_in_limits()[2026]
    answers, threshold = Answers(limits, date(2026, 12, 1)), limits.roth_catch_up_wages.value
    assert wages_were_high(answers, threshold) == "no"
    assert wages_were_high(answers, threshold + 1) == "yes"
    assert wages_were_high(answers, Decimal(150)) is None
