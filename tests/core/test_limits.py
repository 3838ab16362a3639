"""Limits as data: complete and sourced, provisional for one year, or not offered."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from importlib.resources import files

import pytest

from core.assess import as_json, assess
from core.limits import Limits, LimitsProblem, PhaseOut, built_in_limits, complete_years, limits_by_year, limits_of
from tests.core.oracle import LIMITS
from tests.profiles import NEW_YEAR, Profile, answered, employee, ira_saver, json_of

COMPLETE = complete_years(built_in_limits())
NEWEST = COMPLETE[-1]
FOLLOWING = NEWEST + 1
NAMES = [name for name, field in Limits.model_fields.items() if field.is_required() and name != "year"]
TEXT_2026 = (files("core") / "limits_by_year" / "2026.toml").read_text("utf-8")


def changed(old: str, new: str) -> str:
    assert TEXT_2026.count(old) >= 1
    return TEXT_2026.replace(old, new, 1)


def without(section: str) -> str:
    text = re.sub(rf"\[{section}\]\n(?:[^\[\n].*\n|\n)*", "", TEXT_2026)
    assert section not in tomllib.loads(text)
    return text


def test_2025_and_2026_ship_complete_with_the_program() -> None:
    assert set(COMPLETE) >= {2025, 2026}
    assert list(built_in_limits()) == [*COMPLETE, FOLLOWING]


def test_the_year_after_the_newest_is_provisional_with_the_newest_limits() -> None:
    newest, following = built_in_limits()[NEWEST], built_in_limits()[FOLLOWING]
    assert following.provisional
    assert not newest.provisional
    assert following.annual_additions == newest.annual_additions
    assert following.year == FOLLOWING


def test_what_is_published_of_the_provisional_year_is_used() -> None:
    own = '[social_security_wage_base]\nvalue = 199999\nlaw = "42 U.S.C. 430"\nsource = "SSA"\nurl = "https://www.ssa.gov"\n'
    following = built_in_limits([(f"{FOLLOWING}.toml", own)])[FOLLOWING]
    assert following.provisional
    assert following.social_security_wage_base.value == 199_999


def test_the_wage_base_of_2027_is_the_published_one() -> None:
    assert built_in_limits()[2027].social_security_wage_base.value == 192_300


def test_a_year_becomes_normal_when_its_file_is_complete() -> None:
    whole = built_in_limits([(f"{FOLLOWING}.toml", TEXT_2026)])
    assert not whole[FOLLOWING].provisional
    assert whole[FOLLOWING + 1].provisional


@pytest.mark.parametrize(("interview", "profile"), [("mega", employee()), ("ira", ira_saver())])
def test_a_provisional_year_is_said_in_the_result(interview: str, profile: Profile) -> None:
    result = json_of(interview, profile | {"tax_year": FOLLOWING})
    assert result["provisional"]
    assert "limits_provisional" in result["warnings"]
    assert not json_of(interview, profile | {"tax_year": NEWEST})["provisional"]


def test_without_any_file_there_is_no_year() -> None:
    assert limits_by_year([]) == {}


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_shipped_figures_are_the_published_ones(year: int) -> None:
    found, expected = built_in_limits()[year], LIMITS[year]
    assert found.elective_deferrals.value == expected["deferrals"]
    assert found.catch_up_50.value == expected["catch_up"]["50_59"]
    assert found.catch_up_60_63.value == expected["catch_up"]["60_63"]
    assert found.annual_additions.value == expected["additions"]
    assert found.compensation.value == expected["pay"]
    assert found.highly_compensated.value == expected["highly_paid"]
    assert found.social_security_wage_base.value == expected["wage_base"]
    assert found.ira_contributions.value == expected["ira"]
    assert found.ira_catch_up.value == expected["ira_50"]
    assert ranges(found) == (expected["roth"] | {}, expected["deduct"] | {})


def ranges(limits: Limits) -> tuple[dict[str, tuple[Decimal, Decimal]], dict[str, tuple[Decimal, Decimal]]]:
    roth = {"single": limits.roth_single, "joint": limits.roth_joint, "separate": limits.roth_separate}
    deduct = {
        "single": limits.deduction_single,
        "joint": limits.deduction_joint,
        "spouse": limits.deduction_spouse_covered,
        "separate": limits.deduction_separate,
    }
    return ends(roth), ends(deduct)


def ends(found: dict[str, PhaseOut]) -> dict[str, tuple[Decimal, Decimal]]:
    return {name: (income.low, income.high) for name, income in found.items()}


def test_the_roth_catch_up_rule_is_enforced_from_2026() -> None:
    assert not built_in_limits()[2025].roth_catch_up_wages.enforced
    assert built_in_limits()[2026].roth_catch_up_wages.enforced
    assert built_in_limits()[2026].roth_catch_up_wages.value == 150_000
    assert built_in_limits()[2025].roth_catch_up_wages.value == 145_000


@pytest.mark.parametrize("year", [2025, 2026])
def test_each_limit_names_law_source_and_link(year: int) -> None:
    for name, limit in built_in_limits()[year]:
        if name in NAMES:
            assert "U.S.C." in limit.law
            assert limit.source
            assert limit.url.startswith("https://www.")


def test_a_complete_file_opens_the_year_with_its_own_figures() -> None:
    by_year = built_in_limits([(f"{FOLLOWING}.toml", changed("value = 72000", "value = 74000"))])
    answers = answered("mega", employee(tax_year=FOLLOWING), NEW_YEAR)
    result = as_json(assess("mega", answers, by_year, NEW_YEAR))
    assert (result["tax_year"], result["provisional"]) == (FOLLOWING, False)
    assert result["figures"]["annual_additions_limit"] == 74_000
    assert result["receipts"]["after_tax_room"][0]["amount"] == 74_000


@pytest.mark.parametrize("section", NAMES)
def test_a_year_that_may_not_be_provisional_needs_every_limit(section: str) -> None:
    with pytest.raises(LimitsProblem, match=rf"2040\.toml: {section}: field required"):
        built_in_limits([("2040.toml", without(section))])


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("value = 24500", "value = 0", r"elective_deferrals\.value"),
        ("value = 24500", "value = -24500", r"elective_deferrals\.value"),
        ("value = 24500", "value = 24500.5", r"elective_deferrals\.value"),
        ("value = 24500", "value = 99000000", r"elective_deferrals\.value"),
        ("value = 24500", 'value = "lots"', r"elective_deferrals\.value"),
        ("value = 24500", "amount = 24500", r"elective_deferrals\.value"),
        ("value = 24500", "value = 24500\nnote = 1", r"elective_deferrals\.note"),
        ('law = "26 U.S.C. 402(g)(1)"', 'law = ""', r"elective_deferrals\.law"),
        ('source = "IRS Notice 2025-67"', "", r"elective_deferrals\.source"),
        ("https://www.irs.gov", "http://www.irs.gov", r"elective_deferrals\.url"),
        ("enforced = true", "", r"roth_catch_up_wages\.enforced"),
        ("low = 153000", "low = 168000", r"roth_single"),
        ("low = 153000", "low = 170000", r"roth_single"),
        ("low = 153000", "low = -1", r"roth_single\.low"),
        ("[elective_deferrals]", "[elective_deferals]", r"elective_defer+als"),
        ("[elective_deferrals]", "[hsa]\nvalue = 1\n[elective_deferrals]", r"hsa"),
    ],
)
def test_a_wrong_figure_is_refused_with_its_place(old: str, new: str, place: str) -> None:
    with pytest.raises(LimitsProblem, match=rf"^2027\.toml: {place}"):
        built_in_limits([("2027.toml", changed(old, new))])


@pytest.mark.parametrize("name", ["limits.toml", "27.toml", "20267.toml", "2027a.toml", "２０２７.toml", ""])
def test_a_file_is_named_after_its_year(name: str) -> None:
    with pytest.raises(LimitsProblem, match="named after its year"):
        built_in_limits([(name, TEXT_2026)])


@pytest.mark.parametrize("text", ["[elective_deferrals", "year = \n" + TEXT_2026])
def test_what_is_no_toml_or_names_the_year_twice_is_refused(text: str) -> None:
    with pytest.raises(LimitsProblem, match="not a readable TOML file"):
        built_in_limits([("2027.toml", text)])


@pytest.mark.parametrize("line", ["year = 2030\n", "provisional = true\n"])
def test_a_file_says_its_year_by_its_name_alone(line: str) -> None:
    with pytest.raises(LimitsProblem, match=r"2027\.toml: (year|provisional)"):
        built_in_limits([("2027.toml", line + TEXT_2026)])


def test_a_year_without_limits_has_the_newest() -> None:
    limits = built_in_limits()
    newest = max(limits)
    assert limits_of(2025, limits) is limits[2025]
    assert limits_of(newest + 5, limits) is limits[newest]
