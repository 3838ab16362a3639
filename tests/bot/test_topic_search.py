"""The search of the topics, measured with questions as people type them."""

import tomllib
from pathlib import Path

import pytest

from bot.explanations import FIRST_TOPICS, find_topics, search, topic_ids
from bot.explanations.spelling import stem, words_of
from bot.texts import catalog

QUESTIONS = Path(__file__).resolve().parent.parent / "questions"
ON_TOPIC = tomllib.loads((QUESTIONS / "on_topic.toml").read_text(encoding="utf-8"))
OFF_TOPIC = (QUESTIONS / "off_topic.txt").read_text(encoding="utf-8").splitlines()


def typed(*parts: str) -> list[tuple[str, str]]:
    return [(topic, question) for topic, sets in ON_TOPIC.items() for part in parts for question in sets[part]]


def phrasings(language: str) -> list[str]:
    aliases = (text for key, text in catalog(language, "topics").items() if key.endswith(".aliases"))
    return [line for text in aliases for line in str(text).splitlines()]


def share_found(questions: list[tuple[str, str]], among: int) -> float:
    return sum(topic in search(question).topics[:among] for topic, question in questions) / len(questions)


def test_the_questions_cover_every_topic_and_none_stands_in_the_catalogs() -> None:
    assert tuple(ON_TOPIC) == topic_ids()
    assert all(len(sets["tuned"]) + len(sets["held_aside"]) >= 5 for sets in ON_TOPIC.values())
    assert len(typed("tuned", "held_aside")) >= 500
    assert len(OFF_TOPIC) >= 400
    known = {line.casefold() for language in ("de", "en") for line in phrasings(language)}
    assert not [question for _, question in typed("tuned", "held_aside") if question.casefold() in known]


def test_ninety_five_percent_find_their_topic_first_and_ninety_nine_within_three() -> None:
    everything = typed("tuned", "held_aside")
    assert share_found(everything, 1) >= 0.95
    assert share_found(everything, 3) >= 0.99


def test_questions_that_were_held_aside_find_their_topic_nearly_as_often() -> None:
    assert share_found(typed("held_aside"), 1) >= 0.94
    assert share_found(typed("held_aside"), 3) >= 0.97


def test_what_is_off_topic_is_declined() -> None:
    declined = [question for question in OFF_TOPIC if not search(question).topics]
    assert len(declined) >= 0.95 * len(OFF_TOPIC)


def test_a_clear_hit_is_nearly_always_right() -> None:
    clear = [(topic, search(question)) for topic, question in typed("tuned", "held_aside")]
    right = [hits.topics[0] == topic for topic, hits in clear if hits.clear]
    assert sum(right) / len(right) >= 0.98


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("8606", "tax_forms"),
        ("5-year rule", "access"),
        ("frist", "deadlines"),
        ("steuerberater deutschland", "germany"),
        ("h1b", "visa"),
        ("tsp", "tsp_403b_457"),
        ("nachsteuerbeitragsgrenze", "annual_limit"),
        ("kann ich meinen match verlieren wenn ich frontloade", "match_true_up"),
        ("Fünfjahresfrist", "access"),
        ("fuenfjahresfrist", "access"),
        ("funfjahresfrist", "access"),
        ("MEGA BAKDOOR WAS IST DAS", "what_is_it"),
        ("umwandlng rückgaengig machn", "no_undo"),
        ("401(a)(17)", "pay_cap"),
    ],
)
def test_short_misspelt_and_mixed_questions_are_understood(query: str, topic: str) -> None:
    assert search(query).topics[0] == topic


@pytest.mark.parametrize("query", ["", "   ", "?!", "😀", "12345", "\x00", '"', "' OR 1=1 --", "a" * 5000])
def test_odd_input_is_no_topic_and_no_error(query: str) -> None:
    assert search(query).topics == ()


def test_at_most_five_topics_come_back_and_at_most_three_are_offered() -> None:
    assert len(search("roth").topics) <= 5
    assert len(find_topics("roth")) <= 3
    assert find_topics("") == FIRST_TOPICS
    assert find_topics("welche unterlagen muss ich aufheben") == ("records",)
    assert find_topics("wetter morgen") == ()


def test_the_same_question_gives_the_same_answer_again() -> None:
    assert search("roth ira") == search("Roth IRA ") == search("roth-ira?")


def test_words_are_folded_the_way_people_type_them() -> None:
    assert words_of("401(k) & $72,000 – Übertragung, 59½") == ["401k", "72000", "ubertragung", "59half"]
    assert words_of("415(c) 72k") == ["415c", "72000"]
    assert stem("umwandlungen") == stem("umwandl")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_topic_has_many_phrasings_in_each_language(language: str) -> None:
    for topic in topic_ids():
        aliases = str(catalog(language, "topics")[f"topic.{topic}.aliases"]).splitlines()
        assert len(aliases) >= 10
        assert len(aliases) == len(set(aliases))
