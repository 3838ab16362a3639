"""Commands that work in every state, with their twins in every language, and the payloads of deep links."""

from __future__ import annotations

from bot.languages import LANGUAGES

COMMANDS = (
    "start",
    "check",
    "solo",
    "backdoor",
    "convert",
    "form1099r",
    "explain",
    "plan",
    "log",
    "people",
    "change",
    "back",
    "cancel",
    "settings",
    "language",
    "year",
    "remind",
    "export",
    "privacy",
    "feedback",
    "delete",
    "help",
)
"""The commands by their canonical names, in the order of the menu."""

STARTS = {"check": "mega", "solo": "mega", "backdoor": "ira", "convert": "conversion", "form1099r": "form_1099r"}
"""The commands, also deep-link payloads, that open an interview."""


def _canonical_names() -> dict[str, str]:
    twins = {
        twin: name for language in LANGUAGES.values() for name, twin in language.commands.items() if name in COMMANDS
    }
    return twins | {name: name for name in COMMANDS}


_CANONICAL = _canonical_names()

COMMAND_WORDS = frozenset(_CANONICAL)
"""Everything that is a command in some language."""


def canonical(word: str) -> str:
    """The canonical name of a command; the word itself where it is unknown."""
    word = word.lower()
    return _CANONICAL.get(word, word)


def menu(language: str) -> list[str]:
    """The commands as the menu of a language shows them."""
    twins = LANGUAGES[language].commands
    return [twins.get(name, name) for name in COMMANDS if name != "start"]


def split_payload(payload: str) -> tuple[str | None, str]:
    """The language and the rest of a deep-link payload such as `de_check`."""
    language, _, rest = payload.partition("_")
    return (language, rest) if language in LANGUAGES else (None, payload)
