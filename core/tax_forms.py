"""Which tax forms a plan brings with it, by the steps that lead to them."""

from __future__ import annotations

from collections.abc import Iterable

from core.backdoor_ira.names import IraStep
from core.conversion.names import ConversionStep
from core.form_1099r.names import FormStep
from core.mega_backdoor.names import JobStep
from core.result import Step
from core.solo_401k.names import SoloStep

FORMS_OF_STEP: dict[str, tuple[str, ...]] = {
    JobStep.ELECT: ("w2",),
    JobStep.FORM_1099R: ("1099r",),
    JobStep.TAX_RETURN: ("1040",),
    JobStep.FORM_1099R_LATER: ("1099r",),
    JobStep.TAX_RETURN_LATER: ("1040",),
    JobStep.WITHDRAW: ("5498",),
    JobStep.CONVERT_OR_WITHDRAW: ("5498",),
    JobStep.SPLIT_ON_EXIT: ("5498",),
    JobStep.BACKDOOR_IRA: ("8606",),
    JobStep.RETURN_EXCESS: ("1099r_excess",),
    SoloStep.FORM_1099R: ("1099r_solo",),
    SoloStep.TAX_RETURN: ("1040",),
    SoloStep.FORM_1099R_LATER: ("1099r_solo",),
    SoloStep.TAX_RETURN_LATER: ("1040",),
    SoloStep.FORM_5500_EZ: ("5500ez",),
    IraStep.CONTRIBUTE_ROTH: ("5498",),
    IraStep.CONTRIBUTE: ("5498",),
    IraStep.CONTRIBUTE_FOR_PAST_YEAR: ("5498",),
    IraStep.CONVERT: ("1099r_ira",),
    IraStep.CONVERT_IN_NEW_YEAR: ("1099r_ira",),
    IraStep.FILE_8606: ("8606",),
    IraStep.FILE_8606_LATE: ("8606",),
    FormStep.FORM_8606: ("8606",),
    ConversionStep.REQUEST_DIRECT: ("5498",),
    ConversionStep.REQUEST_SPLIT: ("5498",),
    ConversionStep.FINISH: ("5498",),
    ConversionStep.ENTER: ("1040",),
    ConversionStep.REQUEST_BASIS_ONLY: ("5498",),
    FormStep.WITHOUT_CORRECTION: ("1099r_corrected", "4852"),
    FormStep.ENTER_ONCE: ("1040",),
    FormStep.ENTER_AS_TWO: ("1040",),
    FormStep.ENTER_REFUND: ("1040",),
}
"""Short names of forms, under which the catalogs have theirs: `1099r_ira` is the one that an IRA's custodian issues."""


def forms_of(steps: Iterable[Step]) -> tuple[str, ...]:
    """Each form once, in the order of the steps."""
    return tuple(dict.fromkeys(form for step in steps for form in FORMS_OF_STEP.get(step.code, ())))
