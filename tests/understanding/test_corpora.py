"""Typed lines and questions, measured: how many are right, refused or silently wrong, with a floor for each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.explanations import find_topics, search, topic_ids
from bot.understanding.marks import tables
from bot.understanding.understood import WishKind
from core.assess import INTERVIEWS
from tests.examples import few, more_by_night
from tests.understanding.corpora import FOLDER, Typed, natural, questions
from tests.understanding.measuring import REFUSED, RIGHT, WRONG, report, understood, verdict

SHARED = Path(__file__).parents[3] / "shared" / "cases"


@more_by_night
@pytest.mark.parametrize("name", ["natural.tsv", "natural_kept_aside.tsv"])
def test_natural_lines_are_understood_and_hardly_one_is_silently_wrong(name: str) -> None:
    counts, mistakes = report(few(natural(FOLDER / name), 1 if "aside" in name else 3))
    whole = sum(counts.values())
    print(f"{name}: {dict(counts)}", *([] if "aside" in name else mistakes), sep="\n")
    assert counts[RIGHT] >= 0.975 * whole
    assert counts[WRONG] <= 0.003 * whole


def test_the_shared_lines_are_understood_as_well() -> None:
    path = SHARED / "natural.tsv"
    if not path.exists():
        pytest.skip("the shared cases are not there")
    counts, _ = report(natural(path))
    assert counts[RIGHT] >= 0.98 * sum(counts.values())
    assert counts[WRONG] <= 0.003 * sum(counts.values())


def test_questions_kept_aside_find_their_topic() -> None:
    asked = [(topics, text) for _, topics, text in questions(FOLDER / "questions_kept_aside.tsv") if topics]
    first = sum(search(text).topics[:1] != () and search(text).topics[0] in topics for topics, text in asked)
    offered = sum(any(topic in topics for topic in search(text).topics[:3]) for topics, text in asked)
    shown = [(topics, found[0]) for topics, text in asked if len(found := find_topics(text)) == 1]
    print(f"{len(asked)} questions: first {first}, among three {offered}, shown outright {len(shown)}")
    assert first >= 0.93 * len(asked)
    assert offered >= 0.97 * len(asked)
    assert sum(topic not in topics for topics, topic in shown) <= 0.02 * len(asked)


def test_hardly_anything_off_the_subject_is_explained_outright() -> None:
    asked = [text for _, topics, text in questions(FOLDER / "questions_kept_aside.tsv") if not topics]
    shown = [text for text in asked if search(text).clear]
    assert len(shown) <= 0.02 * len(asked), shown


def test_the_questions_cover_every_topic_in_both_languages() -> None:
    known = {(language, topic) for language, topics, _ in questions(FOLDER / "questions.tsv") for topic in topics}
    assert [(code, topic) for code in ("de", "en") for topic in topic_ids() if (code, topic) not in known] == []


def test_no_line_is_in_a_file_and_in_the_one_kept_aside() -> None:
    for name in ("natural", "questions"):
        learnt, aside = (
            {tuple(line.split("\t")[:4]) for line in (FOLDER / f"{name}{end}.tsv").read_text("utf-8").splitlines()[1:]}
            for end in ("", "_kept_aside")
        )
        assert not learnt & aside


def test_a_wrong_answer_counts_as_silently_wrong_and_a_question_back_as_refused() -> None:
    typed = Typed("en", "mega", "job.pay", "180k", [{"answers": {"job.pay": 180000}}])
    assert verdict(understood(typed), typed.expected) == RIGHT
    assert verdict({"answers": {"job.pay": 180}}, typed.expected) == WRONG
    assert verdict({"wish": "thanks"}, typed.expected) == WRONG
    assert verdict({"ask": {"job.pay": ["180000"]}}, typed.expected) == REFUSED
    assert json.dumps(understood(typed)) == '{"answers": {"job.pay": 180000}}'


def test_what_is_learned_from_names_wishes_topics_and_codes_that_exist() -> None:
    """A slip in a label would teach a meaning that nothing carries out."""
    wishes = {row.split("\t")[0] for row in (FOLDER / "wishes.tsv").read_text("utf-8").splitlines()[1:]}
    known = {f"wish:{kind}" for kind in WishKind} | {f"topic:{topic}" for topic in topic_ids()} | {"answer", "off"}
    assert wishes <= known
    questions_by_id = {each.id: each for interview, _ in INTERVIEWS.values() for each in interview.questions}
    with_phrases = {name for table in tables() for name in table["choices"]}
    for row in (FOLDER / "choices.tsv").read_text("utf-8").splitlines()[1:]:
        question, _, code = row.split("\t")[0].rpartition("=")
        assert code in ("ask", "other") or code in questions_by_id[question].type.codes, row
        assert question in with_phrases, row


def test_no_phrase_stands_twice_in_its_row() -> None:
    rows = [(name, row.split(", ")) for table in tables() for name, group in table.items() for row in _rows_in(group)]
    assert [(name, each) for name, row in rows for each in set(row) if row.count(each) > 1] == []


def _rows_in(group: object) -> list[str]:
    if isinstance(group, str):
        return [group]
    return [row for each in group.values() for row in _rows_in(each)] if isinstance(group, dict) else []
