"""The formulas of the contract once more, written apart from the core, in exact fractions of a dollar.

Answers are plain numbers here; a percent is `("percent", rate)`. Limits are typed in from the IRS notices.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any

DATES = {"weekly": 52, "biweekly": 26, "semimonthly": 24, "monthly": 12}

LIMITS: dict[int, dict[str, Any]] = {
    2025: {
        "deferrals": 23_500,
        "catch_up": {"under_50": 0, "50_59": 7_500, "60_63": 11_250, "64_plus": 7_500},
        "additions": 70_000,
        "pay": 350_000,
        "highly_paid": 160_000,
        "wage_base": 176_100,
        "ira": 7_000,
        "ira_50": 1_000,
        "roth": {"single": (150_000, 165_000), "joint": (236_000, 246_000), "separate": (0, 10_000)},
        "deduct": {
            "single": (79_000, 89_000),
            "joint": (126_000, 146_000),
            "spouse": (236_000, 246_000),
            "separate": (0, 10_000),
        },
    },
    2026: {
        "deferrals": 24_500,
        "catch_up": {"under_50": 0, "50_59": 8_000, "60_63": 11_250, "64_plus": 8_000},
        "additions": 72_000,
        "pay": 360_000,
        "highly_paid": 160_000,
        "wage_base": 184_500,
        "ira": 7_500,
        "ira_50": 1_100,
        "roth": {"single": (153_000, 168_000), "joint": (242_000, 252_000), "separate": (0, 10_000)},
        "deduct": {
            "single": (81_000, 91_000),
            "joint": (129_000, 149_000),
            "spouse": (242_000, 252_000),
            "separate": (0, 10_000),
        },
    },
}


def down(amount: Fraction, places: int = 0) -> Fraction:
    return Fraction(floor(amount * 10**places), 10**places)


def half_up(amount: Fraction, places: int = 2) -> Fraction:
    return Fraction(floor(amount * 10**places + Fraction(1, 2)), 10**places)


def share(given: Any, of: Fraction) -> Fraction:
    if isinstance(given, tuple):
        return of * Fraction(given[1]) / 100
    return Fraction(given)


def deferrals(answers: dict[str, Any], year: int) -> dict[str, Fraction]:
    limit = LIMITS[year]
    pay, own = Fraction(answers["job.pay"]), Fraction(answers["job.deferrals"])
    elsewhere = Fraction(answers["deferrals_elsewhere"])
    regular = min(own, max(Fraction(0), limit["deferrals"] - elsewhere))
    catch_up = min(Fraction(limit["catch_up"][answers["age_band"]]), max(Fraction(0), pay - regular))
    if answers.get("job.prior_year_wages_high") == "yes" and answers.get("job.roth_in_plan") == "no":
        catch_up = Fraction(0)
    used = max(Fraction(0), elsewhere - limit["deferrals"])
    caught = min(own - regular, max(Fraction(0), catch_up - used))
    return {
        "deferral_limit": Fraction(limit["deferrals"]),
        "regular_deferrals": regular,
        "catch_up_limit": catch_up,
        "catch_up_deferrals": caught,
        "excess_deferrals": own - regular - caught,
    }


def room(answers: dict[str, Any], year: int) -> dict[str, Fraction | None]:
    limit = LIMITS[year]
    pay = Fraction(answers["job.pay"])
    counted = min(pay, Fraction(limit["pay"]))
    own = deferrals(answers, year)
    given = answers["job.employer"]
    employer = half_up(share(given, counted)) if isinstance(given, tuple) else Fraction(given)
    additions = min(Fraction(limit["additions"]), pay)
    before = max(Fraction(0), additions - own["regular_deferrals"] - employer)
    cap = None if answers["job.cap"] in ("none", "unsure") else share(answers["job.cap"], counted)
    space = down(before if cap is None else min(before, cap))
    remaining = down(max(Fraction(0), space - Fraction(answers["job.after_tax_so_far"])))
    dates, a_year = answers["job.pay_dates_left"], DATES[answers["job.pay_schedule"]]
    to_come = pay * dates / a_year
    possible = down(min(remaining, to_come), 2)
    return {
        **own,
        "employer_contributions": employer,
        "annual_additions_limit": additions,
        "room_before_cap": before,
        "plan_cap": cap if cap is None else down(cap, 2),
        "after_tax_room": space,
        "after_tax_remaining": remaining,
        "pay_per_date": half_up(pay / a_year),
        "still_possible": possible,
        "plan_total": own["regular_deferrals"] + employer + space + own["catch_up_deferrals"],
        **_percent(possible, to_come, dates),
    }


def _percent(possible: Fraction, to_come: Fraction, dates: int) -> dict[str, Fraction | None]:
    if not dates:
        return dict.fromkeys(("per_pay_date", "percent_exact", "percent_whole", "left_over"))
    per_date = down(possible / dates, 2)
    if not to_come:
        return dict.fromkeys(("percent_exact", "percent_whole", "left_over")) | {"per_pay_date": per_date}
    exact = half_up(100 * possible / to_come, 4)
    fitting = [k for k in range(101) if k <= exact and to_come * k / 100 < possible + Fraction(1, 100)]
    whole = Fraction(max(fitting))
    left = max(Fraction(0), half_up(possible - to_come * whole / 100))
    return {"per_pay_date": per_date, "percent_exact": exact, "percent_whole": whole, "left_over": left}


def job_outcome(answers: dict[str, Any], remaining: Fraction) -> str:
    if answers["job.after_tax"] == "no":
        return "plan_lacks_after_tax"
    if remaining == 0:
        return "no_room"
    if "unsure" in (answers["job.after_tax"], answers["job.route"]):
        return "needs_plan_answers"
    if answers["job.route"] == "automatic":
        return "eligible_automatic"
    if answers["job.route"] == "none":
        return "eligible_on_exit" if answers["job.leaving"] == "yes" else "no_route"
    return "eligible"


def job_warnings(answers: dict[str, Any], figures: dict[str, Any], year: int) -> set[str]:
    high = answers.get("job.prior_year_wages_high") == "yes"
    blocked = high and answers["job.roth_in_plan"] == "no"
    limit = figures["annual_additions_limit"]
    found = {
        "excess_deferrals": figures["excess_deferrals"] > 0,
        "cap_unknown": answers["job.cap"] == "unsure",
        "no_pay_dates_left": answers["job.pay_dates_left"] == 0,
        "too_little_pay_left": figures["still_possible"] < figures["after_tax_remaining"],
        "large_share_of_pay": (figures["percent_whole"] or 0) >= 50,
        "highly_compensated": Fraction(answers["job.pay"]) > LIMITS[year]["highly_paid"],
        "roth_catch_up_only": high and not blocked,
        "catch_up_blocked": blocked,
        "employer_share_too_high": figures["employer_contributions"] + figures["regular_deferrals"] > limit,
        "germany": answers["residence"] == "germany",
        "abroad": answers["residence"] == "elsewhere",
    }
    return {code for code, holds in found.items() if holds}


def solo(answers: dict[str, Any], year: int) -> dict[str, Any]:
    limit = LIMITS[year]
    elsewhere = Fraction(answers["deferrals_elsewhere"]) + Fraction(answers.get("job.deferrals", 0))
    left = max(Fraction(0), limit["deferrals"] - elsewhere)
    owner = answers["business.entity"] == "sole_proprietor"
    taxed = _self_employment(answers, limit) if owner else {}
    pay = taxed["exact"] if owner else Fraction(answers["business.wages"])
    deferral = down(max(Fraction(0), min(left, pay)))
    if owner:
        most = min(pay / 5, Fraction(limit["pay"], 4), limit["additions"] - deferral, (pay - deferral) / 2)
    else:
        most = min(min(pay, limit["pay"]) / 4, min(limit["additions"], pay) - deferral)
    used = max(Fraction(0), elsewhere - limit["deferrals"])
    catch_up = max(Fraction(0), limit["catch_up"][answers["age_band"]] - used)
    plans = {}
    for name, employer in (("deduction_first", down(max(Fraction(0), most))), ("roth_first", Fraction(0))):
        counted = pay - employer if owner else pay
        space = down(max(Fraction(0), min(Fraction(limit["additions"]), counted) - deferral - employer))
        plans[name] = {
            "deferral": deferral,
            "employer": employer,
            "after_tax_room": space,
            "catch_up": down(min(catch_up, max(Fraction(0), counted - deferral))),
            "total": deferral + employer + space,
        }
    figures = {key: half_up(amount) for key, amount in taxed.items() if key != "exact"} | plans
    return {"outcome": _solo_outcome(answers, pay, plans), "figures": figures}


def _self_employment(answers: dict[str, Any], limit: dict[str, Any]) -> dict[str, Fraction]:
    profit = Fraction(answers["business.profit"])
    base = profit * Fraction(9235, 10_000)
    wages = Fraction(answers.get("job.pay", 0))
    tax = Fraction(0)
    if base >= 400:
        tax += Fraction(124, 1000) * min(base, max(Fraction(0), limit["wage_base"] - wages))
        tax += Fraction(29, 1000) * base
    net = profit - tax / 2
    return {"se_tax": tax, "half_se_tax": tax / 2, "net_earnings": net, "exact": net}


def _solo_outcome(answers: dict[str, Any], pay: Fraction, plans: dict[str, dict[str, Fraction]]) -> str:
    if pay <= 0:
        return "no_income"
    by_plan = {"standard": "plan_lacks_after_tax", "none": "plan_needed", "unsure": "needs_plan_answers"}
    if answers["business.plan"] in by_plan:
        return by_plan[answers["business.plan"]]
    return "eligible" if any(plan["after_tax_room"] for plan in plans.values()) else "no_room"
