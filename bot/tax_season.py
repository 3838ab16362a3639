"""Last year's conversions at tax time: the forms to expect, the lines of the return, and what is still to be said."""

from __future__ import annotations

from bot.diary import DiaryEntry, reckoned
from bot.profile import Profile
from bot.world import World
from core.assess import TAX_YEAR, BadAnswer, Result, assess
from core.backdoor_ira.questions import CONVERTED, IRA
from core.ledger.entries import EntryKind
from core.ledger.forms import ExpectedForm, destination_is_open, forms_to_come
from core.ledger.tax_return import ReturnLines, return_lines
from core.mega_backdoor.questions import MEGA
from core.money import ZERO


def plan_year(profile: Profile, world: World) -> int:
    """The tax year of the plan; a form of the year before does not change it."""
    if world.interview(profile).uses_limits:
        return world.tax_year(profile)
    return profile.tax_years.get(MEGA.id, world.today.year)


def forms_of_last_year(profile: Profile, world: World) -> list[ExpectedForm]:
    """The forms that last year's conversions bring, while a return can still be filed in time."""
    return forms_to_come(reckoned(profile.diary), profile.answers, world.today)


def without_destination(profile: Profile, tax_year: int) -> list[DiaryEntry]:
    """The conversions of a year of which nobody has said where the money went."""
    of_year = (each for each in profile.diary if each.day.year == tax_year)
    return [each for each in of_year if destination_is_open(each.entry, profile.answers)]


def lines_of_last_year(profile: Profile, world: World) -> ReturnLines | None:
    """The lines of last year's return; None where nothing was converted."""
    forms = forms_of_last_year(profile, world)
    return return_lines(forms, _iras(profile, world, world.today.year - 1)) if forms else None


def _iras(profile: Profile, world: World, tax_year: int) -> Result | None:
    """The finished assessment of the IRAs of a year, with the diary's conversions; None where it lacks an answer."""
    if plan_year(profile, world) != tax_year:
        return None
    of_year = (each for each in profile.diary if each.day.year == tax_year)
    moved = sum((each.amount for each in of_year if each.kind is EntryKind.IRA_CONVERSION), ZERO)
    answers = {CONVERTED.id: f"{moved:f}", **profile.answers, TAX_YEAR.id: tax_year}
    try:
        result = assess(IRA.id, answers, world.limits, world.today)
    except BadAnswer:
        return None
    return result if result.replay and result.next_question is None else None
