"""Every worked case in tests/cases, as a tax adviser reads it, against the result object."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.assess import BadAnswer
from core.backdoor_ira.form_8606 import Form8606
from tests.profiles import json_of, with_pay_per_date

FOLDER = Path(__file__).parents[1] / "cases"
FILES = ("field.toml", "employee.toml", "business.toml", "ira.toml", "conversion.toml", "form_1099r.toml")


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"), parse_float=Decimal)


def cases() -> list[Any]:
    found = []
    for name in FILES:
        file = read(name)
        for case in file["case"]:
            whole = {"interview": file["interview"], "today": file["today"]} | case
            whole["answers"] = with_pay_per_date(as_typed(file["ordinary"] | case.get("answers", {})))
            found.append(pytest.param(whole, id=case["id"]))
    return found


def as_typed(answers: dict[str, Any]) -> dict[str, Any]:
    """Exact decimals as a person types them."""
    return {key: str(value) if isinstance(value, Decimal) else value for key, value in answers.items()}


ALL = cases()
REFUSED = [case for case in ALL if "error" in case.values[0]]


def exact(value: Any) -> Any:
    """Numbers as exact decimals, "none" as None, all the way down."""
    if isinstance(value, dict):
        return {key: exact(item) for key, item in value.items()}
    if isinstance(value, list):
        return [exact(item) for item in value]
    if isinstance(value, float):
        return Decimal(str(value))
    return None if value == "none" else value


def assert_holds(expected: dict[str, Any], actual: dict[str, Any], place: str) -> None:
    """Everything expected is there; more may be."""
    for key, value in exact(expected).items():
        assert key in actual, f"{place}.{key} is missing"
        if isinstance(value, dict):
            assert_holds(value, actual[key], f"{place}.{key}")
        else:
            assert exact(actual[key]) == value, f"{place}.{key}"


@pytest.fixture(params=[case for case in ALL if case not in REFUSED])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.param
    return found


@pytest.fixture
def result(case: dict[str, Any]) -> dict[str, Any]:
    return json_of(case["interview"], case["answers"], date.fromisoformat(case["today"]))


def test_a_worked_case_has_its_outcome_and_figures(case: dict[str, Any], result: dict[str, Any]) -> None:
    assert result["outcome"] == case.get("outcome", result["outcome"]) != "incomplete"
    assert result["provisional"] == case.get("provisional", False)
    assert result["next_question"] is None
    assert_holds(case.get("figures", {}), result["figures"], "figures")
    assert_holds(case.get("solo", {}), result["solo"] or {}, "solo")
    for name in case.get("absent_figures", ()):
        assert name not in result["figures"]


def test_a_worked_case_has_receipts_that_add_up(case: dict[str, Any], result: dict[str, Any]) -> None:
    for name, lines in result["receipts"].items():
        figure = (result["solo"]["figures"] if name.startswith("solo.") else result["figures"]) or {}
        for part in name.removeprefix("solo.").split("."):
            figure = figure[part]
        assert sum(Decimal(str(line["amount"])) for line in lines) == Decimal(str(figure)), name
    for name, labels in case.get("receipts", {}).items():
        assert [line["label"] for line in result["receipts"][name]] == labels


def test_a_worked_case_has_its_reasons_and_warnings(case: dict[str, Any], result: dict[str, Any]) -> None:
    reasons = [reason["code"] for reason in result["reasons"]]
    assert set(case.get("warnings", ())) <= set(result["warnings"])
    assert not set(case.get("no_warnings", ())) & set(result["warnings"])
    assert set(case.get("reasons", ())) <= set(reasons)
    assert not set(case.get("no_reasons", ())) & set(reasons)
    assert case.get("all_reasons", reasons) == reasons
    assert all(reason["law"] for reason in result["reasons"])
    assert case.get("open_questions", result["open_questions"]) == result["open_questions"]


def test_a_worked_case_has_its_steps_with_dates(case: dict[str, Any], result: dict[str, Any]) -> None:
    steps = {step["code"]: step["due"] for step in result["steps"]}
    assert steps or result["outcome"] == "year_over"
    for code, due in case.get("steps", ()):
        assert code in steps
        assert steps[code] == exact(due)
    assert not set(case.get("no_steps", ())) & set(steps)
    assert all(due is None or due >= case["today"] for due in steps.values())


@pytest.mark.parametrize("refused", REFUSED)
def test_a_worked_case_is_refused_with_its_reason(refused: dict[str, Any]) -> None:
    with pytest.raises(BadAnswer) as caught:
        json_of(refused["interview"], refused["answers"], date.fromisoformat(refused["today"]))
    assert {"question": caught.value.question, "reason": caught.value.problem.reason} == refused["error"]


def test_each_worked_case_has_its_own_id_and_a_source() -> None:
    every = [case for name in (*FILES, "form_8606.toml") for case in read(name)["case"]]
    ids = [case["id"] for case in every]
    assert len(set(ids)) == len(ids)
    assert all(case["source"] for case in every)


@pytest.mark.parametrize("form", [pytest.param(case, id=case["id"]) for case in read("form_8606.toml")["case"]])
def test_form_8606_comes_out_as_worked(form: dict[str, Any]) -> None:
    filled = Form8606(**{name: Decimal(amount) for name, amount in form["entries"].items()})
    for name, expected in form["figures"].items():
        assert getattr(filled, name) == expected, name
