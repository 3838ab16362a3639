"""The interview machine: the answers are the only state."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.answer_types import Problem
from core.assess import INTERVIEWS
from core.interview import Answers, Interview, NotAnswered, Question, Replay, fallen_away, read_answer
from core.limits import built_in_limits
from core.mega_backdoor import questions as mega
from tests.profiles import COMPLETE, NEW_YEAR, Profile, employee, json_of, result_of

LIMITS = built_in_limits()[2026]


def replay(interview: str, raw: Profile) -> Replay:
    return INTERVIEWS[interview][0].replay(raw, LIMITS, NEW_YEAR)


def path(interview: str, raw: Profile) -> list[str]:
    return [question.id for question in replay(interview, raw).path]


def typed(raw: Profile) -> Answers:
    return replay("mega", raw).answers


every_profile = pytest.mark.parametrize(("interview", "profile"), COMPLETE)


def test_with_no_answer_the_first_question_is_asked() -> None:
    for interview, (questions, _) in INTERVIEWS.items():
        following = replay(interview, {}).next_question
        assert following is questions.questions[0]


def test_a_question_that_an_open_answer_decides_is_not_on_the_path_yet() -> None:
    assert path("mega", {}) == ["situation", "residence"]
    assert path("mega", {"situation": "employee"}) == ["situation", "job.after_tax", "residence"]


def test_an_employees_path_is_the_one_of_the_contract() -> None:
    assert path("mega", employee()) == list(employee())


@every_profile
@given(data=st.data())
def test_the_usual_path_is_the_path_with_usual_answers_put_in(interview: str, profile: Profile, data: Any) -> None:
    given_answers = {key: profile[key] for key in data.draw(st.sets(st.sampled_from(sorted(profile))))}
    now = replay(interview, given_answers)
    questions = INTERVIEWS[interview][0].questions
    filled = {each.id: each.usual for each in questions} | given_answers

    assume(not now.problems and not replay(interview, filled).problems)

    assert INTERVIEWS[interview][0].usual_path(now, given_answers) == replay(interview, filled).path


def test_the_owners_wages_are_asked_only_of_a_corporation() -> None:
    alone = {
        "situation": "self_employed",
        "business.employees": "no",
        "business.entity": "corporation",
    }
    assert "business.wages" in path("mega", alone)
    assert "business.profit" not in path("mega", alone)
    assert "business.plan" not in path("mega", alone | {"business.employees": "yes"})


def test_leaving_is_asked_only_without_a_route() -> None:
    assert "job.leaving" not in path("mega", employee())
    assert "job.leaving" in path("mega", employee(job_route="none"))


def test_the_roth_catch_up_is_asked_from_50_in_a_year_that_enforces_it() -> None:
    over_50 = employee(age_band="50_59")
    assert "job.prior_year_wages_high" in path("mega", over_50)
    assert "job.prior_year_wages_high" not in path("mega", employee())
    earlier = INTERVIEWS["mega"][0].replay(over_50, built_in_limits()[2025], NEW_YEAR)
    assert mega.PRIOR_YEAR_WAGES_HIGH not in earlier.path


@every_profile
def test_a_complete_profile_leaves_no_question_open(interview: str, profile: Profile) -> None:
    assert result_of(interview, profile).next_question is None


@every_profile
def test_without_any_one_answer_that_question_is_next(interview: str, profile: Profile) -> None:
    for question_id in path(interview, profile):
        rest = {key: value for key, value in profile.items() if key != question_id}
        result = json_of(interview, rest)
        assert result["outcome"] == "incomplete"
        assert result["next_question"] == question_id


@every_profile
def test_what_is_certain_early_stays_as_it_is(interview: str, profile: Profile) -> None:
    whole = json_of(interview, profile)
    for question_id in path(interview, profile):
        part = json_of(interview, {key: value for key, value in profile.items() if key != question_id})
        assert_included(part["figures"], whole["figures"])
        assert_included(part["receipts"], whole["receipts"])
        assert set(part["warnings"]) <= set(whole["warnings"])
        assert_included((part["solo"] or {}).get("figures", {}), (whole["solo"] or {}).get("figures", {}))


def assert_included(part: dict[str, Any], whole: dict[str, Any]) -> None:
    assert {key: whole[key] for key in part} == part


@every_profile
def test_an_answer_given_as_null_is_not_answered(interview: str, profile: Profile) -> None:
    last = path(interview, profile)[-1]
    assert json_of(interview, profile | {last: None})["next_question"] == last


@every_profile
def test_answers_off_the_path_are_ignored(interview: str, profile: Profile) -> None:
    on_path = path(interview, profile)
    everything = {question.id: "nonsense" for question in INTERVIEWS[interview][0].questions}
    noisy = everything | {"unknown": []} | {key: profile[key] for key in on_path}
    assert json_of(interview, noisy) == json_of(interview, profile)


@every_profile
@given(data=st.data())
def test_the_order_of_the_answers_does_not_matter(interview: str, profile: Profile, data: st.DataObject) -> None:
    keys = data.draw(st.permutations(list(profile)))
    assert json_of(interview, {key: profile[key] for key in keys}) == json_of(interview, profile)


@every_profile
def test_answering_what_is_asked_leads_to_the_end(interview: str, profile: Profile) -> None:
    given_so_far: Profile = {}
    for question_id in path(interview, profile):
        following = replay(interview, given_so_far).next_question
        assert following is not None
        assert following.id == question_id
        given_so_far[question_id] = profile[question_id]
    assert replay(interview, given_so_far).next_question is None


def test_a_change_names_the_answers_that_fall_away() -> None:
    before = employee(job_route="none", job_leaving="yes")
    after = before | {"job.route": "in_plan"}
    assert fallen_away(replay("mega", before).path, replay("mega", after).path, after) == ["job.leaving"]


def test_what_was_not_answered_does_not_fall_away() -> None:
    before = {"situation": "employee"}
    after = {"situation": "self_employed"}
    assert fallen_away(replay("mega", before).path, replay("mega", after).path, before) == []


def test_an_answer_that_cannot_be_taken_is_asked_again_with_its_reason() -> None:
    found = replay("mega", employee(job_pay="24,5000"))
    assert found.next_question is mega.PAY
    assert [(key, problem.reason) for key, problem in found.problems] == [("job.pay", "not_a_number")]


def test_deferrals_above_pay_are_impossible() -> None:
    found = replay("mega", employee(job_pay=24_499))
    (question_id, problem), *rest = found.problems
    assert not rest
    assert (question_id, problem.reason, problem.bounds) == ("job.deferrals", "above_pay", {"pay": 24_499})


def test_deferrals_of_all_pay_are_possible() -> None:
    assert not replay("mega", employee(job_pay=24_500)).problems


def test_while_pay_is_open_no_deferrals_are_impossible() -> None:
    without_pay = {key: value for key, value in employee().items() if key != "job.pay"}
    found = replay("mega", without_pay | {"job.deferrals": 999_999})
    assert not found.problems
    assert found.next_question is mega.PAY


def test_moving_more_than_the_balance_is_impossible() -> None:
    raw = {"conversion.basis": 30_000, "conversion.earnings": 2_400, "conversion.amount": "32400.01"}
    (question_id, problem), *_ = replay("conversion", raw).problems
    assert (question_id, problem.reason) == ("conversion.amount", "above_worth")
    assert problem.bounds == {"worth": 32_400}


def test_an_answer_that_is_missing_says_so() -> None:
    answers = typed({"situation": "employee"})
    assert answers[mega.SITUATION] == "employee"
    with pytest.raises(NotAnswered, match=r"job\.after_tax"):
        answers[mega.AFTER_TAX]
    with pytest.raises(NotAnswered):
        answers.get(mega.AFTER_TAX)
    assert answers.get(mega.PROFIT) is None
    with pytest.raises(NotAnswered):
        answers[mega.PROFIT]


def test_a_question_is_found_by_its_id() -> None:
    interview: Interview = INTERVIEWS["mega"][0]
    assert interview.question("job.pay") is mega.PAY
    assert interview.question("job.nothing") is None


def test_one_answer_is_read_beside_the_ones_before_it() -> None:
    answers = typed(employee())
    assert read_answer(mega.DEFERRALS, "24.500 $", answers) == 24_500
    with pytest.raises(Problem, match="above_pay"):
        read_answer(mega.DEFERRALS, "180.001", answers)


@every_profile
def test_usual_answers_and_suggestions_can_be_taken(interview: str, profile: Profile) -> None:
    found = replay(interview, profile)
    for question in found.path:
        assert question.usual is not None
        question.type.read(question.usual)
        for suggestion in question.suggestions(found.answers):
            read_answer(question, suggestion, found.answers)


def test_more_deferrals_than_pay_are_not_suggested() -> None:
    answers = typed(employee(job_pay=20_000, job_deferrals=0))
    assert mega.DEFERRALS.suggestions(answers) == ("0",)
    answers = typed(employee(age_band="60_63", job_pay=30_000, job_deferrals=0))
    assert mega.DEFERRALS.suggestions(answers) == ("24500", "0")


def test_a_question_shared_by_two_interviews_has_one_id_and_one_list_of_choices() -> None:
    shared = INTERVIEWS["ira"][0].question("age_band")
    assert shared is not None
    assert shared.type == mega.AGE_BAND.type


def test_question_ids_are_unique_in_each_interview() -> None:
    for interview, _ in INTERVIEWS.values():
        ids = [question.id for question in interview.questions]
        assert len(set(ids)) == len(ids)


def test_a_question_by_default_is_asked_of_everybody_and_offers_nothing() -> None:
    anything: Question[str] = Question("anything", mega.SITUATION.type)
    answers = Answers(LIMITS, NEW_YEAR)
    assert anything.asked_when(answers)
    assert anything.suggestions(answers) == ()
