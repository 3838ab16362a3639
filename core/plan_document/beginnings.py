"""The signs with which an expression can begin, so that most of a long list need not be tried at a word."""

import re

ANY = frozenset({""})
"""Stands for any sign at all."""
DIGITS = frozenset("0123456789")
LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
QUANTIFIER = re.compile(r"(?:[?*+]|\{(\d*),?\d*\})\??")
CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")


def beginnings(expression: str) -> frozenset[str]:
    """The first signs that an expression can match; `ANY` where that is open or where it can match nothing."""
    found, empty, _ = alternatives(expression, 0)
    return ANY if empty or "" in found else found


def alternatives(text: str, at: int) -> tuple[frozenset[str], bool, int]:
    """The first signs of a group's alternatives, whether it can match nothing, and where it ends."""
    found: frozenset[str] = frozenset()
    empty = False
    while True:
        signs, nothing, at = sequence(text, at)
        found, empty = found | signs, empty or nothing
        if at >= len(text) or text[at] == ")":
            return found, empty, at
        at += 1


def sequence(text: str, at: int) -> tuple[frozenset[str], bool, int]:
    """The first signs of one alternative, whether it can match nothing, and where it ends."""
    found: frozenset[str] = frozenset()
    empty = True
    while at < len(text) and text[at] not in "|)":
        signs, nothing, at = element(text, at)
        if quantified := QUANTIFIER.match(text, at):
            nothing = nothing or quantified[0][0] in "?*" or quantified[1] in {"0", ""}
            at = quantified.end()
        if empty:
            found, empty = found | signs, nothing
    return found, empty, at


def element(text: str, at: int) -> tuple[frozenset[str], bool, int]:
    """The first signs of one sign, class or group, whether it can match nothing, and where it ends."""
    if text[at] == "(":
        looks = text.startswith(LOOKS, at)
        inside = re.compile(r"\((?:\?(?:<?[=!]|:))?").match(text, at)
        signs, nothing, end = alternatives(text, inside.end() if inside else at + 1)
        return (frozenset(), True, end + 1) if looks else (signs, nothing, end + 1)
    if text[at] == "[" and (listed := CLASS.match(text, at)):
        return ANY, False, listed.end()
    if text[at] == "\\":
        sign = text[at + 1]
        if sign == "b":
            return frozenset(), True, at + 2
        return (DIGITS if sign == "d" else ANY if sign.isalpha() else frozenset({sign})), False, at + 2
    if text[at] in "^$":
        return frozenset(), True, at + 1
    return (ANY if text[at] == "." else frozenset({text[at]})), False, at + 1
