"""A typed line in its situation, and what may be found out about it whatever it is taken for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.understanding.answers import read, settled
from bot.understanding.before import answers_before
from bot.understanding.corrections import Correcting
from bot.understanding.explained import is_explained, unexplained
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.naming import Naming
from bot.understanding.reading import Heard, covered
from bot.understanding.topics import Ranking, ranked
from bot.understanding.understood import Answered, Situation, Wish, WishKind
from bot.understanding.wishes import said_in_a_part, said_in_full, said_within
from bot.understanding.words import Line
from core.answers import Answers
from core.assess import INTERVIEWS
from core.mega_backdoor.plan_terms import CAP
from core.question import Question


@dataclass(frozen=True)
class Case:
    """The line, the open question or none, and the conversation's situation."""

    line: Line
    open_question: Question[Any] | None
    situation: Situation

    @cached_property
    def questions(self) -> tuple[Question[Any], ...]:
        """The questions that the interview asks."""
        return INTERVIEWS[self.situation.interview][0].asked

    def asked_before(self, question: Question[Any]) -> frozenset[str]:
        """The ids of the questions that the interview asks before one."""
        questions = INTERVIEWS[self.situation.interview][0].questions
        return frozenset(each.id for each in questions[: questions.index(question)] if not each.volunteered)

    @cached_property
    def ranking(self) -> Ranking:
        """What the line is about."""
        return ranked(self.line.text)

    @cached_property
    def answers(self) -> Answers:
        """The typed answers before the open question, usual ones where none are given."""
        return answers_before(self.open_question, self.situation)

    @property
    def assumed(self) -> bool:
        """Whether the answers before the open question are usual ones, because the person has given none."""
        return not self.situation.answers

    @cached_property
    def asks(self) -> bool:
        """Whether the line is a question of the person's own."""
        words = self.line.words
        if any(word.text == "?" for word in words) or self._ends_as_a_question:
            return True
        # `How should I know` asks nothing.
        unsure = covered(lexicon().find(words, ("heard:unsure",)))
        places = {hit.start for hit in lexicon().everywhere(words, ("heard:question",))} - unsure
        # `Steht da, kann man auf automatisch stellen` goes on with what can be done.
        pauses = (place for place, word in enumerate(words) if word.after_pause)
        starts = [0, *(place for place in pauses if words[place].text not in marks("may_tell"))]
        begun = 0
        for hit in lexicon().find(words[:2], ("heard:opening",)):
            # `Ja dann gibts das` begins with a yes, `ja aber gibts das` as a question does.
            begun = hit.end if hit.start == begun else begun
        starts += range(1, begun + 1)
        return any(place in starts for place in places)

    @property
    def asks_behind(self) -> bool:
        """Whether the line ends as a question does, by its mark or in words."""
        return self.line.text.rstrip().endswith("?") or self._ends_as_a_question

    @property
    def _ends_as_a_question(self) -> bool:
        """Whether the last words ask, without a mark: `runs every day or what`."""
        ends = {hit.end for hit in lexicon().everywhere(self.line.words, ("heard:asked_behind",)) if hit.start}
        return len(self.line.words) in ends

    @property
    def is_plainly_a_topic(self) -> bool:
        """Whether the line is like a question about the subject, and says what only a question says."""
        return self.ranking.is_plain and lexicon().has(self.line, "heard:question")

    def answer_in(self, line: Line, question: Question[Any], *, wholly: bool = False) -> Answered | None:
        """The answer that some words of the line say and explain; `wholly`: that is said by every one of them."""
        heard = Heard(line, question, self.answers, self.assumed)
        reading = read(heard)
        if reading is None or reading.given is None or reading.guessed or not is_explained(heard, reading):
            return None
        if wholly and unexplained(line, question, reading):
            return None
        found = settled(question, reading, self.answers, assumed=self.assumed)
        return found if isinstance(found, Answered) else None

    def correcting(self) -> Correcting:
        """The line as a correction of answers given before."""
        return Correcting(self.line, self.correctable, self.open_question, self.answers, self.assumed)

    @property
    def correctable(self) -> tuple[Question[Any], ...]:
        """What a line may correct: beside a result nothing of a plan or a business that the person does not have."""
        if self.assumed or self.open_question is not None:
            return self.questions
        return tuple(each for each in self.questions if each.talk.told_early or self._may_be_told(each))

    def _may_be_told(self, question: Question[Any]) -> bool:
        """Whether an answer has a place on the path, or is a part of one that has: a bonus that nobody asked about."""
        whole = question.talk.part_of
        return question.may_be_asked(self.answers) or (whole is not None and whole.may_be_asked(self.answers))

    def naming(self, question: Question[Any]) -> Naming:
        """The line as one that names another question than the open one."""
        others = tuple(each for each in self.questions if each is not question)
        return Naming(self.line, question, others, self.answers)

    def wish_in_full(self) -> Wish | None:
        """The wish that the whole line says."""
        full = said_in_full(self.line)
        return full[0] if full else None

    def wish(self) -> Wish | None:
        """The wish that the line says, names or is like."""
        within = said_within(self.line) or said_in_a_part(self.line)
        return self.wish_in_full() or self.of_a_cap(within or self.ranking.likely_wish())

    def of_a_cap(self, wish: Wish | None) -> Wish | None:
        """The wish; who would remove the plan's cap does not want everything deleted."""
        if wish is not None and wish.kind is WishKind.DELETE and lexicon().has(self.line, f"called:{CAP.id}"):
            return Wish(WishKind.CHANGE, question=CAP.id)
        return wish
