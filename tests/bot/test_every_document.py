"""Every outcome of every interview as every document, in both languages: a document is made, never a failure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest

from bot.languages import LANGUAGES
from bot.takeaway.calendar_file import plan_ics
from bot.takeaway.caption import CAPTION, caption
from bot.takeaway.growth_chart import growth_picture
from bot.takeaway.pdf import plan_pdf
from bot.takeaway.picture import after_tax_picture
from bot.takeaway.text import plan_text
from core.assess import INTERVIEWS, Result, assess
from core.limits import built_in_limits
from tests.bot.walking import Walk
from tests.examples import few, more_by_night

NOW = datetime(2026, 1, 2, 8, tzinfo=UTC)
DOCUMENTS: dict[str, Callable[[Result, str], bytes]] = {
    "text": lambda result, language: plan_text(result, language).encode(),
    "pdf": plan_pdf,
    "png": after_tax_picture,
    "ics": lambda result, language: plan_ics(result, language, NOW),
}
BEGINNINGS = {"text": b"", "pdf": b"%PDF-", "png": b"\x89PNG\r\n", "ics": b"BEGIN:VCALENDAR\r\n"}


def verdicts_of(result: Result) -> set[str]:
    """The outcome, and that of a business beside it."""
    solo = result.assessment.solo
    return {result.assessment.outcome} | ({f"business: {solo['outcome']}"} if solo else set())


@cache
def results(interview: str) -> dict[str, Result]:
    """Results by what they are the first to come to, until every verdict has one."""
    limits, found, met = built_in_limits(), dict[str, Result](), set[str]()
    for answers, (year, today) in Walk(INTERVIEWS[interview][0]).complete():
        result = assess(interview, answers | {"tax_year": year}, limits, today)
        news = verdicts_of(result) - met
        if news:
            found[" + ".join(sorted(news))] = result
            met |= news
    return found


def kind_of(result: Result) -> tuple[frozenset[str], frozenset[str]]:
    """Which receipts a result has and which figures are above zero: what documents choose their sections by."""
    figures = result.assessment.figures.items()
    return frozenset(result.assessment.receipts), frozenset(name for name, value in figures if value)


@cache
def kinds(interview: str) -> tuple[Result, ...]:
    """One result of each kind."""
    limits, found = built_in_limits(), dict[tuple[frozenset[str], frozenset[str]], Result]()
    for answers, (year, today) in Walk(INTERVIEWS[interview][0]).complete():
        result = assess(interview, answers | {"tax_year": year}, limits, today)
        found.setdefault(kind_of(result), result)
    return tuple(found.values())


def test_the_results_looked_at_have_every_kind_of_verdict() -> None:
    met = set[str]().union(*map(verdicts_of, results("mega").values()))
    assert met >= {"plan_lacks_after_tax", "year_over", "no_room", "needs_plan_answers", "eligible", "no_route"}
    assert met >= {"business: not_solo", "business: plan_needed", "business: eligible"}


@more_by_night
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", DOCUMENTS)
@pytest.mark.parametrize("interview", INTERVIEWS)
def test_every_outcome_has_every_document(interview: str, form: str, language: str) -> None:
    for outcome, result in few(results(interview).items(), 2, list(LANGUAGES).index(language)):
        document = DOCUMENTS[form](result, language)
        assert document.startswith(BEGINNINGS[form]), outcome
        assert document, outcome


@more_by_night
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("interview", INTERVIEWS)
def test_every_outcome_has_a_caption_and_its_growth(interview: str, language: str) -> None:
    for outcome, result in few(results(interview).items(), 2, list(LANGUAGES).index(language)):
        assert len(caption(result, language)) <= CAPTION, outcome
        growth_picture(result, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("interview", INTERVIEWS)
def test_every_kind_of_result_has_its_printed_plan(interview: str, language: str) -> None:
    for result in kinds(interview):
        assert plan_text(result, language)
        assert plan_ics(result, language, NOW)
