"""Counter-examples made from every passage: with other money, denied or long ended, no permission may be left."""

from functools import cache

import pytest

from core.plan_finding import Finding
from tests.examples import few, more_by_night
from tests.plan_documents.advising import advice
from tests.plan_documents.passages import ALL, PERMISSIONS, SENTENCES, read
from tests.plan_documents.variants import (
    CHANGES,
    ENTRIES,
    MONEY,
    OTHER_MONEY,
    OVER_OTHER_MATTERS,
    to_an_ira,
    with_other_money,
)

CHANGED = ("job.after_tax", "job.route")
FOR_ALL_MONEY = ("vested", "non-Roth", "all ", "any ")
"""A sentence on all money in the plan permits converting after-tax money too, whatever it names beside."""


def permissions(text: str) -> list[Finding]:
    found = read(text).findings
    return [each for each in found if each.question in CHANGED and each.value in PERMISSIONS[each.question]]


@more_by_night
@pytest.mark.parametrize("money", OTHER_MONEY)
def test_other_money_in_place_of_after_tax_money_permits_nothing(money: str) -> None:
    for case in few(ALL, 2, list(OTHER_MONEY).index(money)):
        changed = with_other_money(case.text, money)
        for finding in permissions(changed) if changed else ():
            general = finding.question == "job.route" and any(words in finding.quote for words in FOR_ALL_MONEY)
            assert general, advice(changed or "")


@cache
def permitting() -> list[tuple[str, Finding]]:
    texts = [(case.id, case.text) for case in ALL] + [(line, line.replace(" // ", "\n")) for _, _, line in SENTENCES]
    found = [(name, finding) for name, text in texts for finding in permissions(text)]
    return [(name, finding) for name, finding in found if MONEY.search(finding.quote)]


@pytest.mark.parametrize("change", CHANGES)
def test_a_sentence_that_permits_permits_nothing_once_it_is_denied_or_ended(change: str) -> None:
    for name, finding in permitting():
        changed = CHANGES[change](finding.quote)
        left = {each.question for each in permissions(changed)} if changed else set()
        assert finding.question not in left, f"{name}: {advice(changed or '')}"


def test_what_is_converted_to_a_roth_ira_is_not_converted_in_the_plan() -> None:
    for name, finding in permitting():
        changed = to_an_ira(finding.quote)
        left = {each.value for each in permissions(changed)} if changed else set()
        assert not left & {"in_plan", "automatic", "both"}, f"{name}: {advice(changed or '')}"


@pytest.mark.parametrize("over", OVER_OTHER_MATTERS)
def test_boxes_and_rows_permit_nothing_under_a_line_that_speaks_of_something_else(over: str) -> None:
    for entries in ENTRIES:
        for gap in ("\n", "\n\n"):
            assert permissions(f"{over}{gap}{entries}") == [], advice(f"{over}{gap}{entries}")


@pytest.mark.parametrize("over", ["", "Contribution types", "The Plan accepts (check each that applies):"])
def test_boxes_and_rows_permit_under_a_line_on_paying_in(over: str) -> None:
    for entries in ENTRIES[2:5]:
        assert [each.value for each in permissions(f"{over}\n{entries}")] == ["yes"], entries
