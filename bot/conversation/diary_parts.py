"""An entry of the diary under way: what it lacks is asked for, by buttons and by the next typed line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.buttons import Act, act_data
from bot.conversation.diary import back_to_the_diary, diary_year, write
from bot.conversation.diary_plans import with_its_plan
from bot.conversation.turn import Conversation
from bot.diary import EntryDraft, Part
from bot.parts import Words
from bot.understanding import About, Wish, understand
from bot.understanding.diary import says_none, typed_gain, typed_plan
from core.amount_types import Dollars
from core.amounts import Problem
from core.ledger.days import read_day_of_diary
from core.ledger.entries import EntryKind
from core.money import ZERO
from core.result import WhosePlan


def ask_for_part(conversation: Conversation, message: int | None = None) -> None:
    """Asks for what the entry lacks, by buttons and by the next typed line."""
    session, today = conversation.session, conversation.world.today
    draft = session.draft or EntryDraft()
    if draft.asked is not Part.KIND:
        session.awaits = "entry"
    buttons: tuple[tuple[str, str], ...] = ()
    match draft.asked:
        case Part.KIND:
            buttons = tuple((f"diary.kind.{kind}", act_data(Act.LOG, "kind", kind)) for kind in EntryKind)
        case Part.GAIN:
            buttons = (("diary.no_gain", act_data(Act.LOG, "gain", 0)),)
        case Part.DAY:
            buttons = (("diary.today", act_data(Act.LOG, "day", today.isoformat())),)
        case Part.PLAN:
            buttons = tuple((f"diary.in.{plan}", act_data(Act.LOG, "plan", plan)) for plan in WhosePlan)
    conversation.say(Words(f"diary.ask.{draft.asked}", {}, (*buttons, *back_to_the_diary()), message))


def part_was_typed(conversation: Conversation, line: str) -> bool:
    """Takes the part of an entry that was asked for; False for a line that is plainly something else."""
    session, draft = conversation.session, conversation.session.draft
    if session.awaits != "entry" or draft is None:
        return False
    session.awaits = None
    try:
        whole = with_part(conversation, draft, line)
    except Problem as problem:
        if _is_something_else(conversation, line):
            return False
        session.awaits = "entry"
        if draft.asked is Part.PLAN:
            ask_for_part(conversation)
            return True
        conversation.say(Words(f"problem.{problem.reason}", problem.bounds, back_to_the_diary()))
    else:
        go_on(conversation, whole)
        if session.draft is None:
            conversation.remind()
    return True


def _is_something_else(conversation: Conversation, line: str) -> bool:
    """Whether a line that is no part of an entry is a wish or a question; never an answer, which nobody asked for."""
    if says_none(line):
        return False
    understood = understand(line, conversation.session.language, None, conversation.situation())
    return line.endswith("?") or (isinstance(understood, (Wish, About)) and not any(map(str.isdigit, line)))


def with_part(conversation: Conversation, draft: EntryDraft, text: str) -> EntryDraft:
    """The entry with the part that was missing; raises `Problem` for a text that is none."""
    match draft.asked:
        case Part.AMOUNT:
            return replace(draft, amount=_amount(text, draft.gain or ZERO))
        case Part.GAIN:
            gain = _gain(text)
            if draft.amount is not None and gain > draft.amount:
                raise Problem("gain_above_amount", maximum=draft.amount)
            return replace(draft, gain=gain)
        case Part.DAY:
            return replace(draft, day=read_day_of_diary(text, conversation.world.today, diary_year(conversation)))
        case Part.PLAN:
            return replace(draft, plan=_plan(text))
        case _:
            raise Problem("not_a_choice")


def _plan(text: str) -> WhosePlan:
    """The plan by its word in a button, or as people call it."""
    named = WhosePlan(text) if text in tuple(WhosePlan) else typed_plan(text)
    if named is None:
        raise Problem("not_a_choice")
    return named


def _gain(text: str) -> Decimal:
    if says_none(text):
        return ZERO
    in_words = typed_gain(text)
    return Dollars(negative=True).read(text) if in_words is None else in_words


def _amount(text: str, gain: Decimal) -> Decimal:
    amount = Dollars().read(text)
    if not amount:
        raise Problem("no_money")
    if gain > amount:
        raise Problem("gain_above_amount", maximum=amount)
    return amount


def go_on(conversation: Conversation, draft: EntryDraft, message: int | None = None) -> None:
    """Asks for what is still missing, or writes the entry down."""
    session, whole = conversation.session, draft.entry
    session.draft = draft
    entry = with_its_plan(conversation, whole) if whole else None
    if entry is None:
        ask_for_part(conversation, message)
        return
    former = next((each for each in session.diary if each.number == draft.number), None)
    write(conversation, entry, message, former)
