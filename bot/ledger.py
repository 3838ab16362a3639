"""What a plan's diary comes to beside its answers."""

from __future__ import annotations

from bot.profile import Profile
from bot.tax_season import plan_year
from bot.world import World
from core.assess import TAX_YEAR, BadAnswer
from core.interview import RawAnswers
from core.ledger.assessment import assess_ledger
from core.ledger.entries import EntryKind, in_order
from core.ledger.plans import choice_of, entries_of, plans_of
from core.ledger.state import Ledger
from core.mega_backdoor.names import JobFigure
from core.mega_backdoor.questions import MEGA
from core.result import WhosePlan
from core.solo_401k.questions import ENTITY


def ledger_of(profile: Profile, world: World, year: int) -> Ledger:
    """What the diary and the answers come to.

    The diary alone where an answer has become impossible, and for another year than the plan's: its answers are not
    about that one.
    """
    answers: RawAnswers = {TAX_YEAR.id: year}
    entries = in_order(profile.diary)
    if year == plan_year(profile, world):
        answers = profile.answers | {TAX_YEAR.id: year}
    try:
        return assess_ledger(answers, entries, world.limits, world.today, profile.counted_on)
    except BadAnswer:
        return assess_ledger({TAX_YEAR.id: year}, entries, world.limits, world.today)


def known_by_diary(profile: Profile, world: World) -> dict[WhosePlan, Ledger]:
    """The plans of which the diary has more after-tax money than the result knows, with what they come to."""
    year = plan_year(profile, world)
    # Once the year is over, only a sole proprietor may still pay something in.
    is_open = year >= world.today.year or choice_of(ENTITY, profile.answers) == "sole_proprietor"
    plans = plans_of(profile.answers) if is_open else ()
    takes_room = (EntryKind.AFTER_TAX, *((EntryKind.EMPLOYER,) if WhosePlan.BUSINESS in plans else ()))
    of_year = [each for each in profile.diary if each.kind in takes_room and each.day.year == year]
    if profile.interview != MEGA.id or not of_year or not plans:
        return {}
    found = ledger_of(profile, world, year)
    ledgers = found.plans or dict.fromkeys(plans, found)
    result = world.result(profile)
    remaining = result.assessment.figures.get(JobFigure.AFTER_TAX_REMAINING)
    possible = result.told.figures.get(JobFigure.STILL_POSSIBLE)
    return {
        plan: ledger
        for plan, ledger in ledgers.items()
        if ledger.room_left is not None
        and entries_of(plan, of_year, profile.answers)
        and (plan is WhosePlan.BUSINESS or (ledger.still_possible, ledger.room_left) != (possible, remaining))
    }
