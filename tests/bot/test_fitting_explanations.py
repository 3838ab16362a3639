"""An explanation speaks of what its reader is about: a plan at work, an own business, or the regular Backdoor Roth."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from bot.conversation.setting import Setting
from bot.events import Command, Typed
from bot.explanations import explain_texts, fitting, points, topic_ids
from bot.parts import Topic
from tests.bot.catalog_keys import ROOT
from tests.bot.person import YEAR, Person, begun, finished
from tests.profiles import ira_saver

BUSINESS: dict[str, Any] = {"situation": "self_employed", "business.entity": "sole_proprietor"}
LACKS: dict[str, Any] = {"situation": "employee", "job.after_tax": "no"}


def about(kind: str, language: str) -> Person:
    """Somebody with a result of the regular Backdoor Roth, or of a plan."""
    if kind == "ira":
        return finished(ira_saver(), language, "ira")
    closed = LACKS | {"situation": "both", "business.plan": "standard"}
    given = {"plan": {}, "lacks": LACKS, "business": BUSINESS, "both": {"situation": "both"}, "closed": closed}[kind]
    person = begun("mega", language, (YEAR, date(YEAR, 11, 30)))
    person.goes_on(given)
    return person


def explained(person: Person, line: str) -> str:
    part = person.does(Typed(line)).parts[0]
    assert isinstance(part, Topic), part
    return part.topic


@pytest.mark.parametrize(
    ("kind", "language", "line", "topic"),
    [
        ("ira", "en", "i have an old rollover ira with 14k, does that matter", "iras_in_backdoor"),
        ("lacks", "en", "i have 90k in a sep ira, is that a problem", "iras_in_backdoor"),
        ("lacks", "de", "ich hab noch eine rollover ira mit 14k, ist das ein problem", "iras_in_backdoor"),
        ("plan", "en", "i have an old rollover ira with 14k, does that matter", "pro_rata"),
        ("business", "de", "und mein sep ira, zählt das mit? da sind 3000 drin", "sep_beside_solo"),
        ("both", "de", "und mein sep ira, zählt das mit? da sind 3000 drin", "sep_beside_solo"),
        ("ira", "en", "which tax form do i need for it", "form_8606"),
        ("ira", "en", "whats form 8606", "form_8606"),
        ("lacks", "en", "and the form 8606 line 13?", "form_8606"),
        ("plan", "en", "whats form 8606", "tax_forms"),
        ("ira", "en", "do i need form 8606 for a mega backdoor roth", "tax_forms"),
        ("plan", "de", "kann ich das dann von der steuer absetzen?", "not_deducted"),
        ("business", "de", "kann ich das dann von der steuer absetzen?", "not_deducted"),
        ("plan", "de", "ist meine traditional ira absetzbar?", "income_limits_deduction"),
        ("ira", "de", "kann ich das dann von der steuer absetzen?", "income_limits_deduction"),
        ("business", "en", "how do i change the document", "change_own_document"),
        ("business", "de", "wie ändere ich das dokument", "change_own_document"),
        ("plan", "en", "how do i change the document", "employer_adds_it"),
        ("business", "de", "hab ne angestellte ab januar, geht das noch?", "first_employee"),
        ("business", "de", "ich stelle im januar jemanden ein", "first_employee"),
        ("closed", "de", "hab ne angestellte ab januar, geht das noch?", "first_employee"),
        ("business", "de", "was ist besser, abzug oder roth", "deduction_first_or_roth"),
        ("ira", "en", "so whats better, deduction or roth", "deduction_or_roth"),
        ("plan", "en", "so whats better, deduction or roth", "why_roth"),
        ("lacks", "en", "can i still do it if i switch jobs in january", "backdoor_and_job"),
    ],
)
def test_the_same_question_is_answered_by_what_the_person_is_about(
    kind: str, language: str, line: str, topic: str
) -> None:
    assert explained(about(kind, language), line) == topic


def test_beside_an_open_question_of_the_regular_backdoor_roth_other_iras_matter_too() -> None:
    person = begun("ira", "en")
    person.goes_on(ira_saver(), "ira.covered")
    assert explained(person, "i have 90k in a sep ira, is that a problem") == "iras_in_backdoor"


def test_what_stands_in_place_of_a_topic_exists_and_its_settings_are_known() -> None:
    rows = tomllib.loads((ROOT / "bot" / "explanations" / "topics.toml").read_text("utf-8"))["instead"]
    settings = {setting for row in rows for setting in row["settings"]}
    assert settings <= set(Setting)
    for setting in settings:
        said = {topic: fitting(topic, setting) for topic in (*topic_ids(), *points())}
        assert set(said.values()) <= {*topic_ids(), *points()}
        assert any(topic != shown for topic, shown in said.items()), setting


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_text_for_an_own_ira_begins_with_the_plan(language: str) -> None:
    for topic in topic_ids():
        point = fitting(topic, Setting.IRA)
        if point != topic:
            assert "Mega" not in explain_texts(point, language).text.split("\n\n")[0]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", ["plan", "business", "both", "ira"])
def test_beside_deadlines_the_own_day_is_told_and_a_screen_is_enough(kind: str, language: str) -> None:
    person = about(kind, language)
    person.does(Command("explain", "deadlines"))
    assert "👉" in person.messages[0].text
