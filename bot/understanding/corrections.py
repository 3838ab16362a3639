"""Corrections: an answer given before that a line takes back, with the new value where it says one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from bot.understanding.answers import changed, read, settled
from bot.understanding.counted import is_denied, numbers_beside
from bot.understanding.lexicon import Hit, lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import YEAR, Amount, amounts_of
from bot.understanding.reading import Heard, Reading, asks_whether, covered, is_not_known
from bot.understanding.understood import Change, Understood, Wish, WishKind
from bot.understanding.words import Line
from core.amount_types import EmployerShare
from core.answer_types import AgeBand, Choice
from core.answers import Answers
from core.person import AGE_BAND
from core.question import Pay, Question, Unit

_NAMES: Final = "names:"
_FEW: Final = 1
_SHORT: Final = 4
OF_ANYTHING: Final = frozenset(("yes", "no", "none", "unsure"))
"""Codes that many questions have."""


@dataclass(frozen=True)
class Correcting:
    """What a correction is looked for in: the line, the interview's questions, the open one, the typed answers."""

    line: Line
    questions: tuple[Question[Any], ...]
    open_question: Question[Any] | None
    answers: Answers
    assumed: bool = False

    def understood(self) -> Understood | None:
        """A change, a wish to change something, or None where the line corrects nothing."""
        return self.by_name() or self.by_choice()

    def by_name(self) -> Understood | None:
        """The new value of a question that the line names, or the wish to change it."""
        if not self._may_correct:
            return None
        named = list(self._named())
        for question, hit in named:
            if question is self.open_question:
                return None
            is_told = not asks_whether(self.line) and not self._is_of_somebody_else(question)
            if (isinstance(question.type, Choice) and not is_told) or is_not_known(self.line, hit):
                continue
            if question.yearly and self._is_of_another_year:
                return self._of_the_year_before() if question.talk.pay is Pay.GROSS else None
            found = self._new_value(question, hit)
            if found is not None:
                return found
        if named and lexicon().has(self.line, "heard:taken_back"):
            return Wish(WishKind.CHANGE, question=named[0][0].id)
        return None

    @property
    def _is_of_another_year(self) -> bool:
        """Whether the line speaks of a year that is not the one of the answers: `last year I made 148k`."""
        year = str(self.answers.tax_year)
        others = any(YEAR.fullmatch(word.text) and word.text != year for word in self.line.words)
        return others or lexicon().has(self.line, "heard:last_year", "heard:next_year")

    def _of_the_year_before(self) -> Understood | None:
        """What an amount of the year before decides, where that was answered: whether wages were high then."""
        before = str(self.answers.tax_year - 1)
        if not lexicon().has(self.line, "heard:last_year") and all(word.text != before for word in self.line.words):
            return None
        for question in self.questions:
            by_number = question.talk.by_number
            if by_number is not None and by_number.unit is Unit.DOLLARS and self.answers.get(question) is not None:
                reading = read(Heard(self.line, question, self.answers))
                found = changed(question, reading, self.answers) if reading and reading.given else None
                return found or Wish(WishKind.CHANGE, question=question.id)
        return None

    def by_choice(self) -> Understood | None:
        """A choice that only one question has, where the line names none: `not employed but self-employed`."""
        if not self._may_correct or asks_whether(self.line):
            return None
        found = self.by_choice_alone()
        names = self._names_beside(found)
        is_told = self._is_marked and isinstance(found, Change) and OF_ANYTHING.isdisjoint(found.answers.values())
        if isinstance(found, Change) and AGE_BAND.id in found.answers and self._names_an_amount():
            # `The profit will rather be 2000` says no year of birth.
            return None
        return found if is_told or not names else None

    def _names_beside(self, found: Understood | None) -> bool:
        """Whether the line names a question in other words than those of a choice that it sets against another."""
        setting_against = marks("contrast") | marks("denies")
        contrasts = any(word.text in setting_against for word in self.line.words)
        chosen = found.answers if isinstance(found, Change) and contrasts else ()
        own = [hit for each in self.questions if each.id in chosen for hit in self._own_hits(each)]
        return any(hit.start not in covered(own) for _, hit in self._named())

    def _names_an_amount(self) -> bool:
        """Whether the line names a question that is answered by an amount."""
        return any(not isinstance(question.type, Choice | AgeBand) for question, _ in self._named())

    def _own_hits(self, question: Question[Any]) -> list[Hit]:
        """What a line says of a choice in phrases of its own, but for a bare yes, no or `all`."""
        hits = lexicon().find(self.line.words, _own_groups(question))
        return [hit for hit in hits if not self._says_little(hit)]

    @property
    def _is_marked(self) -> bool:
        return lexicon().has(self.line, "heard:wrong") or self._contrasts() or self._holds_on()

    def _holds_on(self) -> bool:
        """Whether the line begins by taking a step back: `wait, I get paid monthly`."""
        return any(hit.start == 0 for hit in lexicon().find(self.line.words, ("heard:hold_on",)))

    @property
    def _may_correct(self) -> bool:
        """Beside a result whatever is told may correct an answer; beside a question only what says so."""
        return self.open_question is None or self._is_marked

    def _contrasts(self) -> bool:
        """Whether one amount stands against another: `23,500, not 24,500`."""
        return len(self._denied_amounts) == 1 and len(amounts_of(self.line)) > 1

    @property
    def _denied_amounts(self) -> list[Amount]:
        heard = Heard(self.line, self.questions[0], self.answers)
        return [amount for amount in heard.amounts if is_denied(heard, amount)]

    def _named(self) -> Iterator[tuple[Question[Any], Hit]]:
        """The questions that the line names, the longest name first."""
        groups = [f"{_NAMES}{question.id}" for question in self.questions]
        hits = sorted(lexicon().everywhere(self.line.words, groups), key=lambda hit: (hit.start - hit.end, hit.start))
        by_id = {question.id: question for question in self.questions}
        seen: set[str] = set()
        for hit in hits:
            question_id = hit.group.removeprefix(_NAMES)
            if question_id not in seen:
                seen.add(question_id)
                yield by_id[question_id], hit

    def _new_value(self, question: Question[Any], name: Hit) -> Understood | None:
        # A name may go around its amount: `put 7500 in the traditional IRA`.
        amounts = covered(Heard(self.line, question, self.answers).amounts)
        beside = self._said_beside()
        rest = self.line.without((set(range(name.start, name.end)) - amounts) | beside)
        told = self.line.without(beside | covered(lexicon().find(self.line.words, ("heard:wrong",))))
        whole = isinstance(question.type, EmployerShare | Choice) and not isinstance(question.type, AgeBand)
        heard = Heard(told if whole else rest, question, self.answers, self.assumed)
        reading = read(heard)
        if not heard.amounts and (reading is None or reading.given is None):
            # `No cap` says that there is none, which its halves do not.
            reading = read(Heard(told, question, self.answers))
        if reading and (reading.refused or (reading.offers and isinstance(question.type, EmployerShare))):
            return settled(question, reading, self.answers, assumed=self.assumed)
        if reading is None or reading.given is None:
            return None
        return changed(question, reading, self.answers)

    def _said_beside(self) -> set[int]:
        """The words that say no new value: `I forgot`, which knows it after all, `no wait`, the old one in `not 6%`."""
        denied = self._denied_amounts
        hits = lexicon().find(self.line.words, ("heard:forgotten", "heard:wait", "heard:hold_on"))
        said = covered([hit for hit in hits if hit.group == "heard:forgotten" or not hit.start])
        return {*said, *covered(denied), *(amount.start - 1 for amount in denied)}

    def by_choice_alone(self) -> Understood | None:
        """A choice that only one question has, said by words that are known to set something right."""
        found: list[tuple[int, Question[Any], Reading]] = []
        # While a question is open, a yes or a none says nothing of which other one is meant.
        said_of_anything = OF_ANYTHING if self.open_question is not None else ("unsure",)
        for question in self.questions:
            if not isinstance(question.type, Choice) or question is self.open_question:
                continue
            own = self._own_hits(question)
            if not self._was_answered(question):
                continue
            known = own or (isinstance(question.type, AgeBand) and self._says_an_age)
            reading = read(Heard(self.line, question, self.answers)) if known else None
            if self._is_of_somebody_else(question):
                continue
            if reading is not None and reading.given not in (None, *said_of_anything):
                found.append((len(covered(own)) or 1, question, reading))
        if not found:
            return None
        # Of two questions that a phrase answers alike, the later one is the finer: `S corp`.
        _, question, reading = max(reversed(found), key=lambda each: each[0])
        return changed(question, reading, self.answers) if self._says_little_else(question, reading) else None

    def _is_of_somebody_else(self, question: Question[Any]) -> bool:
        """Whether the line speaks of somebody whom the question is not about: `my wife gets paid monthly`."""
        groups = (*_own_groups(question), f"beside:{question.id}", "otherwise:a_choice")
        return any(hit.group == groups[-1] for hit in lexicon().find(self.line.words, groups))

    def _was_answered(self, question: Question[Any]) -> bool:
        """Whether there is an answer to correct; beside a result any question may be."""
        return self.open_question is None or self.answers.get(question) is not None

    def _says_little(self, hit: Hit) -> bool:
        """Whether a phrase is a yes, a no or an `all` of anything, which answers the open question if any."""
        bare = marks("yes_or_no") | (frozenset() if self.open_question else marks("bare"))
        return all(word.text in bare for word in self.line.words[hit.start : hit.end])

    @property
    def _says_an_age(self) -> bool:
        """Whether a word says that a number is an age; `it stays at 98` may say anything."""
        return lexicon().has(self.line, "heard:i_am", *lexicon().under("age:"))

    def _says_little_else(self, question: Question[Any], reading: Reading) -> bool:
        """Whether hardly a word of the line is about anything else than the choice."""
        about = ("heard:filler", "heard:wrong", "heard:instead", "heard:hold_on")
        groups = (*about, f"{_NAMES}{question.id}", *_own_groups(question))
        taken_back = numbers_beside(Heard(self.line, question, self.answers))
        known = reading.words | taken_back | covered(lexicon().find(self.line.words, groups))
        known |= {place for place, word in enumerate(self.line.words) if word.text in marks("contrast")}
        return len(self.line.words) - len(known) <= (
            _FEW if self._is_marked or isinstance(question.type, AgeBand) else 0
        )


def _own_groups(question: Question[Any]) -> tuple[str, ...]:
    named = f"choices:{question.id}:"
    return tuple(f"{named}{code}" for code in question.type.codes if f"{named}{code}" in lexicon().groups)
