"""Tax season: what forms last year's conversions bring, each compared with the diary, and the lines of the return."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.buttons import Act, act_data, number
from bot.conversation.reminder_times import ZONES, forms_key, nine_o_clock
from bot.conversation.turn import Conversation
from bot.languages import LANGUAGES
from bot.parts import ExpectedForms, File, TaxLines, Words
from bot.tax_season import (
    filing_status_is_open,
    forms_of_last_year,
    lines_of_last_year,
    moved_from_iras,
    of_one_return,
    plan_year,
    without_destination,
)
from core.assess import TAX_YEAR
from core.backdoor_ira.questions import CONVERTED, IRA
from core.calendar_dates import forms_arrive, tax_day
from core.conversion.names import Destination
from core.form_1099r.questions import EVENT, FORM_1099R
from core.ledger.entries import EntryKind
from core.ledger.forms import destinations_for, expected_forms

_BOXES = Words("season.boxes")


def press_season(conversation: Conversation, value: str, message: int | None) -> bool:
    """A button of tax season; False for one that has nothing to act on any more."""
    action, _, rest = value.partition(":")
    act = _PRESSED.get(action)
    return act is not None and act(conversation, rest, message)


def say_forms_to_come(conversation: Conversation, message: int | None = None) -> bool:
    """In tax season: which forms the conversions of last year bring; False where none come."""
    session, today = conversation.session, conversation.world.today
    forms = tuple(forms_of_last_year(session, conversation.world))
    if forms:
        year = today.year - 1
        asks = destinations_for(without_destination(session, year))
        reminds = _reminder_is_useful(conversation, year)
        conversation.say(ExpectedForms(year, forms, forms_arrive(year), asks, reminds, message))
    return bool(forms)


def say_forms_asked_for(conversation: Conversation) -> bool:
    """The forms of last year, else those that this year's conversions bring so far; False where none come."""
    session, year = conversation.session, conversation.world.today.year
    if say_forms_to_come(conversation):
        return True
    forms = tuple(expected_forms((each for each in session.diary if each.day.year == year), session.answers))
    if forms:
        reminds = _reminder_is_useful(conversation, year)
        conversation.say(ExpectedForms(year, forms, forms_arrive(year), reminds=reminds, is_under_way=True))
    return bool(forms)


def say_what_comes(conversation: Conversation) -> None:
    """The forms to come; after-tax money without one became Roth in the new year, or its conversion is missing."""
    today = conversation.world.today
    if say_forms_to_come(conversation) or today > tax_day(today.year - 1):
        return
    year = today.year - 1
    if not _is_in_diary(conversation, EntryKind.AFTER_TAX, year):
        return
    to_diary = ("diary.open", act_data(Act.LOG, "page", 0, year))
    if _is_in_diary(conversation, EntryKind.CONVERSION, today.year):
        later = {"year": str(year), "later": str(today.year), "arrive": forms_arrive(today.year)}
        conversation.say(Words("season.converted_later", later, (to_diary,)))
    else:
        buttons = (("diary.new", act_data(Act.LOG, "new")), to_diary)
        conversation.say(Words("season.nothing_converted", {"year": str(year)}, buttons))


def _is_in_diary(conversation: Conversation, kind: EntryKind, year: int) -> bool:
    return any(each.kind is kind and each.day.year == year for each in conversation.session.diary)


def _reminder_is_useful(conversation: Conversation, year: int) -> bool:
    return conversation.world.today < forms_arrive(year) and forms_key(year) not in conversation.session.reminders


def _show(conversation: Conversation, _: str, message: int | None) -> bool:
    return say_forms_to_come(conversation, message)


def _compare(conversation: Conversation, value: str, _: int | None) -> bool:
    """The form is at hand: its boxes are asked one by one, what it reports is known."""
    forms, index = forms_of_last_year(conversation.session, conversation.world), number(value)
    if index is None or index >= len(forms):
        return False
    event = forms[index].event
    _begin_form(conversation, event.value if event else None)
    return True


