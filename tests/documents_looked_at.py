"""The results that the tests of pictures and documents look at."""

from __future__ import annotations

from datetime import date

from core.assess import Result
from tests.profiles import (
    COMPLETE,
    NEW_YEAR,
    Profile,
    employee,
    employee_and_owner,
    owner,
    result_of,
)

LAST_DAYS = date(2026, 12, 30)
NOVEMBER = date(2026, 11, 29)
SEPTEMBER = date(2026, 9, 1)

FROM_THE_SECOND_FRIDAY: Profile = {"job.next_pay_date": "2026-01-09"}
"""26 pay dates; from the first Friday there would be 27, more than the year's pay."""

NEAR_ROTH_CATCH_UP: Profile = {
    "job.prior_year_wages_high": "yes",
    "job.roth_in_plan": "yes",
    "age_band": "60_63",
}

LONGEST = employee_and_owner(
    age_band="60_63",
    business_plan="none",
    business_wages=80_000,
    job_after_tax_so_far=5_000,
    job_cap="unsure",
    job_deferrals=36_000,
    job_next_pay_date="2026-01-09",
    job_net_pay="unsure",
    job_prior_year_wages_high="yes",
    job_roth_in_plan="unsure",
    job_route="both",
    residence="germany",
)
"""Every kind of section, and most of the steps and warnings that can come together."""

CAPPED = employee(
    job_after_tax_so_far=4_000,
    job_bonus_to_come=20_000,
    job_cap="10%",
    job_next_pay_date="2026-09-11",
    job_pay=260_000,
    job_pay_per_date="7692.31",
    residence="germany",
)
"""Nine pay dates and a bonus, of each of which the plan takes ten percent."""

PROFILES: dict[str, Profile] = {
    "c1": employee(),
    "cents": employee(job_employer="6.55%", job_after_tax_so_far="1234.56", job_pay=123_456, job_pay_schedule="weekly"),
    "no room": employee(job_employer=40_000, job_after_tax_so_far=7_500),
    "above the limit": employee(job_employer=50_000, job_after_tax_so_far=3_000),
    "no pay dates left": employee(job_next_pay_date="none", job_after_tax_so_far=10_000),
    "half of it": employee(job_net_pay=4_000, job_take="50%"),
    "take-home unknown": employee(job_net_pay="unsure", job_deferrals=5_000, job_employer="unsure"),
    "filled": employee(job_after_tax_so_far=41_500),
    "a hundred dollars left": employee(job_employer=47_400),
    "catch-up at 62": employee(job_deferrals=35_750, job_pay=260_000) | NEAR_ROTH_CATCH_UP,
    "limited by pay": employee(job_pay=40_000, job_deferrals=10_000, job_employer=2_000),
    "limited by cap": employee(job_cap="10%", job_route="automatic", job_after_tax_so_far=4_200),
    "unsure of all": employee(job_after_tax="unsure", job_route="unsure", job_cap="unsure"),
    "no route": employee(job_route="none", job_leaving="no"),
    "leaving": employee(job_route="none", job_leaving="yes"),
    "owner": owner(),
    "owner at 62": owner(age_band="60_63", business_profit=90_000),
    "small owner": owner(business_profit=26_000),
    "large owner": owner(business_profit=900_000, age_band="50_59"),
    "corporation": owner(business_entity="corporation", business_wages=98_000),
    "owner without a plan": owner(business_plan="none"),
    "job and business": employee_and_owner(),
    "longest": LONGEST,
}

RESULTS: dict[str, Result] = {
    **{name: result_of("mega", FROM_THE_SECOND_FRIDAY | profile) for name, profile in PROFILES.items()},
    **{
        f"{interview} {n}": result_of(interview, FROM_THE_SECOND_FRIDAY | profile)
        for n, (interview, profile) in enumerate(COMPLETE)
    },
    "cap and little pay": result_of("mega", CAPPED | {"job.net_pay": 1_333}, SEPTEMBER),
    "end of the year": result_of("mega", employee(job_next_pay_date="none"), LAST_DAYS),
    "last paychecks": result_of("mega", employee(job_next_pay_date="2026-12-04", job_net_pay=4_100), NOVEMBER),
    "year over": result_of("mega", employee(tax_year=2026), date(2027, 1, 20)),
}

__all__ = ["LONGEST", "NEW_YEAR", "PROFILES", "RESULTS"]
