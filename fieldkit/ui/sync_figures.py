"""Where this laptop's work is, in figures, as the header and the page Sync tell it."""

from dataclasses import dataclass

from fieldkit.services.sync_state import SyncState

LATE_MS = 24 * 3_600_000
"""Work that waits longer than a day for headquarters is worth a word."""


@dataclass(frozen=True)
class SyncFigures:
    """Entries written here: all that is `saved`, of these `held` by the team lead (None: this
    laptop has met no hub), of these `confirmed` by headquarters' signature.

    Ages in ms. `waiting_ms`: how long the oldest unconfirmed entry has waited.
    """

    saved: int = 0
    held: int | None = None
    confirmed: int = 0
    waiting_ms: int | None = None
    directory_age_ms: int | None = None
    directory_expired: bool = False
    kept_aside: int = 0

    @property
    def waiting(self) -> int:
        return max(0, self.saved - self.confirmed)

    @property
    def late(self) -> bool:
        return self.waiting_ms is not None and self.waiting_ms > LATE_MS


def figures_of(state: SyncState, now_ms: int) -> SyncFigures:
    """The figures of what `services.sync_state` found."""
    since = [
        log.waiting_since_ms
        for log in state.logs
        if log.own and log.waiting and log.waiting_since_ms is not None
    ]
    return SyncFigures(
        state.saved,
        None,
        state.confirmed,
        max(0, now_ms - min(since)) if since else None,
        state.directory_age_ms,
        state.directory_expired,
        state.kept_aside,
    )
