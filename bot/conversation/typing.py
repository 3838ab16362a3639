"""A typed line: what it was understood as is carried out, and nothing that was typed is lost."""

from __future__ import annotations

from typing import Any, assert_never

from bot.conversation.adding import name_was_typed
from bot.conversation.agenda import span_was_asked
from bot.conversation.answering import answer, correct, refuse, take_answers
from bot.conversation.asked_early import own_case_was_asked_early
from bot.conversation.asked_of import somebody_was_asked_about
from bot.conversation.asking_back import ask_back, confirms_the_offered
from bot.conversation.bonus_told import bonus_was_told
from bot.conversation.buttons import press
from bot.conversation.confirming import asked_again, confirmed, said_of_it, what_waits_was_taken
from bot.conversation.diary_lines import diary_was_typed, diary_was_wanted, forms_were_asked
from bot.conversation.diary_parts import part_was_typed
from bot.conversation.documents import passage_was_typed
from bot.conversation.explaining import fitting_topic, offer_what_is_near, say_nothing_known, say_topic
from bot.conversation.in_own_plan import without_what_is_in
from bot.conversation.labels import interview_was_wanted, label_was_typed, zone_was_typed
from bot.conversation.leaving import leave
from bot.conversation.mail import answer_of_hr_was_told, reply_was_typed
from bot.conversation.orienting import bearings_were_asked
from bot.conversation.overview import sum_was_asked
from bot.conversation.own_case import own_case_was_asked
from bot.conversation.paychecks_counted import paychecks_were_counted
from bot.conversation.payslips import payslip_was_typed
from bot.conversation.persons import person_was_told, told_person_was_named
from bot.conversation.planning import show
from bot.conversation.profiles import profile_was_typed
from bot.conversation.reminders_wished import all_were_wanted, reminder_was_wanted
from bot.conversation.smaller import take_typed
from bot.conversation.supposing import suppose
from bot.conversation.time_zones import keep_zone_told
from bot.conversation.turn import Conversation
from bot.conversation.undecided import says_to_take
from bot.conversation.under_change import answer_was_kept, beside_the_result, change_was_meant, make_way
from bot.conversation.wishes import fulfil, has_a_message_to_hr
from bot.conversation.year_events import event_was_typed
from bot.on_screen import label_begun, labelled_before, partly_labelled, placed_on_screen
from bot.parts import Words
from bot.understanding import (
    About,
    Answered,
    AskBack,
    Change,
    Nothing,
    Refused,
    Understood,
    Wish,
    WishKind,
    understand,
)
from core.amounts import Problem
from core.answer_types import Day
from core.mega_backdoor.payroll import LAST_PAY_DATE
from core.question import Question, read_answer

_WHAT_TO_ASK = "ask_hr"
_WHY = (Wish(WishKind.WHY), Wish(WishKind.HELP))
LONGEST_LINE = 400
"""Characters of a line that are looked at as a person's own words; longer texts are passages of documents."""


def typed(conversation: Conversation, text: str) -> None:
    """An answer, several answers, a correction, a wish or a question of the person's own."""
    line, asked_before = text[:LONGEST_LINE], conversation.session.awaits
    if any(takes(conversation, text) for takes in _READERS_OF_TEXTS):
        return
    if any(takes(conversation, line) for takes in _READERS_OF_WHAT_WAS_ASKED):
        return
    conversation.missed_before = asked_before == "sense"
    # A yes counts only as the very next thing.
    conversation.session.awaits = None
    if label_was_typed(conversation, line) or not (line := without_what_is_in(conversation, line)):
        return
    if _is_about_something_named(conversation, line):
        return
    make_way(conversation, line)
    question = conversation.open_question()
    if own_case_was_asked(conversation, line, asked_before) or _is_read_at_once(conversation, question, line):
        return
    asked = question.id if question else None
    understood = understand(line, conversation.session.language, asked, conversation.situation())
    understood = beside_the_result(conversation, line, understood)
    if asked_again(conversation, asked_before, understood) or _part_of_a_label(conversation, understood, line):
        return
    if own_case_was_asked_early(conversation, line, understood):
        return
    if not _says_yes_to_nothing(conversation, understood, line):
        _carry_out(conversation, understood, line)


def heard(conversation: Conversation, line: str) -> None:
    """Reads what a line said of somebody, whose profile is open now: a correction too, whatever is being asked."""
    question = conversation.open_question()
    if question is None:
        typed(conversation, line)
        return
    language, situation = conversation.session.language, conversation.situation()
    understood = understand(line, language, question.id, situation)
    if not isinstance(understood, Answered | Change | Refused):
        corrected = understand(line, language, None, situation)
        understood = corrected if isinstance(corrected, Change) else understood
    if isinstance(understood, Answered | Change | Refused | Wish) or getattr(understood, "clear", False):
        _carry_out(conversation, understood, line)
    else:
        conversation.remind(Words("profile.told.unread", {"line": line}))


