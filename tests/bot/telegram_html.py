"""Telegram's HTML as its server reads it: what is allowed, and what a person sees of it."""

from __future__ import annotations

import re
from html import unescape

_TOKEN = re.compile(r"<(/?)([a-z-]+)((?: [^<>]*)?)>|&([a-z]+|#[0-9]+);|([<>&])")
_PLAIN = frozenset({"b", "i", "u", "s", "code", "pre", "blockquote", "a", "tg-spoiler", "tg-time"})
_NAMES = frozenset({"lt", "gt", "amp", "quot"})
_ATTRIBUTES = {
    "a": r' href="https://[^"<>\s]+"',
    "blockquote": r"(?: expandable)?",
    "tg-time": r' unix="\d{1,10}"',
    "code": r'(?: class="language-[a-z]+")?',
}
_CLOSED_TO_OTHERS = ("pre", "code")


class BadHtml(AssertionError):
    """Telegram would refuse this text, or show it differently from what is meant."""


def visible_text(html: str) -> str:
    """What a person reads; raises `BadHtml` for anything that Telegram does not take."""
    open_tags: list[str] = []
    for token in _TOKEN.finditer(html):
        closing, tag, attributes, name, bare = token.groups()
        if bare:
            raise BadHtml(f"bare {bare} in {html!r}")
        if name is not None:
            if not name.startswith("#") and name not in _NAMES:
                raise BadHtml(f"&{name}; in {html!r}")
        elif closing:
            if not open_tags or open_tags.pop() != tag:
                raise BadHtml(f"</{tag}> closes nothing in {html!r}")
        else:
            _open(tag, attributes, open_tags, html)
    if open_tags:
        raise BadHtml(f"<{open_tags[-1]}> stays open in {html!r}")
    return unescape(re.sub(r"<[^<>]*>", "", html))


def _open(tag: str, attributes: str, open_tags: list[str], html: str) -> None:
    if tag not in _PLAIN:
        raise BadHtml(f"<{tag}> in {html!r}")
    if not re.fullmatch(_ATTRIBUTES.get(tag, ""), attributes):
        raise BadHtml(f"<{tag}{attributes}> in {html!r}")
    if any(each in _CLOSED_TO_OTHERS for each in open_tags) or tag in open_tags:
        raise BadHtml(f"<{tag}> inside <{open_tags[-1]}> in {html!r}")
    open_tags.append(tag)


def length(text: str) -> int:
    """UTF-16 units, the way Telegram's documentation counts."""
    return len(text.encode("utf-16-le")) // 2
