"""Whole documents: the sentence that decides is among the three shown, whatever stands around it, and in time."""

import time
from collections.abc import Callable
from functools import cache

import pytest

from bot.plan_reader import read_document
from bot.plan_reader.claims import Claim
from bot.plan_reader.reading import Reasoning, reason
from tests.bot.plan_pdfs import FILLER
from tests.examples import few, more_by_night
from tests.plan_documents.passages import ALL, CORPORA, QUESTIONS, TODAY, Case

ROTH_PAGE = """Roth Contributions
Roth 401(k) contributions are made with after-tax dollars and count toward the same limit. You may change your Roth
election at any time.

Rollovers Into the Plan
The Plan accepts direct rollovers from other qualified plans, including after-tax contributions. You may withdraw your
rollover account at any time.

Special Tax Notice
If your payment includes after-tax contributions, you may do a direct rollover of that part to a Roth IRA. The rest may
be paid to a traditional IRA."""


MISSED = 0.05
"""At most such a part of the deciding sentences is not among the three shown."""


def document(passage: str) -> list[str]:
    """Forty pages about a plan, with a passage on one of its own in the middle."""
    filler = [f"{heading}\n{text}" for heading, text in FILLER]
    pages = ["\n\n".join(filler[at : at + 3]) for at in range(0, len(filler), 3)] * 8
    return [*pages[:20], passage, ROTH_PAGE, *pages[20:]]


def not_shown(case: Case) -> list[str]:
    """The questions that a passage answers and whose deciding sentence is not among those shown of a document."""
    pages = document(case.text)
    reading = read_document(pages, TODAY)
    reasoning = cache(lambda: reason(pages, TODAY))
    asked = [question for question in QUESTIONS if case.label(question) is not None]
    shown = {question: {each.quote for each in reading.passages[question]} for question in asked}
    return [question for question in asked if not is_shown(case, question, shown[question], reasoning)]


def is_shown(case: Case, question: str, shown: set[str], reasoning_of: Callable[[], Reasoning]) -> bool:
    """Whether the sentence that decides is among those shown: the marked one, or one that gives the right answer."""
    decides = case.decides.get(question)
    if decides is None or "?" in decides:
        text = " ".join(case.text.split())
        return any(quote in text for quote in shown)
    if any(decides[:25] in quote or quote in decides for quote in shown):
        return True
    reasoning = reasoning_of()
    sentences = reasoning.document.sentences
    right = {sentences[each.place].quote for each in reasoning.claims if _gives(each, case, question)}
    return bool(right & shown)


def _gives(claim: Claim, case: Case, question: str) -> bool:
    return claim.question == question and case.is_right(question, claim.value)


@more_by_night
@pytest.mark.parametrize("name", CORPORA)
def test_the_deciding_sentence_is_among_the_three_shown(name: str) -> None:
    passages = few(CORPORA[name], 3 if name == "learned_from" else 1)
    asked = [(case, question) for case in passages for question in QUESTIONS if case.label(question) is not None]
    missed = [(case.id, question) for case in passages for question in not_shown(case)]
    print(f"\nshown {len(asked) - len(missed)} of {len(asked)}; missed {missed[:20]}")

    assert len(missed) <= MISSED * len(asked)


def test_a_document_that_says_nothing_of_it_gives_no_permission() -> None:
    found = read_document(document("Vesting\nYou are vested at once."), TODAY).findings

    assert [each for each in found if each.question != "job.roth_in_plan"] == []


def test_a_hundred_dense_pages_cost_about_ten_times_as_much_as_ten() -> None:
    texts = [case.text for case in ALL]
    pages = ["\n\n".join(texts[at % len(texts)] for at in range(start, start + 12)) for start in range(100)]

    # The first reading also fills what is kept of the words.
    ten = min(_cost(pages[first : first + 10]) for first in (0, 0, 45, 90))

    assert _cost(pages) < 30 * ten


def _cost(pages: list[str]) -> float:
    before = time.process_time()
    read_document(pages, TODAY)
    return time.process_time() - before


def test_money_that_the_document_gives_a_name_of_its_own_is_shown_by_that_name() -> None:
    text = (
        '"Thrift Savings" are paid in from net pay and are not Roth contributions. No more can be told here.\n\n'
        "Every member may save 2% to 9% of salary as Thrift Savings. Interest is credited daily."
    )
    shown = read_document(document(text), TODAY).passages["job.cap"]

    assert shown[0].quote == "Every member may save 2% to 9% of salary as Thrift Savings."


def test_money_that_is_brought_along_stands_behind_what_is_paid_in() -> None:
    shown = read_document(document("We do have mega backdoor."), TODAY).passages["job.after_tax"]

    assert shown[0].quote == "We do have mega backdoor."
