"""The buttons on screen: what is written on them, so that who types those words gets what the button does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from bot.buttons import Act, ButtonData
from bot.messages import Message
from bot.session import Session
from bot.understanding.lexicon import lexicon, lexicon_of
from bot.understanding.marks import marks
from bot.understanding.reading import covered
from bot.understanding.words import line_of

_LASTING: Final = {
    Act.GO: ("hr",),
    Act.PLAN: ("steps", "math", "why", "hr", "change", "pdf", "picture", "growth", "ics", "share", "result", "update"),
    Act.PROFILE: ("all", "job", "spouse"),
    Act.REMIND: ("list",),
}
"""What stays of use when the screen has gone on: the sides of a result, and what leads further."""

_SHORTEST_PART: Final = 4
"""Letters that one of the typed words has at least, where only a part of a label is typed."""
_AROUND: Final = ("heard:filler", "heard:opening")
_OF_COURSE: Final = "heard:of_course"
_PLACES: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
_BESIDE_ANSWERS: Final = ("?", "<")
"""Values of the buttons under a question that answer nothing: its help, and the way back."""


def remember_buttons(session: Session, messages: Iterable[Message]) -> None:
    """Keeps the labels of the buttons that a turn shows; a turn without buttons leaves those before it standing."""
    buttons = [button for message in messages for row in message.rows for button in row if button.data]
    if not buttons:
        return
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for button in buttons:
        data = button.data or ""
        words = plain(button.label) or _number_of_a_step(button.label, data)
        if found.setdefault(words, data) != data:
            doubtful.add(words)
    lasting = {words: data for words, data in session.on_screen.items() if _lasts(data)}
    session.on_screen = {words: data for words, data in found.items() if words and words not in doubtful}
    session.was_on_screen = {
        words: data for words, data in (session.was_on_screen | lasting).items() if words not in found
    }


def _number_of_a_step(label: str, data: str) -> str:
    """The number by which a listed step is opened: typed while the list is on screen, it means no amount."""
    number = re.sub(r"\D", "", label)
    return number if ButtonData.read(data).act is Act.STEP else ""


def _lasts(data: str) -> bool:
    button = ButtonData.read(data)
    return button.act is not None and button.value in _LASTING.get(button.act, ())


def labelled_on_screen(session: Session, line: str) -> str | None:
    """What the button does whose whole label is typed."""
    return session.on_screen.get(plain(line) or line.strip() or " ")


def labelled_before(session: Session, line: str) -> str | None:
    """The same for a label of several words that stood on an earlier screen."""
    words = plain(line)
    return session.was_on_screen.get(words) if " " in words else None


def label_begun(session: Session, question: str, line: str) -> str | None:
    """The one answer to a question whose label begins with the several words that are typed."""
    words = plain(line)
    found = {
        data
        for label, data in session.on_screen.items()
        if label.startswith(f"{words} ") and ButtonData.read(data).subject == question
    }
    return found.pop() if " " in words and len(found) == 1 else None


def placed_on_screen(session: Session, question: str | None, line: str) -> str | None:
    """What the button does of which only the place is typed: `the second one`, among answers or offered topics."""
    words = line_of(line).spoken
    hits = lexicon_of("places").find(words, tuple(_PLACES))
    said = covered(hits) | covered(lexicon().find(words, _AROUND))
    if len({hit.group for hit in hits}) != 1 or len(said) < len(words):
        return None
    shown = [data for data in session.on_screen.values() if _may_be_chosen(ButtonData.read(data))]
    shown = [data for data in shown if ButtonData.read(data).subject == question] or shown
    place = _PLACES[hits[0].group]
    return shown[place] if shown and place < len(shown) else None


def _may_be_chosen(button: ButtonData) -> bool:
    return button.act is Act.TOPIC or (button.act is None and button.value not in _BESIDE_ANSWERS)


def partly_labelled(session: Session, line: str) -> str | None:
    """What the one button does whose label holds all that is typed; fillers aside, the newest screen first."""
    typed = _said(line)
    if not any(len(word) >= _SHORTEST_PART and word.isalpha() for word in typed):
        return None
    for labels in (session.on_screen, session.was_on_screen):
        found = _holding(labels, typed)
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _said(line: str) -> list[str]:
    """The words of a line that may be a part of a label: without fillers, articles and signs."""
    return [word for word in without(line, (*_AROUND, _OF_COURSE)) if word not in marks("before_a_label")]


def without(line: str, groups: Sequence[str]) -> list[str]:
    """The words of a line without signs, and without those of some groups of the lexicon."""
    words = line_of(line).spoken
    left_out = covered(lexicon().find(words, groups))
    return [word.text for place, word in enumerate(words) if place not in left_out]


def _holding(labels: Mapping[str, str], typed: list[str]) -> set[str]:
    """What the buttons do whose labels hold some words, in their order."""
    found: set[str] = set()
    for label, data in labels.items():
        rest = iter(label.split())
        if all(word in rest for word in typed):
            found.add(data)
    return found


@lru_cache(2_000)
def plain(label: str) -> str:
    """The words of a label or of a typed line, without signs; of one without words a percentage or an amount.

    Nothing for numbers alone, which may be anything else when they are typed.
    """
    words = " ".join(word.text for word in line_of(label).spoken)
    if any(character.isalpha() for character in words):
        # A name with a number beside it is a new answer, and another day is another button.
        return " ".join((words, *re.findall(r"\d+", label)))
    return "".join(label.split()) if "%" in label or "$" in label else ""
