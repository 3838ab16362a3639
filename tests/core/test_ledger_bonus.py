"""A bonus that is to come counts once: ahead while the year has it before it, and never again once it is booked."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.ledger.assessment import assess_ledger
from core.ledger.bonus import bonus_paid_on
from core.ledger.counted import answers_by_diary
from core.ledger.entries import read_entries
from core.ledger.state import Ledger
from core.limits import built_in_limits
from tests.profiles import Profile, answered, employee

TODAY = date(2026, 12, 1)
CHECK, BONUS = 5_000, 15_000


def with_bonus(**changes: object) -> Profile:
    """130,000 in 26 paychecks and 15,000 in December; 5,700 of the room is left after 24 checks of 1,500."""
    december = {"job_next_pay_date": "2026-12-11", "job_net_pay": "unsure", "job_bonus_to_come": BONUS}
    pay = {"job_pay": 145_000, "job_pay_per_date": CHECK, "job_employer": 5_800}
    return answered("mega", employee(**(december | pay | changes)), TODAY)


def paid(amount: int, *later: tuple[str, int]) -> list[dict[str, Any]]:
    """24 biweekly contributions, and what came after them."""
    dates = (date(2026, 1, 9) + timedelta(14 * number) for number in range(24))
    days = [*((day.isoformat(), amount) for day in dates), *later]
    return [{"date": day, "kind": "after_tax", "amount": each} for day, each in days]


def diary(answers: Profile, *entries: dict[str, Any], today: date = TODAY) -> Ledger:
    return assess_ledger(answers, read_entries(list(entries)), built_in_limits(), today)


def test_a_bonus_to_come_is_a_part_of_what_the_rate_takes() -> None:
    found = diary(with_bonus(), *paid(1_500))
    assert (found.room_left, found.percent_next, found.warnings) == (5_700, 22, ["rate_too_high"])
    assert found.figures["too_much"] == Decimal("0.3") * (2 * CHECK + BONUS) - 5_700
    assert diary(with_bonus(job_bonus_to_come=0), *paid(1_500)).warnings == []


@pytest.mark.parametrize(
    "later",
    [
        (("2026-12-11", 4_600),),
        (("2026-12-11", 1_150), ("2026-12-11", 3_450)),
        (("2026-12-11", 1_150), ("2026-12-16", 3_450)),
    ],
)
def test_a_booked_bonus_is_to_come_no_more(later: tuple[tuple[str, int], ...]) -> None:
    found = diary(with_bonus(), *paid(1_500, *later), today=date(2026, 12, 17))
    assert (found.room_left, found.percent_next) == (1_100, 22)


@pytest.mark.parametrize("amount", [400, 1_000, 3_000, 25_000])
def test_a_paycheck_a_higher_election_and_a_sum_are_no_bonus(amount: int) -> None:
    # At 8% paycheck and bonus bring 1,600; 3,000 is 60% of a paycheck, and 25,000 is more than both pay out.
    booked = read_entries(paid(400, ("2026-12-11", amount)))
    assert "job.bonus_to_come" not in answers_by_diary(with_bonus(), booked, date(2026, 12, 12))


def test_the_plan_takes_over_that_the_bonus_was_paid() -> None:
    booked = read_entries(paid(1_500, ("2026-12-11", 4_600)))
    assert answers_by_diary(with_bonus(), booked, date(2026, 12, 12))["job.bonus_to_come"] == "0 $"


@pytest.mark.parametrize(
    "changes", [{"job.next_pay_date": "none"}, {"job.bonus_to_come": "0"}, {"job.pay_per_date": "much"}]
)
def test_without_a_bonus_a_date_or_a_pay_that_can_be_read_no_day_has_a_bonus(changes: Profile) -> None:
    booked = ((date(2026, 11, 27), Decimal(1_500)), (date(2026, 12, 11), Decimal(4_600)))
    assert bonus_paid_on(with_bonus(), booked, 2026) == date(2026, 12, 11)
    assert bonus_paid_on(with_bonus() | changes, booked, 2026) is None
