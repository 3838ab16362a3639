"""The plan reader on passages of real wording: floors for what it finds, and no permission that is not there."""

from collections import Counter
from collections.abc import Sequence

import pytest

from bot.plan_reader import read_document
from tests.plan_documents.passages import LEARNED, PERMISSIONS, QUESTIONS, SET_ASIDE, SHARED, TODAY, Case, cases

AFTER_TAX, ROUTE, CAP, ROTH = QUESTIONS


def tally(passages: Sequence[Case]) -> dict[str, Counter[str]]:
    """How often each question was expected, found, said and said wrongly, and how many permissions were wrong."""
    count: dict[str, Counter[str]] = {question: Counter() for question in QUESTIONS}
    for case in passages:
        found = {each.question: each.value for each in read_document(case.text.split("\f"), TODAY).findings}
        for question, numbers in count.items():
            value = found.get(question)
            right = case.is_right(question, value)
            numbers["expected"] += case.label(question) is not None
            numbers["found"] += case.label(question) is not None and value is not None and right
            numbers["said"] += value is not None
            numbers["wrong"] += value is not None and not right
            numbers["wrong permission"] += not right and value in PERMISSIONS and question != ROTH
    return count


def report(name: str, count: dict[str, Counter[str]]) -> None:
    print(f"\n{name}")
    for question, numbers in count.items():
        print(f"  {question:18} {dict(numbers)}")


def found(count: dict[str, Counter[str]]) -> tuple[int, ...]:
    return tuple(count[question]["found"] for question in QUESTIONS)


def wrong(count: dict[str, Counter[str]]) -> int:
    return sum(numbers["wrong"] for numbers in count.values())


def wrong_permissions(count: dict[str, Counter[str]]) -> int:
    return sum(numbers["wrong permission"] for numbers in count.values())


def test_what_was_learned_stays_learned() -> None:
    count = tally(LEARNED)
    report("learned from", count)

    assert wrong_permissions(count) == 0
    assert wrong(count) == 0
    assert all(has >= floor for has, floor in zip(found(count), (130, 67, 25, 60), strict=True))


def test_passages_set_aside_are_counted_and_not_looked_at() -> None:
    count = tally(SET_ASIDE)
    report("set aside", count)

    assert wrong_permissions(count) <= 2
    assert wrong(count) <= 6
    assert all(has >= floor for has, floor in zip(found(count), (42, 20, 9, 28), strict=True))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared passages are not here")
def test_on_the_shared_passages_every_finding_is_right() -> None:
    count = tally(cases(SHARED))
    report("shared", count)

    assert wrong(count) == 0
    assert all(has >= floor for has, floor in zip(found(count), (30, 14, 4, 29), strict=True))


def test_there_are_enough_passages_and_each_has_its_own_name_and_text() -> None:
    every = [*LEARNED, *SET_ASIDE]

    assert len(every) >= 200
    assert len({case.id for case in every}) == len({case.text for case in every}) == len(every)


@pytest.mark.parametrize("passages", [LEARNED, SET_ASIDE], ids=["learned from", "set aside"])
def test_every_quote_stands_in_the_document_and_a_finding_comes_first(passages: Sequence[Case]) -> None:
    for case in passages:
        text = " ".join(case.text.split())
        reading = read_document([case.text], TODAY)
        for question, shown in reading.passages.items():
            assert len(shown) <= 3, (case.id, question)
            assert all(each.quote in text and each.page == 1 for each in shown), (case.id, question)
        for finding in reading.findings:
            assert reading.passages[finding.question][0].quote == finding.quote, (case.id, finding.question)
