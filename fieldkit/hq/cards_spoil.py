"""Spoiled cards: what was printed badly may still lie about, so it must never be taken.

Its serials are revoked; the sheet that replaces it has new numbers. Printing the same numbers once
more would leave two cards of each, and nobody could say which of them a family has.
"""

from dataclasses import dataclass

from fieldkit.errors import Refusal
from fieldkit.hq.cards import today
from fieldkit.hq.cards_allot import rearranged
from fieldkit.hq.cards_ledger import add_spoiled, job_of, jobs, spoiled
from fieldkit.hq.cards_states import bound_among
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.publish import publish
from fieldkit.hq.reasons import HqReason
from fieldkit.journal.replica import Replica
from fieldkit.records.card_range import CardRange
from fieldkit.records.device import Device
from fieldkit.records.ids import directory_id
from fieldkit.records.revocation import RevocationReason
from fieldkit.services.held import directory


@dataclass(frozen=True)
class Spoiled:
    """Cards that no laptop takes any more. `device`: the code of the one laptop that had them,
    empty where none or several had.
    """

    count: int
    device: str


def spoil(headquarters: Headquarters, numbers: frozenset[int]) -> Spoiled | Refusal:
    """Cancels blank cards by their running numbers, and takes them off their laptops' stock.

    Refuses numbers that were not printed, and cards that a family has already: those are cancelled
    as lost or replaced, with the family. Cards already spoiled are passed over.
    """
    with headquarters.node.transaction() as replica:
        printed = jobs(replica)
        lacking = sorted(each for each in numbers if job_of(printed, each) is None)
        if lacking or not numbers:
            return Refusal(HqReason.CARDS_NOT_PRINTED, {"number": next(iter(lacking), 0)})
        bound = bound_among(replica, numbers)
        if bound:
            return Refusal(HqReason.CARDS_BOUND, {"number": min(bound)})
        fresh = numbers - spoiled(replica)
        device = _one_device(replica, fresh)
        records, remove = rearranged(replica, fresh)
        for number in sorted(fresh):
            job = job_of(printed, number)
            assert job is not None, "checked above"
            serial = job.serial(number)
            record = directory_id(replica.organisation, "revocation", serial.hex())
            records["revocation", record] = {
                "serial": serial,
                "reason": RevocationReason.DAMAGED.value,
                "on": today(headquarters).isoformat(),
            }
        if not fresh:
            return Spoiled(0, device)
        manifest = publish(headquarters, replica, records, remove)
        if isinstance(manifest, Refusal):
            return manifest
        add_spoiled(replica, sorted(fresh))
        return Spoiled(len(fresh), device)


def sheet_numbers(
    headquarters: Headquarters, job_number: int, sheet: int
) -> frozenset[int] | Refusal:
    """The running numbers on a sheet of a job, both from 1. Refuses a sheet that is not there."""
    with headquarters.node.transaction() as replica:
        printed = jobs(replica)
    job = next((each for each in printed if each.number == job_number), None)
    found = frozenset(job.on_sheet(sheet)) if job is not None and not job.cancelled else frozenset()
    if not found:
        return Refusal(HqReason.NO_SUCH_SHEET, {"job": job_number, "sheet": sheet})
    return found


def _one_device(replica: Replica, numbers: frozenset[int]) -> str:
    holders = {
        each.device
        for each in directory(replica, CardRange)
        if any(each.first <= number <= each.last for number in numbers)
    }
    if len(holders) != 1:
        return ""
    return next((each.code for each in directory(replica, Device) if each.id in holders), "")
