"""What a person is about, so that an explanation speaks of that: a plan at work, an own business, or their IRA."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from bot.conversation.turn import Conversation
from core.backdoor_ira.questions import IRA
from core.form_1099r.questions import EVENT, FORM_1099R
from core.mega_backdoor.names import JobStep
from core.mega_backdoor.questions import MEGA
from core.mega_backdoor.verdict import NOT_AT_THE_JOB
from core.person import SITUATION
from core.solo_401k.names import SoloStep


class Setting(StrEnum):
    """What the open interview, or its result, is about."""

    PLAN = "plan"
    BUSINESS = "business"
    BOTH = "job_and_business"
    IRA = "ira"
    ADVISED_IRA = "advised_ira"
    OTHER = "other"


_BY_WORK: Final = {"self_employed": Setting.BUSINESS, "both": Setting.BOTH}


def setting_of(conversation: Conversation) -> Setting:
    """What the person is about now: by the interview, by their work, and by what the result advises."""
    session = conversation.session
    if session.interview == IRA.id:
        return Setting.IRA
    if session.interview == FORM_1099R.id:
        return Setting.IRA if session.answers.get(EVENT.id) == "backdoor_ira" else Setting.OTHER
    if session.interview != MEGA.id or not session.answers:
        return Setting.OTHER
    if _is_advised_an_ira(conversation):
        return Setting.ADVISED_IRA
    return _BY_WORK.get(session.answers.get(SITUATION.id, ""), Setting.PLAN)


def _is_advised_an_ira(conversation: Conversation) -> bool:
    """Whether no money of a plan becomes Roth, and the result sends the person to the regular Backdoor Roth."""
    if conversation.session.stage != "done" or not conversation.is_complete():
        return False
    assessment = conversation.result().assessment
    codes = {step.code for step in assessment.steps}
    is_elsewhere = JobStep.BACKDOOR_IRA in codes and codes.isdisjoint((JobStep.FORM_1099R, SoloStep.FORM_1099R))
    return assessment.outcome in NOT_AT_THE_JOB and is_elsewhere
