"""Random people with a job or a business: every answer there, possible beside the others, the same for a seed."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from core.limits import built_in_limits
from tests.core.oracle import DATES, LIMITS
from tests.core.oracle_job import Job, count_of_dates

ZERO = Fraction(0)
YEARS = tuple(year for year, known in LIMITS.items() if built_in_limits()[year].provisional == known["provisional"])
"""The years that the oracle knows as they are: one that was provisional may have limits of its own by now."""
PERIOD = {"weekly": 7, "biweekly": 14, "semimonthly": 16, "monthly": 31}
AGES = ("under_50", "under_50", "50_59", "60_63", "64_plus")
YES_NO_UNSURE = ("yes", "no", "unsure")


def dollars(draw: Random, most: Fraction | int, least: Fraction | int = 0) -> Fraction:
    """Whole dollars mostly, cents now and then, the ends more often than chance has it."""
    if most <= least or draw.random() < 0.1:
        return Fraction(draw.choice((least, max(least, most))))
    cents = draw.randint(int(least * 100), int(most * 100))
    amount = Fraction(cents, 100) if draw.random() < 0.4 else Fraction(cents // 100)
    return min(max(amount, Fraction(least)), Fraction(most))


def percent(draw: Random, most: int) -> tuple[str, Fraction]:
    """A percent of at most two decimals."""
    return (
        "percent",
        Fraction(draw.randint(0, most * 4), 4) if draw.random() < 0.5 else Fraction(draw.randint(0, most)),
    )


def formula(draw: Random) -> Any:
    """A match formula of one or two tiers, or on all own deferrals, with something added now and then."""
    if draw.random() < 0.2:
        tiers: list[Any] = [(Fraction(draw.choice((25, 50, 100))), None)]
    else:
        widths = draw.sample((2, 3, 4, 6, 8), draw.choice((1, 2)))
        tiers = [(Fraction(draw.choice((25, 50, 100, 150))), Fraction(width)) for width in widths]
    return ("match", tiers, Fraction(draw.choice((0, 0, 3))), Fraction(draw.choice((0, 0, 1000))))


def _employer(draw: Random) -> Any:
    kind = draw.random()
    if kind < 0.1:
        return "unsure"
    if kind < 0.4:
        return dollars(draw, draw.choice((8_000, 80_000)))
    return percent(draw, 25) if kind < 0.7 else formula(draw)


def _deferrals(draw: Random, pay: Fraction, year: int, age: str) -> Any:
    limit = LIMITS[year]
    full = limit["deferrals"] + limit["catch_up"][age]
    kind = draw.random()
    if kind < 0.15:
        return "max"
    if kind < 0.3:
        return percent(draw, 40)
    near = draw.choice((limit["deferrals"], full, full + 1, 40_000))
    return min(pay, dollars(draw, near))


def _payroll(draw: Random, year: int, today: date) -> dict[str, Any]:
    schedule = draw.choice(sorted(DATES))
    first = max(today, date(year, 1, 2)) if year > today.year else today
    last = min(first + timedelta(PERIOD[schedule]), date(year, 12, 31))
    day: Any = "none"
    if year >= today.year and draw.random() < 0.93:
        day = first + timedelta(draw.randint(0, (last - first).days))
    return {"job.pay_schedule": schedule, "job.next_pay_date": day}


def random_job(draw: Random, year: int, today: date) -> dict[str, Any]:
    """A job whose plan takes after-tax money, or may."""
    age = draw.choice(AGES)
    payroll = _payroll(draw, year, today)
    per_date = dollars(draw, draw.choice((1_500, 6_000, 16_000)), draw.choice((0, 500)))
    day, schedule = payroll["job.next_pay_date"], payroll["job.pay_schedule"]
    left = 0 if day == "none" else count_of_dates(schedule, day, year)
    least = max(ZERO, left * per_date - draw.choice((0, left)))
    yearly = per_date * DATES[schedule]
    pay = draw.choice((least, yearly, yearly + 5_000, dollars(draw, 600_000, least), dollars(draw, 90_000, least)))
    pay = max(pay, least)
    rest = max(ZERO, pay - left * per_date)
    return {
        **payroll,
        **_plan_terms(draw),
        **_elsewhere(draw, year),
        "situation": "employee",
        "age_band": age,
        "job.pay_per_date": per_date,
        "job.pay": pay,
        "job.bonus_to_come": draw.choice((ZERO, rest, dollars(draw, rest))),
        "job.net_pay": draw.choice(("unsure", per_date, dollars(draw, per_date))),
        "job.deferrals": _deferrals(draw, pay, year, age),
        "job.is_403b": "no",
        "job.employer": _employer(draw),
        "job.after_tax_so_far": draw.choice((ZERO, dollars(draw, 5_000), dollars(draw, 80_000))),
        "job.prior_year_wages_high": draw.choice(("yes", "no")),
        "residence": draw.choice(("us", "us", "germany", "elsewhere")),
    }


def _elsewhere(draw: Random, year: int) -> dict[str, Any]:
    """What goes into other employers' plans."""
    return {
        "deferrals_elsewhere": draw.choice((ZERO, ZERO, dollars(draw, 40_000), Fraction(LIMITS[year]["deferrals"]))),
        "elsewhere.related": draw.choice(YES_NO_UNSURE),
        "elsewhere.additions": dollars(draw, 60_000),
    }


