"""What the rules say of the own case: the pay test, the taxes of the year, the mark of a transfer."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.parts import OwnCase
from bot.rendering.acts import acts_with_days, business_instead
from bot.rendering.headline import given, values_of, warning_line
from bot.wording import filled
from core.mega_backdoor.names import JobWarning
from core.mega_backdoor.payroll import PAY
from core.solo_401k.names import SoloWarning


def hce(part: OwnCase, language: str) -> Iterator[str]:
    """Whether the pay that is named, or the own, is above the pay test."""
    assert part.result.replay is not None
    limit = part.result.replay.answers.limits.highly_compensated.value
    pay = part.asked.number or given(part.result)[PAY.id]
    values = {**values_of(part.result, language), "pay": pay}
    is_far = part.asked.number is None and JobWarning.HIGHLY_COMPENSATED not in part.result.assessment.warnings
    if pay > limit:
        yield texts.text(language, "own.hce.maybe")
    else:
        yield filled(language, "own.hce.unlikely" if is_far else "own.hce.below", values)


def unsettled(part: OwnCase, language: str) -> Iterator[str]:
    """What law is unsettled in the own case."""
    yield warning_line(part.result, SoloWarning.UNSETTLED_LAW, language)


def saves(part: OwnCase, language: str) -> Iterator[str]:
    """What lowers the tax of the year: nothing that goes in after tax."""
    yield texts.text(language, "own.saves")
    yield business_instead(part.result, language)


def pretax_or_roth(part: OwnCase, language: str) -> Iterator[str]:
    """What speaks for pre-tax and for Roth deferrals, and where only Roth is allowed."""
    yield texts.text(language, "own.pretax_or_roth")
    warnings = (JobWarning.ROTH_CATCH_UP_ONLY, SoloWarning.ROTH_CATCH_UP_ONLY)
    found = next((code for code in warnings if code in part.result.assessment.warnings), None)
    yield warning_line(part.result, found, language) if found else ""


def mark(part: OwnCase, language: str) -> Iterator[str]:
    """Where the mark of after-tax money goes."""
    yield filled(language, "own.mark", values_of(part.result, language))
    yield from acts_with_days(part.result, language, ("after_tax",))[:1]
