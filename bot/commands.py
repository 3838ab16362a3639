"""Words that work in every state, in both languages, and the payloads of deep links."""

from __future__ import annotations

COMMANDS: dict[str, str | None] = {
    "start": None,
    "check": "pruefen",
    "solo": None,
    "backdoor": None,
    "convert": "umwandeln",
    "form1099r": None,
    "explain": "erklaeren",
    "plan": "ergebnis",
    "change": "aendern",
    "back": "zurueck",
    "cancel": "abbrechen",
    "language": "sprache",
    "year": "jahr",
    "remind": "erinnern",
    "export": None,
    "privacy": "datenschutz",
    "delete": "loeschen",
    "help": "hilfe",
}
"""Each command with its German twin, in the order of the menu."""

_CANONICAL = {twin: name for name, twin in COMMANDS.items() if twin} | {name: name for name in COMMANDS}

STARTS = {"check": "mega", "solo": "mega", "backdoor": "ira", "convert": "conversion", "form1099r": "form_1099r"}
"""The commands, also deep-link payloads, that open an interview."""


def canonical(word: str) -> str:
    """The canonical name of a command; the word itself where it is unknown."""
    word = word.lower()
    return _CANONICAL.get(word, word)


def menu(language: str) -> list[str]:
    """The commands as the menu of a language shows them."""
    german = language == "de"
    names = [name for name in COMMANDS if name != "start"]
    return [COMMANDS[name] or name if german else name for name in names]


def split_payload(payload: str) -> tuple[str | None, str]:
    """The language and the rest of a deep-link payload such as `de_check`."""
    for language in ("de", "en"):
        if payload == language:
            return language, ""
        if payload.startswith(f"{language}_"):
            return language, payload[3:]
    return None, payload
