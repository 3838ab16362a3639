"""The catalogs: complete, used, and written the way the house writes."""

from __future__ import annotations

import re
from decimal import Decimal
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot import texts
from bot.commands import COMMAND_WORDS, COMMANDS, STARTS
from bot.explanations import topic_ids
from bot.languages import DEFAULT_LANGUAGE, LANGUAGES
from bot.understanding.model import model
from core.assess import INTERVIEWS
from core.limits import Limit, LimitsByYear, PhaseOut
from core.question import Question
from core.typed_words import FOLDER
from tests.bot.catalog_keys import ROOT, asked_for, constants, is_in_a_family
from tests.bot.telegram_html import visible_text

LOCALES = ROOT / "locales"
DOMAINS = sorted(path.stem for path in (LOCALES / DEFAULT_LANGUAGE / "LC_MESSAGES").glob("*.po"))
TYPED_WORDS = re.compile(r"words\.|.*\.aliases$")
"""What people type, spelled as they spell it; nobody reads it."""

LONGEST_AVERAGE = 10.0
"""Words per sentence, on average over everything that is said."""

LONGEST_SENTENCE = 30
FIGURES = {"lead": "Then:", "still_possible": "$2", "percent_whole": "3%", "per_pay_date": "$1"}

CALLED_BY_A_PART = re.compile(r"(topic|glossary|explain|document|picture|report|plan_reader|read|calendar|pdf|ics)\.")
"""Families whose own tests compare them with what they are made from."""


