"""The gate: a permission leaves the reader only from a sentence that is understood as a whole, neighbours included."""

import re
from pathlib import Path

import pytest

from core.plan_document import Finding, read_plan
from core.plan_document.beginnings import ANY, beginnings
from core.plan_document.gate import names_in, takes_back
from core.plan_document.understood import (
    HEADING,
    MOVING_OUT,
    PAYING_IN,
    harmless_words,
    joining_words,
    left_over,
    restricting_phrases,
    restricting_words,
    understood,
)
from core.plan_document.words import compiled, named, spelled_out

YES = "You may make after-tax contributions."
OUT = "You may withdraw your after-tax contributions at any time while employed."
PHRASES = understood()["phrases"]


def found_in(text: str) -> dict[str, Finding]:
    return {finding.question: finding for finding in read_plan([text])}


def values(text: str) -> dict[str, str]:
    return {question: finding.value for question, finding in found_in(text).items()}


@pytest.mark.parametrize("name", PHRASES)
def test_a_group_of_harmless_phrases_recognises_its_examples(name: str) -> None:
    expression = compiled([spelled_out(phrase) for phrase in PHRASES[name]["phrases"]])

    for example in PHRASES[name]["examples"]:
        assert expression.search(named(example)), example


@pytest.mark.parametrize("name", PHRASES)
def test_every_group_of_harmless_phrases_says_what_it_means_and_gives_examples(name: str) -> None:
    assert PHRASES[name]["meaning"]
    assert PHRASES[name]["examples"]
    assert len(set(PHRASES[name]["phrases"])) == len(PHRASES[name]["phrases"])


LIMITS = Path(__file__).parents[2] / "core" / "limits_by_year"
RESTRICTING = {
    "condition": [
        "unless",
        "except",
        "not",
        "no",
        "never",
        "some",
        "might",
        "would",
    ],
    "time": ["former", "prior", "merged", "frozen", "future"],
    "person": ["hardship", "disability", "beneficiary", "terminated"],
    "matter": ["refund", "excess", "recharacterize", "example", "rollover", "catch-up", "test", "loan", "invest"],
}


@pytest.mark.parametrize("word", [word for words in RESTRICTING.values() for word in words])
def test_a_word_of_restriction_is_harmless_in_no_list(word: str) -> None:
    assert not harmless_words(HEADING).fullmatch(word)
    assert restricting_words().fullmatch(word)


def test_a_restricting_word_stands_in_no_list_of_paying_in() -> None:
    every = " ".join(group["words"] for group in understood()["restricting"].values() if "words" in group).split()

    twice = {word for word in every if "*" not in word and harmless_words(("small", "people")).fullmatch(word)}

    assert twice == set()


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("you may make AT contributions of up to 10% of your pay.", []),
        ("you may make AT contributions if the moon is full.", ["if", "moon"]),
        ("you may make AT contributions if you wish.", []),
        ("in 2019 you may make AT contributions.", ["2019"]),
        ("beginning january 1, 2019 you may make AT contributions.", []),
        ("you may withdraw AT contributions at age 59½.", ["withdraw", "age", "59½"]),
    ],
)
def test_what_is_left_of_a_sentence(sentence: str, left: list[str]) -> None:
    assert left_over(sentence, PAYING_IN) == left


def test_an_account_is_another_matter_for_paying_in_but_not_for_taking_out() -> None:
    words = "your AT account"

    assert left_over(words, PAYING_IN) == ["account"]
    assert left_over(words, MOVING_OUT) == []


def test_four_strange_words_are_borne_where_it_is_said_outright_and_five_are_not() -> None:
    assert values("Flying green zebra stripe people may make after-tax contributions.") == {"job.after_tax": "yes"}
    assert values("Flying green zebra stripe moon people may make after-tax contributions.") == {}


@pytest.mark.parametrize("word", ["if", "only", "until", "generally", "when", "other"])
def test_a_joining_word_is_harmless_in_no_list_and_restricts_nothing_by_itself(word: str) -> None:
    assert joining_words().fullmatch(word)
    assert not harmless_words(HEADING).fullmatch(word) or word in {"if", "only", "when", "other"}
    assert not restricting_words().fullmatch(word)


def test_a_condition_has_to_be_understood_to_the_last_word() -> None:
    assert values("You may make after-tax contributions if you are enrolled.") == {"job.after_tax": "yes"}
    assert values("You may make after-tax contributions if the moon is full.") == {}


def test_a_word_of_a_name_restricts_nothing_where_it_stands_in_one() -> None:
    assert values("You may join Redbud Fire Systems and make after-tax contributions.") == {"job.after_tax": "yes"}
    assert values("You may make after-tax contributions after a fire.") == {}


def test_one_strange_word_is_borne_where_taking_out_is_permitted_and_two_are_not() -> None:
    assert values("Zebra employees may withdraw after-tax contributions at any time.") == {"job.route": "withdrawal"}
    assert values("Flying zebra employees may withdraw after-tax contributions at any time.") == {}


def test_a_name_inside_a_sentence_is_no_strange_word() -> None:
    assert names_in("You may save at Brightwater and at Northcote.") == {"brightwater", "northcote"}
    assert names_in("AFTER-TAX CONTRIBUTIONS AT BRIGHTWATER") == set()
    assert "former" not in names_in("You may save as a Former Member.")


@pytest.mark.parametrize(
    "clause",
    ["the company may add AT contributions.", "AT rollover money", "you may be able to make AT contributions"],
)
def test_a_phrase_restricts_though_its_words_are_harmless(clause: str) -> None:
    assert restricting_phrases().search(clause)


