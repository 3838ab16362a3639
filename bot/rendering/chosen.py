"""What the person has chosen of the most, in place of the most, for texts that name both."""

from __future__ import annotations

from decimal import Decimal

from core.assess import Result
from core.mega_backdoor.names import JobFigure


def chosen_in_all(result: Result) -> dict[str, Decimal]:
    """The amounts of a choice that own deferrals and after-tax money share, in place of those of the latter alone."""
    figures = result.told.figures
    if JobFigure.CHOSEN_IN_ALL not in figures:
        return {}
    return {
        JobFigure.ELECTED: figures[JobFigure.CHOSEN_IN_ALL],
        JobFigure.STILL_POSSIBLE: figures[JobFigure.MOST_IN_ALL],
    }
