"""What must hold of every message, whatever it says."""

from __future__ import annotations

import re
from functools import cache

from bot.buttons import LONGEST_DATA, ButtonData
from bot.languages import LANGUAGES
from bot.messages import SCREEN, Message
from bot.parts import Ask, Named, Outcome, Part, Reminders, Retire, Review, WholePlan
from bot.rendering import render
from bot.rendering.screen import SCREEN_ROWS, rows_of_text
from bot.texts import catalog
from core.answer_types import Choice
from core.assess import question_by_id
from tests.bot.telegram_html import length, visible_text

LONGEST_LABEL = 46
MOST_BUTTONS_OF_A_LIST = 18
_ROOM_BEFORE_UNIT = re.compile(r"\d ?[$%]")


def rendered(part: Part, language: str) -> list[Message]:
    """The messages of a part, each of them checked."""
    messages = render(part, language)
    part = part.part if isinstance(part, Named) else part
    if isinstance(part, Retire):
        assert [(message.text, message.rows) for message in messages] == [("", ())]
        return messages
    for message in messages:
        if message.text or not (message.attachment or (message.rows and message.edits)):
            check_text(message.text, language, SCREEN)
        check_buttons(message)
    if isinstance(part, Ask):
        check_question(part, messages)
    if isinstance(part, Outcome):
        check_result(messages)
    if isinstance(part, Reminders | Review | WholePlan):
        check_list(messages)
    return messages


@cache
def _says_none(language: str) -> bool:
    """Whether `None` is a word of the language, so that it may stand in a message."""
    return any(re.search(r"\bNone\b", str(text)) for text in catalog(language).values())


def check_text(html: str, language: str, most: int) -> str:
    """Valid for Telegram, on one screen, filled, and typeset for its language; returns what is visible."""
    text = visible_text(html)
    assert text.strip(), "an empty message"
    assert text == text.strip(), f"white space around {text!r}"
    assert length(text) <= most, f"{length(text)} characters, at most {most}: {text}"
    assert not re.search(r"[{}]", text), f"an unfilled placeholder: {text}"
    assert "None" not in re.findall(r"\w+", text) or _says_none(language), f"a value that is not there: {text}"
    assert "\n\n\n" not in text, f"empty lines: {text}"
    if "\u00a0" in LANGUAGES[language].money:
        # What a document says is quoted as it stands there.
        ours = re.sub("„[^“]*“", "", text)
        assert not _ROOM_BEFORE_UNIT.search(ours), f"no non-breaking space before $ or %: {text}"
    return text


def check_buttons(message: Message) -> None:
    """Buttons that Telegram takes and a phone shows."""
    assert sum(len(row) for row in message.rows) <= 100
    for row in message.rows:
        assert 1 <= len(row) <= 8
        for button in row:
            assert 1 <= length(button.label) <= LONGEST_LABEL, button
            assert not re.search(r"[{}<>]|&amp;", button.label), button
            assert sum(each is not None for each in (button.data, button.url, button.copies)) == 1, button
            if button.data is not None:
                assert 1 <= len(button.data.encode()) <= LONGEST_DATA, button
                pressed = ButtonData.read(button.data)
                assert pressed.act or question_by_id(pressed.subject), f"a button that does nothing: {button}"
                assert str(pressed) == button.data, button
            if button.url is not None:
                assert button.url.startswith("https://"), button


def check_result(messages: list[Message]) -> None:
    """A result is one message that leaves its buttons in sight."""
    assert len(messages) == 1
    # One that is only looked at has two rows of buttons instead of four.
    rows, spare = rows_of_text(messages[0].text), 2 if len(messages[0].rows) <= 2 else 0
    assert rows <= SCREEN_ROWS + spare, f"{rows} rows: {messages[0].text}"
    assert messages[0].rows


def check_list(messages: list[Message]) -> None:
    """The steps are one message on one screen, with no more buttons than a thumb finds its way among."""
    assert len(messages) == 1
    rows = rows_of_text(messages[0].text)
    assert rows <= SCREEN_ROWS, f"{rows} rows: {messages[0].text}"
    assert sum(len(row) for row in messages[0].rows) <= MOST_BUTTONS_OF_A_LIST


def check_question(part: Ask, messages: list[Message]) -> None:
    """A question offers its answers, help, and from the second on the way back."""
    assert len(messages) == 1
    assert messages[0].asks
    assert messages[0].edits == part.replaces
    data = [button.data for row in messages[0].rows for button in row]
    question = part.question
    assert f"{question.id}:?" in data
    if question is not part.replay.path[0]:
        assert f"{question.id}:<" in data
    assert part.number >= 1
    assert part.left >= 0
    offered = [each.partition(":")[2] for each in data if each and each.startswith(f"{question.id}:")]
    assert len(offered) == len(set(offered)), f"offered twice: {offered}"
    if part.offers:
        assert set(part.offers) <= set(offered)
    elif isinstance(question.type, Choice):
        assert set(question.type.codes) <= set(offered)
    if "unsure" in question.type.codes and not part.offers:
        assert "unsure" in offered
    for value in offered:
        if value not in ("?", "<"):
            question.type.read(value)
