"""Waiting for a year's limits: asked for with a tap, told once when the operator has put the file in place."""

from __future__ import annotations

from bot.conversation.turn import Conversation
from bot.parts import Words
from core.assess import TAX_YEAR
from core.limits import complete_years

LIMITS = "limits"
"""In place of a step's number: tell me when the limits are there."""


def wait_for_limits(conversation: Conversation) -> bool:
    """Notes the wish, or takes it back; False where the plan's limits are published already."""
    session, result = conversation.session, conversation.result()
    if not result.provisional:
        return False
    session.waits_for_limits = None if session.waits_for_limits == result.tax_year else result.tax_year
    key = "limits.will_tell" if session.waits_for_limits else "limits.will_not_tell"
    conversation.say(Words(key, {"year": str(result.tax_year)}))
    return True


def tell_of_limits(conversation: Conversation) -> None:
    """Says that the limits are there, with the plan reckoned anew where the person still plans that year."""
    session = conversation.session
    year = session.waits_for_limits
    if year is None or year not in complete_years(conversation.world.limits):
        return
    session.waits_for_limits = None
    conversation.say(Words("limits.are_there", {"year": str(year)}))
    if session.stage == "done" and session.answers.get(TAX_YEAR.id) == year and conversation.is_complete():
        conversation.say(conversation.outcome())
