"""The plan at work once more, from the words of core/README.md, apart from the core: plain fractions and day by day.

Answers are plain values: dollars as `Fraction`, `("percent", rate)`, `("match", [(rate, width or None), …], percent,
dollars)`, dates, codes. Everything may be there; what a person would not have been asked is left aside here.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.core.oracle import DATES, LIMITS, down, half_up

ZERO = Fraction(0)
Given = dict[str, Any]


def is_last_of_month(day: date) -> bool:
    return (day + timedelta(1)).day == 1


def count_of_dates(schedule: str, first: date, year: int) -> int:
    """Every day from the next pay date to 1 January after the year, looked at one by one."""
    days = [first + timedelta(k) for k in range((date(year + 1, 1, 1) - first).days + 1)]
    paid = [day for day in days if _is_pay_date(day, schedule, first)]
    return sum(1 for day in paid if day != date(year, 1, 1))


def _is_pay_date(day: date, schedule: str, first: date) -> bool:
    if schedule in ("weekly", "biweekly"):
        return (day - first).days % {"weekly": 7, "biweekly": 14}[schedule] == 0
    if schedule == "monthly":
        return _falls_on(day, None if is_last_of_month(first) else first.day)
    if is_last_of_month(first) or first.day == 15:
        return day.day == 15 or is_last_of_month(day)
    other = first.day + 15 if first.day < 15 else first.day - 15
    return _falls_on(day, first.day) or _falls_on(day, other)


def _falls_on(day: date, wanted: int | None) -> bool:
    """On a day of the month; None is the last, which stands in where a month is shorter."""
    if wanted is None:
        return is_last_of_month(day)
    return day.day == wanted or (is_last_of_month(day) and day.day < wanted)


class Job:
    """What the rules say of one person's job in one tax year on one day."""

    def __init__(self, given: Given, year: int, today: date) -> None:
        self.given, self.year, self.today = given, year, today
        self.limit = LIMITS[year]
        self.pay = Fraction(given["job.pay"])
        self.counted = min(self.pay, Fraction(self.limit["pay"]))
        self.age = given["age_band"]
        self.elsewhere = Fraction(given["deferrals_elsewhere"])
        self.open = given["job.after_tax"] != "no"
        self.payroll = self.open and year >= today.year

    def dates(self) -> int:
        following = self.given["job.next_pay_date"]
        if not self.payroll or following == "none":
            return 0
        return count_of_dates(self.given["job.pay_schedule"], following, self.year)

    def own(self) -> Fraction:
        given = self.given["job.deferrals"]
        if given == "max":
            return min(self.pay, Fraction(self.limit["deferrals"] + self.limit["catch_up"][self.age]))
        return half_up(self.pay * given[1] / 100) if isinstance(given, tuple) else Fraction(given)

    def employer(self) -> Fraction:
        asked = self.open or (self.given["situation"] == "both" and self.given["job.is_403b"] == "yes")
        given = self.given["job.employer"]
        if not asked or given == "unsure":
            return ZERO
        if not isinstance(given, tuple):
            return Fraction(given)
        if given[0] == "percent":
            return half_up(self.counted * given[1] / 100)
        return half_up(self._matched(given))

    def _matched(self, formula: Any) -> Fraction:
        _, tiers, percent, dollars = formula
        total, reached = self.counted * percent / 100 + dollars, ZERO
        for rate, width in tiers:
            if width is None:
                return Fraction(total + self.own() * rate / 100)
            upper = reached + self.counted * width / 100
            total += (min(self.own(), upper) - min(self.own(), reached)) * rate / 100
            reached = upper
        return Fraction(total)

    def related(self) -> Fraction:
        asked = self.open and self.elsewhere > 0 and self.given["elsewhere.related"] == "yes"
        return Fraction(self.given["elsewhere.additions"]) if asked else ZERO

    def high_wages(self) -> bool:
        asked = self.open and self.age != "under_50" and self.limit["roth_rule"]
        return asked and self.given["job.prior_year_wages_high"] == "yes"

    def blocked(self) -> bool:
        proven = self.given["job.route"] in ("automatic", "in_plan", "both")
        return self.high_wages() and not proven and self.given["job.roth_in_plan"] == "no"

    def larger_asked(self) -> bool:
        smaller = self.limit["deferrals"] + self.limit["catch_up"]["50_59"]
        return self.open and self.age == "60_63" and self.own() + self.elsewhere > smaller

    def deferrals(self) -> dict[str, Fraction]:
        limit, own = Fraction(self.limit["deferrals"]), self.own()
        additions = min(Fraction(self.limit["additions"]), self.pay)
        regular = min(own, max(ZERO, limit - self.elsewhere))
        if self.age != "under_50":
            regular = min(regular, max(ZERO, additions - self.employer() - self.related()))
        most = Fraction(self.limit["catch_up"][self.age])
        if self.larger_asked() and self.given["job.super_catch_up"] == "no":
            most = Fraction(self.limit["catch_up"]["50_59"])
        if self.blocked():
            most = ZERO
        left = max(ZERO, most - max(ZERO, self.elsewhere - limit))
        caught = min(own - regular, left)
        excess = max(ZERO, own - max(ZERO, limit - self.elsewhere) - left)
        return {
            "deferral_limit": limit,
            "regular_deferrals": regular,
            "catch_up_limit": most,
            "catch_up_deferrals": caught,
            "excess_deferrals": excess,
            "excess_additions": own - regular - caught - excess,
        }

    def so_far(self) -> Fraction:
        asked = self.open and self.year <= self.today.year
        return Fraction(self.given["job.after_tax_so_far"]) if asked else ZERO

    def cap(self, regular: Fraction) -> Fraction | None:
        given = self.given["job.cap"]
        if given in ("none", "unsure"):
            return None
        cap = self.counted * given[1] / 100 if isinstance(given, tuple) else Fraction(given)
        return max(ZERO, cap - regular) if self.given["job.cap_covers"] == "all_own" else cap

    def figures(self) -> dict[str, Fraction | None]:
        """Every figure of a plan that takes after-tax money, or may."""
        own = self.deferrals()
        regular, excess = own["regular_deferrals"], own["excess_deferrals"]
        additions = min(Fraction(self.limit["additions"]), self.pay)
        before = max(ZERO, additions - regular - self.employer() - self.related())
        cap = self.cap(regular)
        room = down(before if cap is None else min(before, cap))
        stays = max(ZERO, before - excess)
        if_stays = {"after_tax_room_if_excess_stays": down(stays if cap is None else min(stays, cap))} if excess else {}
        remaining = down(max(ZERO, room - self.so_far()))
        return {
            **own,
            "pay_dates_left": Fraction(self.dates()),
            "annual_additions_limit": additions,
            "employer_contributions": self.employer(),
            "related_additions": self.related(),
            "room_before_cap": before,
            "plan_cap": None if cap is None else down(cap, 2),
            "after_tax_room": room,
            **if_stays,
            "after_tax_remaining": remaining,
            "plan_total": regular + self.employer() + room + own["catch_up_deferrals"],
            **self.paychecks(remaining, regular),
        }

    def bonus(self) -> Fraction:
        per_date, dates = Fraction(self.given["job.pay_per_date"]), DATES[self.given["job.pay_schedule"]]
        asked = self.dates() and self.pay - per_date * dates > dates
        return Fraction(self.given["job.bonus_to_come"]) if asked else ZERO

    def paychecks(self, remaining: Fraction, regular: Fraction) -> dict[str, Fraction | None]:
        dates, own = self.dates(), self.own()
        to_come = half_up(dates * Fraction(self.given["job.pay_per_date"]) + self.bonus()) if dates else ZERO
        part = min(Fraction(1), to_come / self.pay) if self.pay else ZERO
        deferred = half_up(min(to_come, own * part))
        earlier = max(ZERO, self.pay - to_come)
        fica = Fraction(62, 1000) * min(to_come, max(ZERO, self.limit["wage_base"] - earlier))
        fica += Fraction(145, 10_000) * to_come
        fica += Fraction(9, 1000) * min(to_come, max(ZERO, earlier + to_come - 200_000))
        net = self.given["job.net_pay"]
        if dates and net == "unsure":
            home = half_up(max(ZERO, to_come - deferred - fica))
        else:
            home = half_up(dates * Fraction(net)) if dates else ZERO
        most = min(remaining, home)
        possible = min(most, self._each_date(to_come, deferred, regular, own, most))
        found = {
            "pay_to_come": to_come,
            "deferrals_to_come": deferred,
            "fica_to_come": half_up(fica),
            "take_home_to_come": home,
            "still_possible": down(possible, 2),
        }
        by_year = {"still_possible_by_year": down(most, 2)} if down(most, 2) > down(possible, 2) else {}
        return {**found, **by_year, **self._per_date(down(possible, 2), to_come, dates)}

    def _each_date(
        self, to_come: Fraction, deferred: Fraction, regular: Fraction, own: Fraction, most: Fraction
    ) -> Any:
        cap = self.given["job.cap"]
        if not isinstance(cap, tuple):
            return most
        taken = to_come * cap[1] / 100
        if self.given["job.cap_covers"] == "all_own" and own:
            taken -= deferred * regular / own
        return max(ZERO, taken)

    def _per_date(self, possible: Fraction, to_come: Fraction, dates: int) -> dict[str, Fraction | None]:
        per_date = down(possible / dates, 2) if dates else None
        exact = half_up(100 * possible / to_come, 4) if to_come else None
        whole = None if exact is None else down(exact)
        left = None if whole is None else down(max(ZERO, possible - to_come * whole / 100), 2)
        net = self.given["job.net_pay"]
        after = None if per_date is None or net == "unsure" else half_up(Fraction(net) - per_date)
        return {
            "per_pay_date": per_date,
            "percent_exact": exact,
            "percent_whole": whole,
            "left_over": left,
            "take_home_after": after,
        }

    def outcome(self) -> str:
        if not self.open:
            return "plan_lacks_after_tax"
        if self.year < self.today.year:
            return "year_over"
        figures = self.figures()
        remaining, room = figures["after_tax_remaining"], figures["after_tax_room"]
        if remaining == 0:
            return "filled" if room is not None and 0 < self.so_far() <= room else "no_room"
        route = self.given["job.route"]
        if "unsure" in (self.given["job.after_tax"], route, self.given["job.employer"]):
            return "needs_plan_answers"
        if route == "none":
            return "eligible_on_exit" if self.given["job.leaving"] == "yes" else "no_route"
        return "eligible_automatic" if route == "automatic" else "eligible"

    def warnings(self) -> set[str]:
        """The warnings that the rules name for a plan that is open."""
        figures: Any = self.figures()
        dates = self.dates()
        counted = figures["employer_contributions"] + figures["related_additions"] + figures["regular_deferrals"]
        own = self.own() + self.elsewhere
        remaining = figures["after_tax_remaining"]
        found = {
            "cap_unknown": self.given["job.cap"] == "unsure",
            "no_pay_dates_left": self.payroll and dates == 0,
            "too_little_pay_left": dates > 0 and figures["take_home_to_come"] < remaining,
            "take_home_estimated": dates > 0 and self.given["job.net_pay"] == "unsure",
            "cap_each_pay_date": "still_possible_by_year" in figures,
            "deferrals_not_full": own < self.limit["deferrals"] and remaining > 0 and dates > 0,
            "related_unknown": self.elsewhere > 0 and self.given["elsewhere.related"] == "unsure",
            "super_catch_up_unknown": self.larger_asked() and self.given["job.super_catch_up"] == "unsure",
            "highly_compensated": self.pay * 10 > self.limit["highly_paid"] * 8 or self.high_wages(),
            "roth_catch_up_only": self.high_wages() and not self.blocked(),
            "catch_up_blocked": self.blocked(),
            "employer_share_too_high": counted > figures["annual_additions_limit"],
        }
        return {code for code, holds in found.items() if holds} | self.person_warnings()

    def person_warnings(self) -> set[str]:
        shared = self.given["situation"] == "both" and self.given["job.is_403b"] == "yes"
        counts = shared or self.given["job.after_tax"] != "no"
        found = {
            "employer_unknown": counts and self.given["job.employer"] == "unsure",
            "excess_deferrals": self.deferrals()["excess_deferrals"] > 0,
            "germany": self.given["residence"] == "germany",
            "abroad": self.given["residence"] == "elsewhere",
            "limits_of_past_year": self.year < self.today.year,
            "limits_provisional": self.limit["provisional"],
            "shared_limit": shared,
        }
        return {code for code, holds in found.items() if holds}

    def shared_with_403b(self) -> Fraction:
        if self.given["situation"] != "both" or self.given["job.is_403b"] == "no":
            return ZERO
        return self.deferrals()["regular_deferrals"] + self.employer() + self.so_far()
