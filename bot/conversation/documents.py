"""A plan document sent to the bot: what it says, confirmed point by point, becomes an answer."""

from __future__ import annotations

import re

from bot import milestones
from bot.conversation.answering import correct
from bot.conversation.payslips import payslip_was_read
from bot.conversation.turn import Conversation
from bot.conversation.undecided import ask_beside_the_result
from bot.document.result import PayslipReading, PlanReading
from bot.parts import PlanFindings, Reading, Retire, Words
from bot.understanding import About, Answered, Change, Understood, Wish, understand
from bot.understanding.marks import marks
from bot.understanding.words import line_of
from core.amounts import Problem
from core.answer_types import AgeBand
from core.assess import question_by_id
from core.mega_backdoor.payroll import PAY
from core.mega_backdoor.questions import MEGA

READ_FOR = tuple(question.id for question in MEGA.questions if question.document_answers)
NEEDED = READ_FOR[:3]
SHORTEST_PASSAGE = 60
WORDS_OF_A_PASSAGE = 6
SENTENCES_OF_A_PASSAGE = 60
"""So many are read word by word: everybody else waits for it."""

LONG_PASSAGE = 400
"""Characters from which a typed text is taken for a passage even where no answer can be proposed."""
_LONGEST_OF_ONESELF = 160
"""Characters of a line of the person's own facts, at most."""
_LONGEST_LINE_OF_ONESELF = 300
"""Characters of a line that says or asks anything in own words, at most."""
LARGEST_FILE = 20 * 1024 * 1024


def document_came(conversation: Conversation, file_id: str, size: int) -> None:
    """A file was sent: it is fetched and read once this turn is kept."""
    if size > LARGEST_FILE:
        conversation.show_where(Words("document.refused.too_large"))
    else:
        conversation.say(Reading(file_id, conversation.world.documents_ahead))


def document_was_read(conversation: Conversation, reading: PlanReading | PayslipReading | None, refused: str) -> None:
    """What a document says, to be confirmed or decided; or why it cannot be read."""
    if reading is None:
        conversation.show_where(Words(f"document.refused.{refused}"))
        return
    if isinstance(reading, PayslipReading):
        payslip_was_read(conversation, reading)
        return
    found = _found(conversation, reading)
    if found.findings or found.to_decide:
        _say_points(conversation, found)
    else:
        conversation.show_where(Words("document.nothing", {"count": reading.pages}))


def passage_was_typed(conversation: Conversation, text: str) -> bool:
    """Reads a pasted passage of a plan document or a mail of HR; False where it is none."""
    if not _is_prose(text) or _tells_of_oneself(conversation, text):
        return False
    # Imported where it is wanted: it takes a tenth of the start, and most people paste nothing.
    from bot.plan_reader import read_document

    reading = read_document(text.split("\f"), conversation.world.today, SENTENCES_OF_A_PASSAGE)
    found = _found(conversation, reading)
    is_document = reading.is_mail or len(text) >= LONG_PASSAGE
    if not is_document and _is_said_by_oneself(text) and not _says_it_plainly(conversation, found, text):
        return False
    if found.findings or (is_document and found.to_decide):
        _say_points(conversation, found)
        return True
    return False


def _say_points(conversation: Conversation, found: PlanFindings) -> None:
    """Shows the points; those that are no answer yet wait until they are taken or left."""
    session = conversation.session
    conversation.say(found)
    said = {**session.found, **{each.question: each.value for each in found.findings}}
    session.found = {key: value for key, value in said.items() if value not in ("unsure", session.answers.get(key))}
    conditions = {**session.found_if, **{each.question: each.condition for each in found.findings}}
    session.found_if = {key: condition for key, condition in conditions.items() if condition}
    session.awaits = "reply" if session.found else None


def _is_prose(text: str) -> bool:
    """Whether a text is long enough and has enough different words to be a passage; anything else is not read."""
    words = {word for word in text.lower().split() if len(word) >= 3 and word.isalpha()}
    return len(text) >= SHORTEST_PASSAGE and len(words) >= WORDS_OF_A_PASSAGE


def _tells_of_oneself(conversation: Conversation, text: str) -> bool:
    """Whether a short line says the age or the pay of the one who types it, which no plan document knows."""
    is_sentence = text.rstrip().endswith(".") and not _speaks_of_oneself(text)
    if len(text) > _LONGEST_OF_ONESELF or "\n" in text or is_sentence:
        return False
    told = _understood(conversation, text)
    if not isinstance(told, Answered | Change):
        return False
    questions = [each for key in told.answers if (each := question_by_id(key)) is not None]
    return any(isinstance(each.type, AgeBand) or each is PAY for each in questions)


