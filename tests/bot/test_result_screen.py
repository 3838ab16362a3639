"""What the result looks like: one screen, the number to type, less than the most, and the plan that lives on."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from bot import texts
from bot.conversation import take_turn
from bot.events import Pressed, Typed
from bot.languages import LANGUAGES
from bot.messages import SCREEN
from bot.parts import Arithmetic, Buttons, Outcome, Part, WholePlan, Words
from bot.rendering.business import business_left, business_verdict
from bot.rendering.headline import headline
from bot.rendering.outcome import notes_of
from bot.rendering.receipt import short_receipts
from bot.rendering.screen import ROW_CHARACTERS, characters_of, rows_of_text
from bot.rendering.steps import step_text
from bot.session import Session
from bot.takeaway.caption import caption
from bot.takeaway.growth_chart import growth_caption
from bot.takeaway.picture import after_tax_card
from bot.takeaway.text import plan_text
from bot.world import World
from core.assess import Result
from core.filling import left_of_the_business
from core.limits import built_in_limits
from tests.bot.rendered import labels, message, said
from tests.conftest import SIMULATOR
from tests.documents_looked_at import RESULTS
from tests.profiles import answered, employee, employee_and_owner, owner, result_of

TODAY = date(2026, 11, 29)
PROVISIONAL = max(built_in_limits())
BEFORE_IT = date(PROVISIONAL - 1, 11, 29)
NO_DATES_YET = {"job_next_pay_date": "2026-01-09"}
LAST_PAYCHECKS = {"job_next_pay_date": "2026-12-04", "job_net_pay": 4_100}


def result(today: date = TODAY, **changes: object) -> Result:
    return result_of("mega", employee(**(LAST_PAYCHECKS | changes)), today)


# The measure


def test_a_row_is_wrapped_at_spaces_and_a_folded_quote_shows_three() -> None:
    assert rows_of_text("x" * ROW_CHARACTERS) == 1
    assert rows_of_text("word " * 20) == 3
    folded = "<blockquote expandable>" + "\n".join("abcdef") + "</blockquote>"
    assert rows_of_text(f"head\n\n{folded}") == 1 + 3 + 1


def test_what_is_folded_counts_as_characters_and_a_sign_of_two_units_twice() -> None:
    assert characters_of("<b>a</b>") == 1
    assert characters_of("🟢") == 2
    assert characters_of("<blockquote expandable>abc</blockquote>") == 3


# The result


def test_the_result_names_what_to_type_when_and_what_is_left_to_live_on() -> None:
    words = said(Outcome(result(job_net_pay=5_000, job_employer=6_000, job_after_tax_so_far=32_000)))
    assert "Up to $9,500 more can go in for 2026" in words
    assert "set “After-tax” to 45% or exactly $3,166.66 per paycheck" in words
    assert "3 paychecks are left, Dec 4 to Dec 31: set it by Nov 30." in words
    assert "$1,833.34 of each lands in your account" in words


@pytest.mark.parametrize(("language", "about"), [("en", "About $"), ("de", "Jeweils etwa ")])
def test_an_estimated_take_home_pay_says_about_and_why(language: str, about: str) -> None:
    guessed = result(job_net_pay="unsure", job_after_tax_so_far=35_000)
    words = said(Outcome(guessed), language)
    assert about in words
    assert {"en": "before income tax", "de": "vor Einkommensteuer"}[language] in words


@pytest.mark.parametrize(
    ("language", "nothing", "half"),
    [
        ("en", "$0 of each lands", "Half: 29% or $2,050"),
        ("de", "Aufs Konto kommen dann 0", "Die Hälfte: 29\u00a0% oder 2.050\u00a0$"),
    ],
)
def test_an_election_that_takes_all_of_the_take_home_pay_says_so_and_offers_half_first(
    language: str, nothing: str, half: str
) -> None:
    everything, some = Outcome(result()), Outcome(result(job_cap="5%"))
    assert nothing in said(everything, language)
    amounts = [data for data in labels(message(everything, language)) if data.startswith("less:")]
    assert amounts == ["less:50%", "less:all:400", "less:choose"]
    assert half in [button.label for row in message(everything, language).rows for button in row]
    assert nothing not in said(some, language)
    assert "less:50%" not in labels(message(some, language))


@pytest.mark.parametrize(("language", "why"), [("en", "January 1 is a holiday"), ("de", "Der 1. Januar ist Feiertag")])
def test_pay_that_is_due_on_new_year_says_why_it_counts(language: str, why: str) -> None:
    every_two_weeks = {"job_pay_schedule": "biweekly", "job_pay_per_date": 6_000}
    due, not_due = ("2026-12-04", "2026-12-11")
    assert why in "".join(notes_of(result(**every_two_weeks, job_next_pay_date=due), language))
    assert why not in "".join(notes_of(result(**every_two_weeks, job_next_pay_date=not_due), language))
    deferrals_first = {"job_deferrals": "2000", "job_net_pay": 2_500}
    assert why in "".join(notes_of(result(**every_two_weeks, **deferrals_first, job_next_pay_date=due), language))


@pytest.mark.parametrize(("language", "word"), [("en", "from the bonus too"), ("de", "auch für den Bonus")])
def test_a_percent_that_counts_a_bonus_says_so(language: str, word: str) -> None:
    assert word in "".join(notes_of(result(job_pay=200_000, job_pay_per_date=7_000, job_bonus_to_come=5_000), language))
    assert word not in "".join(notes_of(result(job_pay=200_000, job_pay_per_date=7_000, job_bonus_to_come=0), language))


def test_where_the_plans_cap_binds_it_is_named_and_pay_is_not_blamed() -> None:
    capped = result(job_cap="10%", job_after_tax_so_far=5_000)
    assert "pay does not carry" not in "".join(notes_of(capped, "en"))
    assert "pay does not carry" in "".join(notes_of(result(), "en"))
    (chain,) = short_receipts(capped)
    assert [line.label for line in chain.lines[:2]] == ["plan_cap", "after_tax_so_far"]
    assert chain.total == capped.assessment.figures["still_possible"]
    assert short_receipts(result())[0].lines[0].label == "after_tax_remaining"
    reached = result(job_cap="10%", job_cap_covers="all_own", job_after_tax_so_far=9000)
    (chain,) = short_receipts(reached)
    assert chain.total == reached.assessment.figures["after_tax_remaining"] == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_without_its_limits_is_called_provisional_in_the_first_line(language: str) -> None:
    words = said(Outcome(result_of("mega", employee(tax_year=PROVISIONAL), BEFORE_IT)), language)
    assert {"en": "Provisional", "de": "Vorläufig"}[language] in words.split("\n")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_year_is_celebrated(language: str) -> None:
    words = said(Outcome(RESULTS["filled"]), language)
    assert words.startswith("🎉")
    assert {"en": "Full for 2026", "de": "Voll für 2026"}[language] in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["above the limit", "no route", "no pay dates left"])
def test_a_no_says_more_than_no(name: str, language: str) -> None:
    verdict, why, *_ = said(Outcome(RESULTS[name]), language).split("\n")
    assert verdict.startswith("🟠")
    assert len(why.split(". ")) >= 2


@pytest.mark.parametrize("changes", [{"job_after_tax": "unsure"}, {"job_route": "unsure"}])
def test_what_waits_for_the_plan_is_not_set_today_in_any_of_the_places(changes: dict[str, str]) -> None:
    waits = result(job_deferrals=18_000, job_pay=100_000, job_net_pay=2_500, **changes)
    words = said(Outcome(waits), "en")
    assert "raise your deferrals" in words
    assert "set it" not in words
    assert "Leave “After-tax” unset for now" in said(WholePlan(waits), "en")
    assert "set it" not in " ".join(plan_text(waits, "en").split())
    decided = said(Outcome(result(job_deferrals=18_000, job_pay=100_000, job_net_pay=2_500)), "en")
    assert "set it" in decided


def test_warnings_and_source_are_folded_and_dates_can_be_tapped() -> None:
    html = message(Outcome(result())).text
    assert html.count("<blockquote expandable>") == 1
    assert "IRS Notice 2025-67" in html.split("<blockquote expandable>")[1]
    assert '<tg-time unix="1796407200">Dec 4</tg-time>' in html


def test_a_result_with_much_to_mind_keeps_the_short_form_of_every_warning() -> None:
    crowded = result(job_cap="10%", job_deferrals=23_000, job_employer="unsure", residence="germany")
    words = said(Outcome(crowded), "de")
    assert len(crowded.assessment.warnings) >= 5
    # Of two warnings that pay or the cap is too small, the one that binds is said.
    assert {"cap_each_pay_date", "too_little_pay_left"} <= {*crowded.assessment.warnings}
    # That other deferrals come first stands above the number to type, and not again below it.
    assert words.count("⚠️") == len(crowded.assessment.warnings) - 2
    assert words.index("eigenen Beiträge") < words.index("„After-tax“")
    assert len(words) <= SCREEN


def test_the_next_year_is_in_sight_where_nothing_more_can_be_elected() -> None:
    assert labels(message(Outcome(RESULTS["filled"], new_year=2027)))["go:newyear"] == "primary"
    assert "go:newyear" not in labels(message(Outcome(result(), new_year=2027)))
    everything = message(Outcome(result(), buttons=Buttons.ALL, new_year=2027))
    assert "go:newyear" in labels(everything)


@pytest.mark.parametrize("name", RESULTS)
def test_a_chart_is_offered_exactly_where_there_is_one(name: str) -> None:
    offered = "plan:growth" in labels(message(Outcome(RESULTS[name], buttons=Buttons.ALL)))
    assert offered is (growth_caption(RESULTS[name], "en") is not None)


def test_what_comes_next_is_the_coloured_button_and_no_answer_is() -> None:
    colours = labels(message(Outcome(result(job_take="50%"))))
    assert colours.pop("plan:steps") == "primary"
    assert set(colours.values()) == {None}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["last paychecks", "half of it", "filled", "no route", "year over"])
def test_chat_plan_picture_and_documents_say_the_same_headline(name: str, language: str) -> None:
    verdict = said(Outcome(RESULTS[name]), language).split("\n")[0]
    assert said(WholePlan(RESULTS[name]), language).startswith(verdict)
    assert caption(RESULTS[name], language).startswith(verdict)
    assert " ".join(verdict.split()) in " ".join(plan_text(RESULTS[name], language).split())
    assert verdict in str(message(Arithmetic(RESULTS[name]), language).rich)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_provisional_year_is_called_so_on_the_picture_and_on_the_way(language: str) -> None:
    provisional = result_of("mega", employee(tax_year=PROVISIONAL), BEFORE_IT)
    marked = {"en": "provisional", "de": "vorläufig"}[language]
    assert marked in after_tax_card(provisional, language).texts[0].words
    assert marked in texts.text(language, "milestone.amount.provisional")


def test_what_depends_on_the_plan_is_no_order() -> None:
    words = said(Outcome(result(job_route="unsure", job_net_pay=5_000)))
    assert "Only once your plan allows it: set “After-tax” to" in words
    assert "n the plan’s page" not in words
    upper_bound = said(Outcome(result(job_employer="unsure", job_net_pay=5_000)))
    assert "At most, until the employer’s part is known: set “After-tax” to" in upper_bound


@pytest.mark.parametrize(
    ("so_far", "employer", "headline"),
    [
        (50_000, 6_000, "🟠 Too much is in: $50,000 of after-tax money, and 2026 has room for $41,500."),
        ("41000.49", "6499.51", "🎉 Full for 2026: $41,000.49 of after-tax money is in."),
        (0, 47_500, "🟠 There is no room for after-tax money in 2026."),
    ],
)
def test_no_room_says_whether_too_much_is_in_or_others_fill_the_limit(
    so_far: object, employer: object, headline: str
) -> None:
    found = result(job_after_tax_so_far=so_far, job_employer=employer)
    assert found.assessment.outcome == "no_room"
    assert said(Outcome(found)).startswith(headline)


@pytest.mark.parametrize(("covers", "is_doubted"), [("all_own", True), ("after_tax", False)])
def test_own_deferrals_above_a_cap_on_them_make_it_doubtful_what_the_cap_covers(covers: str, is_doubted: bool) -> None:
    found = result(job_cap="10%", job_cap_covers=covers, job_deferrals=24_500, job_net_pay=5_000)
    assert ("What the cap covers" in said(Outcome(found))) == is_doubted


@pytest.mark.parametrize("plan", ["allows", "standard", "none", "unsure"])
def test_an_owner_without_room_is_told_so_whatever_the_document_allows(plan: str) -> None:
    found = result_of("mega", owner(tax_year=2026, business_profit=26_000, business_plan=plan), TODAY)
    assert said(Outcome(found)).startswith("🟠 There is no room for after-tax money in 2026.")
    assert "Dec 31" not in said(Outcome(found))
    with_room = result_of("mega", owner(tax_year=2026, business_plan=plan), TODAY)
    assert "no room" not in said(Outcome(with_room))


@pytest.mark.parametrize("plan", ["allows", "standard", "none", "unsure"])
def test_a_business_without_room_beside_a_job_promises_nothing(plan: str) -> None:
    both = employee_and_owner(tax_year=2026, business_profit=500, business_plan=plan, job_deferrals=0)
    found = result_of("mega", both, TODAY)
    assert business_verdict(found, "en") == texts.text("en", "outcome.solo.no_room")


OWNERS = {
    "sole proprietor": owner(tax_year=2026),
    "little profit": owner(tax_year=2026, business_profit=75_000),
    "corporation": owner(tax_year=2026, business_entity="corporation", business_wages=98_000),
    "no plan yet": owner(tax_year=2026, business_plan="none"),
    "more than there is": owner(tax_year=2026, business_profit=60_000, age_band="60_63"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", OWNERS)
def test_an_owner_sees_what_each_way_leaves_on_the_screen_and_both_ways_in_the_plan(kind: str, language: str) -> None:
    found = result_of("mega", OWNERS[kind], TODAY)
    screen, printed = said(Outcome(found), language), plan_text(found, language)
    assert texts.text(language, "solo.deduction_first") in printed
    for amount in left_of_the_business(found).values():
        assert texts.money(language, abs(amount)) in screen
        assert texts.money(language, amount) in printed
    assert business_left(found, language) in screen


@pytest.mark.parametrize(("kind", "has_schedule_1"), [("sole proprietor", True), ("corporation", False)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_owner_s_steps_speak_of_the_own_legal_form_alone(kind: str, has_schedule_1: bool, language: str) -> None:
    found = result_of("mega", OWNERS[kind], TODAY)
    steps = " ".join(step_text(found, number, language) for number, _ in enumerate(found.assessment.steps))
    assert ("Schedule 1" in steps) is has_schedule_1
    assert ("W-2" in steps) is not has_schedule_1
    october, september = (
        texts.day(language, date(2027, month, 15)).split(" 2027")[0].split(",")[0] for month in (10, 9)
    )
    assert (october in steps, september in steps) == (has_schedule_1, not has_schedule_1)


@pytest.mark.parametrize(
    ("of", "words"), [(70_000, "takes $5,598 more than there is of the profit"), (10_000, "leaves")]
)
def test_who_chooses_more_than_there_is_is_told_what_is_missing(of: int, words: str) -> None:
    """75,000 less 10,597.16 of self-employment tax leave 64,402.84, and 70,000 are 5,597.16 more."""
    chosen = owner(tax_year=2026, age_band="60_63", business_profit=75_000, business_spare=of)
    assert words in business_left(result_of("mega", chosen, TODAY), "en")


def test_where_nothing_can_go_in_any_more_nothing_is_said_to_be_left() -> None:
    late = result_of("mega", OWNERS["sole proprietor"], date(2027, 3, 4))
    assert business_left(late, "en") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_limits_that_a_year_does_not_have_yet_are_not_called_its_own(language: str) -> None:
    own, provisional = (texts.text(language, key).split("{", maxsplit=1)[0] for key in ("source", "source.provisional"))
    later = result_of("mega", employee(tax_year=2027), date(2026, 12, 20))
    assert later.provisional
    assert texts.plain(provisional) in said(Outcome(later), language)
    assert f"{texts.plain(own)}2027" not in said(Outcome(later), language)
    assert f"{texts.plain(own)}2026" in said(Outcome(result_of("mega", employee(), TODAY)), language)


# Less than the most


def world() -> World:
    return World(built_in_limits(), TODAY, 0.0)


def done(**changes: object) -> Session:
    answers = answered("mega", employee(tax_year=2026, **(LAST_PAYCHECKS | changes)), TODAY)
    return Session(language="en", answers=answers, stage="done", planned_on=TODAY)


def turn(session: Session, event: Pressed | Typed) -> tuple[Session, Part]:
    taken = take_turn(session, event, world(), "en")
    assert taken.session is not None
    return taken.session, taken.parts[-1]


def test_less_offers_three_shares_and_an_amount_of_ones_own() -> None:
    _, shown = turn(done(), Pressed("less:choose", 7))
    assert isinstance(shown, Outcome)
    assert shown.replaces == 7
    assert {"less:75%", "less:50%", "less:25%", "less:own"} <= labels(message(shown)).keys()


def test_half_of_it_changes_headline_election_and_steps() -> None:
    session, shown = turn(done(), Pressed("less:50%", 7))
    assert session.answers["job.take"] == "50%"
    assert "Your choice for 2026: $6,150 of up to $12,300" in said(shown)
    assert "$2,050 per paycheck" in said(shown)
    _, step = turn(session, Pressed("step:1", 7))
    assert "$2,050" in said(step)


def test_an_amount_of_ones_own_is_typed_for_each_paycheck() -> None:
    session, asked = turn(done(), Pressed("less:own", 7))
    assert isinstance(asked, Words)
    session, shown = turn(session, Typed("1,000"))
    assert session.awaits is None
    assert session.answers["job.take"] == "1,000"
    assert "$1,000 per paycheck" in said(shown)


def test_all_of_it_takes_the_choice_back() -> None:
    session, _ = turn(done(), Pressed("less:50%"))
    session, shown = turn(session, Pressed("less:100%"))
    assert "job.take" not in session.answers
    assert "Up to $12,300" in said(shown)


def test_a_what_if_is_marked_and_kept_only_by_a_tap() -> None:
    session, shown = turn(done(), Typed("what if I take half"))
    assert "job.take" not in session.answers
    assert said(shown).startswith("🤔 What if: 50% of the maximum. Nothing is changed yet.")
    assert labels(message(shown))["less:50%"] == "success"
    session, _ = turn(session, Pressed("less:50%"))
    assert session.answers["job.take"] == "50%"


@pytest.mark.parametrize("forged", ["less:", "less:x", "less:-5", "less:101%", "less:²"])
def test_a_forged_amount_changes_nothing(forged: str) -> None:
    session, _ = turn(done(), Pressed(forged))
    assert "job.take" not in session.answers


def test_where_nothing_can_be_elected_no_less_is_offered() -> None:
    assert "less:choose" not in labels(message(Outcome(RESULTS["filled"])))
    session, shown = turn(done(job_after_tax_so_far=41_500), Pressed("less:50%"))
    assert "job.take" not in session.answers
    assert isinstance(shown, Outcome)


# The math


def test_the_math_is_a_rich_message_with_its_ordinary_text_beside_it() -> None:
    shown = message(Arithmetic(result()))
    assert "<table compact>" in str(shown.rich)
    assert "<details>" in str(shown.rich)
    assert "Limit for everything" in texts.plain(shown.text)


def test_as_text_is_remembered_and_no_rich_message_is_sent_from_then_on() -> None:
    session, shown = turn(done(), Pressed("plan:text", 9))
    assert session.plain
    assert message(shown).rich is None
    _, shown = turn(session, Pressed("plan:math", 9))
    assert message(shown).rich is None
    assert "plan:text" not in labels(message(Outcome(result(), plain=True)))
    assert "plan:text" in labels(message(Outcome(result())))


@pytest.mark.simulator
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RESULTS)
def test_every_rich_message_is_read_by_a_server_of_the_first_version_that_knows_them(name: str, language: str) -> None:
    sys.path.insert(0, str(SIMULATOR))
    import botapi_rich

    context = botapi_rich.Context(version=(10, 1), detect=False)
    blocks = botapi_rich.from_html(str(message(Arithmetic(RESULTS[name]), language).rich), context)
    assert blocks[0]["type"] == "heading"
    assert [warning for warning in context.warnings if "compact" not in warning] == []


# Once the year of a business is over


@pytest.mark.parametrize("plan", ["allows", "none", "unsure", "standard"])
def test_a_corporation_hears_after_the_year_that_no_after_tax_money_goes_in(plan: str) -> None:
    of_a_year = owner(business_entity="corporation", business_wages=98_000, business_plan=plan, tax_year=2026)
    for language, over in (("en", "2026 is over: no after-tax"), ("de", "2026 ist vorbei: Nachsteuerbeiträge")):
        assert over in headline(result_of("mega", of_a_year, date(2027, 1, 4)), language)
        assert over not in headline(result_of("mega", of_a_year, date(2026, 12, 30)), language)


def test_only_in_january_a_sole_proprietor_may_still_pay_in_and_hears_that_it_is_unsettled() -> None:
    in_january, later = (result_of("mega", owner(tax_year=2026), date(2027, month, 4)) for month in (1, 2))
    assert "unsettled" in headline(in_january, "en")
    assert "2026 is over" in headline(later, "en")


def test_beside_a_job_the_business_is_over_with_its_year() -> None:
    late = result_of("mega", employee_and_owner(tax_year=2026), date(2027, 2, 4))
    assert "Business: 2026 is over" in business_verdict(late, "en")


# What to type where it is little, or late


def how_to_elect(found: Result) -> str:
    codes = [step.code for step in found.assessment.steps]
    return texts.plain(step_text(found, codes.index("elect_after_tax"), "en"))


def test_an_election_below_a_percent_is_in_dollars_and_never_zero_percent() -> None:
    little = how_to_elect(result(date(2026, 1, 5), job_cap=1_000, job_cap_covers="after_tax", **NO_DATES_YET))
    assert "less than one percent" in little
    assert "to 0% of pay" not in little


def test_on_the_last_pay_date_itself_payroll_is_called_first() -> None:
    last = {"job_next_pay_date": "2026-12-31"}
    assert how_to_elect(result(date(2026, 12, 31), **last)).startswith("Call payroll today")
    assert how_to_elect(result(date(2026, 12, 21), **last)).startswith("On the plan’s page")


@pytest.mark.parametrize(("language", "once"), [("en", "here or there"), ("de", "hier oder dort")])
def test_deferrals_advised_at_the_job_and_in_the_business_are_named_as_one_limit(language: str, once: str) -> None:
    profile = employee_and_owner(tax_year=2026, job_after_tax="no", job_deferrals=18_000, business_profit=55_000)
    both = result_of("mega", profile)
    alone = result_of("mega", owner(tax_year=2026))
    told = {step.code: step_text(both, place, language) for place, step in enumerate(both.assessment.steps)}
    assert once in told["fill_deferrals_alone"]
    assert once in told["solo_deferral_election"]
    assert sum(once in text for text in told.values()) == 2
    assert not any(once in step_text(alone, place, language) for place in range(len(alone.assessment.steps)))
