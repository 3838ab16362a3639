"""Inline mode: `@bot 180000 6000` or `@bot 180k 6%` in any chat, or a topic; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot import texts
from bot.explanations import explain_texts, search
from bot.rendering.topic import topic_text
from bot.wording import filled, limit_values
from bot.world import World
from core.amount_types import Dollars, EmployerShare
from core.amounts import Percent, Problem
from core.limits import Limits, limits_of
from core.match_formula import MatchFormula
from core.mega_backdoor.room import plain_room

MOST_RESULTS = 5
LONGEST_QUERY = 256
_EMPLOYER = EmployerShare()


@dataclass(frozen=True, slots=True)
class Article:
    """One result to send: an id of at most 64 bytes, a title, a line below it, the text in HTML."""

    id: str
    title: str
    description: str
    text: str


def articles(query: str, language: str, world: World) -> list[Article]:
    """What fits a query: the room for a pay and an employer's share, or topics; the first topic for nothing."""
    limits = limits_of(world.today.year, world.limits)
    query = query[:LONGEST_QUERY].strip()
    amounts = _amounts(query)
    if amounts is not None:
        return [_room(*amounts, language, limits)]
    found = search(query).topics if query else ("what_is_it",)
    return [_topic(topic, language, limits) for topic in found[:MOST_RESULTS]]


def _amounts(query: str) -> tuple[Decimal, Decimal | Percent | MatchFormula] | None:
    """Pay and employer's share; the share may stand in percent, and be left out."""
    pay, _, employer = query.partition(" ")
    try:
        share = _EMPLOYER.read(employer.strip()) if employer.strip() else Decimal(0)
        return None if isinstance(share, str) else (Dollars().read(pay), share)
    except Problem:
        return None


def _room(pay: Decimal, employer: Decimal | Percent | MatchFormula, language: str, limits: Limits) -> Article:
    """With full own deferrals and no cap of the plan's own, as the text says."""
    values = plain_room(limits, pay, employer)._asdict() | {"pay": pay}
    year = texts.text(language, "year.provisional", year=limits.year) if limits.provisional else str(limits.year)
    source = limits.annual_additions.source
    named = {**limit_values(language, limits), **values, "source": source, "year": year}
    return Article(
        f"room-{limits.year}",
        filled(language, "inline.room.title", named),
        filled(language, "inline.room.description", named),
        filled(language, "inline.room.text", named),
    )


def _topic(topic: str, language: str, limits: Limits) -> Article:
    text = topic_text(topic, language, limits)
    first = texts.plain(text).split("\n\n")[1][:100]
    return Article(f"topic-{topic}", explain_texts(topic, language).title, first, text)