def _is_about_something_named(conversation: Conversation, line: str) -> bool:
    """Whether a line names somebody or something, which is dealt with; a bare number or date names nothing."""
    return any(map(str.isalpha, line)) and any(takes(conversation, line) for takes in _READERS_OF_LINES)


_READERS_OF_LINES = (
    change_was_meant,
    reminder_was_wanted,
    answer_of_hr_was_told,
    profile_was_typed,
    person_was_told,
    event_was_typed,
    bonus_was_told,
    paychecks_were_counted,
    somebody_was_asked_about,
    span_was_asked,
    sum_was_asked,
    forms_were_asked,
    bearings_were_asked,
    interview_was_wanted,
)
_READERS_OF_WHAT_WAS_ASKED = (
    all_were_wanted,
    zone_was_typed,
    take_typed,
    told_person_was_named,
    confirmed,
    what_waits_was_taken,
    answer_was_kept,
)
_READERS_OF_TEXTS = (name_was_typed, payslip_was_typed, part_was_typed, reply_was_typed, passage_was_typed)


def _is_read_at_once(conversation: Conversation, question: Question[Any] | None, line: str) -> bool:
    """Takes a line that needs no understanding: a label, an answer that was asked back, an entry of the diary."""
    if _press(conversation, _nearly_labelled(conversation, question, line)):
        return True
    if diary_was_typed(conversation, line) if question is None else diary_was_wanted(conversation, line):
        return True
    if question is None:
        return False
    if confirms_the_offered(conversation, question, line):
        return True
    is_meant = _is_meant(conversation, question, line)
    if is_meant:
        answer(conversation, question, line)
    return is_meant


def _nearly_labelled(conversation: Conversation, question: Question[Any] | None, line: str) -> str | None:
    """The button whose label or place is typed beyond doubt: of an answer its beginning, else the whole."""
    session, is_day = conversation.session, question is not None and isinstance(question.type, Day)
    # The first may be a day of the month.
    placed = None if is_day else placed_on_screen(session, question.id if question else None, line)
    return placed or (label_begun(session, question.id, line) if question else labelled_before(session, line))


def _part_of_a_label(conversation: Conversation, understood: Understood, line: str) -> bool:
    """Presses the button whose label is typed in part, or stood there before, where nothing else is meant clearly."""
    if isinstance(understood, Answered | Change | Refused | Wish) or getattr(understood, "clear", False):
        return False
    session = conversation.session
    return _press(conversation, labelled_before(session, line) or partly_labelled(session, line))


def _press(conversation: Conversation, data: str | None) -> bool:
    if data is not None:
        press(conversation, data, None)
    return data is not None


def _is_meant(conversation: Conversation, question: Question[Any], line: str) -> bool:
    """Whether an answer that was asked back is typed once more, and can be taken as it stands."""
    if conversation.session.doubted != f"{question.id}:{line}":
        return False
    try:
        read_answer(question, line, conversation.replay().answers)
    except Problem:
        return False
    return True


def _take(conversation: Conversation, answered: Answered, line: str) -> None:
    """Takes answers, and does what the line wishes besides."""
    question = conversation.open_question()
    keep_zone_told(conversation.session, answered.answers, line)
    take_answers(conversation, answered.answers, answered.unplaced, answered.untold)
    if answered.besides in _WHY and conversation.session.stage == "asking":
        # What is just answered is meant, not what follows.
        conversation.ask_next(short=True, explained=question)
    elif answered.besides is not None:
        _carry_out(conversation, answered.besides, line)


def _says_yes_to_nothing(conversation: Conversation, understood: Understood, line: str) -> bool:
    """Says that nothing was asked, where a line beside a result only agrees or refuses."""
    says = isinstance(understood, Nothing) and conversation.open_question() is None and said_of_it(line) is not None
    if says:
        conversation.say_and_go_on(Words("wish.nothing_to_take" if says_to_take(line) else "wish.nothing_asked"))
    return says


def _change(conversation: Conversation, change: Change) -> None:
    if LAST_PAY_DATE.id in change.answers:
        leave(conversation, change.answers, supposed=change.supposed)
    elif change.supposed:
        suppose(conversation, change.answers)
    else:
        correct(conversation, change.answers, change.unplaced, change.untold)


def _carry_out(conversation: Conversation, understood: Understood, line: str) -> None:
    match understood:
        case Answered():
            _take(conversation, understood, line)
        case Change():
            _change(conversation, understood)
        case AskBack():
            ask_back(conversation, understood, line)
        case Refused(question, reason, bounds):
            refuse(conversation, question, Problem(reason, **bounds))
        case Wish():
            fulfil(conversation, understood)
        case About((topic, *_), clear=True) if topic == _WHAT_TO_ASK and has_a_message_to_hr(conversation):
            show(conversation, "hr", None)
        case About(topics, clear=True):
            say_topic(conversation, fitting_topic(conversation, topics[0], line))
        case About(topics):
            offer_what_is_near(conversation, topics, line)
        case Nothing(off_subject):
            say_nothing_known(conversation, line, off_subject=off_subject)
        case _:
            assert_never(understood)
