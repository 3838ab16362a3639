"""What a line tells of questions that are not open, each in words of its own: `34, make 180k, paid every two weeks`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from bot.understanding.added import with_what_is_added
from bot.understanding.ages import OLDEST_AT_WORK, age_in, has_a_year, has_one_age
from bot.understanding.answers import read, settled
from bot.understanding.days import names_a_month
from bot.understanding.extras import (
    A_YEARS_PAY,
    is_of_another_size,
    is_of_anything,
    is_of_deferrals_so_far,
    is_pay_of_a_date,
    is_pay_of_a_year,
    names_a_choice,
)
from bot.understanding.heads import heads_denied, tells_heads
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import Heard, covered, parts_told, segments
from bot.understanding.told_plainly import is_bare, is_named, longest_name, rank, says_hardly_more
from bot.understanding.understood import Answered
from bot.understanding.without_commas import without_commas
from bot.understanding.words import Line, line_of
from core.amount_types import EmployerShare
from core.answer_types import AgeBand, Choice
from core.answers import Answers
from core.mega_backdoor.payroll import PAY_SCHEDULE
from core.mega_backdoor.questions import DEFERRALS, IS_403B
from core.person import AGE_BAND
from core.question import Question
from core.solo_401k.questions import ENTITY, PLAN

_MOST_PARTS: Final = 16
"""Of a line; each is read for every question, which nobody's own words need more often."""
_OF_THE_PLAN: Final = (f"called:{IS_403B.id}", f"names:{DEFERRALS.id}")


@dataclass(frozen=True)
class Facts:
    """Answers to other questions by their ids, and the places of the words that tell them."""

    answers: dict[str, object] = field(default_factory=dict)
    words: frozenset[int] = frozenset()
    goes_on: bool = False
    "Whether the same words may tell another fact: `up to 8% after tax`."


