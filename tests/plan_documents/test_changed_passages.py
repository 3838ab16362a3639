"""Counter-examples made from every passage: with other money, denied or long ended, no permission may be left."""

from collections.abc import Iterator

import pytest

from bot.plan_reader import read_document
from core.plan_finding import Finding
from tests.plan_documents.passages import ALL, PERMISSIONS, SENTENCES, TODAY
from tests.plan_documents.variants import CHANGES, MONEY, OTHER_MONEY, with_other_money

CHANGED = ("job.after_tax", "job.route")
FOR_ALL_MONEY = ("vested", "non-Roth", "all ", "any ")
"""A sentence on all money in the plan permits converting after-tax money too, whatever it names beside."""


def permissions(text: str) -> list[Finding]:
    found = read_document(text.split("\f"), TODAY).findings
    return [each for each in found if each.question in CHANGED and each.value in PERMISSIONS[each.question]]


@pytest.mark.parametrize("money", OTHER_MONEY)
def test_other_money_in_place_of_after_tax_money_permits_nothing(money: str) -> None:
    for case in ALL:
        changed = with_other_money(case.text, money)
        for finding in permissions(changed) if changed else ():
            general = finding.question == "job.route" and any(words in finding.quote for words in FOR_ALL_MONEY)
            assert general, (case.id, finding)


def permitting() -> Iterator[tuple[str, Finding]]:
    texts = [(case.id, case.text) for case in ALL] + [(line, line.replace(" // ", "\n")) for _, _, line in SENTENCES]
    for name, text in texts:
        for finding in permissions(text):
            if MONEY.search(finding.quote):
                yield name, finding


@pytest.mark.parametrize("change", CHANGES)
def test_a_sentence_that_permits_permits_nothing_once_it_is_denied_or_ended(change: str) -> None:
    for name, finding in permitting():
        changed = CHANGES[change](finding.quote)
        left = {each.question for each in permissions(changed)} if changed else set()
        assert finding.question not in left, (name, changed)
