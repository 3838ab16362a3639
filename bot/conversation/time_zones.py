"""The time zone in which a person is reminded: asked once, and moved with the reminders already set."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.conversation.reminder_times import ZONES, nine_o_clock
from bot.conversation.turn import Conversation
from bot.languages import LANGUAGES
from bot.parts import Words
from bot.session import Session


def zones_for(session: Session) -> tuple[str, ...]:
    """The time zones to offer, those of the person's language first."""
    first = LANGUAGES[session.language].zones
    return tuple(sorted(ZONES, key=lambda zone: zone not in first))


def ask_zone(conversation: Conversation) -> None:
    """Asks for the zone, with a button for each that is offered."""
    zones = zones_for(conversation.session)
    conversation.session.awaits = "zone"
    conversation.say(Words("remind.zone", buttons=tuple((f"zone.{zone}", f"zone:{zone}") for zone in zones)))


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
