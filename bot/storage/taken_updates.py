"""The numbers of the updates that were taken: one that comes twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

REMEMBERED = 20_000
"""So many are remembered at least, and twice as many at most."""


class TakenUpdates:
    """The newest numbers, in the database and in memory."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known = self._newest()

    def __contains__(self, update_id: int) -> bool:
        return update_id in self._known

    def write(self, update_id: int) -> None:
        """Writes a number into the open transaction; it is known once `remember` follows the commit."""
        self._db.execute("insert or ignore into taken_updates (update_id) values (?)", [update_id])

    def remember(self, update_ids: Iterable[int]) -> None:
        """Knows numbers that are committed."""
        self._known.update(update_ids)

    def are_too_many(self) -> bool:
        """Whether it is time to forget the oldest."""
        return len(self._known) > 2 * REMEMBERED

    def forget_the_oldest(self) -> None:
        """Deletes all but the newest, in the open transaction."""
        oldest = "delete from taken_updates where seq <= (select max(seq) from taken_updates) - ?"
        self._db.execute(oldest, [REMEMBERED])
        self._known = self._newest()

    def _newest(self) -> set[int]:
        rows = self._db.execute("select update_id from taken_updates order by seq desc limit ?", [REMEMBERED])
        return {update_id for (update_id,) in rows}
