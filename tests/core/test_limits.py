"""Limits as data: complete, sourced, or not offered."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from importlib.resources import files

import pytest

from core.assess import as_json, assess
from core.limits import Limits, LimitsProblem, PhaseOut, built_in_limits, read_limits
from tests.core.oracle import LIMITS
from tests.profiles import NEW_YEAR, employee

TEXT_2026 = (files("core") / "limits_by_year" / "2026.toml").read_text("utf-8")


def changed(old: str, new: str) -> str:
    assert TEXT_2026.count(old) >= 1
    return TEXT_2026.replace(old, new, 1)


def without(section: str) -> str:
    text = re.sub(rf"\[{section}\]\n(?:[^\[\n].*\n|\n)*", "", TEXT_2026)
    assert section not in tomllib.loads(text)
    return text


def test_2025_and_2026_ship_with_the_program() -> None:
    assert list(built_in_limits()) == [2025, 2026]


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
        if name != "year":
            assert "U.S.C." in limit.law
            assert limit.source
            assert limit.url.startswith("https://www.")


def test_a_complete_file_for_2027_opens_the_year() -> None:
    year_2027 = read_limits("2027.toml", changed("value = 72000", "value = 74000"))
    assert year_2027.year == 2027
    by_year = built_in_limits() | {2027: year_2027}
    result = as_json(assess("mega", employee(tax_year=2027), by_year, NEW_YEAR))
    assert result["tax_year"] == 2027
    assert result["figures"]["annual_additions_limit"] == 74_000
    assert result["receipts"]["after_tax_room"][0]["amount"] == 74_000


@pytest.mark.parametrize("section", [name for name, _ in built_in_limits()[2026] if name != "year"])
def test_a_file_without_one_of_the_limits_is_refused_by_name(section: str) -> None:
    with pytest.raises(LimitsProblem, match=rf"2027\.toml: {section}: field required"):
        read_limits("2027.toml", without(section))


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
        read_limits("2027.toml", changed(old, new))


@pytest.mark.parametrize("name", ["limits.toml", "27.toml", "20267.toml", "2027a.toml", "２０２７.toml", ""])
def test_a_file_is_named_after_its_year(name: str) -> None:
    with pytest.raises(LimitsProblem, match="named after its year"):
        read_limits(name, TEXT_2026)


@pytest.mark.parametrize("text", ["[elective_deferrals", "year = 2027\n" + TEXT_2026])
def test_what_is_no_toml_or_names_the_year_twice_is_refused(text: str) -> None:
    with pytest.raises(LimitsProblem, match="not a readable TOML file"):
        read_limits("2027.toml", text)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(LimitsProblem, match="field required"):
        read_limits("2027.toml", "")
