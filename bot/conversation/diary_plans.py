"""An owner with a job has two plans: which of them an entry belongs to, as far as that need not be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.buttons import Act, act_data
from bot.conversation.turn import Conversation
from bot.diary import DiaryEntry
from bot.ledger import ledger_of
from bot.parts import Words
from bot.profile import Profile
from bot.tax_season import plan_year
from core.ledger.entries import AnyEntry, Entry, EntryKind, in_order
from core.ledger.plans import counted_in, entries_of, plan_of, plans_of
from core.person import SITUATION
from core.result import WhosePlan


def has_two_plans(profile: Profile) -> bool:
    """Whether each entry belongs to one of two plans."""
    return len(plans_of(profile.answers)) > 1


def no_such_plan(plan: WhosePlan) -> Words:
    """Says that the person has no plan of that kind, and how to have both."""
    change = "diary.change_situation", act_data(Act.CHANGE, SITUATION.id)
    return Words(f"diary.no_such_plan.{plan}", {}, (change, ("diary.open", act_data(Act.LOG, "page", 0))))


def in_its_plan(entry: AnyEntry, profile: Profile) -> AnyEntry:
    """The entry as it is shown and counted: with its plan where there are two, else with none."""
    if not has_two_plans(profile) or entry.kind is EntryKind.IRA_CONVERSION:
        return replace(entry, plan=None)
    return replace(entry, plan=counted_in(entry, profile.answers))


def of_paychecks(profile: Profile, plan: WhosePlan | None = None) -> tuple[DiaryEntry, ...]:
    """The entries of the plan that paychecks go into, the earliest first: the job's, where there is one."""
    return entries_of(plan or plans_of(profile.answers)[0], in_order(profile.diary), profile.answers)


def of_job(entry: Entry, profile: Profile, plan: WhosePlan | None = None) -> Entry:
    """The entry of a paycheck, at the job where there is a business as well and nobody said otherwise."""
    return replace(entry, plan=plan or WhosePlan.JOB) if has_two_plans(profile) else entry


def with_its_plan(conversation: Conversation, entry: Entry) -> Entry | None:
    """The entry with the plan that it belongs to; None where the person has to be asked which one."""
    if not has_two_plans(conversation.session) or entry.kind is EntryKind.IRA_CONVERSION:
        return entry
    plan = plan_of(entry, conversation.session.answers) or _rather(conversation, entry)
    return None if plan is None else replace(entry, plan=plan)


def _rather(conversation: Conversation, entry: Entry) -> WhosePlan | None:
    """The plan as the last time, or by the amount; what would pass the limit of one and not of the other is asked."""
    diary, fitting = conversation.session.diary, _plans_that_fit(conversation, entry)
    before = _last_plan(each for each in diary if each.kind is entry.kind)
    if before is None and len(fitting) == 1:
        return fitting[0]
    before = before or _last_plan(diary)
    return before if before in fitting or not fitting else None


def _plans_that_fit(conversation: Conversation, entry: Entry) -> list[WhosePlan]:
    """The plans with room for a contribution, or with as much to convert."""
    session, world = conversation.session, conversation.world
    if entry.day.year != plan_year(session, world):
        return list(plans_of(session.answers))
    ledgers = ledger_of(session, world, entry.day.year).plans
    return [plan for plan, ledger in ledgers.items() if ledger.fits(entry)]


def _last_plan(entries: Iterable[DiaryEntry]) -> WhosePlan | None:
    """The plan of the entry written down last."""
    named = [each for each in entries if each.plan]
    return max(named, key=lambda each: each.number).plan if named else None
