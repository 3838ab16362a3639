"""The forms of each year in which money becomes Roth.

Contributions count for the year of their pay dates (26 CFR 1.415(c)-1(b)(6)). A conversion is a distribution: it stands
on the Form 1099-R and the return of the year in which it is made (26 U.S.C. 402(a), 402A(c)(4)(A), 6047(d)).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from core.answers import Answers
from core.calendar_dates import forms_arrive, tax_day, upcoming
from core.mega_backdoor.names import JobStep
from core.mega_backdoor.room import Room
from core.result import Step

_OF_THE_FIRST_YEAR = (JobStep.FORM_1099R, JobStep.TAX_RETURN)
_OF_A_LATER_YEAR = (JobStep.FORM_1099R_LATER, JobStep.TAX_RETURN_LATER)


def form_steps(answers: Answers, job: Room, planned: Iterable[date]) -> list[Step]:
    """Form 1099-R and the return of each year with a conversion, made already or `planned`; then what to keep."""
    years = {day.year for day in planned}
    if job.may_be_converted_in_the_year:
        years.add(answers.tax_year)
    if job.is_converted_after_the_year:
        years.add(answers.tax_year + 1)
    steps: list[Step] = []
    for year in sorted(years):
        steps += _of_year(year, answers, _OF_A_LATER_YEAR if steps else _OF_THE_FIRST_YEAR)
    return [*steps, Step(JobStep.KEEP_RECORDS)]


def _of_year(year: int, answers: Answers, codes: tuple[JobStep, JobStep]) -> Iterator[Step]:
    """The form of a year and its return; another year than that of the contributions is named."""
    return_due = upcoming(tax_day(year), answers.today)
    form_due = upcoming(forms_arrive(year), answers.today) or return_due
    figures = {"conversion_year": year} if year != answers.tax_year else {}
    for code, due in zip(codes, (form_due, return_due), strict=True):
        yield Step(code, due, figures)
