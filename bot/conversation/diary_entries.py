"""Entries of the diary: written part by part, by tap and by typing, changed and deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from bot.buttons import Act, act_data, number
from bot.conversation.diary import back_to_the_diary, diary_year, has_room, show_diary, write
from bot.conversation.turn import Conversation
from bot.diary import DiaryEntry, EntryDraft, Part
from bot.parts import OneEntry, Words
from bot.understanding import About, Wish, understand
from bot.understanding.diary import says_none
from core.answer_types import Dollars, Problem
from core.assess import BadAnswer
from core.ledger.days import read_day_of_year
from core.ledger.entries import Entry, EntryKind, read_entries
from core.money import ZERO

FURTHEST_NUMBER = 99_999


def press_log(conversation: Conversation, value: str, message: int | None) -> bool:
    """A button of the diary; False for one whose entry has gone."""
    action, _, rest = value.partition(":")
    act = _PRESSED.get(action)
    return act is not None and act(conversation, rest, message)


def _page(conversation: Conversation, value: str, message: int | None) -> bool:
    show_diary(conversation, message, number(value) or 0)
    return True


def _new(conversation: Conversation, _: str, message: int | None) -> bool:
    if has_room(conversation, message):
        conversation.session.draft = EntryDraft()
        _ask(conversation, message)
    return True


def _kind(conversation: Conversation, value: str, message: int | None) -> bool:
    draft = conversation.session.draft
    if draft is None or value not in tuple(EntryKind):
        return False
    _go_on(conversation, replace(draft, kind=EntryKind(value)), message)
    return True


def _gain(conversation: Conversation, value: str, message: int | None) -> bool:
    return _pressed_part(conversation, Part.GAIN, value, message)


def _day(conversation: Conversation, value: str, message: int | None) -> bool:
    return _pressed_part(conversation, Part.DAY, value, message)


def _pressed_part(conversation: Conversation, part: Part, value: str, message: int | None) -> bool:
    draft = conversation.session.draft
    if draft is None or draft.missing is not part:
        return False
    try:
        _go_on(conversation, _with(conversation, draft, value), message)
    except Problem:
        return False
    return True


def _entry(conversation: Conversation, value: str, message: int | None) -> bool:
    found = _found(conversation, value)
    if found is not None:
        conversation.session.draft = None
        conversation.say(OneEntry(found, message))
    return found is not None


def _change(part: Part) -> Callable[[Conversation, str, int | None], bool]:
    """Asks for one part of an entry again."""

    def change(conversation: Conversation, value: str, message: int | None) -> bool:
        found = _found(conversation, value)
        if found is None:
            return False
        draft = EntryDraft(found.number, found.kind, found.amount, found.gain, found.day)
        conversation.session.draft = replace(draft, **{part.value: None})
        _ask(conversation, message)
        return True

    return change


def _delete(conversation: Conversation, value: str, message: int | None) -> bool:
    found = _found(conversation, value)
    if found is not None:
        conversation.session.diary.remove(found)
        show_diary(conversation, message)
    return found is not None


def _found(conversation: Conversation, value: str) -> DiaryEntry | None:
    wanted = number(value, FURTHEST_NUMBER)
    return next((each for each in conversation.session.diary if each.number == wanted), None)


def _ask(conversation: Conversation, message: int | None = None) -> None:
    """Asks for what the entry lacks, by buttons and by the next typed line."""
    session, today = conversation.session, conversation.world.today
    draft = session.draft or EntryDraft()
    if draft.missing is not Part.KIND:
        session.awaits = "entry"
    buttons: tuple[tuple[str, str], ...] = ()
    match draft.missing:
        case Part.KIND:
            buttons = tuple((f"diary.kind.{kind}", act_data(Act.LOG, "kind", kind)) for kind in EntryKind)
        case Part.GAIN:
            buttons = (("diary.no_gain", act_data(Act.LOG, "gain", 0)),)
        case Part.DAY if today.year == diary_year(conversation):
            buttons = (("diary.today", act_data(Act.LOG, "day", today.isoformat())),)
    conversation.say(Words(f"diary.ask.{draft.missing}", {}, (*buttons, *back_to_the_diary()), message))


def part_was_typed(conversation: Conversation, line: str) -> bool:
    """Takes the part of an entry that was asked for; False for a line that is plainly something else."""
    session, draft = conversation.session, conversation.session.draft
    if session.awaits != "entry" or draft is None:
        return False
    session.awaits = None
    try:
        whole = _with(conversation, draft, line)
    except Problem as problem:
        if _is_something_else(conversation, line):
            return False
        session.awaits = "entry"
        conversation.say(Words(f"problem.{problem.reason}", problem.bounds, back_to_the_diary()))
    else:
        _go_on(conversation, whole)
        if session.draft is None:
            conversation.remind()
    return True


def _is_something_else(conversation: Conversation, line: str) -> bool:
    """Whether a line that is no part of an entry is a wish or a question; never an answer, which nobody asked for."""
    if says_none(line):
        return False
    understood = understand(line, conversation.session.language, None, conversation.situation())
    return line.endswith("?") or (isinstance(understood, (Wish, About)) and not any(map(str.isdigit, line)))


def _with(conversation: Conversation, draft: EntryDraft, text: str) -> EntryDraft:
    """The entry with the part that was missing; raises `Problem` for a text that is none."""
    match draft.missing:
        case Part.AMOUNT:
            return replace(draft, amount=_amount(text, draft.gain or ZERO))
        case Part.GAIN:
            gain = ZERO if says_none(text) else Dollars(negative=True).read(text)
            if draft.amount is not None and gain > draft.amount:
                raise Problem("gain_above_amount", maximum=draft.amount)
            return replace(draft, gain=gain)
        case Part.DAY:
            return replace(draft, day=read_day_of_year(text, conversation.world.today, diary_year(conversation)))
        case _:
            raise Problem("not_a_choice")


def _amount(text: str, gain: Decimal) -> Decimal:
    amount = Dollars().read(text)
    if not amount:
        raise Problem("no_money")
    if gain > amount:
        raise Problem("gain_above_amount", maximum=amount)
    return amount


def _go_on(conversation: Conversation, draft: EntryDraft, message: int | None = None) -> None:
    """Asks for what is still missing, or writes the entry down."""
    conversation.session.draft = draft
    if draft.missing is not None or draft.kind is None or draft.amount is None or draft.day is None:
        _ask(conversation, message)
        return
    former = next((each for each in conversation.session.diary if each.number == draft.number), None)
    write(conversation, Entry(draft.day, draft.kind, draft.amount, draft.gain or ZERO), message, former)


def _paid(conversation: Conversation, value: str, _: int | None) -> bool:
    """What came in with a paycheck or was converted after it; an entry of that day and kind is not written twice."""
    match value.split(":"):
        case [kind, day, amount]:
            pass
        case _:
            return False
    try:
        entry = read_entries([{"kind": kind, "date": day, "amount": amount}])[0]
    except BadAnswer:
        return False
    if not entry.amount:
        return False
    known = {(each.kind, each.day) for each in conversation.session.diary}
    if (entry.kind, entry.day) in known:
        conversation.toast("toast.already_noted")
        show_diary(conversation)
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
    "delete": _delete,
    "paid": _paid,
}
