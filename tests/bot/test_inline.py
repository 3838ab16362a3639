"""Inline mode: amounts give the room with its receipt, words a topic; nothing is stored."""

from __future__ import annotations

from datetime import date

import pytest

from bot.inline import articles
from bot.world import World
from core.limits import built_in_limits

WORLD = World(built_in_limits(), date(2026, 11, 23), 0.0)


@pytest.mark.parametrize(
    ("query", "room"),
    [
        ("180000 6000", "$41,500"),
        ("180k 6%", "$36,700"),
        ("180.000 6.000", "$41,500"),
        ("180000", "$47,500"),
        ("50000 2000", "$23,500"),
    ],
)
def test_pay_and_employer_share_give_the_room(query: str, room: str) -> None:
    (found,) = articles(query, "en", WORLD)
    assert room in found.title
    assert room in found.text
    assert "415(c)" in found.text


def test_amounts_are_written_in_the_language_of_the_person() -> None:
    (found,) = articles("180000 6000", "de", WORLD)
    assert "41.500\u00a0$" in found.title


def test_words_give_topics_with_the_best_first() -> None:
    found = articles("pro rata", "en", WORLD)
    assert found[0].id == "topic-pro_rata"
    assert 1 <= len(found) <= 5
    assert len({each.id for each in found}) == len(found)


def test_an_empty_query_offers_the_introduction() -> None:
    assert [each.id for each in articles("", "de", WORLD)] == ["topic-what_is_it"]


@pytest.mark.parametrize("query", ["wetter morgen", "\u202e", "<b>", "1.2.3 4", "x" * 5000])
def test_what_fits_nothing_gives_nothing_and_no_error(query: str) -> None:
    assert articles(query, "de", WORLD) == []


def test_ids_and_texts_keep_to_telegram_s_limits() -> None:
    for query in ("180000 6000", "pro rata", "backdoor roth", "rollover"):
        for found in articles(query, "de", WORLD):
            assert len(found.id.encode()) <= 64
            assert len(found.text) <= 4096
