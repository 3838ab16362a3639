"""The plan reader on passages of real wording: floors for what it finds, and no permission that is not there."""

import re
from collections import Counter
from collections.abc import Sequence

import pytest

from tests.plan_documents.advising import advice
from tests.plan_documents.passages import ALL, CORPORA, FILES, PERMISSIONS, QUESTIONS, Case, read

FLOORS = {"learned_from": (441, 192, 120, 299), "set_aside": (10, 5, 3, 17), "shared": (27, 14, 4, 26)}
"""At least so many right answers to the four questions."""
WRONG = {"learned_from": (0, 0), "set_aside": (0, 0), "shared": (0, 0)}
"""At most so many wrong answers, and wrong permissions among them."""


def tally(passages: Sequence[Case]) -> dict[str, Counter[str]]:
    """How often each question was expected, found, said and said wrongly, and how many permissions were wrong."""
    count: dict[str, Counter[str]] = {question: Counter() for question in QUESTIONS}
    for case in passages:
        said = {each.question: each.value for each in read(case.text).findings}
        for question, numbers in count.items():
            value, expected = said.get(question), case.label(question) is not None
            right = case.is_right(question, value)
            numbers["expected"] += expected
            numbers["found"] += expected and value is not None and right
            numbers["said"] += value is not None
            numbers["wrong"] += value is not None and not right
            numbers["wrong permission"] += not right and value in PERMISSIONS[question]
    return count


@pytest.mark.parametrize("name", FILES)
def test_what_is_said_is_right_permits_nothing_wrongly_and_finds_what_it_found_before(name: str) -> None:
    if name not in CORPORA:
        pytest.skip(f"{name} is not here")
    count = tally(CORPORA[name])
    total = sum(count.values(), Counter[str]())
    print(f"\n{name}: {len(CORPORA[name])} passages, of {total['said']} said {total['wrong']} wrong")
    for question, numbers in count.items():
        print(f"  {question:18} {dict(numbers)}")

    assert total["wrong"] <= WRONG[name][0]
    assert total["wrong permission"] <= WRONG[name][1]
    found = tuple(count[question]["found"] for question in QUESTIONS)
    lost = [
        question for question, least in zip(QUESTIONS, FLOORS[name], strict=True) if count[question]["found"] < least
    ]
    assert lost == [], f"found {found}: what was found before is silent now"


def test_every_answer_to_a_passage_that_may_be_read_is_right() -> None:
    for case in CORPORA["learned_from"]:
        for finding in read(case.text).findings:
            assert case.is_right(finding.question, finding.value), f"{case.id}: {advice(case.text)}"


def test_findings_that_hold_only_for_some_carry_their_condition() -> None:
    carried = [
        finding.condition in case.cond[finding.question]
        for case in CORPORA["learned_from"]
        if case.cond
        for finding in read(case.text).findings
        if finding.question in case.cond and case.is_right(finding.question, finding.value)
    ]
    print(f"\n{sum(carried)} of {len(carried)} conditions")

    assert sum(carried) >= 47


def test_there_are_enough_passages_and_each_has_its_own_name_and_text() -> None:
    every = [case for name, passages in CORPORA.items() if name != "shared" for case in passages]

    assert len(every) >= 400
    assert len({case.id for case in every}) == len({case.text for case in every}) == len(every)


def squeezed(text: str) -> str:
    """The text without spaces and hyphens: a word that was broken at the end of a line is whole in a quote."""
    return re.sub(r"[\s-]", "", text)


def test_every_quote_stands_in_the_document_and_a_finding_comes_first() -> None:
    for case in ALL:
        pages = [squeezed(page) for page in case.text.split("\f")]
        reading = read(case.text)
        for question, shown in reading.passages.items():
            assert len(shown) <= 3, (case.id, question)
            assert all(squeezed(each.quote)[:30] in pages[each.page - 1] for each in shown), (case.id, question)
        for finding in reading.findings:
            assert reading.passages[finding.question][0].quote == finding.quote, (case.id, finding.question)
