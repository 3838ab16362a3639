"""Last year's conversions at tax time: the forms to expect, the lines of the return, and what is still to be said."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from bot.diary import DiaryEntry
from bot.profile import Profile
from bot.world import World
from core.assess import TAX_YEAR, BadAnswer, Result, assess
from core.backdoor_ira.questions import CONVERTED, CONVERTED_ON_RECORD, FILING_STATUS, IRA
from core.ledger.entries import in_order
from core.ledger.forms import ExpectedForm, Payer, destination_is_open, forms_to_come
from core.ledger.tax_return import ReturnLines, on_one_return, return_lines
from core.mega_backdoor.questions import MEGA
from core.money import ZERO


def plan_year(profile: Profile, world: World) -> int:
    """The tax year of the plan; a form of the year before does not change it."""
    if world.interview(profile).uses_limits:
        return world.tax_year(profile)
    return profile.tax_years.get(MEGA.id, world.today.year)


def forms_of_last_year(profile: Profile, world: World) -> list[ExpectedForm]:
    """The forms that last year's conversions bring, while a return can still be filed in time."""
    return forms_to_come(in_order(profile.diary), profile.answers, world.today)


def without_destination(profile: Profile, tax_year: int) -> list[DiaryEntry]:
    """The conversions of a year of which nobody has said where the money went."""
    of_year = (each for each in profile.diary if each.day.year == tax_year)
    return [each for each in of_year if destination_is_open(each, profile.answers)]


def of_one_return(profile: Profile, chat: Iterable[Profile]) -> list[Profile]:
    """The profiles whose money is on the same tax return: all jobs of the person, and the spouse's on a joint one."""
    others = [each for each in chat if each.profile != profile.profile]
    is_joint = any(each.answers.get(FILING_STATUS.id) == "married_joint" for each in (profile, *others))
    return [profile, *(each for each in others if is_joint or each.person == profile.person)]


def filing_status_is_open(profile: Profile, world: World, chat: Iterable[Profile]) -> bool:
    """Whether the spouse has forms as well, and nobody has said if the return is a joint one."""
    profiles = list(chat)
    if any(each.answers.get(FILING_STATUS.id) is not None for each in profiles):
        return False
    return any(each.person != profile.person and forms_of_last_year(each, world) for each in profiles)


def lines_of_last_year(profile: Profile, world: World, chat: Iterable[Profile] = ()) -> ReturnLines | None:
    """The lines of last year's return; None where nothing was converted."""
    together = of_one_return(profile, chat)
    if not any(forms_of_last_year(each, world) for each in together):
        return None
    persons = sorted({each.person for each in together}, key=lambda person: person != profile.person)
    own, *others = (_lines([each for each in together if each.person == person], world) for person in persons)
    return on_one_return(own, others)


def forms_of_return(profile: Profile, world: World, chat: Iterable[Profile]) -> tuple[ExpectedForm, ...]:
    """The forms that belong on the same return, as they must be typed into tax software."""
    return tuple(form for each in of_one_return(profile, chat) for form in forms_of_last_year(each, world))


def _lines(profiles: list[Profile], world: World) -> ReturnLines:
    """The lines of one person, from all plans."""
    forms = [form for profile in profiles for form in forms_of_last_year(profile, world)]
    moved = _moved(forms)
    iras = (_iras(profile, world, world.today.year - 1, moved) for profile in profiles)
    return return_lines(forms, next(filter(None, iras), None))


def moved_from_iras(profile: Profile, world: World, chat: Iterable[Profile]) -> Decimal:
    """What the diaries of a person say was converted from IRAs last year."""
    own = [each for each in of_one_return(profile, chat) if each.person == profile.person]
    return _moved(form for each in own for form in forms_of_last_year(each, world))


def _moved(forms: Iterable[ExpectedForm]) -> Decimal:
    return sum((form.box_1 for form in forms if form.payer is Payer.IRA), ZERO)


def _iras(profile: Profile, world: World, tax_year: int, moved: Decimal) -> Result | None:
    """The finished assessment of the IRAs of a year, with the diary's conversions; None where it lacks an answer."""
    if plan_year(profile, world) != tax_year:
        return None
    diary = {CONVERTED.id: f"{moved:f}", CONVERTED_ON_RECORD.id: f"{moved:f}"}
    answers = {**diary, **profile.answers, TAX_YEAR.id: tax_year}
    try:
        result = assess(IRA.id, answers, world.limits, world.today)
    except BadAnswer:
        return None
    return result if result.replay and result.next_question is None else None
