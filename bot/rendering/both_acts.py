"""What somebody with a job and an own business does about both plans, in the order in which it is done."""

from __future__ import annotations

import re

from bot import texts
from bot.rendering.acts import acts_beside
from bot.rendering.election import election, to_type
from bot.rendering.take_home import takes_of_bonus
from core.assess import Result
from core.both_plans import after_tax_in_both
from core.mega_backdoor.names import JobOutcome

_CONVERTING = {
    JobOutcome.ELIGIBLE_AUTOMATIC: "act.convert_both.automatic",
    JobOutcome.ELIGIBLE_ON_EXIT: "act.convert_both.on_exit",
}
"""Where the job's money becomes Roth otherwise than by a request after each payment."""


def both_acts(result: Result, language: str, first: str, *, tap: bool = True, brief: bool = False) -> str:
    """The acts of the year, numbered: at the job with `first` before them, then in the business; empty elsewhere.

    `brief` leaves out what a button has as well, and what the steps say of each act.
    """
    both = after_tax_in_both(result)
    if both is None:
        return ""
    at_job, number = [first] if first else [], election(result, language, tap=tap)
    if brief and takes_of_bonus(result):
        # What a percent takes of each pay date and of the bonus is in the step.
        number = re.sub(r"^(<b>.*?</b>).*", r"\1", number)
    if at_job and not to_type(result, language):
        at_job = [f"{first}\n{number}".strip()]
    elif number:
        at_job.append(number)
    beside = acts_beside(result, language, tap=tap, brief=brief)
    acts = [*at_job, *beside, _converting(result, language, at_job=bool(both.at_job), brief=brief)]
    return "\n".join(f"{number}. {act}" for number, act in enumerate(acts, 1))


def _converting(result: Result, language: str, *, at_job: bool, brief: bool) -> str:
    key = _CONVERTING.get(JobOutcome(result.assessment.outcome), "act.convert_both")
    if not at_job or (brief and key != "act.convert_both"):
        return texts.text(language, "act.convert_business")
    return texts.text(language, key)
