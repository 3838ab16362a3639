"""Rows of labelled buttons, and texts on as many pages as they need."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from bot import texts
from bot.messages import Button, Rows
from bot.rendering.screen import fits_a_screen

SHORT_LABEL = 14


def rows_of(buttons: Iterable[Button]) -> Rows:
    """Buttons in rows: short labels side by side, long ones alone."""
    rows: list[tuple[Button, ...]] = []
    line: list[Button] = []
    for button in buttons:
        if len(button.label) > SHORT_LABEL:
            rows += [tuple(line)] if line else []
            rows.append((button,))
            line = []
            continue
        line.append(button)
        if len(line) == 2:
            rows.append(tuple(line))
            line = []
    return (*rows, tuple(line)) if line else tuple(rows)


def labelled(language: str, buttons: Iterable[tuple[str, str]]) -> list[Button]:
    """Buttons from (label key, data); a key that begins with `=` is the label itself."""
    return [_labelled(key[1:] if key[0] == "=" else texts.text(language, key), data) for key, data in buttons]


def _labelled(label: str, data: str) -> Button:
    return Button(label, url=data) if data.startswith("https://") else Button(label, data)


def screens(blocks: Iterable[str]) -> list[str]:
    """Blocks with an empty line between them, on as many messages as screens of a phone are needed."""
    found: list[str] = []
    for block in blocks:
        together = f"{found[-1]}\n\n{block}" if found else block
        if found and fits_a_screen(together):
            found[-1] = together
        else:
            found.append(block)
    return found


def share_link(link: str, words: str) -> str:
    """A link that opens Telegram's own dialog for passing a text on."""
    return f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(words, safe='')}"


def pages(head: str, lines: list[str]) -> list[str]:
    """Lines under a heading, on as many screens of a phone as they need."""
    found, page = [], head
    for line in lines:
        if not fits_a_screen(f"{page}\n{line}"):
            found.append(page)
            page = line
        else:
            page = f"{page}\n{line}"
    return [*found, page]
