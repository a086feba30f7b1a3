"""Publishing the directory: records added, replaced or taken out, and a new signed manifest."""

from collections.abc import Iterable, Mapping
from typing import Any

from fieldkit.errors import FaultError, Refusal
from fieldkit.hq.headquarters import Headquarters
from fieldkit.journal.codec import encode
from fieldkit.journal.directory import take_directory, version_of
from fieldkit.journal.manifest import Manifest, record_hash, sign_manifest
from fieldkit.journal.replica import Replica
from fieldkit.records.registry import validate_fields

VALID_MS = 30 * 24 * 3600 * 1000
"""How long a manifest stands; past it work goes on, with its age shown."""

POSITION_BITS = 40
"""Positions of one epoch are below those of the next, so that no cursor of an earlier one skips."""

Key = tuple[str, bytes]


def publish(
    headquarters: Headquarters,
    replica: Replica,
    records: Mapping[Key, Mapping[str, Any]],
    remove: Iterable[Key] = (),
) -> Manifest | Refusal:
    """Puts changed records in force under the next version, in the caller's transaction.

    Refuses the first record whose fields are not valid.
    """
    bodies = {(row.kind, row.id): row.body for row in replica.store.directory()}
    for key, fields in records.items():
        checked = validate_fields(key[0], fields)
        if isinstance(checked, Refusal):
            return checked
        bodies[key] = encode(checked)
    for key in remove:
        bodies.pop(key, None)
    epoch, version = version_of(replica)
    now = max(headquarters.clock.now_ms(), 0)
    draft = Manifest(
        headquarters.keys.organisation,
        max(epoch, 1),
        version + 1,
        now,
        now + VALID_MS,
        {key: record_hash(*key, body) for key, body in bodies.items()},
        headquarters.keys.certificate,
    )
    manifest = sign_manifest(draft, headquarters.online)
    first = draft.epoch << POSITION_BITS
    replica.store.position(max(0, first - replica.store.position(0)))
    taken = take_directory(replica, manifest, bodies)
    if isinstance(taken, Refusal) or taken.missing:
        raise FaultError("headquarters does not accept its own directory")
    return manifest
