"""The composition root: the real clock and randomness, handed to the rooms below."""

from datetime import UTC, date, datetime

from fieldkit.services.unlock import Machine
from fieldkit.system import SystemClock, SystemRandomness


def machine() -> Machine:
    """This machine, as the services want it."""
    return Machine(SystemClock(), SystemRandomness())


def today(this: Machine) -> date:
    """The day by this machine's clock, UTC; 1970-01-01 for a clock before that."""
    return datetime.fromtimestamp(max(this.clock.now_ms(), 0) / 1000, tz=UTC).date()
