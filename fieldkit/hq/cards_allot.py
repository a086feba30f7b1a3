"""Giving blank cards to laptops: ranges of running numbers, told to all in the directory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.hq.cards import ISSUER
from fieldkit.hq.cards_ledger import PrintJob, job_of, jobs, spans_of, spoiled
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.publish import Key, publish
from fieldkit.hq.reasons import HqReason
from fieldkit.journal.replica import Replica
from fieldkit.records.card_range import CardRange
from fieldkit.records.device import Device, DeviceStatus
from fieldkit.records.ids import directory_id
from fieldkit.records.registry import KINDS, key_of
from fieldkit.services.held import directory


@dataclass(frozen=True)
class Allotted:
    """Cards now with a laptop; `moved`: how many of them were another's before."""

    device: str
    count: int
    moved: int


def allot(
    headquarters: Headquarters, first: int, last: int, device: str, move: bool = False
) -> Allotted | Refusal:
    """Gives the cards with these running numbers, both included, to a laptop (name or code).

    Refuses numbers that were not printed or are spoiled, a laptop that is not known or stands no
    longer, and, unless `move` is set, cards that another laptop has.
    """
    with headquarters.node.transaction() as replica:
        found = device_named(replica, device)
        if isinstance(found, Refusal):
            return found
        wanted = frozenset(range(first, last + 1))
        printed = jobs(replica)
        refusal = _unfit(printed, wanted, spoiled(replica))
        if refusal is not None:
            return refusal
        others = [each for each in directory(replica, CardRange) if each.device != found.id]
        taken = [each for each in others if _numbers(each) & wanted]
        if taken and not move:
            held = next(each for each in directory(replica, Device) if each.id == taken[0].device)
            params = {"device": held.name, "first": taken[0].first, "last": taken[0].last}
            return Refusal(HqReason.CARDS_ALLOTTED, params)
        manifest = publish(headquarters, replica, *rearranged(replica, wanted, found.id))
        if isinstance(manifest, Refusal):
            return manifest
        moved = sum(len(_numbers(each) & wanted) for each in taken)
        return Allotted(found.name, len(wanted), moved)


def rearranged(
    replica: Replica, numbers: frozenset[int], device: bytes | None = None
) -> tuple[dict[Key, Any], set[Key]]:
    """What the directory's ranges become once these cards are with one laptop, or with none.

    Records to put in, and to take out, of the laptops that gain or lose by it; a laptop's
    neighbouring ranges of one job are joined.
    """
    printed = jobs(replica)
    before = directory(replica, CardRange)
    after: dict[bytes, frozenset[int]] = {} if device is None else {device: numbers}
    holders = {each.device for each in before if _numbers(each) & numbers} | after.keys()
    for each in before:
        if each.device in holders:
            left = _numbers(each) if each.device == device else _numbers(each) - numbers
            after[each.device] = after.get(each.device, frozenset()) | left
    records: dict[Key, Any] = {}
    for holder, own in after.items():
        records |= _ranges(replica, printed, own, holder)
    remove = {("card_range", each.id) for each in before if each.device in holders}
    return records, remove - records.keys()


def device_named(replica: Replica, name: str) -> Device | Refusal:
    """A laptop that stands, by its name or its code; its code's beginning is enough."""
    found = [
        each
        for each in directory(replica, Device)
        if name in (each.name, each.code) or (len(name) >= 8 and each.code.startswith(name))
    ]
    if len(found) != 1:
        reason = HqReason.DEVICE_UNCLEAR if found else HqReason.DEVICE_UNKNOWN
        return Refusal(reason, {"device": name})
    if found[0].status is not DeviceStatus.ACTIVE:
        return Refusal(HqReason.DEVICE_REVOKED, {"device": name})
    return found[0]


def _unfit(printed: list[PrintJob], wanted: frozenset[int], bad: frozenset[int]) -> Refusal | None:
    real = frozenset(
        number
        for job in printed
        if not job.cancelled
        for number in range(job.first, job.last + 1)
        if number in wanted
    )
    if not wanted or wanted - real:
        lacking = min(wanted - real, default=0)
        return Refusal(HqReason.CARDS_NOT_PRINTED, {"number": lacking})
    if wanted & bad:
        return Refusal(HqReason.CARDS_SPOILED, {"number": min(wanted & bad)})
    return None


def _ranges(
    replica: Replica, printed: list[PrintJob], numbers: Iterable[int], device: bytes
) -> dict[Key, Mapping[str, Any]]:
    """Records for one laptop's cards: a range is within one job, which gives run and expiry."""
    by_job: dict[PrintJob, set[int]] = {}
    for number in numbers:
        job = job_of(printed, number)
        if job is not None:
            by_job.setdefault(job, set()).add(number)
    made: dict[Key, Mapping[str, Any]] = {}
    for job, own in by_job.items():
        for first, last in spans_of(own):
            fields = {
                "issuer": ISSUER,
                "first": first,
                "last": last,
                "run": job.run,
                "expiry": job.expiry.isoformat(),
                "device": device,
            }
            code = key_of(KINDS["card_range"], fields)
            made["card_range", directory_id(replica.organisation, "card_range", code)] = fields
    return made


def _numbers(held: CardRange) -> frozenset[int]:
    return frozenset(range(held.first, held.last + 1))
