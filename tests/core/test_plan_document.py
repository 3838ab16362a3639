"""The plan-document reader against passages: those it was made with, and those kept aside to measure it."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from core.plan_document import Finding, read_plan
from core.plan_document.words import has, named, plain, vocabulary

PASSAGES = Path(__file__).parent.parent / "plan_documents"
QUESTIONS = ("job.after_tax", "job.route", "job.cap", "job.roth_in_plan")
OPEN = {"automatic", "in_plan", "withdrawal", "both"}


def passages(*files: Path) -> list[dict[str, Any]]:
    import tomllib

    return [entry for file in sorted(files) for entry in tomllib.loads(file.read_text("utf-8"))["passage"]]


MADE_WITH = passages(*(PASSAGES / "made_with").glob("*.toml"))
KEPT_ASIDE = passages(PASSAGES / "kept_aside.toml")


def found_in(text: str) -> dict[str, Finding]:
    return {finding.question: finding for finding in read_plan(text.split("\f"))}


@pytest.mark.parametrize("passage", [pytest.param(entry, id=entry["id"]) for entry in MADE_WITH])
def test_a_passage_says_what_its_author_says_it_says(passage: dict[str, Any]) -> None:
    expected = {q: v for q, v in passage["expect"].items() if q not in passage.get("missed", ())}

    found = found_in(passage["text"])

    assert {question: finding.value for question, finding in found.items()} == expected
    for question, condition in passage.get("conditions", {}).items():
        assert question not in found or found[question].condition == condition


@pytest.mark.parametrize("passage", [pytest.param(entry, id=entry["id"]) for entry in MADE_WITH + KEPT_ASIDE])
def test_every_quote_stands_in_the_document(passage: dict[str, Any]) -> None:
    text = " ".join(passage["text"].split())

    for finding in read_plan([passage["text"]]):
        assert finding.quote in text
        assert finding.page == 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_on_passages_kept_aside_it_is_right_and_finds_85_of_a_hundred(question: str) -> None:
    count: Counter[str] = Counter()
    for passage in KEPT_ASIDE:
        expected, found = passage["expect"].get(question), found_in(passage["text"]).get(question)
        count["expected"] += expected is not None
        count["found"] += found is not None
        count["right"] += found is not None and found.value == expected

    assert count["right"] >= 0.97 * count["found"]
    assert count["right"] >= 0.85 * count["expected"]


@pytest.mark.parametrize("passage", [pytest.param(entry, id=entry["id"]) for entry in KEPT_ASIDE])
def test_no_permission_is_read_where_there_is_none(passage: dict[str, Any]) -> None:
    found = found_in(passage["text"])

    if "job.after_tax" in found and found["job.after_tax"].value == "yes":
        assert passage["expect"].get("job.after_tax") == "yes"
    if "job.route" in found and found["job.route"].value in OPEN:
        assert passage["expect"].get("job.route") == found["job.route"].value


def test_there_are_enough_passages_and_each_has_its_own_name_and_text() -> None:
    every = MADE_WITH + KEPT_ASIDE

    assert len(KEPT_ASIDE) >= 150
    assert len(every) >= 150
    assert len({entry["id"] for entry in every}) == len(every)
    assert len({" ".join(entry["text"].split()) for entry in every}) == len(every)


@pytest.mark.parametrize("name", [name for name, group in vocabulary()["groups"].items() if group["examples"]])
def test_a_group_of_phrases_recognises_its_examples(name: str) -> None:
    for example in vocabulary()["groups"][name]["examples"]:
        assert has(name, named(example)), example


@pytest.mark.parametrize("entry", vocabulary()["names"], ids=lambda entry: f"{entry['name']}: {entry['meaning']}")
def test_a_name_is_given_to_its_examples(entry: dict[str, Any]) -> None:
    for example in entry["examples"]:
        assert entry["name"] in named(example).split() or entry["name"] in named(example), example


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("After\u2010Tax", "after-tax"),
        ("post tax", "after-tax"),
        ("aftertax", "after-tax"),
        ("Before-Tax", "pre-tax"),
        ("age 59 1/2", "age 59½"),
        ("fifty-nine and one-half", "59½"),
        ("can’t", "can not"),
        ("ten percent", "ten%"),
        ("in service withdrawal", "in-service withdrawal"),
    ],
)
def test_spellings_of_the_same_thing_are_made_equal(printed: str, read: str) -> None:
    assert plain(printed) == read
