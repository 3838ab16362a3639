"""The session at work within one turn: what is asked, what is shown, and where the person is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.buttons import Act, act_data
from bot.conversation.turn_state import TurnState
from bot.ledger import known_by_diary
from bot.parts import Ask, Buttons, Named, Outcome, Retire, Words
from bot.tax_season import lines_of_last_year
from core.amounts import Problem
from core.answer_types import Choice
from core.assess import INTERVIEWS, TAX_YEAR, Result
from core.interview import Interview, Replay
from core.mega_backdoor.passed import Passed, passed
from core.mega_backdoor.payroll import NEXT_PAY_DATE
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, MEGA
from core.mega_backdoor.told_ahead import suggested_by_later
from core.question import Question


def _shares_year(name: str, other: Interview) -> bool:
    interview = INTERVIEWS[name][0]
    return (interview.uses_limits, interview.years_back) == (other.uses_limits, other.years_back)


def problem_words(question_id: str, problem: Problem) -> Words:
    """Why an answer to a question cannot be taken."""
    return Words(f"problem.{problem.reason}", {**problem.bounds, "question": question_id})


class Conversation(TurnState):
    """One turn under way: every change of the session and everything said goes through here."""

    def enter(self, interview: str) -> None:
        """Changes to another interview; each kind keeps its tax year, since a form is usually of the year before."""
        session, answers = self.session, self.session.answers
        left = self.world.interview(session)
        if not _shares_year(interview, left):
            year = answers.pop(TAX_YEAR.id, None)
            if isinstance(year, int):
                # Interviews that share their tax year are left together.
                session.tax_years |= dict.fromkeys((name for name in INTERVIEWS if _shares_year(name, left)), year)
            if interview in session.tax_years:
                answers[TAX_YEAR.id] = session.tax_years[interview]
        session.interview = interview

    def start(self) -> bool:
        """Opens the interview, its tax year fixed from here on; False where the year has no limits."""
        if self.world.this_year_is_missing(self.session):
            return False
        self.session.answers.setdefault("tax_year", self.world.tax_year(self.session))
        self.session.stage = "asking"
        return True

    def begin(self, *notices: Words, resumable: bool = False) -> None:
        """Starts asking, or shows the result where nothing is open."""
        if self.start():
            self.ask_next(*notices, resumable=resumable)
        else:
            year = {"year": str(self.world.today.year)}
            self.say(*notices, Words("year.not_loaded", year, self.year_buttons()))

    def passed(self) -> Passed | None:
        """What the next pay date has become where it is past."""
        session = self.session
        if session.interview != MEGA.id:
            return None
        return passed(session.answers, self.world.tax_year(session), self.world.today, session.counted_on)

    def bring_up_to_date(self) -> list[Words]:
        """Moves a next pay date that is past on; after-tax money counted before a paycheck is asked for again."""
        found, answers = self.passed(), self.session.answers
        if found is None:
            return []
        answers[NEXT_PAY_DATE.id] = found.following.isoformat() if found.following else "none"
        if found.since_the_count:
            answers.pop(AFTER_TAX_SO_FAR.id, None)
        return [Words("paid_since" if found.following else "paid_since.none", {"day": found.following})]

    def year_buttons(self) -> tuple[tuple[str, str], ...]:
        """A button for each year with limits."""
        return tuple((f"={year}", act_data(Act.TAX_YEAR, year)) for year in self.world.years(self.session))

    def ask_next(self, *notices: Words, replaces: int | None = None, **how: Any) -> None:
        """Asks the open question, or shows the result; an older copy of the question loses its buttons.

        `how` are further fields of the part `Ask`.
        """
        notices = (*notices, *self.bring_up_to_date())
        replay, session = self.replay(), self.session
        question = replay.next_question
        if question is None:
            self.say(*notices)
            self.finish()
            return
        if replaces is None:
            self.retire()
        else:
            session.asked_message = replaces
        session.help_open = session.help_open and question.id == session.asked
        session.asked = question.id
        answered, left = self.world.progress(session, replay)
        about = (*notices, *self._about(question, replay))
        keeps = session.changing is not None and session.changing[0] == question.id
        how.setdefault("offers", self.offered(question))
        how["short"] = how.get("short", False) and not self._was_asked_just_now(question)
        self.say(
            Ask(question, replay, answered + 1, left, about, session.help_open, keeps=keeps, replaces=replaces, **how)
        )

    def _was_asked_just_now(self, question: Question[Any]) -> bool:
        """Takes back the same question of this turn, but for what stood above it: one reply asks it once, at its end.

        Whether it stood there in full.
        """
        in_full, kept = False, self.turn.parts[:]
        self.turn.parts.clear()
        for part in kept:
            asked = part.part if isinstance(part, Named) else part
            if isinstance(asked, Ask) and asked.question is question:
                in_full = in_full or not asked.short
                self.say(*asked.notices)
            else:
                self.turn.parts.append(part)
        return in_full

    def offered(self, question: Question[Any]) -> tuple[str, ...]:
        """The usual answers, after those that other profiles or answers told ahead give, where they give one."""
        if isinstance(question.type, Choice):
            return ()
        session, answers = self.session, self.replay().answers
        taken = session.taken.get(question.id, session.expected.get(question.id))
        told = suggested_by_later(question, self.session.answers, answers)
        first = told if taken is None else (str(taken), *told)
        return tuple(dict.fromkeys((*first, *question.suggestions(answers)))) if first else ()

    def _about(self, question: Question[Any], replay: Replay) -> Iterator[Words]:
        """Why an answer given before is asked for again, and what it was."""
        problem = dict(replay.problems).get(question.id)
        if problem is not None:
            yield problem_words(question.id, problem)
        changing = self.session.changing
        if changing is not None and changing[0] == question.id:
            yield Words("change.current", {"answer": changing})

    def say_and_go_on(self, words: Words) -> None:
        """Says something and shows the way on: the open question in one line, or buttons to what there is."""
        if self.session.stage == "asking":
            self.remind(words)
            return
        there = ("button.plan", "plan:result") if self.is_complete() else ("button.check", "go:check")
        self.say(replace(words, buttons=(there, ("button.topics", "go:topics"))))

    def remind(self, *notices: Words) -> None:
        """Says something beside the open question, which follows in one line where the person has seen it."""
        if self.session.stage == "asking":
            question = self.open_question()
            seen = question is not None and question.id == self.session.asked
            self.session.help_open = self.session.help_open and not seen
            self.ask_next(*notices, short=seen)
        else:
            self.say(*notices)

    def finish(self) -> None:
        """The result."""
        session = self.session
        if session.stage != "done":
            session.planned_on = self.world.today
        session.stage, session.asked, session.asked_message = "done", None, None
        self.say(self.outcome())

    def outcome(
        self,
        replaces: int | None = None,
        buttons: Buttons = Buttons.USUAL,
        *,
        trial: str = "",
        result: Result | None = None,
        supposed: Mapping[str, Any] | None = None,
    ) -> Outcome:
        """The result of the answers, or another one, as a message of its own or in place of one."""
        session = self.session
        self._live_on(replaces)
        session.shown_step, session.tried, session.supposed = None, None, dict(supposed or {})
        shown = result or self.result()
        made = shown.replay.answers.today if shown.replay else self.world.today
        outdated = made if made < self.world.today else None
        by_diary = {} if trial or supposed else known_by_diary(session, self.world)
        lines = lines_of_last_year(session, self.world, session.profiles) is not None
        new_year, looked_at = self.world.new_year(session), session.supposed
        return Outcome(shown, replaces, buttons, session.plain, new_year, trial, outdated, lines, looked_at, by_diary)

    def _live_on(self, message: int | None) -> None:
        """From now on the result stands in this message, or a new one; the one before loses its buttons."""
        session = self.session
        if message == session.result_message is not None:
            return
        if session.result_message is not None and session.result_of == session.profile:
            self.say(Retire(session.result_message))
        session.result_message, session.result_of, session.result_is_last = message, session.profile, False

    def result_above(self) -> int | None:
        """The message with the result, where it stands right above the typed line; else None."""
        session = self.session
        is_in_sight = session.result_is_last and session.result_of == session.profile
        return session.result_message if is_in_sight else None

    def show_where(self, *notices: Words) -> None:
        """Shows the person where they are: the open question, the result, or how to begin."""
        if self.session.stage == "asking":
            self.ask_next(*notices)
        elif self.is_complete():
            self.say(*notices, self.outcome())
        elif self.session.answers.keys() - {"tax_year"}:
            replay = self.replay()
            values = {"count": len(replay.answers.given()), "total": len(replay.path)}
            buttons = (("button.continue", "go:continue"), ("button.change", "plan:change"))
            self.say(*notices, Words("paused", values, buttons))
        else:
            buttons = (("button.check", "go:check"), ("button.topics", "go:topics"))
            self.say(*notices, Words("idle", buttons=buttons))

    def retire(self) -> None:
        """Takes the buttons off the message that shows the open question."""
        if self.session.asked_message is not None:
            self.say(Retire(self.session.asked_message))
            self.session.asked_message = None

    def put_under_change(self, question_id: str) -> None:
        """Opens an answered question again, remembering its answer."""
        self.session.changing = (question_id, self.session.answers.pop(question_id))

    def keep_unchanged(self) -> None:
        """A change that was not finished leaves the former answer in place."""
        if self.session.changing is not None:
            question_id, former = self.session.changing
            self.session.answers.setdefault(question_id, former)
            self.session.changing = None
