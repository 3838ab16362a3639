"""The words of the explanations: complete in both languages, short enough for a phone, true to the terms."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from bot.explanations import (
    define,
    explain_texts,
    find_term,
    more_exactly,
    points,
    points_of,
    term_slugs,
    topic_ids,
    topics,
)
from bot.texts import catalog
from bot.wording import limit_values
from core.backdoor_ira.names import IraFigure
from core.limits import built_in_limits
from core.mega_backdoor.names import JobFigure

LANGUAGES = ("de", "en")
EVERY_TOPIC = [(topic, language) for topic in (*topic_ids(), *points()) for language in LANGUAGES]
EVERY_TERM = [(slug, language) for slug in term_slugs() for language in LANGUAGES]
MONEY = {"de": "248.000\u00a0$", "en": "$248,000"}
LIMIT_KEYS = set(limit_values("en", next(iter(built_in_limits().values()))))
FIGURE_KEYS: set[str] = {*JobFigure, *IraFigure}
YEAR_LIMITS = re.compile(
    r"\b(?:7|8|10|11|19|23|24|70|72|77|80|81|83|145|150|160|230|235|350|360)[.,]?(?:000|250|500|600|100)\b"
)
FIXED_AMOUNTS = {"10.000", "10,000", "250.000", "250,000"}


def said(key: str, language: str) -> str:
    found = catalog(language, "topics")[key]
    assert isinstance(found, str)
    return found


def shown(language: str) -> dict[str, str]:
    """Everything a person reads; aliases are only searched."""
    keys = (key for key in catalog(language, "topics") if not key.endswith(".aliases"))
    return {key: said(key, language) for key in keys}


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def plain(text: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", text))


def as_read(topic: str, language: str) -> str:
    words = explain_texts(topic, language)
    whole = "\n".join((words.title, words.text, words.yours or "", words.source))
    return re.sub(r"\{\w+\}", MONEY[language], plain(whole))


def sentences(text: str) -> list[str]:
    lines = re.sub(r"\b(Art|Nr|Pub|Rev|Proc|no|art|\d+)\.(?=\s)", r"\1", plain(text)).splitlines()
    parts = (part for line in lines for part in re.split(r"(?<=[.!?:;])\s+", line))
    return [part for part in parts if part.split()]


@pytest.mark.parametrize(("topic", "language"), EVERY_TOPIC)
def test_a_topic_fits_one_phone_screen(topic: str, language: str) -> None:
    assert 120 < len(as_read(topic, language)) <= 900


@pytest.mark.parametrize(("topic", "language"), EVERY_TOPIC)
def test_the_answer_stands_first_and_is_short(topic: str, language: str) -> None:
    answer, *_ = explain_texts(topic, language).text.split("\n\n")
    assert 20 < len(plain(answer)) <= 280


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    german, english = catalog("de", "topics"), catalog("en", "topics")
    assert german.keys() == english.keys()
    for key in german:
        assert placeholders(said(key, "de")) == placeholders(said(key, "en")), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_known_placeholders_occur_and_figures_only_in_the_sentence_about_the_person(
    language: str,
) -> None:
    for key, text in shown(language).items():
        allowed = LIMIT_KEYS | FIGURE_KEYS if key.endswith(".yours") else LIMIT_KEYS
        assert placeholders(text) <= allowed, key
        assert "{" not in re.sub(r"\{\w+\}", "", text), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_limit_of_a_year_is_typed_into_a_text(language: str) -> None:
    for key, text in shown(language).items():
        amounts = re.findall(r"\d{1,3}[.,]\d{3}", text)
        typed = [a for a in amounts if YEAR_LIMITS.fullmatch(a) and a not in FIXED_AMOUNTS]
        assert not typed, (key, typed)


def test_every_topic_and_term_is_there_and_nothing_else() -> None:
    expected = {f"topic.{topic}.{part}" for topic in topic_ids() for part in ("title", "text", "source", "aliases")}
    expected |= {f"term.{slug}.{part}" for slug in term_slugs() for part in ("name", "text", "aliases")}
    expected |= {f"point.{point}.{part}" for point in points() for part in ("title", "text", "source", "aliases")}
    optional = {f"topic.{topic}.yours" for topic in topic_ids()} | {f"point.{point}.yours" for point in points()}
    assert expected <= catalog("de", "topics").keys() <= expected | optional


def test_related_topics_and_topics_of_terms_exist() -> None:
    for topic in topics().values():
        assert 2 <= len(topic.related) <= 3
        assert topic.id not in topic.related
        assert set(topic.related) <= topics().keys()
    for slug in term_slugs():
        assert set(define(slug, "en").topics) <= topics().keys()


def test_every_point_belongs_to_a_topic_and_is_no_topic_itself() -> None:
    assert set(points().values()) <= topics().keys()
    assert not points().keys() & topics().keys()
    assert points_of("access") == ("required_distributions", "one_clock_in_plan")


@pytest.mark.parametrize(("topic", "language"), [each for each in EVERY_TOPIC if each[0] not in points()])
def test_unsettled_law_is_called_unsettled(topic: str, language: str) -> None:
    phrase = {"de": "rechtlich nicht abschließend geklärt", "en": "unsettled"}[language]
    assert (phrase in explain_texts(topic, language).text) == topics()[topic].unsettled


class _Marks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert (tag, attrs) in [("b", []), ("i", []), ("blockquote", [("expandable", None)])]
        assert tag not in self.open
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_are_what_telegram_knows_and_closed(language: str) -> None:
    for key, text in shown(language).items():
        marks = _Marks()
        marks.feed(text)
        marks.close()
        assert not marks.open, key
        assert not re.search(r"&(?!lt;|gt;|amp;)", text), key
        if not key.endswith(".text"):
            assert "<" not in text, key


FORBIDDEN = {
    "de": ("Netto", "Vorsteuer", "Tarif", "Ruth", "verdeckt", "massiv", "Hintertür", "optional", "Dienstjahr",
           " du ", " dein", "steuerfreies Wachstum", "umgekehrte Umwandlung", "Deutschland erkennt"),
    "en": ("tax-free in Germany", "guarantee", "risk-free", "no German filing"),
}  # fmt: skip
PROVIDERS = re.compile(r"\b(fidelity|vanguard|schwab|e\*?trade|merrill|empower|voya|robinhood|turbotax)\b", re.I)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_mislead_do_not_occur_and_no_provider_is_named(language: str) -> None:
    for key, text in shown(language).items():
        assert not [word for word in FORBIDDEN[language] if word in text], key
    for key, text in catalog(language, "topics").items():
        assert not PROVIDERS.search(str(text)), key


def test_german_terms_are_the_agreed_ones_and_explained_at_first() -> None:
    assert "Beiträge aus bereits versteuertem Gehalt" in explain_texts("what_is_it", "de").text
    for key in ("after_tax_or_roth", "annual_limit"):
        assert "aus bereits versteuertem Gehalt" in explain_texts(key, "de").text
    assert "aus bereits versteuertem Gehalt" in define("after_tax_contribution", "de").text
    assert define("catch_up_contribution", "de").name == "Nachholbeitrag (ab 50)"
    assert define("true_up", "en").other_name == "nachträglicher Ausgleich (True-up)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language: str) -> None:
    texts = [explain_texts(topic, language).text for topic in (*topic_ids(), *points())]
    for text in texts:
        counts = [len(sentence.split()) for sentence in sentences(text)]
        assert sum(counts) / len(counts) < 18
    assert max(len(s.split()) for text in texts for s in sentences(text)) <= 36


@pytest.mark.parametrize(("topic", "language"), EVERY_TOPIC)
def test_a_source_is_named_in_a_short_line(topic: str, language: str) -> None:
    source = explain_texts(topic, language).source
    assert 10 < len(source) <= 90
    assert "\n" not in source


@pytest.mark.parametrize(("slug", "language"), EVERY_TERM)
def test_a_definition_is_short_and_its_name_leads_to_it(slug: str, language: str) -> None:
    definition = define(slug, language)
    assert 40 < len(definition.text) <= 320
    first_alias = said(f"term.{slug}.aliases", language).splitlines()[0]
    assert find_term(first_alias) == slug


def test_a_term_is_found_in_a_question_for_its_meaning_but_not_in_another_question() -> None:
    assert find_term("was ist ein True-up?") == "true_up"
    assert find_term("what does pro rata mean") == "pro_rata_rule"
    assert find_term("does my company true up when I frontload") is None
    assert find_term("wie wird das wetter") is None


def test_an_unknown_topic_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        explain_texts("no_such_topic", "de")


@pytest.mark.parametrize(
    ("topic", "query", "shown"),
    [
        ("germany", "foreign earned income exclusion", "foreign_income"),
        ("germany", "ich nutze FEIE, zählt mein einkommen dann überhaupt?", "foreign_income"),
        ("germany", "what about germany", "germany"),
        ("in_service_withdrawal", "so when i turn 59.5 can i convert then or not?", "from_59_half"),
        ("in_service_withdrawal", "und wenn ich 59,5 bin, kann ich dann umwandeln?", "from_59_half"),
        ("tsp_403b_457", "tsp", "tsp_403b_457"),
    ],
)
def test_a_point_of_a_topic_is_shown_where_it_is_named(topic: str, query: str, shown: str) -> None:
    assert more_exactly(topic, query) == shown
