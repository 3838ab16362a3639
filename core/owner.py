"""Whose result it is: an owner without a job, the owner of a corporation."""

from __future__ import annotations

from core.assess import Result
from core.person import SITUATION
from core.solo_401k.questions import ENTITY


def is_owner_alone(result: Result) -> bool:
    """Whether the person has an own business and no job."""
    return _given(result, SITUATION.id) == "self_employed"


def owns_corporation(result: Result) -> bool:
    """Whether the own business pays its owner by W-2."""
    return _given(result, ENTITY.id) == "corporation"


def _given(result: Result, question: str) -> object:
    return result.replay.answers.given().get(question) if result.replay else None