@dataclass(frozen=True)
class Telling:
    """A line of which facts are looked for: the questions that it may answer, and the answers before them.

    `bare`: a number without any word, too, as an age or a year's pay; who begins a conversation writes so.
    `asked`: the ids of the questions that the line answers already.
    """

    line: Line
    questions: Sequence[Question[Any]]
    answers: Answers
    bare: bool = False
    asked: frozenset[str] = frozenset()
    shares: bool = True
    "Whether a percent is named by what is done with it: `putting in 8%`."
    apart: bool = False
    "Whether only parts tell facts that say nothing else."
    unknown: frozenset[str] = frozenset()
    "Questions without an answer, of which a part may say that it is not known: `no idea about the cap`."
    aged: bool = False
    "Whether a number that the line begins with may be an age: `29, the plan has it`."

    def facts(self, used: Collection[int] = ()) -> Facts:
        """All facts of the line; `used` are the places of the words that say something already."""
        found: dict[str, object] = {}
        words: frozenset[int] = frozenset()
        parts = parts_told(self.line)
        if self.bare:
            parts = [each for part in parts for each in without_commas(self.line, part, self.questions, used)]
            # Of a solo plan only an owner tells.
            parts.sort(key=lambda part: lexicon().has(self.line.only(part), "heard:solo_plan"))
        parts = parts[:_MOST_PARTS]
        for places in parts:
            heads = heads_denied(self.line, places)
            left = [place for place in places if place not in used or place in heads]
            alone = len(left) == len(places)
            if self.apart and not alone:
                continue
            while left and (fact := self._told(places, left, found, alone=alone)) is not None:
                found |= fact.answers
                words |= fact.words
                left = left if fact.goes_on else [place for place in left if place not in fact.words]
        return Facts(with_what_is_added(self.line, found, self.questions), words)

    def _told(
        self, places: Sequence[int], left: Sequence[int], found: dict[str, object], *, alone: bool
    ) -> Facts | None:
        """A fact of the words that are left of a part, or an amount by all of them: `old job, 11k`, beside a job."""
        whole = covered(amounts_of(self.line)).intersection(places) <= set(left) and len(left) < len(places)
        of_all = self._fact(places, found, alone=False) if whole and self._is_named_apart(places, left) else None
        fact = of_all or self._fact(left, found, alone=alone)
        return fact or (self._fact(places, found, alone=False) if whole else None)

    def _is_named_apart(self, places: Sequence[int], left: Sequence[int]) -> bool:
        """Whether words that say something already name the money beside them: `professor, consulting about 60k`."""
        told = [each for each in self.questions if not isinstance(each.type, Choice)]
        return any(longest_name(each, self.line.only(places)) for each in told) and not any(
            longest_name(each, self.line.only(left)) for each in told
        )

    def _fact(self, places: Sequence[int], found: dict[str, object], *, alone: bool) -> Facts | None:
        """One fact of a part of the line; a choice only where the part is `alone`, and says nothing else."""
        part = self.line.only(places)
        alone = alone or self._is_age_beside(part)
        open_still = [
            each for each in self.questions if each.id not in found and (alone or not isinstance(each.type, Choice))
        ]
        bare = self.bare or self._is_pay_beside_a_rhythm(part, found)
        bare = bare or any(is_pay_of_a_date(each, part, self.line) for each in open_still)
        if (not bare and not self._is_age_beside(part) and is_bare(part, open_still)) or self._is_of_the_asked(part):
            return None
        for question in self._meant(part, open_still, frozenset(found)):
            heard = Heard(self._own_line(question, places), question, self.answers, assumed=True)
            if (reading := read(heard)) is None or reading.given is None or reading.guessed:
                continue
            if reading.given == "unsure" and not self._is_not_known(heard):
                continue
            is_plain = says_hardly_more(heard, reading) and is_named(heard, reading)
            if not is_plain or is_of_another_size(heard, reading) or self._is_only_contained(question, places):
                continue
            if reading.given == "0" and not heard.amounts and self._is_no_nothing(question, places):
                continue
            understood = settled(question, reading, self.answers, assumed=True)
            if isinstance(understood, Answered):
                said = reading.words if isinstance(question.type, Choice) else range(len(part.words))
                # What was deferred so far is not that of the year, which is asked for when its turn comes.
                answers = {} if is_of_deferrals_so_far(heard) else dict(understood.answers)
                return Facts(answers, frozenset(places[each] for each in said), "yes" in question.type.codes)
        return None

    def _is_not_known(self, heard: Heard) -> bool:
        """Whether a part says no more than that what it names is not known."""
        named = lexicon().find(heard.line.words, (f"names:{heard.question.id}", "heard:unsure", "heard:filler"))
        is_said = {"heard:unsure", f"names:{heard.question.id}"} <= {hit.group for hit in named}
        return heard.question.id in self.unknown and is_said and not heard.line.beside(covered(named))

    def _is_of_the_asked(self, part: Line) -> bool:
        """Whether an amount is said to be what is asked for: beside own deferrals `15k pre-tax` is no gross pay."""
        return bool(amounts_of(part)) and bool(lexicon().find(part.words, [f"shares:{each}" for each in self.asked]))

    def _is_no_nothing(self, question: Question[Any], places: Sequence[int]) -> bool:
        """Whether a `no` says no amount: whose work it is, `no other job`, or again what is answered, `no after-tax`.

        Or another part names an amount: `no thats the bonus, bonus 36k`.
        """
        answered = [group for each in self.asked for group in lexicon().under(f"choices:{each}:")]
        again = bool(lexicon().find(self.line.only(places).words, answered))
        return self.bare or again or self._has_an_amount_of(question, places)

    def _has_an_amount_of(self, question: Question[Any], places: Sequence[int]) -> bool:
        """Whether another part of the line names a question beside an amount."""
        others = (self.line.only(part) for part in segments(self.line)[:_MOST_PARTS] if part[0] not in places)
        return any(amounts_of(part) and longest_name(question, part) for part in others)

    def _is_only_contained(self, question: Question[Any], places: Sequence[int]) -> bool:
        """Whether a part says what its amount has in it, and the `with` before it ended the part: `mit bonus 9k`."""
        named = lexicon().has(self.line.only(places[:1]), f"names:{question.id}")
        return named and self.line.words[max(0, places[0] - 1)].text in marks("having")

    def _is_age_beside(self, part: Line) -> bool:
        """Whether a number alone is left of a part of a first line, which is an age: `angestellt 43`."""
        may_be = (self.bare or (self.aged and part.words != self.line.words)) and len(part.words) == 1
        return may_be and (age := age_in(part)) is not None and age <= OLDEST_AT_WORK

    def _is_pay_beside_a_rhythm(self, part: Line, found: Collection[str]) -> bool:
        """Whether a part is one amount that only a year pays, in a line that says how often, or an age: `46, 180k`."""
        amounts = amounts_of(part)
        alone = len(part.words) - len(covered(amounts)) <= 1
        beside = PAY_SCHEDULE.id in {*found, *self.asked} or (AGE_BAND.id in self.asked and alone)
        return beside and len(amounts) == 1 and (amounts[0].value or 0) >= A_YEARS_PAY

    def _own_line(self, question: Question[Any], places: Sequence[int]) -> Line:
        """A part as the question's reader wants it: what an employer pays is read from the text."""
        if isinstance(question.type, EmployerShare):
            return line_of(self.line.slice(places[0], places[-1] + 1))
        return self.line.only(places)

    def _meant(self, part: Line, questions: Sequence[Question[Any]], found: frozenset[str]) -> Iterator[Question[Any]]:
        """The questions that a part may answer: choices by their phrases, then amounts, the longest name first."""
        for question in questions:
            if isinstance(question.type, Choice) and self._is_chosen(part, question, self.asked | found):
                yield question
        bare = self.bare or self._is_pay_beside_a_rhythm(part, found)
        amounts = [each for each in questions if not isinstance(each.type, Choice)]
        plan = lexicon().has(self.line, *_OF_THE_PLAN)
        plan = plan and marks("employers").isdisjoint(word.text for word in part.words)
        ranked = [(rank(each, part, shares=self.shares, of_a_plan=plan), each) for each in amounts]
        yield from (
            question
            for (_, less_names, _), question in sorted(ranked, key=lambda each: each[0])
            if less_names
            or is_pay_of_a_date(question, part, self.line)
            or (question.talk.told_early and is_pay_of_a_year(part, bare=bare))
            or isinstance(question.type, EmployerShare)
        )

    def _is_chosen(self, part: Line, question: Question[Any], beside: frozenset[str]) -> bool:
        """Whether a part may say a choice: an age alone, or a phrase of its own where people tell it unasked."""
        if isinstance(question.type, AgeBand):
            if has_a_year(part) and not lexicon().has(part, "age:born") and len(part.words) > 1:
                # `2000 after-tax` is no year of birth.
                return False
            dated = names_a_month(part.words)
            return (not dated or lexicon().has(part, "age:turning")) and has_one_age(self.line)
        told = question.talk.told_early or any(other.id in beside for other in question.talk.said_with)
        told = told or lexicon().has(part, f"names:{question.id}")
        # `No plan yet` is said of the one plan that an owner can have, and `hab ne s corp` of the one business.
        may_be_told = told and (question in (PLAN, ENTITY) or not is_of_anything(part))
        is_named = may_be_told and names_a_choice(question, part)
        return is_named or tells_heads(question, part, beside)
