"""The interview machine: the answers are the only state."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.amounts import Problem
from core.answer_types import Choice
from core.answers import Answers, NotAnswered
from core.assess import INTERVIEWS
from core.conversion.questions import OVER_59_HALF
from core.interview import Interview, Replay, fallen_away
from core.limits import built_in_limits
from core.mega_backdoor import payroll, plan_terms
from core.mega_backdoor import questions as mega
from core.person import AFTER_TAX, AGE_BAND, SITUATION
from core.question import Question, read_answer
from core.solo_401k import questions as business
from tests.examples import examples
from tests.profiles import COMPLETE, NEW_YEAR, Profile, answered, as_json_of, employee, json_of, result_of

LIMITS = built_in_limits()[2026]


def replay(interview: str, raw: Profile) -> Replay:
    return INTERVIEWS[interview][0].replay(raw, LIMITS, NEW_YEAR)


def path(interview: str, raw: Profile) -> list[str]:
    return [question.id for question in replay(interview, raw).path]


def typed(raw: Profile) -> Answers:
    return replay("mega", raw).answers


every_profile = pytest.mark.parametrize(
    ("interview", "profile"), [(name, answered(name, profile, NEW_YEAR)) for name, profile in COMPLETE]
)


def test_with_no_answer_the_first_question_is_asked() -> None:
    for interview, (questions, _) in INTERVIEWS.items():
        following = replay(interview, {}).next_question
        assert following is questions.questions[0]


def test_a_question_that_an_open_answer_decides_is_not_on_the_path_yet() -> None:
    assert path("mega", {}) == ["situation", "residence"]
    assert path("mega", {"situation": "employee"}) == ["situation", "job.after_tax", "residence"]


def test_an_employees_path_is_the_one_people_rely_on() -> None:
    relied_on = [
        "situation",
        "job.after_tax",
        "job.route",
        "age_band",
        "job.pay_schedule",
        "job.next_pay_date",
        "job.pay_per_date",
        "job.pay",
        "job.net_pay",
        "job.deferrals",
        "deferrals_elsewhere",
        "job.employer",
        "job.after_tax_so_far",
        "job.cap",
        "residence",
    ]
    walked = path("mega", answered("mega", employee(), NEW_YEAR))
    assert [each for each in walked if each in relied_on] == relied_on
    assert set(walked).isdisjoint({"job.leaving", "job.is_403b", "job.cap_covers", "job.roth_in_plan"})


@every_profile
@examples(15)
@given(data=st.data())
def test_the_usual_path_is_the_path_with_usual_answers_put_in(interview: str, profile: Profile, data: Any) -> None:
    given_answers = {key: profile[key] for key in data.draw(st.sets(st.sampled_from(sorted(profile))))}
    now = replay(interview, given_answers)
    filled = answered(interview, given_answers, NEW_YEAR) | {"tax_year": LIMITS.year}

    assume(not now.problems and not replay(interview, filled).problems)

    assert now.usual_path == replay(interview, filled).path


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
    over_50 = answered("mega", employee(age_band="50_59"), NEW_YEAR)
    assert "job.prior_year_wages_high" in path("mega", over_50)
    assert "job.prior_year_wages_high" not in path("mega", answered("mega", employee(), NEW_YEAR))
    earlier = INTERVIEWS["mega"][0].replay(over_50, built_in_limits()[2025], NEW_YEAR)
    assert plan_terms.PRIOR_YEAR_WAGES_HIGH not in earlier.path


@every_profile
def test_a_complete_profile_leaves_no_question_open(interview: str, profile: Profile) -> None:
    assert result_of(interview, profile).next_question is None


@every_profile
def test_without_any_one_answer_that_question_is_next(interview: str, profile: Profile) -> None:
    for question_id in path(interview, profile):
        rest = {key: value for key, value in profile.items() if key != question_id}
        result = as_json_of(interview, rest)
        assert result["outcome"] == "incomplete"
        assert result["next_question"] == question_id


@every_profile
def test_what_is_certain_early_stays_as_it_is(interview: str, profile: Profile) -> None:
    whole = json_of(interview, profile)
    for question_id in path(interview, profile):
        part = as_json_of(interview, {key: value for key, value in profile.items() if key != question_id})
        assert_included(part["figures"], whole["figures"])
        assert_included(part["receipts"], whole["receipts"])
        assert set(part["warnings"]) <= set(whole["warnings"])
        assert_included((part["solo"] or {}).get("figures", {}), (whole["solo"] or {}).get("figures", {}))


def assert_included(part: dict[str, Any], whole: dict[str, Any]) -> None:
    assert {key: whole[key] for key in part} == part


@every_profile
def test_an_answer_given_as_null_is_not_answered(interview: str, profile: Profile) -> None:
    last = path(interview, profile)[-1]
    assert as_json_of(interview, profile | {last: None})["next_question"] == last


@every_profile
def test_answers_off_the_path_are_ignored(interview: str, profile: Profile) -> None:
    on_path = path(interview, profile)
    everything = {question.id: "nonsense" for question in INTERVIEWS[interview][0].asked}
    noisy = everything | {"unknown": []} | {key: profile[key] for key in on_path}
    assert json_of(interview, noisy) == json_of(interview, profile)


@every_profile
@examples(15)
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
    found = replay("mega", answered("mega", employee(), NEW_YEAR) | {"job.pay": "24,5000"})
    assert found.next_question is payroll.PAY
    assert [(key, problem.reason) for key, problem in found.problems] == [("job.pay", "not_a_number")]


def problems(**changes: object) -> list[tuple[str, str]]:
    complete = answered("mega", employee(), NEW_YEAR) | employee(**changes)
    return [(question_id, problem.reason) for question_id, problem in replay("mega", complete).problems]


def test_deferrals_above_pay_are_impossible() -> None:
    assert problems(job_pay=24_499, job_net_pay=0) == [("job.deferrals", "above_pay")]
    assert not problems(job_pay=24_500, job_net_pay=0)


def test_while_pay_is_open_no_deferrals_are_impossible() -> None:
    without_pay = {key: value for key, value in employee().items() if key != "job.pay"}
    found = replay("mega", without_pay | {"job.deferrals": 999_999})
    assert "job.deferrals" not in dict(found.problems)


def test_the_pay_of_a_year_is_at_least_what_its_dates_still_bring() -> None:
    per_date = {"job_pay_per_date": 6_000, "job_next_pay_date": "2026-01-09"}
    assert problems(job_pay=26 * 6_000 - 26, **per_date) == []
    assert problems(job_pay=26 * 6_000 - 26.01, **per_date) == [("job.pay", "below_pay_to_come")]


def test_a_pay_of_180_beside_larger_paychecks_is_asked_back_in_thousands() -> None:
    complete = answered("mega", employee(), NEW_YEAR)
    for typed_pay, choices in (("180", ("180000",)), ("99", ()), ("1001", ())):
        (_, problem), *_ = replay("mega", complete | {"job.pay": typed_pay}).problems
        assert (problem.reason, problem.choices) == ("below_pay_to_come", choices)


def test_a_bonus_is_at_most_what_the_dates_leave_of_the_pay() -> None:
    paid = {"job_pay": 180_000, "job_pay_per_date": 6_000, "job_next_pay_date": "2026-01-09"}
    assert problems(job_bonus_to_come=24_000, **paid) == []
    assert problems(job_bonus_to_come="24000.01", **paid) == [("job.bonus_to_come", "bonus_above_pay")]


def test_take_home_pay_is_at_most_the_gross() -> None:
    assert problems(job_pay_per_date=6_000, job_net_pay=6_000) == []
    assert problems(job_pay_per_date=6_000, job_net_pay="6000.01") == [("job.net_pay", "above_pay_per_date")]


@pytest.mark.parametrize("day", ["2026-01-02", "2026-01-16", "none", "Friday", "am 9."])
def test_a_pay_date_within_one_period_is_taken(day: str) -> None:
    assert not problems(job_next_pay_date=day, job_pay_per_date=6_000)


@pytest.mark.parametrize("day", ["2026-01-01", "2026-01-17", "2027-01-02", "1.1.", "31.12."])
def test_a_pay_date_outside_one_period_is_refused(day: str) -> None:
    assert problems(job_next_pay_date=day, job_pay_per_date=6_000) == [("job.next_pay_date", "not_the_next_pay_date")]


def test_moving_more_than_the_balance_is_impossible() -> None:
    raw = {"conversion.basis": 30_000, "conversion.earnings": 2_400, "conversion.amount": "32400.01"}
    (question_id, problem), *_ = replay("conversion", raw).problems
    assert (question_id, problem.reason) == ("conversion.amount", "above_worth")
    assert problem.bounds == {"worth": 32_400}


def test_an_answer_that_is_missing_says_so() -> None:
    answers = typed({"situation": "employee"})
    assert answers[SITUATION] == "employee"
    with pytest.raises(NotAnswered, match=r"job\.after_tax"):
        answers[AFTER_TAX]
    with pytest.raises(NotAnswered):
        answers.get(AFTER_TAX)
    assert answers.get(business.PROFIT) is None
    with pytest.raises(NotAnswered):
        answers[business.PROFIT]


def test_a_question_is_found_by_its_id() -> None:
    interview: Interview = INTERVIEWS["mega"][0]
    assert interview.question("job.pay") is payroll.PAY
    assert interview.question("job.nothing") is None


def test_one_answer_is_read_beside_the_ones_before_it() -> None:
    answers = typed(answered("mega", employee(), NEW_YEAR))
    assert read_answer(mega.DEFERRALS, "24.500 $", answers) == 24_500
    with pytest.raises(Problem, match="above_pay"):
        read_answer(mega.DEFERRALS, "180.001", answers)


@every_profile
def test_usual_answers_and_suggestions_can_be_taken(interview: str, profile: Profile) -> None:
    found = replay(interview, profile)
    for question in found.path:
        read_answer(question, question.usual_answer(found.answers), found.answers)
        for suggestion in question.suggestions(found.answers):
            read_answer(question, suggestion, found.answers)


def test_more_deferrals_than_pay_are_not_suggested() -> None:
    answers = typed(answered("mega", employee(job_pay=20_000, job_deferrals=0), NEW_YEAR))
    assert mega.DEFERRALS.suggestions(answers) == ("0",)
    answers = typed(answered("mega", employee(age_band="60_63", job_pay=30_000, job_deferrals=0), NEW_YEAR))
    assert mega.DEFERRALS.suggestions(answers) == ("24500", "0")


def test_a_question_shared_by_two_interviews_has_one_id_and_one_list_of_choices() -> None:
    shared = INTERVIEWS["ira"][0].question("age_band")
    assert shared is not None
    assert shared.type == AGE_BAND.type


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_what_a_record_says_of_other_questions_is_true_of_its_interview(interview: str) -> None:
    questions = INTERVIEWS[interview][0].questions
    ids = [question.id for question in questions]
    for question in questions:
        talk = question.talk
        assert set(talk.names_shared_with) <= set(ids) - {question.id}, question.id
        # In whichever order they are asked: a first line tells them in any.
        assert question not in talk.said_with, question.id
        assert {other.id for other in talk.said_with} <= set(ids), question.id
        assert talk.part_of is None or talk.part_of in questions, question.id
        assert talk.widest is None or talk.widest in question.type.codes, question.id
        assert talk.by_number is None or isinstance(question.type, Choice), question.id


def test_a_question_may_be_asked_until_an_answer_before_it_takes_it_off_the_path() -> None:
    open_yet, alone = typed({}), typed({"situation": "self_employed"})
    assert AFTER_TAX.may_be_asked(open_yet)
    assert not AFTER_TAX.may_be_asked(alone)
    assert (AFTER_TAX.section, SITUATION.section) == ("job", "situation")


def test_nothing_is_suggested_while_an_answer_is_missing_that_it_rests_on() -> None:
    assert payroll.PAY.suggested(typed({})) == ()
    assert payroll.NET_PAY.suggested(typed({})) == ("unsure",)


@pytest.mark.parametrize(("age", "code"), [(58, "no"), (59, None), (60, "yes")])
def test_an_age_of_59_leaves_open_whether_59_and_a_half_is_reached(age: int, code: str | None) -> None:
    by_number = OVER_59_HALF.talk.by_number
    assert by_number is not None
    assert by_number.code(typed({}), Decimal(age)) == code


@pytest.mark.parametrize(("heads", "code"), [(0, "no"), (1, "yes")])
def test_any_head_is_an_employee(heads: int, code: str) -> None:
    by_number = business.EMPLOYEES.talk.by_number
    assert by_number is not None
    assert by_number.code(typed({}), Decimal(heads)) == code


def test_question_ids_are_unique_in_each_interview() -> None:
    for interview, _ in INTERVIEWS.values():
        ids = [question.id for question in interview.questions]
        assert len(set(ids)) == len(ids)


def test_a_question_by_default_is_asked_of_everybody_and_offers_nothing() -> None:
    anything: Question[str] = Question("anything", SITUATION.type)
    answers = Answers(LIMITS, NEW_YEAR)
    assert anything.asked_when(answers)
    assert anything.suggestions(answers) == ()


def test_a_question_without_a_usual_answer_stays_open_on_the_usual_path() -> None:
    unknown: Question[str] = Question("unknown", SITUATION.type)
    after: Question[str] = Question("after", SITUATION.type, lambda answers: answers[unknown] == "both")
    shy: Question[str] = Question("shy", SITUATION.type, usual=lambda answers: answers[unknown])
    interview = Interview("small", (unknown, shy, after))
    assert interview.replay({}, LIMITS, NEW_YEAR).usual_path == (unknown, shy)
