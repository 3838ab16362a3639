"""Sections 6 to 8 of core/README.md once more, written apart from the core, in exact fractions of a dollar."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

from tests.core.oracle import LIMITS, half_up

NONE = Fraction(0)


def phased(limit: Fraction, magi: Fraction, ends: tuple[int, int] | None) -> Fraction:
    if ends is None or magi <= ends[0]:
        return limit
    if magi >= ends[1]:
        return NONE
    less = floor(limit * (magi - ends[0]) / (ends[1] - ends[0]) / 10) * 10
    return max(Fraction(200), limit - less)


def group(status: str) -> str:
    if status in ("married_joint", "surviving_spouse"):
        return "joint"
    return "separate" if status == "married_separate" else "single"


def deduction_ends(answers: dict[str, Any], ends: dict[str, tuple[int, int]]) -> tuple[int, int] | None:
    status = answers["filing_status"]
    if answers["ira.covered"] == "yes":
        return ends[group(status)]
    if answers["ira.spouse_covered"] == "yes":
        return {"married_joint": ends["spouse"], "married_separate": ends["separate"]}.get(status)
    return None


def ira(answers: dict[str, Any], year: int, today: date) -> dict[str, Any]:
    limit = LIMITS[year]
    dollars = Fraction(limit["ira"] + (0 if answers["age_band"] == "under_50" else limit["ira_50"]))
    magi, pay = answers["magi"], answers["ira.compensation"]
    most = min(dollars, pay)
    roth = min(phased(min(dollars, pay), magi, limit["roth"][group(answers["filing_status"])]), pay)
    deductible = min(phased(dollars, magi, deduction_ends(answers, limit["deduct"])), pay)
    paid, traditional = answers["ira.roth_paid"], answers["ira.traditional_paid"]
    excess = max(NONE, paid - min(roth, max(NONE, most - traditional)))
    backdoor = most - roth
    still = max(NONE, backdoor - traditional - excess)
    figures: dict[str, Any] = {
        "ira_limit": most,
        "roth_allowed": roth,
        "deductible_allowed": deductible,
        "roth_excess": excess,
        "backdoor_amount": backdoor,
        "still_to_contribute": still,
    }
    return figures | _form_figures(answers, backdoor, still, today, is_over=today > date(year, 12, 31))


def _form_figures(
    answers: dict[str, Any], backdoor: Fraction, still: Fraction, today: date, *, is_over: bool
) -> dict[str, Any]:
    names = ("converted", "nontaxable_fraction", "conversion_nontaxable", "conversion_taxable", "basis_carried")
    empty: dict[str, Any] = dict.fromkeys((*names, "form_8606"))
    if not backdoor:
        return empty
    basis, balance, line_3 = answers["ira.basis"], answers["ira.balance"], backdoor + answers["ira.basis"]
    first = {"L1": backdoor, "L2": basis, "L3": line_3}
    if not is_over:
        converted, line_5, late = backdoor + (basis if not balance else NONE), line_3, NONE
    elif answers["ira.traditional_paid"] and answers["ira.converted"]:
        converted, line_5, late = answers["ira.converted"], line_3 - still, still
    else:
        without = {"basis_carried": half_up(line_3), "form_8606": first | {"L14": half_up(line_3)}}
        return empty | without | {"conversion_year": today.year}
    line_9 = balance + converted
    line_10 = min(Fraction(1), line_5 / line_9)
    free = converted * line_10
    found = {
        "converted": converted,
        "nontaxable_fraction": half_up(line_10, 6),
        "conversion_nontaxable": half_up(free),
        "conversion_taxable": half_up(converted - free),
        "basis_carried": half_up(line_3 - free),
    }
    later = {"L4": late, "L5": line_5, "L6": balance, "L7": NONE, "L8": converted, "L9": line_9}
    shares = {"L10": half_up(line_10, 6), "L11": half_up(free), "L12": NONE, "L13": half_up(free)}
    ends = {"L14": half_up(line_3 - free), "L16": converted, "L17": half_up(free), "L18": half_up(converted - free)}
    return found | {"form_8606": first | later | shares | ends}


def ira_outcome(answers: dict[str, Any], figures: dict[str, Any], year: int, today: date) -> str:
    if answers["ira.compensation"] == 0:
        return "no_compensation"
    if today > _tax_day(year):
        return "year_over"
    if figures["roth_allowed"] == figures["ira_limit"]:
        return "direct_roth"
    if figures["roth_allowed"]:
        return "partial_roth"
    counts = figures["conversion_taxable"] or (today > date(year, 12, 31) and answers["ira.balance"] > 0)
    return "backdoor_pro_rata" if counts else "backdoor"


TAX_DAYS = {2025: date(2026, 4, 15), 2026: date(2027, 4, 15)}


def _tax_day(year: int) -> date:
    return TAX_DAYS[year]


def ira_warnings(figures: dict[str, Any], year: int, today: date) -> set[str]:
    found = {"roth_excess": figures["roth_excess"] > 0, "limits_of_past_year": year < today.year}
    return {code for code, holds in found.items() if holds}


def conversion(answers: dict[str, Any]) -> dict[str, Any]:
    basis, earnings = answers["conversion.basis"], answers["conversion.earnings"]
    given, to = answers["conversion.amount"], answers["conversion.destination"]
    worth = basis + earnings
    amount = worth if given == "all" else given
    if not worth:
        moved = NONE
    elif earnings < 0:
        moved = half_up(basis * amount / worth)
    else:
        moved = amount - half_up(earnings * amount / worth)
    gain = amount - moved
    code = "G" if to != "check" else {"yes": "7", "no": "1"}[answers["conversion.over_59_half"]]
    if to == "split" and gain >= 0:
        forms = [_form(moved, NONE, moved, "G"), _form(gain, NONE, NONE, "G")]
    else:
        forms = [_form(amount, max(NONE, gain), moved, code)]
    forms = [form for form in forms if form["box_1"]]
    figures = {
        "basis_moved": moved,
        "earnings_moved": gain,
        "taxable": NONE if to == "split" else max(NONE, gain),
        "forms": forms,
        "line_5a": sum((form["box_1"] for form in forms), NONE),
        "line_5b": sum((form["box_2a"] for form in forms), NONE),
    }
    if to == "check":
        withheld = half_up(max(NONE, gain) / 5)
        figures |= {"withheld": withheld, "check_amount": amount - withheld}
    return figures


def _form(gross: Fraction, taxable: Fraction, basis: Fraction, code: str) -> dict[str, Any]:
    return {"box_1": gross, "box_2a": taxable, "box_5": basis, "box_7": code}


def conversion_outcome(figures: dict[str, Any]) -> str:
    if not figures["line_5a"]:
        return "nothing_to_move"
    return "partly_taxable" if figures["taxable"] else "tax_free"


WHOLE = ("in_plan", "roth_ira", "check")
SPLITS = ("split_roth_leg", "split_traditional_leg", "split_one_form")
CODES = {"roth_account": "H", "check": "127", "backdoor_ira": "271", "refund": "8PE"}


def form_reasons(answers: dict[str, Any]) -> set[str]:
    event, code = answers["form.event"], answers["form.box_7"]
    gross, taxable, basis = (answers[f"form.box_{box}"] for box in ("1", "2a", "5"))
    most = dict.fromkeys((*WHOLE, "refund"), max(NONE, gross - basis)) | dict.fromkeys((*SPLITS, "roth_account"), NONE)
    least = {**dict.fromkeys(WHOLE, gross - basis), "roth_match": gross, "backdoor_ira": gross}.get(event, NONE)
    found = {
        "taxable_amount_missing": least - taxable > 1,
        "taxable_amount_too_high": taxable - most.get(event, gross) > 1,
        "basis_missing": basis_is_missing(answers),
        "basis_unexpected": event == "split_traditional_leg" and basis > 1,
        "code_unexpected": not any(each in code for each in CODES.get(event, "G")),
    }
    return {reason for reason, holds in found.items() if holds}


def basis_is_missing(answers: dict[str, Any]) -> bool:
    event, gross, basis = answers["form.event"], answers["form.box_1"], answers["form.box_5"]
    if event == "split_roth_leg":
        return bool(gross - basis > 1)
    return event in (*WHOLE, "split_one_form") and basis == 0


def line_5b(answers: dict[str, Any]) -> Fraction | None:
    event, gross = answers["form.event"], answers["form.box_1"]
    if event == "backdoor_ira" or basis_is_missing(answers):
        return None
    if event == "refund":
        return (
            None
            if "P" in answers["form.box_7"]
            else min(answers["form.box_2a"], max(NONE, gross - answers["form.box_5"]))
        )
    if event == "roth_match":
        found: Fraction = gross
        return found
    return max(NONE, gross - answers["form.box_5"]) if event in WHOLE else NONE
