"""The wording as data: every phrase finds its example and nothing in its counter-example."""

import re
from pathlib import Path

import pytest

from bot.plan_reader import phrases
from bot.plan_reader.clauses import about, marked
from bot.plan_reader.phrases import Phrase, groups
from bot.plan_reader.words import plain

FILE = Path(phrases.__file__).with_name("phrases.toml")
ALL = [
    pytest.param(name, each, id=f"{name}: {each.example}") for name, group in groups().items() for each in group.lines
]


def finds(phrase: Phrase, text: str) -> bool:
    expression = marked(phrase.expression).replace("{M}", "(?:XAT|AT|WAT)").replace("{A}", "(?:XAT|AT|WAT)")
    return re.search(rf"(?<![\w-])(?:{expression})(?![\w-])", text) is not None


def words(text: str) -> str:
    """Small letters and one spelling, the names of money kept."""
    names = re.split(r"\b(XAT|WAT|AT|ROTH|PRE|CONV|RIRA|ROLL|OLD|EXCEPT)\b", text)
    return "".join(part if part.isupper() else _plain(part) for part in names)


def _plain(part: str) -> str:
    inner = plain(part)
    return f"{' ' if part[:1] == ' ' else ''}{inner}{' ' if part[-1:] == ' ' and inner else ''}"


@pytest.mark.parametrize(("name", "phrase"), ALL)
def test_a_phrase_finds_its_example_and_not_its_counter_example(name: str, phrase: Phrase) -> None:
    assert finds(phrase, words(phrase.example)), f"{name}: not found in {words(phrase.example)!r}"
    assert not finds(phrase, words(phrase.counter_example)), f"{name}: found in {words(phrase.counter_example)!r}"


def test_one_line_is_one_phrase_and_short() -> None:
    for number, line in enumerate(FILE.read_text("utf-8").splitlines(), start=1):
        assert len(line) <= 120, number


def test_every_group_is_named_where_the_document_is_read() -> None:
    code = "".join(module.read_text("utf-8") for module in FILE.parent.glob("*.py"))
    assert [name for name in groups() if f'"{name}"' not in code] == []


def test_no_phrase_stands_twice() -> None:
    for name, group in groups().items():
        expressions = [phrase.expression for phrase in group.lines]
        assert len(set(expressions)) == len(expressions), name


@pytest.mark.parametrize("expression", ["(?:x)?", "may.*make", "a.+b"])
def test_a_phrase_that_matches_nothing_or_everything_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match=r"matches nothing|without an end"):
        Phrase(expression=expression, example="may make", counter_example="other")


def test_the_money_asked_about_takes_the_place_of_its_mark() -> None:
    assert about("no_cap", "AT").search("no plan limit on AT")
    assert not about("no_cap", "ROTH").search("no plan limit on AT")
    assert not about("no_cap", "AT").search("no plan limit on AT account")