def catalog(language: str, domain: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def entries(language: str, domain: str = "messages") -> dict[str, tuple[str, ...]]:
    """All forms of each text by key."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in catalog(language, domain):
        key = entry.id[0] if isinstance(entry.id, (list, tuple)) else entry.id
        if key:
            found[key] = tuple(entry.string) if isinstance(entry.string, (list, tuple)) else (entry.string,)
    return found


def placeholders(forms: tuple[str, ...]) -> set[str]:
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name is not None}


def said(language: str) -> dict[str, str]:
    """Everything that is read by a person, marks taken off, typed words left out."""
    return {
        f"{domain}:{key}": visible_text(form)
        for domain in DOMAINS
        for key, forms in entries(language, domain).items()
        for form in forms
        if not TYPED_WORDS.match(key)
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_every_language_has_the_same_keys(language: str, domain: str) -> None:
    assert sorted(set(entries(DEFAULT_LANGUAGE, domain)) ^ set(entries(language, domain))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_a_text_has_the_same_placeholders_in_every_language(language: str, domain: str) -> None:
    english, theirs = entries(DEFAULT_LANGUAGE, domain), entries(language, domain)
    differing = [key for key in english if placeholders(english[key]) != placeholders(theirs.get(key, ()))]
    assert differing == []


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_fuzzy_obsolete_or_given_twice(language: str, domain: str) -> None:
    found = catalog(language, domain)
    assert [entry.id for entry in found if entry.id and entry.fuzzy] == []
    assert list(found.obsolete) == []
    assert [key for key, forms in entries(language, domain).items() if not all(form.strip() for form in forms)] == []
    raw = (LOCALES / language / "LC_MESSAGES" / f"{domain}.po").read_text("utf-8")
    keys = re.findall(r'^msgid "(.+)"$', raw, re.MULTILINE)
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_valid_for_telegram_and_has_no_stray_white_space(language: str) -> None:
    for key, text in said(language).items():
        assert text == text.strip(), key
        assert "  " not in text, key
        assert " \n" not in text, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_the_code_names_exists(language: str) -> None:
    known = {key for domain in DOMAINS for key in entries(language, domain)}
    literal = {key: place for place, key in asked_for() if "*" not in key}
    assert {key: place for key, place in literal.items() if key not in known} == {}
    assert len(literal) > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_family_of_keys_in_the_code_has_texts(language: str) -> None:
    known = {key for domain in DOMAINS for key in entries(language, domain)}
    patterns = {key: place for place, key in asked_for() if "*" in key and key.strip("*.")}
    for pattern, place in patterns.items():
        expression = re.compile(re.escape(pattern).replace(r"\*", ".+"))
        assert any(expression.fullmatch(key) for key in known), f"{place}: nothing is called {pattern}"


QUESTIONS = [question for interview, _ in INTERVIEWS.values() for question in interview.questions]


def texts_of(question: Question[Any]) -> dict[str, bool]:
    """The texts that follow from a question's record, and whether it has to have each or must not have it."""
    return {
        f"question.{question.id}.ask": True,
        f"question.{question.id}.help": True,
        f"name.{question.id}": True,
        f"hr.{question.id}": question.plan_answers,
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_has_the_texts_that_its_record_asks_for(question: Question[Any], language: str) -> None:
    known = entries(language)
    assert {key: key in known for key in texts_of(question)} == texts_of(question)
    for code in question.type.codes:
        assert {f"choice.{question.id}.{code}", f"choice.{code}"} & set(known), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_answers_of_one_question_have_different_labels(language: str) -> None:
    from bot.wording import answer_text

    for question in QUESTIONS:
        labels = [answer_text(language, question.id, code) for code in question.type.codes]
        assert len(labels) == len(set(labels)), question.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_every_way_in_has_its_text(language: str) -> None:
    known = entries(language)
    assert [name for name in COMMANDS if name != "start" and f"menu.{name}" not in known] == []
    assert [name for name in STARTS if f"interview.{name}" not in known] == []


def test_no_text_is_unused() -> None:
    named = constants("bot")
    patterns = [re.escape(key).replace(r"\*", "[A-Za-z0-9_/]+") for _, key in asked_for() if key.strip("*.")]
    unused = [
        key
        for key in entries(DEFAULT_LANGUAGE)
        if key not in named
        and f"={key}" not in named
        and not is_in_a_family(key)
        and not CALLED_BY_A_PART.match(key)
        and not any(re.fullmatch(pattern, key) for pattern in patterns)
    ]
    assert unused == []


FORBIDDEN = {
    "de": (
        r"\bnetto-",
        r"vorsteuer",
        r"\btarif",
        r"hintertür",
        r"\b(?:du|dich|dir|dein\w*|euch|eure\w*)\b",
        r"\bhast\b|\bkannst\b|\bmusst\b",
        r"\bto-do\b",
        r"\bbitte beachten sie\b",
        r"steuerklasse",
    ),
    "en": (
        r"\bplease be advised\b",
        r"\bbackdoor door\b",
        r"\butilize",
        r"\bbracket\b.*\bbracket\b",
        r"\bloophole\b",
    ),
}


@pytest.mark.parametrize(
    ("language", "pattern"),
    [(language, each) for language, patterns in FORBIDDEN.items() for each in patterns],
)
def test_a_word_that_the_house_avoids_does_not_occur(language: str, pattern: str) -> None:
    found = [key for key, text in said(language).items() if re.search(pattern, text, re.IGNORECASE)]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_and_apostrophes_are_typographic(language: str) -> None:
    straight = [key for key, text in said(language).items() if re.search(r"""["'`´]""", re.sub(r"{.*?}", "", text))]
    assert straight == []
    opening, closing = LANGUAGES[language].quotes
    foreign = "".join({"“", "”", "„", "«", "»"} - {opening, closing})
    for key, text in said(language).items():
        marks = re.sub(f"[^{opening}{closing}{foreign}]", "", text)
        assert marks == (opening + closing) * (len(marks) // 2), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_between_a_figure_and_its_sign_stands_what_the_language_writes_there(language: str) -> None:
    record = LANGUAGES[language]
    percent = r"[\d}] ?%" if "\u00a0" in record.percent else r"[\d}]\s%"
    dollars = r"[\d}] ?\$|\$[\d{]" if "\u00a0" in record.money else r"\d\s?\$|\$\s"
    assert [key for key, text in said(language).items() if re.search(f"{percent}|{dollars}", text)] == []


def test_every_topic_can_be_found() -> None:
    assert [topic for topic in topic_ids() if topic not in model().labels] == [], "make train"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hyphen_is_no_dash(language: str) -> None:
    found = [key for key, text in said(language).items() if re.search(r" - |--", text)]
    assert found == []


FIXED_BY_STATUTE = {Decimal(10_000)}
"""The end of the Roth range of separate returns: no year adjusts it (26 U.S.C. 408A(c)(3)(B)(ii)(III))."""


def limits_as_typed(limits: LimitsByYear) -> set[str]:
    """Every limit of every year from 1,000 on, as either language writes it, and without marks."""
    amounts: set[Decimal] = set()
    for year in limits.values():
        for name in type(year).model_fields:
            limit = getattr(year, name)
            if isinstance(limit, PhaseOut):
                amounts |= {limit.low, limit.high}
            elif isinstance(limit, Limit):
                amounts.add(limit.value)
    whole = [int(amount) for amount in amounts - FIXED_BY_STATUTE if amount >= 1000]
    return {form for amount in whole for form in (f"{amount:,}", f"{amount:,}".replace(",", "."), str(amount))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_limit_of_a_year_is_typed_into_a_text(language: str, limits: LimitsByYear) -> None:
    known = limits_as_typed(limits)
    found = {}
    for key, forms in ((key, forms) for domain in DOMAINS for key, forms in entries(language, domain).items()):
        if TYPED_WORDS.match(key):
            continue
        text = re.sub(r"<code>.*?</code>|(?:Example|Beispiel): \d+", "", " ".join(forms))
        figures = set(re.findall(r"\d{1,3}(?:[.,]\d{3})+|\d{4,}", text))
        if figures & known:
            found[key] = figures & known
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language: str) -> None:
    lengths = []
    for key, text in said(language).items():
        if re.search(r":(choice|name|button|menu|receipt|solo|step\..*\.title)", key):
            continue
        abbreviated = re.sub(r"\b(z\. ?B|U\.S\.C|bzw|d\. ?h|e\.g|ca|Nr|Jan|Dez|Dec|Pub|Sec)\.", r"\1", text)
        sentences = [part for part in re.split(r"[.!?:;](?:\s|$)|\n", abbreviated) if len(part.split()) > 2]
        lengths += [len(part.split()) for part in sentences]
        longest = max((len(part.split()) for part in sentences), default=0)
        assert longest <= LONGEST_SENTENCE, f"{key}: a sentence of {longest} words"
    assert sum(lengths) / len(lengths) <= LONGEST_AVERAGE


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_telegram_shows_before_the_start_fits(language: str) -> None:
    assert len(texts.text(language, "bot.description")) <= 512
    assert len(texts.text(language, "bot.short_description")) <= 120
    for name in COMMANDS:
        if name != "start":
            assert 1 <= len(texts.text(language, f"menu.{name}")) <= 256


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_named_in_a_text_exist(language: str) -> None:
    named = {
        (key, command)
        for key, text in said(language).items()
        for command in re.findall(r"(?<![\w/.])/([a-z0-9]+)\b", text)
    }
    assert {(key, command) for key, command in named if command not in COMMAND_WORDS} == set()


def test_a_missing_key_is_an_error_and_no_silence() -> None:
    with pytest.raises(texts.MissingText, match="de: no such key"):
        texts.text("de", "no such key")


def test_a_plural_goes_by_its_count() -> None:
    one, several = entries(DEFAULT_LANGUAGE)["election"]
    assert one != several
    said = [texts.text(DEFAULT_LANGUAGE, "election", count=count, **FIGURES) for count in (0, 1, 2)]
    assert said == [form.format(count=count, **FIGURES) for count, form in enumerate((several, one, several))]


def test_every_folder_with_a_catalog_is_a_language() -> None:
    assert FOLDER == LOCALES
    assert sorted(path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/messages.po")) == sorted(LANGUAGES)
