"""The questions of the interview `form_1099r`, in the order in which they are asked."""

from __future__ import annotations

from core.amount_types import Dollars
from core.answer_types import BoxCode, Choice
from core.answers import Answers
from core.form_1099r.names import FormEvent
from core.interview import Interview
from core.money import at_least_zero
from core.question import Question, Talk

PAYOUT_CODES, REFUND_CODES = ("1", "2", "7"), ("8", "P", "E")
EARLY_CODES = ("1", "2")
RECHARACTERIZED, RECHARACTERIZED_FOR_YEAR_BEFORE = "N", "R"
RECHARACTERIZATION_CODES = (RECHARACTERIZED, RECHARACTERIZED_FOR_YEAR_BEFORE)
"""Of a Roth contribution that was moved: for the form's year, or for the year before it."""
ROLLOVER_CODE, ROTH_ROLLOVER_CODE = "G", "H"


def expected_codes(answers: Answers) -> tuple[str, ...]:
    """The codes of which one must stand in box 7 (Instructions for Form 1099-R, guide to distribution codes)."""
    by_event = {
        FormEvent.CHECK: PAYOUT_CODES,
        FormEvent.BACKDOOR_IRA: ("2", "7", "1"),
        FormEvent.REFUND: REFUND_CODES,
        FormEvent.ROTH_ACCOUNT: (ROTH_ROLLOVER_CODE,),
    }
    return by_event.get(FormEvent(answers[EVENT]), (ROLLOVER_CODE,))


def told_codes(answers: Answers) -> tuple[str, ...]:
    """The code to ask for by the person's own records and age; without them all of which one must stand there."""
    recorded: str | None = answers.wished(EXPECTED_BOX_7)
    return expected_codes(answers) if recorded is None else (recorded,)


def accepted_codes(answers: Answers) -> tuple[str, ...]:
    """The codes that are no error: where records know the age, that of an early payment and of a late one differ."""
    recorded: str | None = answers.wished(EXPECTED_BOX_7)
    if recorded in EARLY_CODES:
        return EARLY_CODES
    return expected_codes(answers) if recorded is None else (recorded,)


def _basis_by_the_other_boxes(answers: Answers) -> tuple[str, ...]:
    if answers[EVENT] in (FormEvent.SPLIT_TRADITIONAL_LEG, FormEvent.BACKDOOR_IRA, FormEvent.ROTH_MATCH):
        return ("0",)
    return tuple(dict.fromkeys((str(at_least_zero(answers[BOX_1] - answers[BOX_2A])), "0")))


BOX_AMOUNT = Dollars(empty_is_zero=True)

EVENT = Question(
    "form.event",
    Choice(tuple(FormEvent)),
    usual="roth_ira",
    yearly=True,
    talk=Talk(
        says_most=(
            FormEvent.SPLIT_ONE_FORM,
            FormEvent.SPLIT_ROTH_LEG,
            FormEvent.SPLIT_TRADITIONAL_LEG,
            FormEvent.ROTH_ACCOUNT,
            FormEvent.ROTH_MATCH,
            FormEvent.BACKDOOR_IRA,
            FormEvent.REFUND,
            FormEvent.IN_PLAN,
        )
    ),
)
BOX_1 = Question("form.box_1", BOX_AMOUNT, usual=20_000, yearly=True, talk=Talk(box="1"))
BOX_2A = Question("form.box_2a", BOX_AMOUNT, usual=0, suggestions=lambda _: ("0",), yearly=True, talk=Talk(box="2a"))
BOX_5 = Question(
    "form.box_5", BOX_AMOUNT, usual=20_000, suggestions=_basis_by_the_other_boxes, yearly=True, talk=Talk(box="5")
)
BOX_7 = Question("form.box_7", BoxCode(), usual="G", suggestions=expected_codes, yearly=True, talk=Talk(box="7"))

EXPECTED_BOX_1 = Question("form.expected_box_1", BOX_AMOUNT, yearly=True)
EXPECTED_BOX_2A = Question("form.expected_box_2a", BOX_AMOUNT, yearly=True)
EXPECTED_BOX_5 = Question("form.expected_box_5", BOX_AMOUNT, yearly=True)
EXPECTED_BOX_7 = Question("form.expected_box_7", BoxCode(), yearly=True)
"""What the boxes must say by the person's own records of the conversions; nobody is asked for it."""

FORM_1099R = Interview(
    "form_1099r",
    (EVENT, BOX_1, BOX_2A, BOX_5, BOX_7),
    uses_limits=False,
    years_back=1,
    wishes=(EXPECTED_BOX_1, EXPECTED_BOX_2A, EXPECTED_BOX_5, EXPECTED_BOX_7),
)
