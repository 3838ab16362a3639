"""What belongs to a person: the age band moves on with the year."""

from __future__ import annotations

import pytest

from core.person import age_band_later


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
