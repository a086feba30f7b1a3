"""Taking in a new directory: manifest checked, records complete, consequences drawn.

An erasure closes payloads, a clock correction reorders conflicts, a cut takes a revoked device's
later acts out of force: all in the transaction that stores the directory.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fieldkit.errors import Refusal
from fieldkit.journal.apply import Key, rebuild, records_of
from fieldkit.journal.feed import feed
from fieldkit.journal.letting_go import leave_areas
from fieldkit.journal.manifest import Manifest, record_hash
from fieldkit.journal.merge import Corrections
from fieldkit.journal.paging import cursors, put_cursors
from fieldkit.journal.reasons import JournalReason
from fieldkit.journal.renewal import ask_renewal
from fieldkit.journal.replica import DeviceTrust, Replica
from fieldkit.journal.repository import DirectoryRow


@dataclass(frozen=True, slots=True)
class DirectoryTaken:
    """A newer directory is in force; `missing` lists records still to be asked for, if not."""

    epoch: int
    version: int
    touched: frozenset[Key] = frozenset()
    missing: tuple[tuple[str, bytes], ...] = ()


def version_of(replica: Replica) -> tuple[int, int]:
    """(epoch, version) of the directory in force; (0, 0) before the first."""
    stored = replica.store.setting("directory_version")
    if stored is None:
        return (0, 0)
    return (int.from_bytes(stored[:8], "big"), int.from_bytes(stored[8:], "big"))


def take_directory(
    replica: Replica, manifest: Manifest, bodies: Mapping[tuple[str, bytes], bytes]
) -> DirectoryTaken | Refusal:
    """Puts a manifest's directory in force; `bodies` are the records sent beside it.

    Refuses one that root's key does not vouch for, one older than that in force, and one of which
    records are missing both in `bodies` and here (then `missing` says which, and nothing changed).
    """
    if not manifest.genuine(replica.organisation, replica.root_key):
        other = manifest.organisation != replica.organisation
        reason = JournalReason.OTHER_ORGANISATION if other else JournalReason.BAD_SIGNATURE
        return Refusal(reason)
    current = version_of(replica)
    held = replica.headquarters
    if held is not None and manifest.key.number < held.number:
        return Refusal(JournalReason.DIRECTORY_OLDER, {"held": current[1]})
    if (manifest.epoch, manifest.version) < current:
        return Refusal(JournalReason.DIRECTORY_OLDER, {"held": current[1]})
    if (manifest.epoch, manifest.version) == current:
        replica.store.put_setting("manifest", manifest.pack())
        return DirectoryTaken(*current)
    rows, missing = _gather(replica, manifest, bodies)
    if missing:
        return DirectoryTaken(manifest.epoch, manifest.version, missing=tuple(missing))
    before = _devices(replica)
    corrected, erased = replica.corrections, set(replica.erased)
    replica.store.put_directory(rows)
    replica.store.put_setting("manifest", manifest.pack())
    version = manifest.epoch.to_bytes(8, "big") + manifest.version.to_bytes(8, "big")
    replica.store.put_setting("directory_version", version)
    areas = replica.areas
    replica.learn()
    if areas is not None and replica.areas is not None and areas - replica.areas:
        leave_areas(replica, areas - replica.areas)
        _forget_cursors(replica)
    keys = _erase(replica, set(replica.erased) - erased)
    if replica.corrections != corrected:
        _leave_corrected_logs(replica, corrected)
        keys |= set(replica.store.disputed())
    keys |= _recut(replica, before)
    changed = rebuild(replica, keys)
    if replica.feeds:
        feed(replica, changed, {})
    return DirectoryTaken(manifest.epoch, manifest.version, frozenset(keys))


def _leave_corrected_logs(replica: Replica, before: Corrections) -> None:
    """A log of our own that headquarters corrected is not written on: its times stay wrong."""
    for row in replica.store.logs():
        if replica.corrections.spans.get(row.tag) != before.spans.get(row.tag):
            ask_renewal(replica, row.name)


def _forget_cursors(replica: Replica) -> None:
    held = cursors(replica)
    keep = {area: position for area, position in held.items() if area in (replica.areas or ())}
    put_cursors(replica, keep)


def _gather(
    replica: Replica, manifest: Manifest, bodies: Mapping[tuple[str, bytes], bytes]
) -> tuple[list[DirectoryRow], list[tuple[str, bytes]]]:
    held = {(row.kind, row.id): row for row in replica.store.directory()}
    rows, missing = [], []
    for key, digest in sorted(manifest.hashes.items()):
        sent, kept = bodies.get(key), held.get(key)
        if kept is not None and record_hash(*key, kept.body) == digest:
            # With the version of its last change: what did not change does not travel again.
            rows.append(kept)
        elif sent is not None and record_hash(*key, sent) == digest:
            rows.append(DirectoryRow(*key, sent, manifest.version))
        else:
            missing.append(key)
    return rows, missing


def _devices(replica: Replica) -> dict[bytes, DeviceTrust | None]:
    return {row.id: replica.device(row.id) for row in replica.store.directory("device")}


def _erase(replica: Replica, records: set[bytes]) -> set[Key]:
    """Closes the payloads of erased records, here and for good."""
    rows = replica.store.entries_on(records)
    replica.store.put_entries([row.now(row.entry.closed()) for row in rows])
    kinds = {fields["record"]: fields["kind"] for _, fields in replica.directory_fields("erasure")}
    return {(str(kinds[record]), record) for record in records}


def _recut(replica: Replica, before: Mapping[bytes, DeviceTrust | None]) -> set[Key]:
    """Records that a device touched whose standing has changed."""
    keys: set[Key] = set()
    for device, now in _devices(replica).items():
        was = before.get(device)
        if was is None or now is None or (was.revoked, was.cut) == (now.revoked, now.cut):
            continue
        for name in {log.name for log in replica.store.logs() if log.name.device == device}:
            keys |= records_of(replica, name)
    return keys
