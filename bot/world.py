"""What a turn may look at beside the session: limits, the date and the clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.profile import Profile
from bot.replays import Replays
from core.assess import INTERVIEWS, BadAnswer, Result, assess
from core.backdoor_ira.questions import IRA
from core.calendar_dates import next_year_is_planned
from core.form_1099r.questions import FORM_1099R
from core.interview import Interview, RawAnswers, Replay
from core.ledger.comparison import records_of_form, records_of_iras
from core.ledger.counted import records_of_year
from core.ledger.entries import in_order
from core.limits import LimitsByYear
from core.mega_backdoor.names import JobFigure
from core.mega_backdoor.questions import MEGA

PLAN_QUESTIONS = tuple(
    question.id for interview, _ in INTERVIEWS.values() for question in interview.questions if question.plan_answers
)
"""The ids of the questions that only the plan can answer."""

YEARS_OF_FORMS = 20
"""How far back the forms are that somebody may ask about."""


@dataclass(frozen=True, slots=True)
class World:
    """The surroundings of one turn; `now` in seconds since 1970, `link` leads to the bot, `contact` to its operator.

    `documents_ahead` is how many documents must be read before one that comes now, `replays` what was made of answers
    in the turns before.
    """

    limits: LimitsByYear
    today: date
    now: float
    link: str = ""
    contact: str = ""
    documents_ahead: int = 0
    replays: Replays = field(default_factory=Replays, compare=False, repr=False)

    def tax_year(self, profile: Profile) -> int:
        """The profile's tax year, by default the calendar year, or the newest year with limits."""
        interview, chosen = self.interview(profile), profile.answers.get("tax_year")
        if isinstance(chosen, int) and (chosen in self.limits or not interview.uses_limits):
            return chosen
        if not interview.uses_limits:
            return self.today.year - interview.years_back
        return self.today.year if self.today.year in self.limits else max(self.limits)

    def this_year_is_missing(self, profile: Profile) -> bool:
        """Whether nobody chose a year and the calendar year has no limits; the newest year stands in for it."""
        uses_limits = self.interview(profile).uses_limits
        return uses_limits and "tax_year" not in profile.answers and self.today.year not in self.limits

    def new_year(self, profile: Profile) -> int | None:
        """The year to plan next: this one after a plan of an earlier year, the next one where this is at its end."""
        if not self.interview(profile).uses_limits:
            return None
        year, planned = self.today.year, self.tax_year(profile)
        if planned == year and (next_year_is_planned(self.today) or self._no_pay_comes_any_more(profile)):
            year += 1
        return year if year in self.limits and planned < year else None

    def _no_pay_comes_any_more(self, profile: Profile) -> bool:
        return self.result(profile).assessment.figures.get(JobFigure.PAY_DATES_LEFT) == 0

    def takes_year(self, profile: Profile, year: int) -> bool:
        """Whether the profile's interview can be held for a year."""
        if self.interview(profile).uses_limits:
            return year in self.limits
        return self.today.year - YEARS_OF_FORMS <= year <= self.today.year + 1

    def years(self, profile: Profile) -> tuple[int, ...]:
        """The years to offer."""
        interview = self.interview(profile)
        recent = range(self.today.year - 1 - interview.years_back, self.today.year + 1)
        return tuple(sorted(self.limits) if interview.uses_limits else recent)

    def interview(self, profile: Profile) -> Interview:
        """The interview that the profile is in."""
        return INTERVIEWS[profile.interview][0]

    def replay(self, profile: Profile, answers: dict[str, object] | None = None) -> Replay:
        """The replay of the profile's answers, or of others in their place.

        A finished plan stays as it was made until the year ends, though pay dates pass: its answers, true on the
        day they were given, would be asked again.
        """
        replay = self._replay_on(self.today, profile, answers)
        if answers is None and replay.problems and profile.stage == "done":
            made = self._made_this_year(profile)
            return self._replay_on(made, profile, answers) if made else replay
        return replay

    def progress(self, profile: Profile, replay: Replay) -> tuple[int, int]:
        """How many questions are answered, and how many come after the open one where they are answered as usual."""
        # What was answered ahead is on the path only once the question that it depends on is answered.
        others = [question for question in replay.usual_path if question is not replay.next_question]
        answered = sum(question.id in profile.answers for question in others)
        return answered, len(others) - answered

    def _replay_on(self, day: date, profile: Profile, answers: RawAnswers | None) -> Replay:
        year = self.tax_year(profile)
        given = self._with_records(profile.answers if answers is None else answers, profile, profile.interview, year)
        return self.replays.of(self.interview(profile), given, self.limits.get(year), day, year)

    def _with_records(self, answers: RawAnswers, profile: Profile, interview: str, year: int) -> RawAnswers:
        """The answers with what the diary knows better: the boxes of a form, or the money of a year."""
        if not profile.diary:
            return answers
        entries = in_order(profile.diary)
        if interview == FORM_1099R.id:
            return {**answers, **records_of_form(answers, entries, year)}
        if interview == MEGA.id:
            return {**answers, **records_of_year(answers, entries, year, self.today, profile.counted_on)}
        return {**answers, **records_of_iras(entries, year)} if interview == IRA.id else answers

    def _made_this_year(self, profile: Profile) -> date | None:
        made = profile.planned_on
        return made if made and made < self.today and made.year == self.today.year else None

    def result_of(self, profile: Profile, interview: str, tax_year: int) -> Result | None:
        """The finished result of an interview for a year, as it was on the day the plan was made.

        None where it is not finished, or not possible any more.
        """
        if interview not in INTERVIEWS:
            return None
        answers = self._with_records(profile.answers, profile, interview, tax_year)
        for day in (profile.planned_on, self.today):
            if day is None:
                continue
            try:
                result = assess(interview, {**answers, "tax_year": tax_year}, self.limits, day)
            except BadAnswer:
                continue
            return result if result.replay and result.next_question is None else None
        return None

    def result(self, profile: Profile) -> Result:
        """The result of the profile's answers so far; one that a change made impossible counts as not given."""
        replay = self.replay(profile)
        if replay.problems:
            impossible = {question_id for question_id, _ in replay.problems}
            answers = {key: value for key, value in profile.answers.items() if key not in impossible}
            replay = self._replay_on(replay.answers.today, profile, answers)
        return self.replays.result(replay)
