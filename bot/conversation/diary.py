"""The diary: shown on one message with what it comes to, and an entry written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.buttons import Act, act_data
from bot.conversation.diary_plans import in_its_plan, of_job, of_paychecks
from bot.conversation.reminder_times import forms_key
from bot.conversation.turn import Conversation
from bot.diary import MOST_ENTRIES, DiaryEntry, newest_first
from bot.ledger import ledger_of
from bot.parts import Diary, Words
from bot.tax_season import plan_year
from core.assess import TAX_YEAR
from core.calendar_dates import forms_arrive
from core.interview import RawAnswers
from core.ledger.counted import already_in, answers_by_diary
from core.ledger.entries import Entry, EntryKind, in_order
from core.ledger.forms import destination_is_open, destinations_for
from core.money import ZERO


def diary_year(conversation: Conversation) -> int:
    """The year whose money is written down."""
    return plan_year(conversation.session, conversation.world)


def show_diary(
    conversation: Conversation,
    message: int | None = None,
    *,
    page: int = 0,
    year: int | None = None,
    noted: DiaryEntry | None = None,
) -> None:
    """The diary of a year, the plan's unless another is named; an entry that was being written is let go."""
    conversation.session.draft = None
    shown = year or diary_year(conversation)
    diary = _diary_of(conversation, shown)
    if noted is not None:
        diary = _with_noted(conversation, diary, noted)
    conversation.say(replace(diary, page=page, replaces=message))


def _diary_of(conversation: Conversation, year: int) -> Diary:
    session, plan = conversation.session, diary_year(conversation)
    entries = tuple(in_its_plan(each, session) for each in newest_first(session.diary, year))
    return Diary(
        year,
        entries,
        ledger_of(session, conversation.world, year),
        before_the_diary(conversation, year) if year == plan else ZERO,
        reminds=_forms_are_to_come(conversation, year, entries),
        others=tuple(sorted({plan, *(each.day.year for each in session.diary)} - {year})),
        is_of_plan=year == plan,
    )


def _with_noted(conversation: Conversation, diary: Diary, noted: DiaryEntry) -> Diary:
    """The diary after an entry was written, with what is open about that one."""
    entry = in_its_plan(noted, conversation.session)
    ledger = diary.ledger.plans.get(entry.plan, diary.ledger) if entry.plan else diary.ledger
    is_open = destination_is_open(noted, conversation.session.answers)
    asks = destinations_for([noted]) if is_open else ()
    return replace(diary, noted=entry, asks=asks, on_top=ledger.gain_may_be_on_top(noted))


def before_the_diary(conversation: Conversation, year: int) -> Decimal:
    """After-tax money of the plan's year that is in the answers and in no entry."""
    session = conversation.session
    answers: RawAnswers = session.answers | {TAX_YEAR.id: year}
    return already_in(answers, in_order(session.diary), year, session.counted_on)


def keep_money_of_the_answers(conversation: Conversation) -> None:
    """Before another year is planned: what only the answers know becomes an entry, where the year has a diary."""
    session, year = conversation.session, diary_year(conversation)
    before = before_the_diary(conversation, year)
    if before and newest_first(session.diary, year):
        entry = of_job(Entry(date(year, 1, 1), EntryKind.AFTER_TAX, before), session)
        session.diary.append(session.numbered(entry))


def _forms_are_to_come(conversation: Conversation, year: int, entries: tuple[DiaryEntry, ...]) -> bool:
    """Whether a reminder of the forms for the year's conversions would be of use."""
    is_set = forms_key(year) in conversation.session.reminders
    converts = any(each.kind in (EntryKind.CONVERSION, EntryKind.IRA_CONVERSION) for each in entries)
    return converts and not is_set and conversation.world.today < forms_arrive(year)


def by_diary(conversation: Conversation) -> dict[str, object]:
    """The answers of the plan that change with each pay date, as the diary has them; all its entries are in them."""
    session, today = conversation.session, conversation.world.today
    year = diary_year(conversation)
    if year != today.year:
        return {}
    entries = of_paychecks(session)
    known = answers_by_diary(session.answers | {TAX_YEAR.id: year}, entries, today, session.counted_on)
    if known:
        last = max(entry.day for entry in entries)
        session.counted_on = conversation.counted_on = max(last, today) + timedelta(1)
    return known


def write(
    conversation: Conversation, entry: Entry, message: int | None = None, former: DiaryEntry | None = None
) -> None:
    """Writes an entry down, in place of a former one where there is one, and shows it back."""
    session = conversation.session
    noted = session.numbered(entry)
    session.diary = [*(each for each in session.diary if each != former), noted]
    # To undo a change would be to delete the entry: it is changed back by the same buttons.
    show_diary(conversation, message, year=entry.day.year, noted=noted if former is None else None)


def put_in_place(
    conversation: Conversation, former: DiaryEntry, changed: DiaryEntry, message: int | None, *, noted: bool = True
) -> bool:
    """Puts an entry in the place of a former one, under the same number, and shows the diary; always True."""
    session = conversation.session
    session.diary = [changed if each == former else each for each in session.diary]
    show_diary(conversation, message, year=changed.day.year, noted=changed if noted else None)
    return True


def has_room(conversation: Conversation, message: int | None = None) -> bool:
    """Whether a further entry can be taken; says so where not."""
    has_room = len(conversation.session.diary) < MOST_ENTRIES
    if not has_room:
        conversation.say(Words("diary.full", {"count": MOST_ENTRIES}, back_to_the_diary(), message))
    return has_room


def back_to_the_diary(*year: int) -> tuple[tuple[str, str], ...]:
    """The button that leaves what is being written, to the diary of the plan's year unless another is named."""
    return (("button.back", act_data(Act.LOG, "page", 0, *year)),)
