"""Why a result is what it is: the reasons with their law, and everything to mind in full."""

from __future__ import annotations

from bot import texts
from bot.messages import Button, Message
from bot.parts import Share, Why
from bot.rendering.headline import headline, values_of
from bot.rendering.layout import labelled, pages, rows_of, share_link
from bot.rendering.outcome import notes_of
from bot.wording import filled


def why_messages(part: Why, language: str) -> list[Message]:
    """The reasons with their law, then each warning in full."""
    assessment, values = part.result.assessment, values_of(part.result, language)
    lines = [
        f"• {filled(language, f'reason.{reason.code}', values)} <i>({reason.law})</i>" for reason in assessment.reasons
    ]
    notes = notes_of(part.result, language)
    said = pages(texts.text(language, "why.head"), [*lines, *(f"\n{note}" for note in notes)])
    rows = rows_of(labelled(language, [("button.steps", "plan:steps"), ("button.change", "plan:change")]))
    return [*(Message(page.strip()) for page in said[:-1]), Message(said[-1].strip(), rows)]


def share_messages(part: Share, language: str) -> list[Message]:
    """Two links that pass the result on: with its amounts, and without."""
    full = texts.plain(headline(part.result, language))
    bare = texts.text(language, "share.bare")
    buttons = [
        Button(texts.text(language, "share.with_amounts"), url=share_link(part.link, full)),
        Button(texts.text(language, "share.without_amounts"), url=share_link(part.link, bare)),
    ]
    return [Message(texts.text(language, "share.head"), rows_of(buttons))]
