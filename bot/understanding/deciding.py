"""Weighs what a line may be: an answer, a correction, a wish, a question of the person's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from bot.understanding.answers import read, settled
from bot.understanding.before import answers_before, later_questions, left_after
from bot.understanding.corrections import Correcting
from bot.understanding.extras import amounts_apart, further_answers
from bot.understanding.lexicon import lexicon
from bot.understanding.likeness import likeness
from bot.understanding.model import OTHER
from bot.understanding.naming import Naming
from bot.understanding.reading import Heard, Reading
from bot.understanding.topics import Ranking, ranked
from bot.understanding.understood import About, Answered, AskBack, Nothing, Situation, Understood, Wish, WishKind
from bot.understanding.wishes import said_in_full, said_within, what_if, year_wished
from bot.understanding.words import Line
from core.answer_types import Choice
from core.assess import INTERVIEWS
from core.mega_backdoor.plan_terms import CAP
from core.question import Answers, Question

_MANY_UNKNOWN: Final = 0.5
_POLITE: Final = (WishKind.THANKS, WishKind.GREETING)


@dataclass(frozen=True)
class Decision:
    """A line in its situation; `understood` is what it comes to."""

    line: Line
    open_question: Question[Any] | None
    situation: Situation

    def understood(self) -> Understood:
        """What the line is taken for."""
        if not self.line.words:
            return Nothing()
        return self._beside_a_result() if self.open_question is None else self._beside_a_question(self.open_question)

    @cached_property
    def ranking(self) -> Ranking:
        """What the line is about."""
        return ranked(self.line.text)

    @cached_property
    def answers(self) -> Answers:
        """The typed answers before the open question, usual ones where none are given."""
        return answers_before(self.open_question, self.situation)

    @cached_property
    def asks(self) -> bool:
        """Whether the line is a question of the person's own."""
        words = self.line.words
        if any(word.text == "?" for word in words):
            return True
        places = [hit.start for hit in lexicon().everywhere(words, ("heard:question",))]
        starts = [0, *(place for place, word in enumerate(words) if word.after_pause)]
        fillers = {
            place for hit in lexicon().find(words[:2], ("heard:opening",)) for place in range(hit.start, hit.end)
        }
        starts += [place + 1 for place in fillers]
        return any(place in starts for place in places)

    def _beside_a_result(self) -> Understood:
        wish = (
            self._wishes_less()
            or year_wished(self.line, self.situation, alone=True)
            or self._wish(exact=True)
            or what_if(self.line, self.situation, strictly=False)
        )
        if wish is not None:
            return wish
        correcting = self._correcting()
        named = None if self.asks else correcting.by_name()
        if named is not None and (not self.ranking.is_clear or correcting.says_it_plainly()):
            return named
        within = None if self.asks else self._of_a_cap(said_within(self.line))
        if within is not None:
            return within
        wish = None if self.ranking.is_clear else self._wish(exact=False)
        if wish is not None:
            return wish
        chosen = None if self.asks else correcting.by_choice()
        if chosen is not None and (not self.ranking.is_clear or lexicon().has(self.line, "heard:set_right")):
            return chosen
        return self.ranking.about()

    def _correcting(self) -> Correcting:
        interview, _ = INTERVIEWS[self.situation.interview]
        return Correcting(self.line, interview.questions, self.open_question, self.answers)

    def _naming(self, question: Question[Any]) -> Naming:
        interview, _ = INTERVIEWS[self.situation.interview]
        others = tuple(each for each in interview.questions if each is not question)
        return Naming(self.line, question, others, self.answers)

    def _wish(self, *, exact: bool) -> Wish | None:
        full = said_in_full(self.line)
        if full is not None:
            return full[0]
        return None if exact else self._of_a_cap(said_within(self.line) or self.ranking.likely_wish())

    def _wishes_less(self) -> Wish | None:
        """Less than the most, without saying how much: `less than this`."""
        hits = lexicon().find(self.line.words, ("pressed:less",))
        whole = bool(hits) and hits[0].end - hits[0].start == len(self.line.words)
        return Wish(WishKind.WHAT_IF) if whole else None

    def _of_a_cap(self, wish: Wish | None) -> Wish | None:
        """The wish; who would remove the plan's cap does not want everything deleted."""
        if wish is not None and wish.kind is WishKind.DELETE and lexicon().has(self.line, f"called:{CAP.id}"):
            return Wish(WishKind.CHANGE, question=CAP.id)
        return wish

    def _beside_a_question(self, question: Question[Any]) -> Understood:
        heard = Heard(self.line, question, self.answers, self._assumed)
        reading = read(heard)
        full = said_in_full(self.line)
        if full is not None and not self._is_rather_an_answer(reading, full[1]):
            return full[0]
        other = what_if(self.line, self.situation, strictly=True) or year_wished(self.line, self.situation, alone=False)
        if other is not None and not (isinstance(question.type, Choice) and reading and reading.given is not None):
            return other
        named = None if self.asks or self._chooses(heard, reading) else self._naming(question).understood()
        if named is not None:
            return named
        corrected = None if self.asks else self._correcting().understood()
        if corrected is not None and not self._answers_surely(reading):
            return corrected
        if self.asks:
            return self._asked(heard, reading)
        return self._told(heard, reading)

    def _chooses(self, heard: Heard, reading: Reading | None) -> bool:
        """Whether the line says a choice beside which people name an amount: `nurse, I make 130k`."""
        said = reading is not None and reading.given is not None and not reading.guessed
        others = INTERVIEWS[self.situation.interview][0].questions
        told = (heard.question in each.talk.said_with and not isinstance(each.type, Choice) for each in others)
        return said and isinstance(heard.question.type, Choice) and any(told)

    @property
    def _assumed(self) -> bool:
        return not self.situation.answers

    def _is_rather_an_answer(self, reading: Reading | None, said: int) -> bool:
        return reading is not None and reading.given is not None and not reading.guessed and len(reading.words) >= said

    def _answers_surely(self, reading: Reading | None) -> bool:
        whole = reading is not None and len(reading.words) == len(self.line.words)
        return whole and reading is not None and reading.given is not None and not reading.guessed

    def _asked(self, heard: Heard, reading: Reading | None) -> Understood:
        """A question of the person's own; an answer only where it is no question after all."""
        reading = None if reading and (reading.guessed or self._asks_what_it_means(heard)) else reading
        wish = self._wish(exact=False)
        if wish is not None and wish.kind not in _POLITE and not self.ranking.is_clear:
            return wish
        if self.ranking.is_clear and not (reading and reading.given is not None and len(self._unknown(reading)) == 0):
            return self.ranking.about()
        if (
            reading is not None
            and not self.line.text.rstrip().endswith("?")
            and len(self._unknown(reading)) <= self._unknown_at_most(heard)
        ):
            return self._settled(heard, reading)
        if wish is not None and wish.kind not in _POLITE:
            return wish
        return self.ranking.about() if self.ranking.is_on_subject else AskBack(heard.question.id)

    @staticmethod
    def _asks_what_it_means(heard: Heard) -> bool:
        """Whether the line asks for the meaning of an answer: `what is an in-plan conversion`."""
        return isinstance(heard.question.type, Choice) and heard.says("heard:meaning")

    def _unknown_at_most(self, heard: Heard) -> int:
        """How many words beside an answer leave it one, in a line that begins as a question does."""
        if heard.amounts:
            return 0
        return 2 if isinstance(heard.question.type, Choice) else 1

    def _told(self, heard: Heard, reading: Reading | None) -> Understood:
        question = heard.question
        apart = (
            amounts_apart(heard, later_questions(question, self.situation))
            if len(heard.amounts) > 1 and (reading is None or reading.given is None)
            else None
        )
        if apart is not None:
            found = settled(question, apart[0], self.answers, assumed=self._assumed)
            return Answered({**found.answers, **apart[1]}) if isinstance(found, Answered) else found
        if reading is not None and (reading.given is not None or reading.offers):
            unknown = self._unknown(reading)
            many = len(unknown) > max(2, _MANY_UNKNOWN * len(self.line.words))
            if many and self.ranking.is_plain:
                return self.ranking.about()
            return self._settled(heard, reading)
        wish = self._wish(exact=False)
        if wish is not None and not (reading and len(reading.words) == len(self.line.words)):
            return wish
        if reading is not None:
            return Wish(WishKind.HELP) if reading.unsure else AskBack(question.id, reading.offers)
        if self.ranking.is_plain and self._answers_nothing(question):
            return self.ranking.about()
        mended = lexicon().mended(self.line)
        if mended is not self.line:
            return Decision(mended, question, self.situation).understood()
        if self.ranking.is_on_subject and self.ranking.best > self.ranking.answer:
            return About(self.ranking.topics[:3], clear=False)
        return AskBack(question.id)

    def _answers_nothing(self, question: Question[Any]) -> bool:
        """Whether the line is like no answer to a choice."""
        if not isinstance(question.type, Choice):
            return True
        scores = likeness(self.line.text, question.id).scores
        return not scores or max(scores, key=lambda label: scores[label]) == OTHER

    def _unknown(self, reading: Reading) -> list[str]:
        """The words that neither led to the answer nor are mere fillers."""
        fillers = lexicon().find(
            self.line.words,
            ("heard:filler", "heard:maybe", f"names:{self.open_question.id if self.open_question else ''}"),
        )
        known = reading.words | {place for hit in fillers for place in range(hit.start, hit.end)}
        return [
            word.text for place, word in enumerate(self.line.words) if place not in known and word.text not in "!?~"
        ]

    def _settled(self, heard: Heard, reading: Reading) -> Understood:
        found = settled(heard.question, reading, self.answers, assumed=self._assumed)
        if not isinstance(found, Answered) or len(reading.words) == len(self.line.words):
            return found
        later = left_after(heard.question, found.answers[heard.question.id], self.situation)
        return Answered({**found.answers, **further_answers(heard, reading.words, later)})
