"""The buttons of the diary: entries written part by part, changed and deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.buttons import number
from bot.conversation.diary import has_room, put_in_place, show_diary, write
from bot.conversation.diary_lines import move
from bot.conversation.diary_parts import ask_for_part, go_on, with_part
from bot.conversation.diary_plans import has_two_plans, in_its_plan, of_job
from bot.conversation.payslip_diary import press_slip
from bot.conversation.turn import Conversation
from bot.diary import DiaryEntry, EntryDraft, Part
from bot.parts import OneEntry
from core.amounts import Problem
from core.assess import BadAnswer
from core.conversion.names import Destination
from core.ledger.entries import EntryKind, read_entries
from core.ledger.forms import destinations_for
from core.result import WhosePlan

FURTHEST_NUMBER = 99_999


def press_log(conversation: Conversation, value: str, message: int | None) -> bool:
    """A button of the diary; False for one whose entry has gone."""
    action, _, rest = value.partition(":")
    act = _PRESSED.get(action)
    return act is not None and act(conversation, rest, message)


def _page(conversation: Conversation, value: str, message: int | None) -> bool:
    page, _, year = value.partition(":")
    show_diary(conversation, message, page=number(page) or 0, year=number(year, 10_000))
    return True


def _new(conversation: Conversation, _: str, message: int | None) -> bool:
    if has_room(conversation, message):
        conversation.session.draft = EntryDraft()
        ask_for_part(conversation, message)
    return True


def _kind(conversation: Conversation, value: str, message: int | None) -> bool:
    draft = conversation.session.draft
    if draft is None or value not in tuple(EntryKind):
        return False
    go_on(conversation, replace(draft, kind=EntryKind(value)), message)
    return True


def _gain(conversation: Conversation, value: str, message: int | None) -> bool:
    return _pressed_part(conversation, Part.GAIN, value, message)


def _day(conversation: Conversation, value: str, message: int | None) -> bool:
    return _pressed_part(conversation, Part.DAY, value, message)


def _pressed_part(conversation: Conversation, part: Part, value: str, message: int | None) -> bool:
    draft = conversation.session.draft
    if draft is None or draft.asked is not part:
        return False
    try:
        go_on(conversation, with_part(conversation, draft, value), message)
    except Problem:
        return False
    return True


def _entry(conversation: Conversation, value: str, message: int | None) -> bool:
    found = _found(conversation, value)
    if found is not None:
        conversation.session.draft = None
        conversation.say(OneEntry(in_its_plan(found, conversation.session), message))
    return found is not None


def _change(part: Part) -> Callable[[Conversation, str, int | None], bool]:
    """Asks for one part of an entry again."""

    def change(conversation: Conversation, value: str, message: int | None) -> bool:
        found = _found(conversation, value)
        if found is None:
            return False
        conversation.session.draft = replace(EntryDraft.of(found, found.number), **{part.value: None})
        ask_for_part(conversation, message)
        return True

    return change


def _to(conversation: Conversation, value: str, message: int | None) -> bool:
    """Asks where converted money went, or writes down what was tapped."""
    entry_number, _, destination = value.partition(":")
    found = _found(conversation, entry_number)
    if found is None or found.kind is not EntryKind.CONVERSION:
        return False
    if not destination:
        shown = in_its_plan(found, conversation.session)
        conversation.say(OneEntry(shown, message, destinations_for([found])))
        return True
    if destination not in tuple(Destination):
        return False
    changed = replace(found, destination=Destination(destination))
    return put_in_place(conversation, found, changed, message, noted=False)


def _plan(conversation: Conversation, value: str, message: int | None) -> bool:
    """Which plan the entry under way belongs to, or the other one for an entry that is written down."""
    entry_number, _, plan = value.partition(":")
    if not plan:
        return _pressed_part(conversation, Part.PLAN, value, message)
    found = _found(conversation, entry_number)
    if found is None or plan not in tuple(WhosePlan) or not has_two_plans(conversation.session):
        return False
    return move(conversation, found, WhosePlan(plan), message)


def _on_top(conversation: Conversation, value: str, message: int | None) -> bool:
    """The gain of a conversion was not a part of its amount."""
    found = _found(conversation, value)
    if found is None or found.kind is not EntryKind.CONVERSION:
        return False
    return put_in_place(conversation, found, replace(found, amount=found.with_gain_on_top), message)


def _delete(conversation: Conversation, value: str, message: int | None) -> bool:
    found = _found(conversation, value)
    if found is not None:
        conversation.session.diary.remove(found)
        show_diary(conversation, message, year=found.day.year)
    return found is not None


def _found(conversation: Conversation, value: str) -> DiaryEntry | None:
    wanted = number(value, FURTHEST_NUMBER)
    return next((each for each in conversation.session.diary if each.number == wanted), None)


def _paid(conversation: Conversation, value: str, _: int | None) -> bool:
    """What came in with a paycheck or was converted after it; an entry of that day and kind is not written twice."""
    match value.split(":"):
        case [kind, day, amount]:
            pass
        case _:
            return False
    try:
        entry = of_job(read_entries([{"kind": kind, "date": day, "amount": amount}])[0], conversation.session)
    except BadAnswer:
        return False
    if not entry.amount:
        return False
    known = {(each.kind, each.day, each.plan) for each in conversation.session.diary}
    if (entry.kind, entry.day, entry.plan) in known:
        conversation.toast("toast.already_noted")
        show_diary(conversation, year=entry.day.year)
    elif has_room(conversation):
        write(conversation, entry)
    return True


_PRESSED: dict[str, Callable[[Conversation, str, int | None], bool]] = {
    "page": _page,
    "new": _new,
    "kind": _kind,
    "gain": _gain,
    "day": _day,
    "entry": _entry,
    "amount": _change(Part.AMOUNT),
    "profit": _change(Part.GAIN),
    "date": _change(Part.DAY),
    "to": _to,
    "plan": _plan,
    "top": _on_top,
    "delete": _delete,
    "paid": _paid,
    "slip": press_slip,
}