def _again(conversation: Conversation, _: str, __: int | None) -> bool:
    """The corrected form is here: what it reports stays, its boxes are asked again."""
    event = conversation.session.answers.get(EVENT.id)
    if not isinstance(event, str):
        return False
    _begin_form(conversation, event)
    return True


def begin_form_alone(conversation: Conversation) -> None:
    """Asks for the boxes of a form that is not foretold, and for what it reports."""
    year = conversation.world.today.year - 1
    alone = Words("season.boxes_alone", {"year": str(year)})
    _begin_form(conversation, None, _BOXES if _is_in_diary(conversation, EntryKind.CONVERSION, year) else alone)


def _begin_form(conversation: Conversation, event: str | None, notice: Words = _BOXES) -> None:
    session = conversation.session
    conversation.keep_unchanged()
    conversation.retire()
    conversation.enter(FORM_1099R.id)
    for question in FORM_1099R.questions:
        session.answers.pop(question.id, None)
    if event is not None:
        session.answers[EVENT.id] = event
    session.answers[TAX_YEAR.id] = conversation.world.today.year - 1
    conversation.begin(notice)


def _lines(conversation: Conversation, _: str, __: int | None) -> bool:
    return say_lines(conversation)


def say_lines(conversation: Conversation) -> bool:
    """What to copy into the tax return; False where nothing was converted."""
    session, world = conversation.session, conversation.world
    lines = lines_of_last_year(session, world, session.profiles)
    if lines is not None:
        plans = len(of_one_return(session, session.profiles))
        asks = filing_status_is_open(session, world, session.profiles)
        conversation.say(TaxLines(world.today.year - 1, lines, plans, asks))
    return lines is not None


def _iras(conversation: Conversation, _: str, __: int | None) -> bool:
    """The questions about the IRAs of last year, for Form 8606; they share their tax year with the plan."""
    session, year = conversation.session, conversation.world.today.year - 1
    if plan_year(session, conversation.world) != year:
        conversation.say(Words("season.other_year", {"year": str(year)}))
        return True
    conversation.keep_unchanged()
    conversation.retire()
    conversation.enter(IRA.id)
    session.answers[TAX_YEAR.id] = year
    moved = moved_from_iras(session, conversation.world, session.profiles)
    if moved and session.answers.get(CONVERTED.id) is None:
        session.answers[CONVERTED.id] = f"{moved:f}"
        conversation.say(Words("season.from_diary", {"amount": moved}))
    conversation.begin(Words("interview.backdoor"))
    return True


def _pdf(conversation: Conversation, _: str, __: int | None) -> bool:
    session = conversation.session
    if lines_of_last_year(session, conversation.world, session.profiles) is None:
        return False
    conversation.say(File("tax_lines"))
    return True


def _to(conversation: Conversation, value: str, message: int | None) -> bool:
    """Where all conversions of last year went of which nobody has said so yet."""
    if value not in tuple(Destination):
        return False
    session = conversation.session
    asked = without_destination(session, conversation.world.today.year - 1)
    session.diary = [replace(each, destination=Destination(value)) if each in asked else each for each in session.diary]
    return say_forms_to_come(conversation, message)


def _remind(conversation: Conversation, value: str, _: int | None) -> bool:
    """Sets the reminder on the day by which the forms of a year are sent, where the person lives."""
    year = number(value, 10_000)
    if year is None or conversation.world.today >= forms_arrive(year):
        return False
    session = conversation.session
    zone = session.zone or next(iter(LANGUAGES[session.language].zones), ZONES[0])
    session.reminders[forms_key(year)] = nine_o_clock(forms_arrive(year), zone)
    conversation.say(Words("season.reminder_set", {"day": forms_arrive(year)}))
    return True


def remind_of_forms(conversation: Conversation) -> None:
    """Says that the forms must be there by now; nothing where none are expected any more."""
    say_forms_to_come(conversation)


_PRESSED: dict[str, Callable[[Conversation, str, int | None], bool]] = {
    "show": _show,
    "form": _compare,
    "again": _again,
    "lines": _lines,
    "pdf": _pdf,
    "iras": _iras,
    "to": _to,
    "remind": _remind,
}
