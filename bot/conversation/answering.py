"""Answers: taken one or several at a time, asked back, refused with a reason, corrected, or taken back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot import milestones
from bot.conversation.alike import are_the_same, as_kept, is_answered_so, stood_before
from bot.conversation.bonus_ahead import OnTop, count_told_bonus
from bot.conversation.deferrals_told import drop_what_was_on_top, forget_what_was_in, said_to_run, what_waits
from bot.conversation.kept_of_each import keep_as_much
from bot.conversation.not_possible import correction_was_refused
from bot.conversation.paid_since import up_to_date
from bot.conversation.payslips import waiting_payslip_was_shown
from bot.conversation.staying import bonus_of_who_stays, note_what_leaving_takes
from bot.conversation.switching import say_sum, say_taken
from bot.conversation.turn import Conversation, problem_words
from bot.conversation.undecided import ask_beside_the_result
from bot.parts import Noted, Record, Words
from core.amounts import Problem
from core.assess import question_by_id
from core.interview import Replay, fallen_away
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.in_dollars import worth_in_dollars
from core.mega_backdoor.leaving import answers_until
from core.mega_backdoor.payroll import LAST_PAY_DATE
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR
from core.person import SITUATION
from core.question import Question, read_answer


def answer(conversation: Conversation, question: Question[Any], given: Any) -> None:
    """Takes an answer to the open question and goes on, or says why it cannot be taken."""
    try:
        read_answer(question, given, conversation.replay().answers)
    except Problem as problem:
        refuse(conversation, question.id, problem)
    else:
        take_answers(conversation, {question.id: given})


def take_answers(
    conversation: Conversation,
    given: Mapping[str, Any],
    unplaced: tuple[str, ...] = (),
    untold: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Takes answers to the open question and to others, notes them, and goes on; `unplaced` are numbers left over.

    `untold` is what was said beside them that no question asks.
    """
    session, question = conversation.session, conversation.open_question()
    given = {**given, **what_waits(untold)}
    if question is None or question.id not in given:
        correct(conversation, given, unplaced)
        return
    before = _before_change(conversation)
    given = {key: as_kept(conversation, key, value) for key, value in given.items()}
    _note_the_count(conversation, given)
    session.answers.update({**given, **untold})
    changed = session.changing is not None and not are_the_same(question, session.changing[1], given[question.id])
    if changed and session.changing is not None:
        session.changed_from = dict([session.changing])
    session.changing = None
    on_top = count_told_bonus(conversation, before, given)
    _say_what_was_taken(conversation, question.id, given, on_top, unplaced)
    session.asked_message, session.help_open = None, False
    session.doubted, session.offered, session.ahead = None, None, {}
    _go_on(conversation, before, *on_top.said, changed=changed)


def _say_what_was_taken(
    conversation: Conversation, asked: str, given: Mapping[str, Any], on_top: OnTop, unplaced: tuple[str, ...]
) -> None:
    """Records the answer to the open question, and notes what came with it or follows from it."""
    message = conversation.session.asked_message
    if len(given) == 1 or message is not None:
        worth = worth_in_dollars(conversation.replay().answers, asked)
        conversation.say(Record(asked, given[asked], message, worth))
    further = {**(given if len(given) > 1 else {}), **on_top.given}
    if further:
        conversation.say(_noted(conversation, further, on_top.former, unplaced))
    elif unplaced:
        conversation.say(Words("noted.unplaced", {"unplaced": unplaced}))


def _noted(
    conversation: Conversation, given: Mapping[str, Any], former: Mapping[str, Any], unplaced: tuple[str, ...]
) -> Noted:
    """Answers that were taken, with what those that are no amounts come to."""
    answers = conversation.replay().answers
    worth = {key: dollars for key in given if (dollars := worth_in_dollars(answers, key)) is not None}
    return Noted(dict(given), dict(former), unplaced, worth)


def correct(
    conversation: Conversation,
    given: Mapping[str, Any],
    unplaced: tuple[str, ...] = (),
    untold: Mapping[str, str] = MappingProxyType({}),
    *,
    is_meant: bool = False,
) -> None:
    """Takes answers that are not asked for just now: new values for old ones, or answers ahead of their question.

    `is_meant`: they were looked at, or follow from what was typed, so that none is asked back. `untold` is what was
    said beside them that no question asks.
    """
    session = conversation.session
    session.ahead = {}
    before = _before_change(conversation)
    conversation.keep_unchanged()
    given = {key: as_kept(conversation, key, value) for key, value in given.items()}
    if not is_meant and correction_was_refused(conversation, given):
        return
    known, former = stood_before(conversation, given)
    stands = not former and len(known) == len(given) and not untold
    if stands and not (BONUS_TO_COME.id in given and BONUS_TO_COME not in before.path):
        conversation.say_and_go_on(Words("noted.unchanged"))
        return
    _note_the_count(conversation, given)
    left_out = bonus_of_who_stays(session)
    session.answers.update({**given, **untold})
    note_what_leaving_takes(session, before.answers, given, left_out)
    _note_the_change(conversation, before, given, former, unplaced)


