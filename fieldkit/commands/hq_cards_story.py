"""`fieldkit hq cards story`: what became of one card, in words or as JSON; nobody's name in it."""

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from fieldkit.hq.cards_story import CardEvent, CardStory
from fieldkit.journal.clock import wall_time


def described(found: CardStory) -> dict[str, Any]:
    """A story as JSON has it; times are UTC, ids in hex, what is not known is null."""
    job, revoked, last = found.job, found.revoked, found.last_shown
    return {
        "number": found.number,
        "serial": found.serial.hex(),
        "status": found.status,
        "disputed": list(found.disputed),
        "printed": {"job": job.number, "at": _time(job.at_ms), "expiry": job.expiry.isoformat()},
        "spoiled": found.spoiled,
        "allotted": found.allotted or None,
        "household": found.household.hex() if found.household is not None else None,
        "replaced_by": found.replaced_by or None,
        "replaces": list(found.replaces),
        "revoked": None if revoked is None else {"reason": revoked[0], "on": str(revoked[1])},
        "events": [
            {"at": _time(each.at_ms), "device": each.device, "user": each.user, **each.said}
            for each in found.events
        ],
        "shown": found.shown,
        "last_shown": None if last is None else {"at": _time(last.at_ms), "site": last.site},
    }


def lines(found: CardStory) -> Iterator[str]:
    """A story as people read it, in the order in which it happened."""
    job = found.job
    yield f"Card {found.number}: {found.status}"
    if found.disputed:
        yield f"  laptops disagree on: {', '.join(found.disputed)}"
    yield f"  printed {_time(job.at_ms)} in job {job.number}, serves until {job.expiry}"
    yield f"  allotted to {found.allotted}" if found.allotted else "  allotted to no laptop"
    if found.spoiled:
        yield "  spoiled on paper, never to be given"
    for event in found.events:
        yield f"  {_time(event.at_ms)} {_event(event)}"
    if found.household is not None:
        yield f"  bound to household {found.household.hex()}"
    for number in found.replaces:
        yield f"  took the place of {number}"
    if found.replaced_by:
        yield f"  replaced by {found.replaced_by}"
    if found.revoked is not None:
        yield f"  on the list of cancelled cards since {found.revoked[1]}: {found.revoked[0]}"
    if found.last_shown is None:
        yield "  not shown at any hand-out"
    else:
        last = found.last_shown
        yield f"  shown at hand-outs: {found.shown}, last {_time(last.at_ms)} at {last.site}"


def _event(event: CardEvent) -> str:
    who = " by ".join(part for part in (event.device, event.user) if part) or "unknown laptop"
    said = ", ".join(
        f"{name.replace('_', ' ')} {value}" for name, value in event.said.items() if value
    )
    return f"{who}: {said or 'not readable here'}"


def _time(at_ms: int) -> str:
    return wall_time(at_ms, UTC).isoformat(timespec="seconds")
