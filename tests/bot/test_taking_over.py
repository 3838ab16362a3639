"""What a plan takes over from another job or from the spouse, and what they come to together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import cycle, islice

import pytest

from bot.conversation import Turn
from bot.conversation.adding import LONGEST_NAME
from bot.events import Command, Pressed, Typed
from bot.languages import LANGUAGES
from bot.parts import Arithmetic, Buttons, Named, Outcome, Profiles, SumOfJobs, TakenOver, WholePlan, Why
from bot.parts.profiles import ProfileLine
from bot.profile import MOST_PROFILES, Tag
from bot.texts import text
from core.assess import INTERVIEWS, assess
from core.household.totals import Caution, PersonTotal
from core.limits import built_in_limits
from tests.bot.household import PAID, couple, data_of, texts_of, two_jobs
from tests.bot.messages_checked import rendered
from tests.bot.person import YEAR, finished
from tests.bot.walking import Walk


@pytest.fixture(params=list(LANGUAGES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_what_a_job_takes_over_is_shown_and_follows_the_other(language: str) -> None:
    person = two_jobs(language)
    assert person.session.answers["deferrals_elsewhere"] == "15000"
    turn = person.presses("profile:open:1")
    taken = [each.part for each in turn.parts if isinstance(each, Named) and isinstance(each.part, TakenOver)]
    assert taken[0].answers["deferrals_elsewhere"] == "9500"
    assert taken[0].sources[0].name == "Globex"
    person.presses("change:job.deferrals@1")
    person.does(Typed("12.000" if language == "de" else "12,000"))
    person.presses("profile:open:2")
    assert person.session.answers["deferrals_elsewhere"] == "12000"
    assert person.world.result(person.session).assessment.figures["regular_deferrals"] == 9_500


DIARY = {
    "de": ("5000 after-tax 20.11.", "16.000 pre-tax 20.11."),
    "en": ("5,000 after-tax Nov 20", "16,000 pre-tax Nov 20"),
}


def test_money_in_the_diary_of_one_job_counts_for_the_other_job(language: str) -> None:
    person = two_jobs(language)
    person.presses("profile:open:1")
    for line in DIARY[language]:
        person.does(Typed(line))
    assert len(person.session.diary) == len(DIARY[language])
    person.presses("profile:open:2")
    assert person.session.answers["deferrals_elsewhere"] == "16000"
    # 16,000, the employer's 4,000, and 5,000 after-tax: what is too much in all is so at the job that came last.
    assert person.session.answers["elsewhere.additions"] == "25000"
    assert person.world.result(person.session).assessment.figures["excess_deferrals"] == 1_000


def test_an_own_answer_counts_in_place_of_what_was_taken_over() -> None:
    person = two_jobs()
    person.presses("change:deferrals_elsewhere@2")
    assert "deferrals_elsewhere:15000" in [button.data for button in person.buttons()]
    person.does(Typed("16,000"))
    person.presses("profile:open:1")
    person.presses("profile:open:2")
    assert person.session.answers["deferrals_elsewhere"] == 16_000


def test_money_elsewhere_that_does_not_go_with_the_other_job_any_more_is_asked_again() -> None:
    person = two_jobs()
    person.presses("change:deferrals_elsewhere@2")
    person.does(Typed("16,000"))
    person.presses("profile:open:1")
    person.presses("change:job.deferrals@1")
    person.does(Typed("17,000"))
    person.presses("profile:open:2")
    assert person.asked_id() == "deferrals_elsewhere"
    assert "deferrals_elsewhere:17000" in [button.data for button in person.buttons()]
    assert any("Acme" in said for said in texts_of(person))


def test_the_overview_has_each_plan_and_what_the_jobs_share(language: str) -> None:
    person = two_jobs(language)
    turn = person.does(Pressed("profile:all@2"))
    (shown,) = turn.parts
    assert isinstance(shown, Named)
    assert isinstance(shown.part, Profiles)
    assert [line.tag.name for line in shown.part.lines] == ["Acme", "Globex"]
    (total,) = shown.part.totals
    assert (total.deferrals, total.limit, total.left) == (24_500, 24_500, 0)
    assert "profile:open:1" in [button.data for button in person.buttons()]


def test_too_much_at_two_jobs_is_said_under_each_result_as_one(language: str) -> None:
    person = two_jobs(language)
    assert not any(isinstance(each.part, SumOfJobs) for each in said(person.presses("profile:open:1")))
    person.presses("change:job.deferrals@1")
    (shown,) = (each.part for each in said(person.does(Typed("20000"))) if isinstance(each.part, SumOfJobs))
    assert (shown.total.excess, shown.total.cautions) == (5_000, (Caution.EXCESS_ONCE,))
    assert [tag.name for tag in shown.tags] == ["Acme", "Globex"]
    again = said(person.presses("profile:open:2"))
    assert [each.part.total.excess for each in again if isinstance(each.part, SumOfJobs)] == [5_000]


def said(turn: Turn) -> list[Named]:
    return [part for part in turn.parts if isinstance(part, Named)]


def test_spouses_have_a_sum_each_and_nothing_is_taken_over_from_the_other_job(language: str) -> None:
    person = couple(language)
    assert person.session.taken == {}
    turn = person.does(Pressed("profile:all@2"))
    (shown,) = turn.parts
    assert isinstance(shown, Named)
    assert isinstance(shown.part, Profiles)
    assert [total.deferrals for total in shown.part.totals] == [15_000, 20_000]
    assert not shown.part.adds_spouse


def test_the_joint_return_is_answered_once(language: str) -> None:
    person = finished({"filing_status": "married_joint", "magi": 300_000}, language, "ira")
    person.presses("profile:spouse")
    person.does(Typed("Anna"))
    person.does(Command("backdoor"))
    asked = []
    while (question := person.asked()) is not None:
        asked.append(question.id)
        person.answers(question.usual_answer(person.world.replay(person.session).answers))
    assert not {"filing_status", "magi", "ira.compensation", "ira.spouse_covered"} & set(asked)
    assert {"age_band", "ira.covered", "ira.balance"} <= set(asked)
    assert person.world.result(person.session).assessment.figures["backdoor_amount"] == 7_500


def test_another_year_takes_nothing_over_from_plans_of_the_old_one() -> None:
    person = two_jobs()
    person.does(Command("year", str(YEAR + 1)))
    assert person.session.taken == {}
    assert "deferrals_elsewhere" not in person.session.answers
    person.goes_on({"job.deferrals": "9000"})
    person.presses("profile:open:1")
    assert person.session.answers["tax_year"] == YEAR
    assert person.session.answers["deferrals_elsewhere"] == 0
    person.does(Command("year", str(YEAR + 1)))
    assert person.session.answers["deferrals_elsewhere"] == "9000"


def test_what_the_spouse_pays_in_is_said_beside_the_arithmetic(language: str) -> None:
    given = {"filing_status": "married_joint", "magi": 12_000, "ira.compensation": 12_000}
    person = finished(given, language, "ira")
    person.presses("profile:spouse")
    person.does(Typed("Anna"))
    person.does(Command("backdoor"))
    person.goes_on({"ira.covered": "no"})
    assert person.world.result(person.session).assessment.figures["ira_limit"] == 4_500
    person.presses("plan:math@2")
    assert text(language, "name.ira.spouse_contributions") in " ".join(texts_of(person))
    assert all(button.value != "ira.spouse_contributions" for button in data_of(person))


def test_beginning_anew_begins_the_open_plan_anew_and_no_other() -> None:
    person = two_jobs()
    person.presses("go:restart_yes@2")
    assert "job.pay" not in person.session.answers
    assert person.session.answers["deferrals_elsewhere"] == "15000"
    assert person.session.others[0].answers["job.pay"] == 180_000


LONGEST = Tag(2, "W" * LONGEST_NAME, "spouse")


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_a_result_and_its_sides_stay_on_a_screen_under_the_longest_name(interview: str) -> None:
    walk = Walk(INTERVIEWS[interview][0], seed=2)
    for language, (answers, time) in zip(cycle(LANGUAGES), islice(walk.complete(), 40), strict=False):
        result = assess(interview, answers | {"tax_year": time[0]}, built_in_limits(), time[1])
        for part in (Outcome(result, buttons=Buttons.ALL), WholePlan(result), Arithmetic(result), Why(result)):
            rendered(Named(LONGEST, part), language)


def test_the_overview_of_the_most_plans_stays_on_a_screen(language: str) -> None:
    person = finished(PAID | {"age_band": "50_59", "job.deferrals": "24500"}, language)
    result = replace(person.world.result(person.session), interview="mega")
    names = ["W" * (LONGEST_NAME - 1) + str(number) for number in range(MOST_PROFILES)]
    tags = [Tag(number, name, "me" if number < 4 else "spouse") for number, name in enumerate(names)]
    lines = tuple(ProfileLine(tag, result, 20) for tag in tags)
    total = PersonTotal("me", 2026, 4, 2, True, Decimal(90_000), Decimal(24_500), Decimal(8_000))
    assert set(total.cautions) == set(Caution) - {Caution.BUSINESS_APART}
    totals = (total, replace(total, person="spouse", jobs=2))
    rendered(Profiles(lines, totals, 0, adds_job=False, adds_spouse=False), language)


def test_where_the_couple_lives_is_taken_from_the_other_and_said(language: str) -> None:
    person = finished({"residence": "germany"}, language)
    person.presses("profile:spouse")
    turn = person.does(Typed("Anna"))
    (taken,) = [part.part for part in said(turn) if isinstance(part.part, TakenOver)]
    assert (dict(taken.answers), [source.number for source in taken.sources]) == ({"residence": "germany"}, [1])
    assert "change:residence@2" in [button.data for button in person.buttons()]
    asked = []
    while (question := person.asked()) is not None:
        asked.append(question.id)
        person.answers(question.usual_answer(person.world.replay(person.session).answers))
    assert "residence" not in asked
    # One of the two moves; the other has said nothing of it.
    person.presses("change:residence@2")
    person.answers("us")
    person.presses("profile:open:1")
    assert person.session.answers["residence"] == "germany"


def test_deferrals_in_the_own_plan_count_in_the_sum_of_the_person(language: str) -> None:
    person = couple(language)
    person.presses("profile:open:1")
    person.presses("change:situation@1")
    person.answers("both")
    person.goes_on({"business.profit": 80_000})
    person.does(Typed("2,500 pre-tax on nov 20 solo" if language == "en" else "2.500 pre-tax am 20.11. in die Firma"))
    shown = person.presses("profile:all").parts[0]
    assert isinstance(shown, Named)
    assert isinstance(shown.part, Profiles)
    assert [total.deferrals for total in shown.part.totals] == [17_500, 20_000]
