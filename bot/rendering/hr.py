"""The message to HR: a subject, the date, and lines that can be answered with yes or no from a phone."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.buttons import Act, act_data
from bot.hr_points import BESIDE_QUESTIONS, by_recipient, of_the_job, with_what_only_they_know
from bot.languages import HR_LANGUAGE
from bot.messages import Button, Message, Rows
from bot.parts import HrMessage, HrReply
from bot.rendering.document import condition_line
from bot.rendering.layout import screens
from bot.rendering.screen import fits_a_screen
from bot.wording import filled, name_of, noted_line
from core.person import AFTER_TAX


def hr_points(points: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The lines of the message."""
    return tuple(texts.text(language, f"hr.{point}") for point in with_what_only_they_know(points))


def hr_messages(part: HrMessage, language: str) -> list[Message]:
    """The message to HR to copy, and where the own business has open points too, one to its provider."""
    job, business = by_recipient(part.points)
    blocks = list(_blocks(part, job or business, "hr.head" if job else "hr.head.owner", language))
    if job and business:
        blocks += _blocks(part, business, "hr.head.provider", language)
    short = Button(texts.text(language, "button.copy_short"), copies=texts.text(HR_LANGUAGE, "hr.short"))
    came = Button(texts.text(language, "button.answers_came"), act_data(Act.GO, "hr"), style="primary")
    # The short form asks for all of it: only for who knows nothing yet.
    rows: Rows = ((short,),) if AFTER_TAX.id in job else ()
    # An answer to what should be added answers no question of ours.
    rows += ((came,),) if set(part.points) - set(BESIDE_QUESTIONS) else ()
    found = screens(blocks)
    return [*map(Message, found[:-1]), Message(found[-1], rows)]


def reply_messages(part: HrReply, language: str) -> list[Message]:
    """What a pasted answer says, with one button for all of it."""
    lines = [
        filled(language, "hr.reply.agreed", {"name": name_of(language, key)})
        if given is None
        else noted_line(language, key, given, part.former.get(key)) + condition_line(part.conditions.get(key), language)
        for key, given in part.answers.items()
    ]
    key = "hr.reply.open" if part.again else "hr.reply.contradicts" if part.former else "hr.reply"
    take = Button(texts.text(language, "button.take_all"), act_data(Act.TAKE, "all"))
    leave = Button(texts.text(language, "button.reject"), act_data(Act.REJECT, "all"))
    return [Message("\n".join([texts.text(language, key), *lines]), ((take, leave),))]


def _blocks(part: HrMessage, asked: tuple[str, ...], head: str, language: str) -> Iterator[str]:
    """One letter under its heading, with a gloss for readers of another language."""
    said = texts.text(language, head)
    letters = [f"{said}\n<pre>{_letter(part, asked, background=background)}</pre>" for background in (True, False)]
    yield next(filter(fits_a_screen, letters), letters[-1])
    if language != HR_LANGUAGE:
        gloss = "\n".join(_numbered(hr_points(asked, language)))
        yield f"<blockquote expandable>{texts.text(language, 'hr.gloss')}\n{gloss}</blockquote>"


def _letter(part: HrMessage, asked: tuple[str, ...], *, background: bool) -> str:
    """The letter, with a line for who wants to know more where there is room."""
    points = hr_points(asked, HR_LANGUAGE)
    subject = texts.text(HR_LANGUAGE, "hr.subject", count=len(points))
    greeting, closing = texts.text(HR_LANGUAGE, "hr.greeting"), texts.text(HR_LANGUAGE, "hr.closing")
    lines = [subject, *([texts.day(HR_LANGUAGE, part.today)] if part.today else []), "", greeting]
    lines += [*_numbered(points), ""]
    # The page is written for an employer.
    if part.link and background and any(map(of_the_job, asked)):
        page = f"{part.link.split('?')[0]}?start={HR_LANGUAGE}_hrside"
        closing = f"{closing} {texts.text(HR_LANGUAGE, 'hr.background', link=page)}"
    return "\n".join([*lines, closing])


def _numbered(points: tuple[str, ...]) -> list[str]:
    return [f"{number}. {point}" for number, point in enumerate(points, 1)]
