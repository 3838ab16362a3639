"""The time zone in which a person is reminded: asked once, and moved with the reminders already set."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.conversation.reminder_times import ZONES, nine_o_clock
from bot.conversation.turn import Conversation
from bot.languages import LANGUAGES
from bot.parts import Words
from bot.session import Session
from bot.understanding.lexicon import lexicon
from bot.understanding.words import line_of
from core.person import RESIDENCE

_NAMED: Final = "zones:"


def zones_for(session: Session) -> tuple[str, ...]:
    """The time zones to offer, those of the person's language first."""
    first = LANGUAGES[session.language].zones
    return tuple(sorted(ZONES, key=lambda zone: zone not in first))


def ask_zone(conversation: Conversation) -> None:
    """Asks for the zone, with a button for each that is offered."""
    zones = zones_for(conversation.session)
    conversation.session.awaits = "zone"
    conversation.say(Words("remind.zone", buttons=tuple((f"zone.{zone}", f"zone:{zone}") for zone in zones)))


def zone_named(line: str) -> str | None:
    """The one time zone whose places or names a line says; None where it says several or none."""
    hits = lexicon().find(line_of(line).words, lexicon().under(_NAMED))
    found = {hit.group.removeprefix(_NAMED) for hit in hits}
    return found.pop() if len(found) == 1 else None


def keep_zone_told(session: Session, answers: Mapping[str, Any], line: str) -> None:
    """Keeps the time zone of the place where somebody says to live, so that nobody has to ask: `us, orlando`."""
    is_known = answers.get(RESIDENCE.id) not in (None, "elsewhere")
    zone = zone_named(line) if session.zone is None and is_known else None
    if zone is not None:
        move_zone(session, zone)


def move_zone(session: Session, zone: str) -> bool:
    """Sets the time zone; reminders already set keep their day and hour there. False for a zone that is not offered."""
    if zone not in ZONES:
        return False
    for profile in session.profiles if session.zone is not None else ():
        old = ZoneInfo(session.zone or zone)
        days = {key: datetime.fromtimestamp(at, old).date() for key, at in profile.reminders.items()}
        profile.reminders = {key: nine_o_clock(day, zone) for key, day in days.items()}
    session.zone = zone
    return True