def _plan_terms(draw: Random) -> dict[str, Any]:
    """What a plan that takes after-tax money, or may, allows."""
    return {
        "job.after_tax": draw.choice(("yes", "yes", "yes", "unsure")),
        "job.route": draw.choice(("automatic", "in_plan", "withdrawal", "both", "none", "unsure")),
        "job.leaving": draw.choice(("yes", "no")),
        "job.super_catch_up": draw.choice(YES_NO_UNSURE),
        "job.cap": draw.choice(
            ("none", "none", "unsure", dollars(draw, 60_000), percent(draw, 100), percent(draw, 20))
        ),
        "job.cap_covers": draw.choice(("after_tax", "all_own")),
        "job.roth_in_plan": draw.choice(YES_NO_UNSURE),
    }


def random_business(draw: Random, year: int, today: date) -> dict[str, Any]:
    """An own business, alone or beside a job whose plan is closed."""
    profit = dollars(draw, draw.choice((1_000, 120_000, 600_000)))
    return random_job(draw, year, today) | {
        "situation": draw.choice(("self_employed", "both")),
        "job.after_tax": "no",
        "job.is_403b": draw.choice(("yes", "no")),
        "business.entity": draw.choice(("sole_proprietor", "corporation")),
        "business.employees": "no",
        "business.plan": draw.choice(("allows", "allows", "standard", "none", "unsure")),
        "business.profit": -profit if draw.random() < 0.1 else profit,
        "business.wages": dollars(draw, draw.choice((50_000, 100_000, 600_000))),
        "business.prior_year_wages_high": draw.choice(("yes", "no")),
        "business.roth_in_plan": draw.choice(YES_NO_UNSURE),
        "business.us_social_security": draw.choice(YES_NO_UNSURE),
    }


def random_person(draw: Random) -> tuple[dict[str, Any], int, date]:
    """Anybody, a tax year and a day on which the person asks about it."""
    year = draw.choice(YEARS)
    first = date(year, 1, 1) - timedelta(60)
    today = first + timedelta(draw.randint(0, 730) if draw.random() < 0.4 else draw.randint(60, 424))
    business = random_business(draw, year, today)
    business["business.employees"] = draw.choice(("no", "no", "no", "yes"))
    if draw.random() < 0.1:
        open_plan = business | {"situation": "employee", "job.after_tax": "yes"}
        business["job.after_tax_so_far"] = Job(open_plan, year, today).figures()["after_tax_room"]
    kind = draw.random()
    if kind < 0.5:
        return business | {"situation": "employee", "job.after_tax": draw.choice(("yes", "unsure"))}, year, today
    if kind < 0.75:
        return business, year, today
    return business | {"situation": "both", "job.after_tax": draw.choice(("yes", "unsure"))}, year, today
