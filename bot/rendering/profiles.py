"""The profiles of a chat in words: whose a message is, all of them on one, and what one takes from another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from bot import texts
from bot.buttons import Act, act_data, for_profile
from bot.messages import Button, Message
from bot.parts import (
    Feedback,
    HrMessage,
    MovedPlan,
    Named,
    Profiles,
    Retire,
    Share,
    SumOfJobs,
    TakenOver,
    Term,
    Topic,
    Topics,
)
from bot.parts.profiles import ProfileLine
from bot.profile import Tag
from bot.rendering.headline import verdict
from bot.rendering.layout import rows_of, screens
from bot.wording import Marked, filled, name_of, noted_line, profile_name
from core.assess import Result, question_by_id
from core.household.totals import PersonTotal

_OPEN = "open"

_NAMELESS = (Feedback, HrMessage, MovedPlan, Profiles, Retire, Share, Term, Topic, Topics)
"""What is nobody's, is passed on to others, or names the profiles itself."""


def name_above(part: Named, language: str) -> str:
    """The short line that says whose a message is; none above what is nobody's."""
    return "" if isinstance(part.part, _NAMELESS) else filled(language, "profile.head", {"profiles": (part.tag,)})


def of_profile(tag: Tag, name: str, messages: Iterable[Message]) -> list[Message]:
    """Messages under a name, with buttons and files of a profile, whichever is open when they are wanted."""
    return [
        replace(
            message,
            text=f"{name}\n{message.text}" if name and message.text else message.text,
            rich=f"<p>{name}</p>{message.rich}" if name and message.rich else message.rich,
            rows=tuple(tuple(_marked(button, tag) for button in row) for row in message.rows),
            attachment=_attachment(message.attachment, tag),
        )
        for message in messages
    ]


def _marked(button: Button, tag: Tag) -> Button:
    """A button that opens a profile names its own."""
    if button.data is None or button.data.startswith(act_data(Act.PROFILE, _OPEN)):
        return button
    return replace(button, data=for_profile(button.data, tag.number))


def _attachment(kind: str | None, tag: Tag) -> str | None:
    return kind if kind in (None, "export") else f"{kind}@{tag.number}"


def profiles_messages(part: Profiles, language: str) -> list[Message]:
    """All profiles with what they come to, what the jobs of a person share, and what can be added."""
    if len(part.lines) == 1:
        back = Button(texts.text(language, "button.to_result"), act_data(Act.PLAN, "result"))
        rows = rows_of([*_adding(part, language), *([back] if _is_finished(part.lines[0].result) else [])])
        return [Message(texts.text(language, "profile.intro"), rows)]
    lines = [_line(line, language, is_open=line.tag.number == part.opened) for line in part.lines]
    blocks = [texts.text(language, "profile.overview"), "\n".join(lines)]
    blocks += [_total(total, _tags_of(part, total), language) for total in part.totals]
    *before, last = screens(blocks)
    return [*map(Message, before), Message(last, rows_of(_overview_buttons(part, language)))]


def _line(line: ProfileLine, language: str, *, is_open: bool) -> str:
    key = "profile.line.open" if is_open else "profile.line"
    said = Marked(escape(_state(line, language)))
    return filled(language, key, {"profiles": (line.tag,), "verdict": said})


def _state(line: ProfileLine, language: str) -> str:
    if _is_finished(line.result):
        return verdict(line.result, language)
    return texts.text(language, "profile.unfinished", count=line.answers)


def _is_finished(result: Result) -> bool:
    return result.replay is not None and result.next_question is None


def sum_messages(part: SumOfJobs, language: str) -> list[Message]:
    """What the jobs of a person come to together, with a button to all plans."""
    button = Button(texts.text(language, "button.all_plans"), act_data(Act.PROFILE, "all"))
    return [Message(_total(part.total, part.tags, language), ((button,),))]


def _tags_of(part: Profiles, total: PersonTotal) -> tuple[Tag, ...]:
    return tuple(line.tag for line in part.lines if line.tag.person == total.person)


def _total(total: PersonTotal, tags: tuple[Tag, ...], language: str) -> str:
    """What a person defers at all jobs beside the limit, and what to mind."""
    values = {
        "profiles": tags,
        "count": total.jobs,
        "year": str(total.tax_year),
        "deferrals": total.deferrals,
        "most": total.limit + total.catch_up,
        "left": total.left,
        "excess": total.excess,
    }
    cautions = [filled(language, f"profile.caution.{caution}", values) for caution in total.cautions]
    return "\n".join([filled(language, "profile.total", values), *cautions])


def _overview_buttons(part: Profiles, language: str) -> Iterator[Button]:
    for line in part.lines:
        if line.tag.number != part.opened:
            yield Button(f"👤 {profile_name(language, line.tag)}", act_data(Act.PROFILE, _OPEN, line.tag.number))
    yield from _adding(part, language)
    (opened,) = (line.tag for line in part.lines if line.tag.number == part.opened)
    for action in ("rename", "remove"):
        label = texts.text(language, f"profile.{action}", name=profile_name(language, opened))
        yield Button(label, act_data(Act.PROFILE, action))


def _adding(part: Profiles, language: str) -> Iterator[Button]:
    if part.adds_job:
        yield Button(texts.text(language, "profile.add_job"), act_data(Act.PROFILE, "job"))
    if part.adds_spouse:
        yield Button(texts.text(language, "profile.add_spouse"), act_data(Act.PROFILE, "spouse"))


def taken_messages(part: TakenOver, language: str) -> list[Message]:
    """What was taken over, each with a button to answer it otherwise."""
    lines = [noted_line(language, key, part.answers[key], part.former.get(key)) for key in part.answers]
    asked = [key for key in part.answers if question_by_id(key)]
    buttons = [Button(f"✏️ {name_of(language, key)}", act_data(Act.CHANGE, key)) for key in asked]
    text = "\n".join([filled(language, "profile.taken", {"profiles": part.sources}), *lines])
    return [Message(text, rows_of(buttons))]
