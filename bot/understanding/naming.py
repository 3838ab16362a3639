"""A line that names another question than the open one: hardly more than a name and a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from bot.understanding.answers import changed, read
from bot.understanding.counted import amounts_that_count, chosen
from bot.understanding.employer import is_formula
from bot.understanding.extras import is_within
from bot.understanding.lexicon import Hit, lexicon, names_of
from bot.understanding.marks import marks
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import Heard, Reading, covered, parts_told
from bot.understanding.understood import Change, Understood
from bot.understanding.words import Line
from core.amount_types import EmployerShare
from core.answer_types import Choice
from core.answers import Answers
from core.question import Question

_MOST_NAMES: Final = 5
"""A line with more names than this is hardly a name and a value, and would cost time for each of them."""
_KINDS_OF_PAY: Final = ("heard:net", "heard:gross")
_UNKNOWN: Final = 1
"""How many words beside the name and the value leave it plain that the name is meant."""


@dataclass(frozen=True)
class Naming:
    """The open question and the others of its path, whose names are looked for in a line."""

    line: Line
    open_question: Question[Any]
    others: tuple[Question[Any], ...]
    answers: Answers

    def understood(self) -> Understood | None:
        """The value of the question that is named; asked back where it says none; None where no other is named."""
        named = list(self._named())
        found = [each for question, hit in named if (each := self._value(question, hit)) is not None]
        plain = [each for each in found if isinstance(each, Change)]
        return (plain or found or [None])[0]

    def _named(self) -> Iterator[tuple[Question[Any], Hit]]:
        """The questions that the longest names in the line belong to; none where the open one is among them."""
        alike = self.open_question.talk.names_shared_with
        others = [each for each in self.others if each.id not in alike and _says_its_name(each)]
        groups = {group: each for each in others for group in names_of(each.id)}
        if not lexicon().find(self.line.words, tuple(groups)):
            # Most answers name no question at all; one look is enough for that.
            return
        own = names_of(self.open_question.id)
        if next(iter(lexicon().everywhere(self.line.words, own)), None) is not None:
            return
        hits = [(groups[group], hit) for group in groups for hit in lexicon().find(self.line.words, (group,))]
        if len(hits) > _MOST_NAMES:
            return
        for question, hit in hits:
            inside = any(
                other.start <= hit.start and hit.end <= other.end and other.end - other.start > hit.end - hit.start
                for _, other in hits
            )
            if not inside and not self._is_part_of(hit) and not self._is_said_of_the_open_one(hit):
                yield question, hit

    def _is_part_of(self, hit: Hit) -> bool:
        """Whether the name only says what the value is a part of: `10% of my pay`."""
        return is_within(self.line, hit)

    def _is_said_of_the_open_one(self, hit: Hit) -> bool:
        """Whether people say the name beside an answer to the open question: `6% so I get the full match`.

        Or in what makes it another amount: `47k counting what they match` is nobody's match.
        """
        kind = lexicon().find(self.line.words[hit.start : hit.end], _KINDS_OF_PAY)
        if self.open_question.talk.part_of and kind and any(each.end == hit.start for each in amounts_of(self.line)):
            return True
        around = (f"beside:{self.open_question.id}", f"otherwise:{self.open_question.id}")
        longer = lexicon().find(self.line.words, around)
        return any(
            each.start <= hit.start and hit.end <= each.end and each.end - each.start > hit.end - hit.start
            for each in longer
        )

    def _value(self, question: Question[Any], name: Hit) -> Understood | None:
        asked = Heard(self.line, question, self.answers)
        amounts = tuple(chosen(asked, amounts_that_count(asked)))
        numbers = covered(amounts)
        rest = tuple(
            word
            for place, word in enumerate(self.line.words)
            if isinstance(question.type, Choice) or place in numbers or not name.start <= place < name.end
        )
        if isinstance(question.type, EmployerShare) and len(amounts) > 1:
            return self._formula_of(question)
        if len(amounts) != (0 if isinstance(question.type, Choice) else 1):
            return None
        if amounts and not self._stands_beside(name, amounts[0].start):
            return None
        heard = Heard(Line(self.line.text, rest), question, self.answers)
        known = covered([*heard.amounts, *lexicon().find(rest, ("heard:filler", "heard:wait", "heard:opening"))])
        known |= {place for place, word in enumerate(rest) if word.text in marks("part_of")}
        parts = [f"names:{each.id}" for each in self.others if each.talk.part_of is question]
        parts += [f"called:{question.id}"] if isinstance(question.type, Choice) else []
        known |= covered(list(lexicon().find(rest, (*parts, "heard:per_year"))))
        reading = read(heard)
        if reading is None or reading.given is None or reading.guessed or reading.unsure:
            return None
        if len(rest) - len(known | reading.words) > _UNKNOWN:
            return None
        return changed(question, Reading(reading.given), self.answers)

    def _formula_of(self, question: Question[Any]) -> Understood | None:
        """A match formula of the question that is named: `my match is 50% up to 6% btw`."""
        reading = read(Heard(self.line, question, self.answers))
        if reading is None or not isinstance(reading.given, str) or not is_formula(reading.given):
            return None
        return changed(question, Reading(reading.given), self.answers)

    def _stands_beside(self, name: Hit, amount: int) -> bool:
        """Whether name and amount stand in the one part of the line that says anything; `10k, gross` is no name."""
        words = self.line.words
        if lexicon().find(words[name.start : name.end], ("heard:gross",)) and name.start > amount:
            return False
        if any(word.text in marks("reasons") | marks("so_that") for word in words[amount : name.start]):
            # `0 here because I maxed at my old job` is the amount of what is open.
            return False
        said = covered(list(lexicon().find(words, ("heard:filler", "heard:wait", "heard:opening", "heard:wrong"))))
        part = next((set(places) for places in parts_told(self.line) if amount in places), set())
        others = {place for place, word in enumerate(words) if word.text not in marks("joins")} - part - said
        return name.start in part and not others


def _says_its_name(question: Question[Any]) -> bool:
    """Whether a name and a value are enough: an amount, or a choice that has a name of its own to be called by."""
    return not isinstance(question.type, Choice) or f"called:{question.id}" in lexicon().groups
