"""The settings, on one message that is edited, and the case to send to the operator."""

from __future__ import annotations

from html import escape

from bot import texts
from bot.buttons import Act, act_data
from bot.languages import LANGUAGES
from bot.messages import Button, Message, Rows
from bot.parts import Feedback, Settings, SettingsPage
from bot.rendering.layout import rows_of
from bot.wording import filled


def settings_messages(part: Settings, language: str) -> list[Message]:
    """What is set now, with a button for each thing; or what one of them can be set to."""
    values = {
        "spoken": LANGUAGES[language].name,
        "year": str(part.tax_year),
        "zone": texts.text(language, f"zone.{part.zone}" if part.zone else "settings.no_zone"),
        "tables": texts.text(language, "settings.plain" if part.plain else "settings.rich"),
    }
    return [Message(filled(language, "settings", values), _rows(part, language), part.replaces)]


def _rows(part: Settings, language: str) -> Rows:
    if part.page is SettingsPage.MENU:
        return rows_of(_menu(part, language))
    chosen = {
        SettingsPage.LANGUAGE: [(each.name, each.code) for each in LANGUAGES.values()],
        SettingsPage.YEAR: [(str(year), str(year)) for year in part.years],
        SettingsPage.ZONE: [(texts.text(language, f"zone.{zone}"), zone) for zone in part.zones],
    }[part.page]
    buttons = [Button(label, act_data(Act.SETTINGS, part.page, value)) for label, value in chosen]
    back = Button(texts.text(language, "button.back"), act_data(Act.SETTINGS, SettingsPage.MENU))
    return (*rows_of(buttons), (back,))


def _menu(part: Settings, language: str) -> list[Button]:
    plain = ("settings.as_tables", "off") if part.plain else ("settings.as_text", "on")
    return [
        Button(texts.text(language, "settings.language"), act_data(Act.SETTINGS, SettingsPage.LANGUAGE)),
        Button(texts.text(language, "settings.year"), act_data(Act.SETTINGS, SettingsPage.YEAR)),
        Button(texts.text(language, "settings.zone"), act_data(Act.SETTINGS, SettingsPage.ZONE)),
        Button(texts.text(language, plain[0]), act_data(Act.SETTINGS, "plain", plain[1])),
        Button(texts.text(language, "button.profiles"), act_data(Act.PROFILE, "all")),
        Button(texts.text(language, "settings.delete"), act_data(Act.DELETE, "ask"), style="danger"),
    ]


def feedback_messages(part: Feedback, language: str) -> list[Message]:
    """The case without amounts, to copy, and where to send it."""
    case = f"<pre>{escape(chr(10).join(part.case))}</pre>"
    if not part.contact:
        return [Message(f"{texts.text(language, 'feedback')}\n\n{case}")]
    words = filled(language, "feedback.to", {"contact": part.contact})
    link = _link(part.contact)
    button = Button(texts.text(language, "button.write"), url=link)
    return [Message(f"{words}\n\n{case}", ((button,),) if link else ())]


def _link(contact: str) -> str | None:
    if contact.startswith("@"):
        return f"https://t.me/{contact[1:]}"
    return contact if contact.startswith("https://") else None
