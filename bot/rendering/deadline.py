"""By when the person's own money has to be set or paid in, in one line."""

from __future__ import annotations

from bot.rendering.business import business_when
from bot.rendering.election import dates_line
from bot.rendering.steps import step_title
from core.assess import Result
from core.first_deadline import deciding_step


def deadline_line(result: Result, language: str) -> str:
    """The pay dates with the day of the change, the day for the own plan, or the step that has one; else nothing."""
    lines = "\n".join(filter(None, (dates_line(result, language), business_when(result, language))))
    place = deciding_step(result)
    return lines or ("" if place is None else step_title(result, place, language, tap=True))
