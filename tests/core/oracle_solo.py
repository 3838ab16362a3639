"""The own business's plan once more, from the words of core/README.md, apart from the core, in fractions."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.core.oracle import LIMITS, down, half_up
from tests.core.oracle_job import Given, Job

ZERO = Fraction(0)


class Solo:
    """What the rules say of one person's business in one tax year on one day."""

    def __init__(self, given: Given, year: int, today: date) -> None:
        self.given, self.year, self.today = given, year, today
        self.limit = LIMITS[year]
        self.job = Job(given, year, today) if given["situation"] == "both" else None
        self.owner = given["business.entity"] == "sole_proprietor"

    def taxes(self) -> dict[str, Fraction]:
        profit = Fraction(self.given["business.profit"])
        abroad = self.given["residence"] != "us"
        if abroad and self.given["business.us_social_security"] == "no":
            return {"tax": ZERO, "net": profit}
        base = profit * Fraction(9235, 10_000)
        tax = ZERO
        if base >= 400:
            wages = self.job.pay if self.job else ZERO
            tax = Fraction(124, 1000) * min(base, max(ZERO, self.limit["wage_base"] - wages))
            tax += Fraction(29, 1000) * base
        return {"tax": tax, "net": profit - tax / 2}

    def pay(self) -> Fraction:
        return self.taxes()["net"] if self.owner else Fraction(self.given["business.wages"])

    def high_wages(self) -> bool:
        asked = not self.owner and self.given["age_band"] != "under_50" and self.limit["roth_rule"]
        return asked and self.given["business.prior_year_wages_high"] == "yes"

    def blocked(self) -> bool:
        return self.high_wages() and self.given["business.roth_in_plan"] == "no"

    def shared(self) -> Fraction:
        return self.job.shared_with_403b() if self.job else ZERO

    def plans(self) -> dict[str, dict[str, Fraction]]:
        elsewhere = Fraction(self.given["deferrals_elsewhere"]) + (self.job.own() if self.job else ZERO)
        dollars = max(ZERO, self.limit["additions"] - self.shared())
        pay, regular = self.pay(), Fraction(self.limit["deferrals"])
        deferral = down(max(ZERO, min(max(ZERO, regular - elsewhere), pay, dollars)))
        recognised = Fraction(self.limit["pay"])
        if self.owner:
            most = min(pay / 5, recognised / 4, dollars - deferral, (pay - deferral) / 2)
        else:
            most = min(min(pay, recognised) / 4, min(dollars, pay) - deferral)
        catch_up = ZERO if self.blocked() else Fraction(self.limit["catch_up"][self.given["age_band"]])
        catch_up = max(ZERO, catch_up - max(ZERO, elsewhere - regular))
        plans = {}
        for name, employer in (("deduction_first", down(max(ZERO, most))), ("roth_first", ZERO)):
            counted = pay - employer if self.owner else pay
            room = down(max(ZERO, min(dollars, counted) - deferral - employer))
            plans[name] = {
                "deferral": deferral,
                "employer": employer,
                "after_tax_room": room,
                "catch_up": down(min(catch_up, max(ZERO, counted - deferral))),
                "total": deferral + employer + room,
            }
        return plans

    def figures(self) -> dict[str, Any]:
        shares = self.job is not None and self.given["job.is_403b"] == "yes"
        found: dict[str, Any] = {"shared_with_403b": self.shared()} if shares else {}
        if self.given["business.employees"] == "yes":
            return found
        found |= self.plans()
        if self.owner:
            taxes = self.taxes()
            found |= {"se_tax": half_up(taxes["tax"]), "half_se_tax": half_up(taxes["tax"] / 2)}
            found["net_earnings"] = half_up(taxes["net"])
        return found

    def return_due(self) -> date:
        """15 October, for a corporation 15 September; the Monday after a weekend (26 U.S.C. 7503)."""
        day = date(self.year + 1, *((10, 15) if self.owner else (9, 15)))
        return day + timedelta({5: 2, 6: 1}.get(day.weekday(), 0))

    def outcome(self) -> str:
        if self.given["business.employees"] == "yes":
            return "not_solo"
        if self.pay() <= 0:
            return "no_income"
        if self.today > self.return_due():
            return "year_over"
        by_plan = {"standard": "plan_lacks_after_tax", "none": "plan_needed", "unsure": "needs_plan_answers"}
        if self.given["business.plan"] in by_plan:
            return by_plan[self.given["business.plan"]]
        return "eligible" if any(plan["after_tax_room"] for plan in self.plans().values()) else "no_room"

    def warnings(self) -> set[str]:
        if self.given["business.employees"] == "yes":
            return set()
        abroad = self.owner and self.given["residence"] != "us"
        found = {
            "roth_catch_up_only": self.high_wages() and not self.blocked(),
            "catch_up_blocked": self.blocked(),
            "totalization": abroad and self.given["business.us_social_security"] == "unsure",
            "unsettled_law": self.unsettled(),
        }
        return {code for code, holds in found.items() if holds}

    def unsettled(self) -> bool:
        """For a sole proprietor: pay cuts the room beside employer money, or after-tax money is paid in late."""
        if not self.owner:
            return False
        plan = self.plans()["deduction_first"]
        dollars = max(ZERO, self.limit["additions"] - self.shared()) - plan["deferral"] - plan["employer"]
        late = date(self.year, 12, 31) < self.today <= self.return_due()
        takes_it = self.given["business.plan"] != "standard"
        room = any(each["after_tax_room"] for each in self.plans().values())
        return (plan["employer"] > 0 and plan["after_tax_room"] < down(dollars)) or (late and takes_it and room)
