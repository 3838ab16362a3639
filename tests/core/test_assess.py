"""One set of answers in, one result object out."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assess import INTERVIEWS, BadAnswer, as_json, assess, tax_year_of
from core.limits import built_in_limits
from tests.core.random_answers import YEARS, as_typed, businesses, jobs
from tests.core.random_ira_and_forms import forms, iras, movements
from tests.profiles import COMPLETE, NEW_YEAR, Profile, as_json_of, employee, form_holder, ira_saver, json_of, mover

BOTH = {"situation": "both"}

KEYS = [
    "interview",
    "tax_year",
    "provisional",
    "outcome",
    "next_question",
    "open_questions",
    "figures",
    "solo",
    "receipts",
    "reasons",
    "warnings",
    "steps",
]


@pytest.mark.parametrize(("interview", "profile"), COMPLETE)
def test_the_result_object_has_the_keys_people_rely_on_and_is_json(interview: str, profile: Profile) -> None:
    result = json_of(interview, profile)
    assert list(result) == [*KEYS, *(["forms"] if interview == "conversion" else [])]
    assert result.get("forms") == result["figures"].get("forms")
    assert result["interview"] == interview
    assert json.loads(json.dumps(result, allow_nan=False)) == result


mixed = st.one_of(
    st.tuples(st.just("mega"), jobs(2026)),
    st.tuples(st.just("mega"), businesses()),
    st.tuples(st.just("mega"), st.builds(lambda job, own: own | job | BOTH, jobs(2026), businesses())),
    st.tuples(st.just("ira"), iras()),
    st.tuples(st.just("conversion"), movements()),
    st.tuples(st.just("form_1099r"), forms()),
)


@given(mixed, YEARS)
def test_mixed_random_answers_make_json_without_an_error(drawn: tuple[str, Profile], year: int) -> None:
    interview, answers = drawn
    result = json_of(interview, as_typed(answers, year))
    json.dumps(result, allow_nan=False)
    assert result["outcome"] != "incomplete"


def test_the_interviews_people_rely_on_are_there() -> None:
    assert list(INTERVIEWS) == ["mega", "ira", "conversion", "form_1099r"]
    assert all(interview.id == name for name, (interview, _) in INTERVIEWS.items())


def test_the_tax_year_is_this_year_unless_given() -> None:
    assert tax_year_of({}, NEW_YEAR) == 2026
    assert tax_year_of({"tax_year": None}, NEW_YEAR) == 2026
    assert tax_year_of({"tax_year": 2025}, NEW_YEAR) == 2025
    assert tax_year_of({"tax_year": "2025"}, NEW_YEAR) == 2025


@pytest.mark.parametrize("given", ["last year", 20.5, True, 1, 2200, 9_999, 10_000])
def test_a_tax_year_that_is_none_is_refused(given: object) -> None:
    with pytest.raises(BadAnswer, match="tax_year"):
        assess("mega", {"tax_year": given}, built_in_limits(), NEW_YEAR)


@pytest.mark.parametrize("interview", [name for name, (interview, _) in INTERVIEWS.items() if interview.uses_limits])
@pytest.mark.parametrize("year", [1999, 2024, max(built_in_limits()) + 1])
def test_a_year_without_limits_has_no_figures(interview: str, year: int) -> None:
    result = json_of(interview, employee() | ira_saver() | mover() | {"tax_year": year})
    assert result["outcome"] == "limits_not_loaded"
    assert result["tax_year"] == year
    assert result["next_question"] is None
    assert result["open_questions"] == result["steps"] == result["warnings"] == []
    assert result["figures"] == result["receipts"] == {}


def test_the_year_after_next_is_not_answered_with_this_years_limits() -> None:
    latest = max(built_in_limits())
    assert json_of("mega", employee(), date(latest + 1, 1, 2))["outcome"] == "limits_not_loaded"


def test_the_first_bad_answer_on_the_path_is_named() -> None:
    with pytest.raises(BadAnswer, match=r"job\.pay: not_a_number") as caught:
        as_json_of("mega", employee(job_pay_per_date=1, job_next_pay_date="none", job_pay="viel", job_employer="wenig"))
    assert caught.value.question == "job.pay"
    assert caught.value.problem.reason == "not_a_number"


def test_a_bad_answer_off_the_path_does_no_harm() -> None:
    assert json_of("mega", employee(business_profit="viel"))["outcome"] == "eligible"


def test_the_open_questions_are_those_answered_unsure() -> None:
    unsure = employee(job_after_tax="unsure", job_route="unsure", job_cap="unsure", job_employer="unsure")
    assert json_of("mega", unsure)["open_questions"] == ["job.after_tax", "job.route", "job.employer", "job.cap"]


def test_a_receipt_line_shows_law_source_and_link_of_a_limit_only() -> None:
    limit, own, employer = json_of("mega", employee())["receipts"]["after_tax_room"]
    assert limit == {
        "label": "annual_additions_limit",
        "amount": 72_000,
        "law": "26 U.S.C. 415(c)(1)(A)",
        "source": "IRS Notice 2025-67",
        "url": "https://www.irs.gov/pub/irs-drop/n-25-67.pdf",
    }
    assert own == {"label": "regular_deferrals", "amount": -24_500}
    assert employer == {"label": "employer_contributions", "amount": -6_000}


def test_whole_numbers_are_json_integers_and_dates_iso_text() -> None:
    result = json_of("mega", employee())
    assert isinstance(result["figures"]["after_tax_room"], int)
    assert isinstance(result["figures"]["per_pay_date"], float)
    elect = next(step for step in result["steps"] if step["code"] == "elect_after_tax")
    assert (elect["percent_whole"], elect["per_pay_date"], elect["amount"]) == (23, 1596.15, 41_500)
    assert elect["dates"][0] == "2026-01-09"
    assert len(elect["dates"]) == result["figures"]["pay_dates_left"] == 26


def test_a_typed_result_is_the_same_object_as_its_json() -> None:
    result = assess("ira", ira_saver(), built_in_limits(), NEW_YEAR)
    assert as_json(result)["figures"]["form_8606"]["L18"] == 6_375
    assert result.replay is not None


@pytest.mark.parametrize("year", [1900, 1999, 2024, 2031, 2199])
@pytest.mark.parametrize("profile", [("conversion", mover()), ("form_1099r", form_holder())])
def test_an_interview_that_uses_no_limits_is_refused_for_no_year(profile: tuple[str, Profile], year: int) -> None:
    name, answers = profile
    result = assess(name, answers | {"tax_year": year}, {}, NEW_YEAR)
    assert (result.tax_year, result.next_question) == (year, None)
    assert result.assessment.outcome not in ("limits_not_loaded", "incomplete")
    assert result.replay is not None
    with pytest.raises(LookupError, match=str(year)):
        _ = result.replay.answers.limits


def test_a_form_is_by_default_of_the_year_before() -> None:
    assert json_of("form_1099r", form_holder())["tax_year"] == NEW_YEAR.year - 1
    assert json_of("conversion", mover())["tax_year"] == NEW_YEAR.year
