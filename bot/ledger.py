"""What a plan's diary comes to beside its answers."""

from __future__ import annotations

from decimal import Decimal

from bot.profile import Profile
from bot.tax_season import plan_year
from bot.world import World
from core.assess import TAX_YEAR, BadAnswer
from core.interview import RawAnswers
from core.ledger.assessment import assess_ledger
from core.ledger.entries import EntryKind, in_order
from core.ledger.state import Ledger
from core.mega_backdoor.names import JobFigure
from core.mega_backdoor.questions import MEGA


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


def room_by_diary(profile: Profile, world: World) -> Decimal | None:
    """The room that the diary leaves, where the result does not know its money; None where there is nothing to say."""
    year = plan_year(profile, world)
    paid_in = any(each.kind is EntryKind.AFTER_TAX and each.day.year == year for each in profile.diary)
    if profile.interview != MEGA.id or not paid_in:
        return None
    left = ledger_of(profile, world, year).room_left
    known = world.result(profile).assessment.figures.get(JobFigure.AFTER_TAX_REMAINING)
    return None if left == known else left
