"""A payslip fills the diary: what is not in it yet is written down, and what it has too much is asked about."""

from __future__ import annotations

from decimal import Decimal

from bot.conversation.diary import before_the_diary, diary_year, show_diary
from bot.conversation.diary_plans import of_job, of_paychecks
from bot.conversation.turn import Conversation
from bot.diary import MOST_ENTRIES
from bot.parts import AboveSlip, NotedEntries
from core.amounts import Problem
from core.assess import BadAnswer
from core.calendar_dates import tax_day
from core.ledger.entries import Entry, EntryKind, read_entries
from core.ledger.payslip_money import PayslipMoney, above_slip, corrected_by, entries_missing, known_by
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR
from core.money import ZERO
from core.result import WhosePlan

DIARY = "diary"
"""In place of a question's id: the button that leaves the diary as it is."""


def of_the_diary(conversation: Conversation, money: PayslipMoney | None) -> PayslipMoney | None:
    """The money of a slip of a year that is written down now; None for an older one."""
    today = conversation.world.today
    years = {today.year, diary_year(conversation)}
    if today <= tax_day(today.year - 1):
        years.add(today.year - 1)
    return money if money and money.day.year in years else None


def missing(conversation: Conversation, money: PayslipMoney, *, is_answered: bool) -> tuple[Entry, ...]:
    """The entries that the slip adds to the diary; none where the diary has no room for them."""
    session, before = conversation.session, _before(conversation, money)
    found = entries_missing(money, of_paychecks(session, money.plan), before, is_answered=is_answered)
    return found if len(session.diary) + len(found) <= MOST_ENTRIES else ()


def after_tax_by(conversation: Conversation, money: PayslipMoney | None) -> Decimal | None:
    """The after-tax money of the slip's year in answers and diary by its day; None where the slip has none."""
    if money is None or EntryKind.AFTER_TAX not in money.of_year:
        return None
    known = known_by(money, of_paychecks(conversation.session, money.plan), _before(conversation, money))
    return known[EntryKind.AFTER_TAX]


def _before(conversation: Conversation, money: PayslipMoney) -> Decimal:
    """After-tax money at the job that only the answers know; of an own business they know none."""
    year = money.day.year
    if money.plan is WhosePlan.BUSINESS:
        return ZERO
    return before_the_diary(conversation, year) if year == diary_year(conversation) else ZERO


def write_down(conversation: Conversation, money: PayslipMoney, entries: tuple[Entry, ...]) -> None:
    """Writes the entries of a slip down, all on one message."""
    session = conversation.session
    noted = tuple(session.numbered(of_job(entry, session, money.plan)) for entry in entries)
    session.diary = [*session.diary, *noted]
    if noted:
        conversation.say(NotedEntries(money.day.year, noted))


def too_much(conversation: Conversation, money: PayslipMoney) -> dict[EntryKind, Decimal]:
    """The kinds of which the diary has more than the slip, each with its sum; what no entry has is an answer alone."""
    entries = of_paychecks(conversation.session, money.plan)
    above = above_slip(money, entries, _before(conversation, money))
    return {kind: known for kind, known in above.items() if corrected_by(Entry(money.day, kind, ZERO), entries)}


def ask_which_is_right(conversation: Conversation, money: PayslipMoney, above: dict[EntryKind, Decimal]) -> None:
    """Asks of each kind whether the slip or the diary is right."""
    for kind, known in above.items():
        conversation.say(AboveSlip(money.day, kind, money.of_year[kind], known, money.plan))


def counted_by(conversation: Conversation, money: PayslipMoney, *, is_to_come: bool = False) -> None:
    """The answer about after-tax money of the year is the slip's: what came until then is a part of it.

    The slip's own pay date is no part of it where that is still to come.
    """
    until = money.day if is_to_come else money.counts_until
    conversation.session.counted_on = conversation.counted_on = until


def press_slip(conversation: Conversation, value: str, message: int | None) -> bool:
    """The slip is right: its sum takes the place of the entries of that kind by its day."""
    entry = _read(value)
    if entry is None:
        return False
    session = conversation.session
    replaced = corrected_by(entry, of_paychecks(session, entry.plan))
    session.diary = [each for each in session.diary if each not in replaced]
    is_answered = entry.kind is EntryKind.AFTER_TAX and entry.plan is not WhosePlan.BUSINESS
    if is_answered and entry.day.year == diary_year(conversation):
        session.answers[AFTER_TAX_SO_FAR.id] = f"{entry.amount:f}"
        counted_by(conversation, PayslipMoney(entry.day, {}, {}))
    elif entry.amount:
        session.diary.append(session.numbered(of_job(entry, session, entry.plan)))
    show_diary(conversation, message, year=entry.day.year)
    return True


def _read(value: str) -> Entry | None:
    match value.split(":"):
        case [kind, day, amount, *plan]:
            pass
        case _:
            return None
    try:
        return read_entries([{"kind": kind, "date": day, "amount": amount, "plan": plan[0] if plan else None}])[0]
    except (BadAnswer, Problem):
        return None
