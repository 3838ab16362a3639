"""An answer that may mean several things, or none, is asked back; a typed yes takes the one that is offered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.buttons import Act, ButtonData
from bot.conversation.answering import answer, correct, refuse
from bot.conversation.confirming import said_of_it
from bot.conversation.smaller import may_be_elected
from bot.conversation.turn import Conversation
from bot.parts import WhichAnswer, Words
from bot.understanding import AskBack, understand
from bot.understanding.unplaced import unplaced
from bot.understanding.words import line_of
from core.amounts import Problem, as_typed
from core.assess import question_by_id
from core.question import Question, read_answer

UNREADABLE = ("not_a_number", "not_a_choice", "not_a_date", "not_a_code", "not_a_whole_number")
"""Reasons that say no more than that a line is no answer."""
_SEVERAL = ""
"""Offered beside one answer to the open question: answers to others, so that a yes chooses none."""


def ask_back(conversation: Conversation, asked: AskBack, line: str) -> None:
    """Offers the answers that may be meant; with none to offer, says what keeps the line from being one."""
    question = conversation.open_question()
    is_any_of_several = bool(asked.ahead) and (not asked.values or asked.question in asked.ahead)
    if question is None and is_any_of_several:
        _ask_which(conversation, asked.ahead)
        return
    if asked.values and (question is None or question.id != asked.question):
        # Another question than the open one: it is opened again, so that its buttons answer it.
        if question is not None and conversation.session.answers.get(asked.question) is None:
            _offer_ahead(conversation, {asked.question: asked.values[0]}, line)
            return
        conversation.keep_unchanged()
        if conversation.session.answers.get(asked.question) is not None:
            conversation.put_under_change(asked.question)
            conversation.session.stage = "asking"
    problem = _problem(conversation, question, line) if question and not (asked.values or asked.ahead) else None
    if problem is not None and question is not None and question.id == asked.question:
        refuse(conversation, asked.question, problem)
    elif is_any_of_several:
        _offer_ahead(conversation, asked.ahead, line)
    elif asked.values:
        _offer(conversation, asked, line)
    else:
        _give_an_example(conversation, asked.question, line)


def _problem(conversation: Conversation, question: Question[Any], line: str) -> Problem | None:
    """What keeps a readable line from being an answer."""
    try:
        read_answer(question, line, conversation.replay().answers)
    except Problem as problem:
        return None if problem.reason in UNREADABLE else problem
    return None


def _offer(conversation: Conversation, asked: AskBack, line: str) -> None:
    """Offers the answers that may be meant, those to other questions among them."""
    session, values = conversation.session, asked.values
    only = _SEVERAL if asked.ahead else None if len(values) > 1 else values[0]
    session.doubted, session.offered = f"{asked.question}:{line}", only
    session.ahead = dict(asked.ahead)
    why = _above_the_limit(conversation, asked) or Words(
        f"ask_back.{'sure' if asked.ahead else _kind_of_doubt(values)}"
    )
    conversation.ask_next(why, short=True, offers=values, ahead=dict(asked.ahead))


def _above_the_limit(conversation: Conversation, asked: AskBack) -> Words | None:
    """What the law allows at most, where that is offered first in place of more."""
    question, answers = question_by_id(asked.question), conversation.replay().answers
    most = question.most(answers) if question is not None and question.most and len(asked.values) > 1 else None
    if most is None or asked.values[0] != as_typed(most):
        return None
    return Words("ask_back.above_limit", {"limit": most, "year": str(answers.tax_year)})


def _kind_of_doubt(values: tuple[str, ...]) -> str:
    if any(value.endswith("!") for value in values):
        return "percent_of_pay_or_match"
    if len(values) == 1:
        return "this_one"
    return "percent_or_dollars" if any(value.endswith("%") for value in values) else "sure"


def _ask_which(conversation: Conversation, answers: Mapping[str, str]) -> None:
    """Asks beside a result which answer a number is; where something can be elected, it may be that as well."""
    conversation.session.ahead = dict(answers)
    (number,) = set(answers.values())
    conversation.say(WhichAnswer(answers, number if may_be_elected(conversation, number) else ""))


def _offer_ahead(conversation: Conversation, ahead: Mapping[str, str], line: str) -> None:
    """Offers the later questions that a line may answer; the open one stays open."""
    session, question = conversation.session, conversation.open_question()
    session.doubted, session.offered, session.ahead = f"{question.id if question else ''}:{line}", None, dict(ahead)
    one = "one" if len(ahead) == 1 else "several"
    left = unplaced(line_of(line), ahead)
    lost = (Words("noted.unplaced", {"unplaced": left}),) if left else ()
    conversation.ask_next(Words(f"ask_back.ahead_{one}"), *lost, short=True, ahead=dict(ahead))


def _give_an_example(conversation: Conversation, question_id: str, line: str) -> None:
    """At first one sentence with an example; who is not understood again is shown why it is asked and where it stands.

    The same text never comes twice in a row.
    """
    session, question = conversation.session, conversation.open_question()
    again = (session.doubted or "").startswith(f"{question_id}:")
    session.doubted, session.offered = f"{question_id}:{line}", None
    if question is None or (again and not session.help_open):
        session.help_open = True
        conversation.ask_next(Words("ask_back.unclear"))
        return
    session.help_open = False
    usual = question.usual_answer(conversation.replay().answers)
    notice = Words("ask_back.still_unclear") if again else Words("ask_back.example", {"answer": (question.id, usual)})
    conversation.ask_next(notice, short=True)


def confirms_the_offered(conversation: Conversation, question: Question[Any], line: str) -> bool:
    """A typed yes or no to the answer that is offered; False where it may be an answer to the question itself."""
    session, said = conversation.session, said_of_it(line)
    offered, session.offered = session.offered, None
    asked_back = (session.doubted or "").startswith(f"{question.id}:")
    if said is None:
        return False
    if asked_back and offered == _SEVERAL:
        return _offers_again(conversation, question)
    if asked_back and session.ahead and len(session.ahead) == 1:
        ahead, session.ahead = session.ahead, {}
        if said:
            correct(conversation, ahead)
        else:
            conversation.ask_next()
        return True
    if "yes" in question.type.codes or (asked_back and offered is None):
        return asked_back and _offers_again(conversation, question)
    if asked_back and not said:
        conversation.ask_next()
        return True
    only = offered if asked_back else _only_suggestion(conversation, question)
    if only is None or not said:
        return False
    answer(conversation, question, only)
    return True


def _offers_again(conversation: Conversation, question: Question[Any]) -> bool:
    """Offers once more what a yes chooses none of: `Not sure, or no plan yet?`."""
    line = (conversation.session.doubted or "").partition(":")[2]
    asked = understand(line, conversation.session.language, question.id, conversation.situation())
    offered = (*asked.values, *asked.ahead) if isinstance(asked, AskBack) else ()
    several = len(offered) > 1 and not {"yes", "no"} & set(offered)
    if several and isinstance(asked, AskBack):
        ask_back(conversation, asked, line)
    return several


def _only_suggestion(conversation: Conversation, question: Question[Any]) -> str | None:
    """The one amount that a question about pay stands with; elsewhere a yes says more than the amount."""
    if question.talk.pay is None or _explains(conversation):
        return None
    offered = conversation.offered(question) or question.suggestions(conversation.replay().answers)
    amounts = [each for each in offered if each not in question.type.codes]
    return amounts[0] if len(amounts) == 1 else None


def _explains(conversation: Conversation) -> bool:
    """Whether the help of the question or explanations stand on the screen, to which an `ok` may belong as well."""
    session = conversation.session
    return session.help_open or any(ButtonData.read(data).act is Act.TOPIC for data in session.on_screen.values())


def open_help(conversation: Conversation) -> None:
    """Shows why the open question is asked and where its answer stands."""
    conversation.session.help_open = True
    conversation.ask_next()
