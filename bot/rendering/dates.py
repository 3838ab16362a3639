"""Dates that a tap opens: copied, put into the calendar, or made into a reminder by Telegram itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from bot import texts
from bot.wording import Marked

_SIX_IN_THE_EVENING = time(18, tzinfo=UTC)
"""A moment of the same day from Hawaii to Germany."""

_FIRST = date(1970, 1, 1)
_FURTHEST = timedelta(days=1097)
"""Telegram refuses the whole message for an instant more than 1,098 days ahead."""


def tappable(language: str, day: date, today: date, words: str = "") -> Marked:
    """A day in words, its whole date where none are given, to be tapped where Telegram takes it."""
    shown = words or texts.day(language, day)
    if not _FIRST <= day <= today + _FURTHEST:
        return Marked(shown)
    unix = int(datetime.combine(day, _SIX_IN_THE_EVENING).timestamp())
    return Marked(f'<tg-time unix="{unix}">{shown}</tg-time>')
