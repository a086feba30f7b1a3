"""Times of day as a person tells them, with the offset of the place where they are told."""

import re
from datetime import UTC, datetime, timedelta

from fieldkit.expression import Node, World
from fieldkit.forms.state import state_of

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CLOCK = re.compile(r"\d\d:\d\d:\d\d(?:\.\d+)?")


def in_zone(world: World, node: Node, text: str) -> str:
    """An answer to a `time` or `dateTime` that states no offset, with that of the session's zone;
    any other as it is.

    The offset is that of the day named, of today for a mere time (ODK XForms, Data Types:
    `2026-11-22T10:00:00.000+03:00`). Answers that come from elsewhere keep what they state.
    """
    day, _, clock = text.rpartition("T")
    if state_of(node).definition.bind.type not in ("time", "dateTime"):
        return text
    if not _CLOCK.fullmatch(clock):
        return text
    now = (EPOCH + timedelta(milliseconds=world.clock.now_ms())).astimezone(world.zone.tz)
    try:
        at = datetime.fromisoformat(f"{day or now.date().isoformat()}T{clock[:8]}")
    except ValueError:
        return text
    local = at.replace(tzinfo=world.zone.tz).isoformat(timespec="milliseconds")
    return local if day else local.partition("T")[2]
