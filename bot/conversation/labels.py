"""The buttons on screen, typed: their labels, and the usual words for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from bot import texts
from bot.buttons import Act, ButtonData, act_data
from bot.commands import STARTS
from bot.conversation import plan_steps, planning, reminders_wished
from bot.conversation.answering import change
from bot.conversation.commands import open_interview
from bot.conversation.overview import show_profiles
from bot.conversation.smaller import press_less
from bot.conversation.supposing import keep
from bot.conversation.time_zones import zone_named
from bot.conversation.turn import Conversation
from bot.languages import LANGUAGES
from bot.on_screen import plain, without
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered
from bot.understanding.starts import form_told, interview_wanted
from bot.understanding.words import Line, line_of

_DATA: Final = {
    "less": act_data(Act.LESS, "choose"),
    "other_amount": act_data(Act.LESS, "choose"),
    "own_amount": act_data(Act.LESS, "own"),
    "math": act_data(Act.PLAN, "math"),
    "as_text": act_data(Act.PLAN, "text"),
    "more": act_data(Act.PLAN, "more"),
    "list": act_data(Act.PLAN, "list"),
    "plan": act_data(Act.PLAN, "result"),
    "to_result": act_data(Act.PLAN, "result"),
    "update": act_data(Act.PLAN, "update"),
    "growth": act_data(Act.PLAN, "growth"),
    "pin": act_data(Act.PLAN, "pin"),
    "hr": act_data(Act.PLAN, "hr"),
    "provider": act_data(Act.PLAN, "hr"),
    "why": act_data(Act.PLAN, "why"),
    "profiles": act_data(Act.PROFILE, "all"),
    "go_backdoor": act_data(Act.GO, "backdoor"),
    "go_convert": act_data(Act.GO, "convert"),
    "go_form1099r": act_data(Act.GO, "form1099r"),
    "all_plans": act_data(Act.PROFILE, "all"),
}
"""Buttons that do the same whatever is on screen."""


def interview_was_wanted(conversation: Conversation, line: str) -> bool:
    """Begins the interview that a line wants and names, or of whose form it tells the boxes, whatever is open."""
    session, told = conversation.session, form_told(line)
    if told is not None and told != session.interview:
        conversation.read_next = line
        return _open(conversation, next(name for name, interview in STARTS.items() if interview == told))
    name = interview_wanted(line)
    return name is not None and STARTS[name] != session.interview and _open(conversation, name)


def _open(conversation: Conversation, interview: str) -> bool:
    open_interview(conversation, interview)
    return True


_PRESS: Final[dict[str, Callable[[Conversation, str], bool]]] = {
    Act.LESS: lambda conversation, value: press_less(conversation, value, None),
    Act.PLAN: lambda conversation, value: planning.show(conversation, value, None),
    Act.PROFILE: lambda conversation, _: show_profiles(conversation),
    Act.GO: _open,
}

_OF_A_STEP: Final = ("tick", "step_after", "step_before", "list")
_KEEP: Final = "keep_amount"
_NUMBER: Final = "pressed:number"
_TICK: Final = "pressed:tick"
_OF_A_NUMBER: Final = (_NUMBER, _TICK, "pressed:of_a_number", "heard:filler", "heard:opening")
_MOST_STEPS: Final = 1000


def label_was_typed(conversation: Conversation, line: str) -> bool:
    """Does what the button with these words does beside a result; False for any other line."""
    session = conversation.session
    if session.stage != "done" or not conversation.is_complete():
        return False
    numbered = _step_number(line)
    if numbered is not None:
        return _numbered(conversation, numbered - 1, line)
    listed = _question_listed(conversation, line)
    if listed is not None:
        return change(conversation, listed)
    name = _named(line)
    if name == _KEEP:
        return keep(conversation)
    if name in _OF_A_STEP and session.shown_step is not None:
        return _turn(conversation, name, session.shown_step)
    if name == "plan" and session.person != "me" and lexicon().has(line_of(line), "heard:myself"):
        # `Show my plan` beside that of the spouse.
        return False
    if name not in _DATA or (name == "list" and len(line.split()) == 1 and session.shown_step is None):
        return False
    act, _, value = _DATA[name].partition(":")
    return _PRESS[act](conversation, value)


def _numbered(conversation: Conversation, step: int, line: str) -> bool:
    """Shows the step of that place, ticked off where the line tells that it is done; all of them where none has it."""
    result, said = conversation.result(), {word.text for word in line_of(line).words}
    is_told = lexicon().has(line_of(line), _TICK) and said.isdisjoint({"?", *marks("not")})
    is_one = 0 <= step < len(result.assessment.steps)
    if is_told and is_one and not plan_steps.is_done(conversation.session, result, step):
        return plan_steps.tick(conversation, str(step), None)
    return plan_steps.show_step(conversation, str(step), None) or planning.show(conversation, "list", None)


def _question_listed(conversation: Conversation, line: str) -> str | None:
    """The question of that name, while a page of the answers to change is on screen: it may be on another page."""
    session = conversation.session
    if not any(ButtonData.read(data).act is Act.CHANGE for data in session.on_screen.values()):
        return None
    given = conversation.replay().answers.given()
    return {plain(texts.text(session.language, f"name.{key}")): key for key in given}.get(plain(line))


def _turn(conversation: Conversation, name: str, shown: int) -> bool:
    """From the step on screen to another one, or to all of them."""
    if name == "tick":
        return plan_steps.tick(conversation, str(shown), None)
    if name != "list" and plan_steps.show_step(conversation, str(shown + (1 if name == "step_after" else -1)), None):
        return True
    return planning.show(conversation, "list", None)


def _named(line: str) -> str:
    words = line_of(line).words
    for hit in lexicon().find(words, lexicon().under("pressed:")):
        if hit.end - hit.start == len(words):
            return hit.group.removeprefix("pressed:")
    return _labels().get(_plain(line)) or _labels_without_fillers().get(_without_fillers(line), "")


def _step_number(line: str) -> int | None:
    """The number of the step that a line names and wants to see: `step 2`, `was heißt schritt 2`; None for any other.

    What it says of the step besides must be words that only ask for it, or tell that it is done.
    """
    words = line_of(line).spoken
    hits = lexicon().find(words, _OF_A_NUMBER)
    named = {hit.end for hit in hits if hit.group == _NUMBER}
    numbers = [each for each in amounts_of(Line(line, tuple(words))) if each.start in named and each.is_bare]
    is_all = len(covered([*hits, *numbers])) == len(words)
    return int(min(numbers[0].value or 0, _MOST_STEPS)) if len(numbers) == 1 and is_all else None


@cache
def _labels() -> dict[str, str]:
    names = (*_DATA, *_OF_A_STEP, _KEEP)
    return {_plain(texts.text(language, f"button.{name}")): name for language in LANGUAGES for name in names}


@cache
def _labels_without_fillers() -> dict[str, str]:
    """The labels of several words, without those that are easily left out: `message to provider`."""
    short = {_without_fillers(label): name for label, name in _labels().items()}
    return {words: name for words, name in short.items() if " " in words}


def _without_fillers(label: str) -> str:
    return " ".join(without(label, ("heard:filler",)))


def _plain(label: str) -> str:
    return " ".join(word.text for word in line_of(label).spoken)


def zone_was_typed(conversation: Conversation, line: str) -> bool:
    """The time zone in words, while it is asked for; False for any other line."""
    session = conversation.session
    if session.awaits != "zone":
        return False
    session.awaits = None
    zone = zone_named(line)
    return zone is not None and reminders_wished.set_zone(conversation, zone, None)
