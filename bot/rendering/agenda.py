"""What is to be done by a day: one or two acts with their dates, and how to do them."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.buttons import Act, act_data
from bot.messages import Button, Message
from bot.parts import Agenda
from bot.rendering.raising import new_total
from bot.rendering.screen import first_sentence, fits_a_screen
from bot.rendering.steps import step_text, step_title
from bot.wording import Marked, filled
from core.mega_backdoor.names import JobStep
from core.result import Step

_AT_ONCE = 2
_HEADS = {
    (True, False): "agenda.head",
    (True, True): "agenda.head.today",
    (False, False): "agenda.nothing_due",
    (False, True): "agenda.nothing_due.today",
}
"""The text above: whether something is due, and whether only today is looked at."""


def agenda_messages(part: Agenda, language: str) -> list[Message]:
    """The first acts that are due by then, else the one that comes next, and the way to each and to all."""
    shown = part.due[:_AT_ONCE] or (part.following,)
    is_today = part.result.replay is not None and part.until == part.result.replay.answers.today
    until = {"until": Marked(texts.short_day(language, part.until))}
    head = filled(language, _HEADS[bool(part.due), is_today], until)
    more = len(part.due) - len(shown)
    tail = texts.text(language, "agenda.more", count=more) if more > 0 else ""
    text = ""
    for full in range(len(shown), -1, -1):
        text = "\n\n".join(filter(None, [head, *_told(part, shown, language, full=full), tail]))
        if fits_a_screen(text):
            break
    row = tuple(_step_button(index, language) for index in shown)
    every = Button(texts.text(language, "button.all_steps"), act_data(Act.PLAN, "steps"), style="primary")
    return [Message(text, (row, (every,)))]


def _told(part: Agenda, shown: tuple[int, ...], language: str, *, full: int) -> Iterator[str]:
    """The acts with how to do them: the first ones in full, of the others the first sentence."""
    for number, index in enumerate(shown):
        how = step_text(part.result, index, language)
        title = step_title(part.result, index, language, tap=True, brief=True)
        step = part.result.assessment.steps[index]
        yield f"▫️ <b>{title}</b>\n{how if number < full else _in_brief(step, how, language)}"


def _in_brief(step: Step, how: str, language: str) -> str:
    """The first sentence, and of a raise the total that is typed."""
    total = new_total(step, language) if step.code == JobStep.FILL_DEFERRALS else ""
    return f"{first_sentence(how)} {total}".strip()


def _step_button(index: int, language: str) -> Button:
    return Button(texts.text(language, "button.one_step", number=index + 1), act_data(Act.STEP, index))