def _is_said_by_oneself(text: str) -> bool:
    """Whether a short line speaks of the one who types it: as people type, in small letters, or with a question last.

    A plan's own `Can I contribute?` goes on with its answer.
    """
    if len(text) > _LONGEST_LINE_OF_ONESELF or "\n" in text:
        return False
    last = re.split(r"[.!?]\s", text.strip())[-1]
    asks = text.rstrip().endswith("?") and _speaks_of_oneself(last)
    return asks or (text.lstrip()[:1].islower() and (_speaks_of_oneself(text) or text.rstrip().endswith("?")))


def _speaks_of_oneself(text: str) -> bool:
    return not marks("oneself").isdisjoint(word.text for word in line_of(text).words)


def _says_it_plainly(conversation: Conversation, found: PlanFindings, text: str) -> bool:
    """Whether own words say of the plan what is no question, and what is not understood without the reader."""
    plain = all(each.confidence == "clear" and each.value != "unsure" for each in found.findings)
    told = _understood(conversation, text)
    return plain and not isinstance(told, Answered | Change | Wish) and not (isinstance(told, About) and told.clear)


def _understood(conversation: Conversation, text: str) -> Understood:
    question = conversation.open_question()
    asked = question.id if question else None
    return understand(text, conversation.session.language, asked, conversation.situation())


def _found(conversation: Conversation, reading: PlanReading) -> PlanFindings:
    named = {finding.question for finding in reading.findings}
    answers = conversation.session.answers
    unsettled = [key for key in NEEDED if key not in named and answers.get(key, "unsure") == "unsure"]
    to_decide = tuple(
        (key, reading.passages[key], question.type.codes)
        for key in unsettled
        if reading.passages.get(key) and (question := question_by_id(key))
    )
    shown = {key for key, _, _ in to_decide}
    missing = tuple(key for key in unsettled if key not in shown)
    given = tuple((key, str(answers[key])) for key in READ_FOR if key in named and key in answers)
    return PlanFindings(reading.findings, reading.pages, missing, to_decide, given, reading.is_mail)


def take_finding(conversation: Conversation, value: str, message: int | None) -> bool:
    """The person confirms a point, or all that a mail says: it is the answer from now on."""
    if value == "all":
        return _take_reply(conversation, message)
    question_id, _, given = value.partition(":")
    if not _is_an_answer(question_id, given):
        return False
    _decided(conversation, message)
    session = conversation.session
    conversation.enter(MEGA.id)
    conversation.keep_unchanged()
    former, session.answers[question_id] = session.answers.get(question_id), given
    session.changed_from = {} if former is None else {question_id: former}
    session.found.pop(question_id, None)
    taken = Words("document.taken", {"question": question_id, "answer": (question_id, given)})
    if session.stage == "done" and conversation.is_complete():
        conversation.show_where(taken)
    else:
        conversation.say(taken, *milestones.reached(session, conversation.replay()))
        conversation.begin()
    ask_beside_the_result(conversation)
    return True


def _is_an_answer(question_id: str, given: str) -> bool:
    question = question_by_id(question_id)
    if question is None or question_id not in READ_FOR:
        return False
    try:
        question.type.read(given)
    except Problem:
        return False
    return True


def _take_reply(conversation: Conversation, message: int | None) -> bool:
    session = conversation.session
    found, session.found = session.found, {}
    if not found:
        return False
    _decided(conversation, message)
    conversation.enter(MEGA.id)
    _ask_how(conversation, [key for key, value in found.items() if value is None])
    known = {key: value for key, value in found.items() if value is not None}
    if known:
        correct(conversation, known)
    else:
        conversation.begin()
    return True


def _ask_how(conversation: Conversation, agreed: list[str]) -> None:
    """Opens the questions to which HR said no more than yes."""
    if agreed:
        conversation.keep_unchanged()
        conversation.session.stage = "asking"
    for key in agreed:
        conversation.session.answers.pop(key, None)


def reject_finding(conversation: Conversation, value: str, message: int | None) -> bool:
    """The person does not take a point, or what a mail says."""
    session = conversation.session
    session.found = {} if value == "all" else {key: each for key, each in session.found.items() if key != value}
    _decided(conversation, message)
    conversation.show_where(Words("document.rejected"))
    ask_beside_the_result(conversation)
    return True


def _decided(conversation: Conversation, message: int | None) -> None:
    """A point that was decided offers nothing more."""
    if message is not None and message != conversation.session.asked_message:
        conversation.say(Retire(message))
