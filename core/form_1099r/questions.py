"""The questions of the interview `form_1099r`, in the order in which they are asked."""

from __future__ import annotations

from core.answer_types import BoxCode, Choice, Dollars
from core.interview import Answers, Interview, Question
from core.money import at_least_zero

SPLIT_LEGS = ("split_roth_leg", "split_traditional_leg")


def _usual_codes(answers: Answers) -> tuple[str, ...]:
    return ("1", "2", "7") if answers[EVENT] == "check" else ("G",)


def _basis_by_the_other_boxes(answers: Answers) -> tuple[str, ...]:
    if answers[EVENT] == "split_traditional_leg":
        return ("0",)
    return tuple(dict.fromkeys((str(at_least_zero(answers[BOX_1] - answers[BOX_2A])), "0")))


EVENT = Question("form.event", Choice(("in_plan", "roth_ira", *SPLIT_LEGS, "check")), usual="roth_ira")
BOX_1 = Question("form.box_1", Dollars(), usual=20_000)
BOX_2A = Question("form.box_2a", Dollars(), usual=0, suggestions=lambda _: ("0",))
BOX_5 = Question("form.box_5", Dollars(), usual=20_000, suggestions=_basis_by_the_other_boxes)
BOX_7 = Question("form.box_7", BoxCode(), usual="G", suggestions=_usual_codes)

FORM_1099R = Interview("form_1099r", (EVENT, BOX_1, BOX_2A, BOX_5, BOX_7), uses_limits=False, years_back=1)
