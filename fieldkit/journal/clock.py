"""Hybrid logical time (HLC, Kulkarni and others, 2014): one integer, milliseconds ‖ 16-bit counter.

Rises within a log whatever the wall clock does; order inside a log is by seq, never by this.
"""

from datetime import UTC, datetime, timedelta, tzinfo

from fieldkit.ports import Clock

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
COUNTER_BITS = 16
MAX_LEAD_MS = 10 * 60 * 1000
"""A time from elsewhere that leads our wall clock by more is not adopted."""


def hlc(milliseconds: int, counter: int = 0) -> int:
    return (milliseconds << COUNTER_BITS) | counter


def milliseconds(time: int) -> int:
    """The wall part of an HLC time, in milliseconds since 1970."""
    return time >> COUNTER_BITS


def wall_time(at_ms: int, zone: tzinfo) -> datetime:
    """What the clock on the wall at a place shows at a moment (ms since 1970).

    Of a moment that no calendar holds, as a broken clock may have signed it, the first or the last.
    """
    try:
        return (EPOCH + timedelta(milliseconds=at_ms)).astimezone(zone)
    except OverflowError:
        last, first = datetime.max.replace(tzinfo=zone), datetime.min.replace(tzinfo=zone)
        return last if at_ms > 0 else first


class HybridClock:
    """Gives rising times for one replica. Not thread-safe: one writer owns it."""

    def __init__(self, wall: Clock, last: int = 0) -> None:
        self._wall = wall
        self.last = last

    def tick(self) -> int:
        """A time greater than all given or adopted before."""
        self.last = max(hlc(self._wall.now_ms()), self.last + 1)
        return self.last

    def adopt(self, remote: int) -> None:
        """Takes note of a time seen in another's entry, unless it runs far ahead of our clock."""
        if milliseconds(remote) <= self._wall.now_ms() + MAX_LEAD_MS:
            self.last = max(self.last, remote)