@pytest.mark.parametrize(
    "beside",
    [
        "This option is no longer available.",
        "This provision has been discontinued.",
        "Note: this page describes the plan of our sister company.",
        "Many plans allow this.",
        "These contributions are only for former members.",
    ],
)
def test_a_neighbour_takes_a_permission_back(beside: str) -> None:
    assert takes_back(named(beside))
    assert "job.after_tax" not in values(f"{YES} {beside}") or values(f"{YES} {beside}")["job.after_tax"] != "yes"


@pytest.mark.parametrize(
    "beside",
    [
        "There are no entry fees.",
        "Your spouse's consent is not needed.",
        "Pre-tax contributions may not be withdrawn before age 59½.",
        "Call the service center.",
    ],
)
def test_a_neighbour_on_other_matters_takes_nothing_back(beside: str) -> None:
    assert values(f"{OUT} {beside}")["job.route"] == "withdrawal"


def test_a_neighbour_that_points_to_the_employer_makes_a_permission_unsure() -> None:
    text = f"This Section applies only where the Employer has selected after-tax contributions. {YES}"

    assert values(text) == {"job.after_tax": "unsure"}


def test_a_sentence_on_withdrawals_takes_no_conversion_back() -> None:
    text = (
        "In-plan Roth conversions of after-tax contributions are permitted. "
        "In-service withdrawals are permitted at age 59½ only."
    )

    assert values(text)["job.route"] == "in_plan"


def test_nothing_is_said_where_a_doubtful_permission_stands_beside_a_narrower_answer() -> None:
    text = (
        "You may withdraw your after-tax contributions at any time, or convert them to Roth in the plan when zebra "
        "unicorns permit."
    )

    assert values(text) == {}


def test_another_plan_by_its_letters_is_not_this_plan() -> None:
    assert values("You may make after-tax contributions to the RRSP.") == {}


def test_the_expressions_of_the_file_have_no_empty_match() -> None:
    for group in PHRASES.values():
        for phrase in group["phrases"]:
            assert not re.fullmatch(compiled([phrase]), ""), phrase


@pytest.mark.parametrize(
    "text",
    [
        "Q. May I withdraw my after-tax contributions? A. Yes, once you are 59½.",
        "Q. May I withdraw my after-tax contributions while employed? A. Yes, in case of hardship.",
        "Participants who transferred from the Quill Plan have a privilege. They may withdraw after-tax contributions.",
        "Here is how a typical plan works. You may convert after-tax contributions to Roth at any time.",
        "The plan once allowed members to withdraw after-tax contributions at any time.",
        "Roth contributions are made with after-tax dollars and may be withdrawn at any time.",
    ],
)
def test_a_way_out_for_some_or_of_old_is_no_way_out(text: str) -> None:
    assert "job.route" not in values(text)


def test_of_two_ways_in_one_sentence_both_are_read_or_none() -> None:
    both = "After-tax contributions can be converted to Roth in the plan or withdrawn, at any time."
    half = "Door one: you may convert after-tax money to Roth in the plan. Door two: take the money out in cash."

    assert values(both)["job.route"] == "both"
    assert "job.route" not in values(half)


def test_a_refusal_to_other_people_is_the_condition_of_a_permission() -> None:
    found = found_in("Pilots of the Cargo Division may make after-tax contributions. Other employees may not do so.")

    assert (found["job.after_tax"].value, found["job.after_tax"].condition) == ("yes", "employee_group")


def test_a_question_as_a_heading_restricts_nothing() -> None:
    assert values(f"What if I have already reached the limit?\n{YES}") == {"job.after_tax": "yes"}


def test_the_employers_choice_in_a_later_clause_on_other_money_leaves_a_no_alone() -> None:
    roth = "Roth deferrals may be made only if your employer so elects."

    found = values(f"The Plan does not accept after-tax contributions, and {roth}")

    assert found == {"job.after_tax": "no", "job.roth_in_plan": "unsure"}


@pytest.mark.parametrize("ticks", ["Pre-tax ✔ Roth ✔ After-tax ✘ (✔ = offered)", "[X] Pre-tax [X] Roth [ ] After-tax"])
def test_a_kind_of_contribution_beside_ticked_ones_is_a_no(ticks: str) -> None:
    assert values(f"Employee contributions: {ticks}") == {"job.after_tax": "no", "job.roth_in_plan": "yes"}


@pytest.mark.parametrize(
    ("expression", "signs"),
    [("after|before", "ab"), ("(?:the |your )?plan", "typ"), (r"(?!may)\d+ days", "0123456789"), ("(?:at )*by", "ab")],
)
def test_the_signs_an_expression_can_begin_with_are_known(expression: str, signs: str) -> None:
    assert beginnings(expression) == frozenset(signs)


def test_an_expression_that_can_match_nothing_can_begin_with_any_sign() -> None:
    assert beginnings("(?:at)?") == beginnings(r"\w+") == ANY


@pytest.mark.parametrize("year", sorted(int(file.stem) for file in LIMITS.glob("*.toml")))
def test_a_change_of_a_tax_year_that_is_known_has_happened(year: int) -> None:
    """Where this fails for a new year, the group `year_begun` of phrases.toml lacks it."""
    assert values(f"Effective January 1, {year}, you may make after-tax contributions.") == {"job.after_tax": "yes"}


def test_a_change_of_a_year_to_come_is_no_permission_today() -> None:
    assert values("Effective January 1, 2089, you may make after-tax contributions.") == {}
