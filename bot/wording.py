"""Values in words: amounts, dates, answers and lists, escaped for Telegram's HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any, Final

from bot import texts
from bot.profile import Tag
from core.amount_types import EmployerShare
from core.amounts import Percent, Problem
from core.answers import Answers
from core.assess import question_by_id, wish_by_id
from core.limits import Limit, Limits, PhaseOut
from core.match_formula import MatchFormula


class Marked(str):
    """Words with Telegram's HTML in them, put into a text as they are."""

    __slots__ = ()


def name_of(language: str, question_id: str) -> str:
    """The short name of a question, as in the review of the answers."""
    return texts.text(language, f"name.{question_id}")


def profile_name(language: str, tag: Tag) -> str:
    """What a profile is called: as the person named it, or `me` where it has no name."""
    return tag.name or texts.text(language, f"profile.{tag.person}")


def answer_text(language: str, question_id: str, given: Any) -> str:
    """An answer as it was understood, formatted for the language, without HTML escapes."""
    question = question_by_id(question_id) or wish_by_id(question_id)
    try:
        return value_text(language, question_id, question.type.read(given) if question else given)
    except Problem:
        return str(given)


def noted_line(language: str, question_id: str, given: Any, former: Any = None, worth: Decimal | None = None) -> str:
    """An answer as it was understood, on one line, with what it comes to, and the one that it replaces."""
    said = with_worth(language, answer_text(language, question_id, given), worth)
    values = {"name": name_of(language, question_id), "given": said}
    if former is None:
        return filled(language, "noted.line", values)
    return filled(language, "noted.changed", values | {"former": answer_text(language, question_id, former)})


def with_worth(language: str, said: str, worth: Decimal | None) -> str:
    """An answer with the dollars that it comes to, where it is no amount itself."""
    return said if worth is None else f"{said} = {texts.money(language, worth)}"


def value_text(language: str, question_id: str, value: Any) -> str:
    """A typed answer in words: an amount, a percentage, a count, or the label of a code."""
    if isinstance(value, Percent):
        return _percent_text(language, question_id, value)
    if isinstance(value, MatchFormula):
        return " + ".join(_terms(language, value))
    if isinstance(value, Decimal):
        return texts.money(language, value)
    if isinstance(value, date):
        return texts.day(language, value)
    if isinstance(value, str):
        for key in (f"choice.{question_id}.{value}", f"choice.{value}"):
            if texts.has_text(language, key):
                return texts.text(language, key)
    return str(value)


def _percent_text(language: str, question_id: str, share: Percent) -> str:
    """A percentage, with what it is taken of where an employer may mean pay or own contributions."""
    rate, question = texts.percent(language, share.rate), question_by_id(question_id)
    if question is not None and isinstance(question.type, EmployerShare):
        return texts.text(language, "employer.of_pay", rate=rate)
    return rate


def _terms(language: str, formula: MatchFormula) -> Iterator[str]:
    for number, tier in enumerate(formula.tiers):
        rate = texts.percent(language, tier.rate)
        if tier.width is None:
            yield texts.text(language, "employer.all_tiers", rate=rate)
        else:
            key = "employer.next_tier" if number else "employer.tier"
            yield texts.text(language, key, rate=rate, width=texts.percent(language, tier.width))
    if formula.percent_of_pay:
        yield texts.text(language, "employer.of_pay", rate=texts.percent(language, formula.percent_of_pay))
    if formula.dollars:
        yield texts.money(language, formula.dollars)


def _typed_number(_: str, number: str) -> str:
    """A number as it was typed, of which no sign is cut off at the end of a row."""
    return number.replace(" %", "\u00a0%").replace(" $", "\u00a0$")


_LISTED: Final[Mapping[str, Callable[[str, Any], str]]] = {
    "profiles": profile_name,
    "questions": name_of,
    "unplaced": _typed_number,
}
"""Values that are several, and how each of them is written."""


def shown(language: str, name: str, value: Any) -> Any:
    """A value of a text, formatted by its type; counts stay numbers, so that a plural can go by them.

    Of several dates a text says how many they are.
    """
    if name == "answer":
        return escape(answer_text(language, *value))
    if name == "question":
        return escape(name_of(language, value))
    if name in _LISTED:
        # Some are named by people: an apostrophe needs no escape in a text.
        return escape(", ".join(_LISTED[name](language, each) for each in value), quote=False)
    if name.startswith("percent") and value is not None:
        return texts.percent(language, Decimal(value))
    if isinstance(value, Decimal):
        return texts.money(language, value)
    if isinstance(value, date):
        return texts.day(language, value)
    if isinstance(value, tuple):
        return len(value)
    if isinstance(value, Marked):
        return str(value)
    return escape(value) if isinstance(value, str) else value


def filled(language: str, key: str, values: Mapping[str, Any]) -> str:
    """A text with its values formatted and escaped."""
    return texts.text_with(language, key, _Shown(language, values))


class _Shown(Mapping[str, Any]):
    """Values that are formatted when a text asks for them: most texts name few of those that are at hand."""

    __slots__ = ("_language", "_values")

    def __init__(self, language: str, values: Mapping[str, Any]) -> None:
        self._language = language
        self._values = values

    def __getitem__(self, name: str) -> Any:
        return shown(self._language, name, self._values[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def year_values(language: str, answers: Answers) -> Mapping[str, str]:
    """The tax year and, where the interview uses them, its limits, for texts that name them."""
    year = answers.tax_year
    years = {"year": str(year), "year_before": str(year - 1), "year_after": str(year + 1)}
    return {**limit_values(language, answers.year_limits), **years} if answers.year_limits else years


def limit_values(language: str, limits: Limits) -> Mapping[str, str]:
    """The limits of a year formatted, for texts that name them: `{limit_annual_additions}`, `{roth_single_low}`."""
    # By identity: hashing all figures of a year would cost more than formatting them.
    known = _LIMIT_VALUES.get((language, id(limits)))
    if known is None or known[0] is not limits:
        known = _LIMIT_VALUES[language, id(limits)] = (limits, _limit_values(language, limits))
    return known[1]


_LIMIT_VALUES: dict[tuple[str, int], tuple[Limits, Mapping[str, str]]] = {}


def _limit_values(language: str, limits: Limits) -> Mapping[str, str]:
    values: dict[str, str] = {
        "year": str(limits.year),
        "year_before": str(limits.year - 1),
        "year_after": str(limits.year + 1),
    }
    for name in Limits.model_fields:
        limit = getattr(limits, name)
        if isinstance(limit, PhaseOut):
            values |= {
                f"{name}_low": texts.money(language, limit.low),
                f"{name}_high": texts.money(language, limit.high),
            }
        elif isinstance(limit, Limit):
            values[f"limit_{name}"] = texts.money(language, limit.value)
    return values
