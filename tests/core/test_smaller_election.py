"""Less than the most, by a wish: the election follows it, the room and what is possible do not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.amounts import Problem
from core.assess import BadAnswer
from core.mega_backdoor.bonus_share import is_bonus_net_left_out
from core.mega_backdoor.election import Election
from core.mega_backdoor.figures import can_elect
from tests.profiles import employee, json_of, result_of

TODAY = date(2026, 11, 29)
MOST = 12_000


def wishing(take: object) -> dict[str, Any]:
    """Three pay dates of 4,000 that land in the bank, with a wish."""
    profile = employee(job_next_pay_date="2026-12-04", job_net_pay=4_000)
    return json_of("mega", profile | ({} if take is None else {"job.take": take}), TODAY)


def test_without_a_wish_the_most_is_elected_and_nothing_said_of_less() -> None:
    figures = wishing(None)["figures"]
    assert figures["still_possible"] == MOST
    assert figures["per_pay_date"] == 4_000
    assert "elected" not in figures


@pytest.mark.parametrize(
    ("take", "elected", "per_date"),
    [("50%", 6_000, 2_000), ("25%", 3_000, 1_000), (1_500, 4_500, 1_500), ("0", 0, 0)],
)
def test_a_wish_sets_the_election_and_leaves_the_rest_in_the_bank(take: object, elected: int, per_date: int) -> None:
    figures = wishing(take)["figures"]
    assert figures["elected"] == elected
    assert figures["per_pay_date"] == per_date
    assert figures["take_home_after"] == 4_000 - per_date
    assert figures["percent_whole"] == int(100 * elected / figures["pay_to_come"])


@pytest.mark.parametrize("take", ["50%", 1_500])
def test_a_wish_changes_neither_the_room_nor_what_is_possible(take: object) -> None:
    wished, most = wishing(take), wishing(None)
    for name in ("after_tax_room", "after_tax_remaining", "still_possible", "plan_total"):
        assert wished["figures"][name] == most["figures"][name]
    assert wished["outcome"] == most["outcome"]


@pytest.mark.parametrize("take", ["100%", 4_000, 9_999])
def test_more_than_the_most_is_the_most(take: object) -> None:
    assert "elected" not in wishing(take)["figures"]


def test_the_step_of_the_election_follows_the_wish() -> None:
    step = next(step for step in wishing("50%")["steps"] if step["code"] == "elect_after_tax")
    assert step["amount"] == 6_000
    assert step["per_pay_date"] == 2_000


def test_a_wish_is_on_no_path_and_never_asked() -> None:
    assert wishing("50%")["next_question"] is None
    assert "job.take" not in wishing("50%")["open_questions"]


def test_a_wish_that_is_no_amount_is_refused() -> None:
    with pytest.raises(BadAnswer, match=r"job\.take") as refused:
        wishing("half of it")
    assert isinstance(refused.value.problem, Problem)


def test_what_is_left_is_an_estimate_where_the_take_home_pay_is_one() -> None:
    profile = employee(job_next_pay_date="2026-12-04", job_net_pay="unsure") | {"job.take": "50%"}
    figures = json_of("mega", profile, TODAY)["figures"]
    assert figures["take_home_after"] is None
    assert figures["take_home_after_estimate"] == int((figures["take_home_to_come"] - figures["elected"]) / 3)
    assert "take_home_after_estimate" not in wishing("50%")["figures"]


# Beside a bonus that is still to come

HIGH_PAY = {"job_pay_per_date": 16_000, "job_pay": 466_000, "job_bonus_to_come": 46_000, "job_net_pay": 9_000}


def with_a_bonus(**changes: object) -> dict[str, Any]:
    """Three pay dates of 16,000, of which 9,000 land in the bank, and a bonus of 46,000: 94,000 to come."""
    profile = employee(job_next_pay_date="2026-12-04", **(HIGH_PAY | changes))
    figures: dict[str, Any] = json_of("mega", profile, TODAY)["figures"]
    return figures


def test_a_percent_is_taken_from_pay_and_bonus_and_a_dollar_amount_from_pay_alone() -> None:
    figures = with_a_bonus(job_after_tax_so_far=19_000)
    assert (figures["still_possible"], figures["percent_whole"], figures["per_pay_date"]) == (22_500, 23, 7_500)
    assert (figures["from_each_pay_date"], figures["from_bonus"]) == (3_680, 10_580)
    assert figures["from_each_pay_date"] * 3 + figures["from_bonus"] + figures["left_over"] == 22_500
    assert figures["take_home_after_percent"] == 5_320
    assert figures["per_pay_date_without_bonus"] == 7_500


def test_without_the_bonus_no_more_goes_in_than_the_cap_of_each_pay_date_allows() -> None:
    figures = with_a_bonus(job_cap="10%", job_cap_covers="after_tax")
    assert figures["per_pay_date"] > 1_600
    assert figures["per_pay_date_without_bonus"] == 1_600
    assert figures["from_each_pay_date"] == 1_600


def test_who_wants_dollars_per_pay_date_gives_nothing_of_the_bonus() -> None:
    figures = with_a_bonus(job_take=3_000)
    assert (figures["from_each_pay_date"], figures["from_bonus"]) == (3_000, 0)
    assert figures["take_home_after_percent"] == 6_000


def test_a_wish_for_a_percent_of_pay_is_that_percent_of_each_date_and_of_the_bonus() -> None:
    """5% of 94,000 is 4,700: 800 of each of three dates, and 2,300 of the bonus."""
    figures = with_a_bonus(job_take="5%!")
    assert (figures["elected"], figures["percent_whole"]) == (4_700, 5)
    assert (figures["from_each_pay_date"], figures["from_bonus"]) == (800, 2_300)
    assert "elected" not in with_a_bonus(job_take="90%!"), "more than the most is the most"


def test_a_wish_for_dollars_stays_within_the_cap_of_each_pay_date() -> None:
    """10% of 16,000 is 1,600; the 4,600 that the cap leaves of the bonus cannot be moved to the pay dates."""
    capped: dict[str, Any] = {"job_cap": "10%", "job_cap_covers": "after_tax"}
    figures = with_a_bonus(job_take=3_000, **capped)
    assert (figures["still_possible"], figures["elected"], figures["per_pay_date"]) == (9_400, 4_800, 1_600)
    assert (figures["from_each_pay_date"], figures["from_bonus"]) == (1_600, 0)
    assert with_a_bonus(job_take=1_000, **capped)["per_pay_date"] == 1_000
    assert with_a_bonus(job_take=3_000, **capped | {"job_bonus_to_come": 0})["per_pay_date"] == 1_600


def test_without_a_bonus_to_come_nothing_is_said_of_one() -> None:
    assert (
        not {"from_each_pay_date", "from_bonus", "per_pay_date_without_bonus"}
        & with_a_bonus(job_bonus_to_come=0).keys()
    )


def test_of_an_estimate_with_a_bonus_to_come_a_pay_date_is_left_no_more_than_its_own_part() -> None:
    # 9,230 every two weeks and 40,000 to come: what was said to be left was more than the percent leaves of 9,230.
    profile = employee(
        job_next_pay_date="2026-12-04",
        job_pay_per_date=9_230,
        job_pay=280_000,
        job_bonus_to_come=40_000,
        job_net_pay="unsure",
    )
    figures = json_of("mega", profile, TODAY)["figures"]
    assert 0 <= figures["take_home_after_estimate"] <= 9_230 - figures["from_each_pay_date"]


def test_a_percent_of_all_pay_is_reached_by_whole_cents_on_each_date() -> None:
    replay = result_of("mega", employee(job_pay=180_001)).replay
    assert replay is not None
    election = Election(replay.answers)
    per_date = election.dollars_of_percent(Decimal(7))
    wanted = election.pay_to_come * 7 / 100
    assert wanted <= per_date * election.pay_dates_left < wanted + Decimal("0.01") * election.pay_dates_left


def election_of(**changes: object) -> Election:
    replay = result_of("mega", employee(**{"job_next_pay_date": "2026-12-04", **changes}), TODAY).replay
    assert replay is not None
    return Election(replay.answers)


@pytest.mark.parametrize(
    ("changes", "left_out"),
    [
        ({}, True),
        ({"job_net_pay": "unsure"}, False),
        ({"job_bonus_to_come": 0}, False),
        ({"job_after_tax_so_far": 30_000}, False),
    ],
    ids=["take-home pay is the limit", "an estimate has the bonus in it", "no bonus comes", "the room is the limit"],
)
def test_take_home_pay_of_ordinary_dates_leaves_a_bonus_out(changes: dict[str, Any], left_out: bool) -> None:
    assert is_bonus_net_left_out(election_of(**(HIGH_PAY | changes))) is left_out


def test_something_can_be_elected_where_room_pay_and_a_date_are_left() -> None:
    assert can_elect(wishing(None)["figures"])
    assert not can_elect({"still_possible": Decimal(0), "pay_dates_left": Decimal(3)})
    assert not can_elect({})