def _note_the_change(
    conversation: Conversation,
    before: Replay,
    given: Mapping[str, Any],
    former: Mapping[str, Any],
    unplaced: tuple[str, ...],
) -> None:
    """Notes answers that were taken in place of former ones, with what follows from them, and goes on."""
    on_top = count_told_bonus(conversation, before, given)
    replaced = {**on_top.former, **former}
    replaced = {key: value for key, value in replaced.items() if not is_answered_so(conversation, key, value)}
    conversation.session.changed_from = replaced
    conversation.say(_noted(conversation, {**given, **on_top.given}, replaced, unplaced))
    _go_on(conversation, before, *on_top.said, *said_to_run(conversation, given), changed=bool(replaced))


def _go_on(conversation: Conversation, before: Replay, *said: Words, changed: bool) -> None:
    """The next question or the result, with what fell away and what was reached; first a payslip that waited."""
    if SITUATION.id not in before.answers.given() and waiting_payslip_was_shown(conversation):
        return
    session, after = conversation.session, conversation.replay()
    lost = fallen_away(before.path, after.path, session.answers)
    lost = [each for each in lost if each != BONUS_TO_COME.id] if said else lost
    conversation.say(*milestones.reached(session, after))
    reached = {question.id for question in after.path} - {question.id for question in before.path}
    say_taken(conversation, reached)
    notices = [Words("change.fell_away", {"questions": tuple(lost)})] if lost else []
    notices += drop_what_was_on_top(session, before, after)
    notices += [*said, *up_to_date(conversation), *keep_as_much(conversation)]
    if changed and not notices and conversation.replay().next_question is None:
        notices = [Words("change.done")]
    conversation.begin(*notices)
    say_sum(conversation)
    ask_beside_the_result(conversation)


def _note_the_count(conversation: Conversation, given: Mapping[str, Any]) -> None:
    """After-tax money that has just been told is counted today."""
    forget_what_was_in(conversation.session, given)
    if AFTER_TAX_SO_FAR.id in given:
        conversation.session.counted_on = conversation.counted_on or conversation.world.today


def _before_change(conversation: Conversation) -> Replay:
    session = conversation.session
    if session.changing is None:
        return conversation.replay()
    changed, former = session.changing
    return conversation.world.replay(session, session.answers | {changed: former})


def stay(conversation: Conversation) -> None:
    """Takes back that the person leaves, with all that leaving has changed of the year."""
    bonus = bonus_of_who_stays(conversation.session)
    correct(conversation, answers_until(conversation.replay(), None, bonus), is_meant=True)


def take_back_the_change(conversation: Conversation) -> bool:
    """Restores what a finished result rested on before its last change; False where nothing has been changed."""
    former = conversation.session.changed_from
    on_the_path = {question.id for question in conversation.replay().path}
    if not former or not on_the_path.issuperset(former):
        return False
    correct(conversation, former)
    return True


def refuse(conversation: Conversation, question_id: str, problem: Problem) -> None:
    """Says why an answer cannot be taken, with an example that fits the question, and asks once more."""
    words = problem_words(question_id, problem)
    conversation.ask_next(words)


def back(conversation: Conversation, message: int | None = None) -> None:
    """Forgets the last answer before the open question, or leaves a change as it was."""
    session = conversation.session
    if session.changing is not None:
        conversation.keep_unchanged()
        conversation.retire()
        session.stage = "asking"
        conversation.ask_next(Words("change.kept"))
        return
    replay = conversation.replay()
    following = replay.next_question
    if following is None and replay.path and session.answers:
        # A finished result stays: its last question is opened with the answer kept.
        change(conversation, replay.path[-1].id)
        return
    before = replay.path[: replay.path.index(following)] if following else ()
    if not before:
        conversation.show_where(Words("back.at_the_start"))
        return
    session.answers.pop(before[-1].id, None)
    session.stage = "asking"
    conversation.ask_next(replaces=message)


def change(conversation: Conversation, question_id: str) -> bool:
    """Asks an answered question again; False where there is none."""
    session = conversation.session
    if question_by_id(question_id) is None or session.answers.get(question_id) is None:
        return False
    conversation.keep_unchanged()
    conversation.retire()
    if question_id == LAST_PAY_DATE.id:
        stay(conversation)
        return True
    said: tuple[Words, ...] = ()
    if question_id in {question.id for question in conversation.replay().path}:
        conversation.put_under_change(question_id)
    else:
        # It was answered ahead of its question: it is forgotten, and asked when its turn comes.
        answered = (question_id, session.answers.pop(question_id))
        said = (Words("change.forgotten", {"question": question_id, "answer": answered}),)
    session.stage = "asking"
    conversation.ask_next(*said)
    return True
