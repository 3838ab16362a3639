"""All answers to look through and change: a screen at a time, what changes with the year first."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.buttons import Act, act_data
from bot.messages import Button, Message
from bot.parts import Review
from bot.rendering.layout import labelled, rows_of
from bot.rendering.screen import fits_a_screen
from bot.wording import filled, name_of, value_text, with_worth
from core.mega_backdoor.in_dollars import worth_in_dollars
from core.question import Question

MOST_ON_A_PAGE = 10
"""Answers with their buttons that a thumb finds its way among."""

Page = tuple[str, ...]
"""The questions on one screen, by their ids."""


def review_messages(part: Review, language: str) -> list[Message]:
    """One page of the answers, each with a button to change it."""
    pages = list(_pages(part, language))
    number = part.page if part.page < len(pages) else 0
    rows = rows_of(Button(name_of(language, key), act_data(Act.CHANGE, key)) for key in pages[number])
    sides = [("review.before", number - 1), ("review.more", number + 1)]
    turns = [(key, act_data(Act.PLAN, "change", to)) for key, to in sides if 0 <= to < len(pages)]
    return [Message(_text(part, pages[number], language), (*rows, *_row(turns, language)), part.replaces)]


def _row(turns: list[tuple[str, str]], language: str) -> Iterator[tuple[Button, ...]]:
    if turns:
        yield tuple(labelled(language, turns))


def _pages(part: Review, language: str) -> Iterator[Page]:
    """All answers in the order of the questions where they fit, else those that belong to the year first."""
    given = part.replay.answers.given()
    asked = [question for question in part.replay.path if question.id in given]
    every = tuple(question.id for question in asked)
    if _fits(part, every, language):
        yield every
        return
    page: Page = ()
    for question in sorted(asked, key=_comes_later):
        if page and not _fits(part, (*page, question.id), language):
            yield page
            page = ()
        page = (*page, question.id)
    yield page


def _comes_later(question: Question[object]) -> bool:
    """Whether an answer seldom changes: amounts and dates of the year do, the person and the plan hardly."""
    return not question.yearly


def _fits(part: Review, page: Page, language: str) -> bool:
    return len(page) <= MOST_ON_A_PAGE and fits_a_screen(_text(part, page, language))


def _text(part: Review, page: Page, language: str) -> str:
    lines = [
        filled(language, "review.line", {"name": name_of(language, key), "given": _given(part, key, language)})
        for key in page
    ]
    head = texts.text(language, "review.head", year=str(part.replay.answers.tax_year))
    return "\n".join([head, *lines, "", texts.text(language, "review.foot")])


def _given(part: Review, key: str, language: str) -> str:
    answers = part.replay.answers
    return with_worth(language, value_text(language, key, answers.given()[key]), worth_in_dollars(answers, key))
