"""Forms of headquarters as records of the directory.

A form's record names a version; the bytes stand in a record of their own, which travels once, and
pictures in files that travel after the directory.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.hq.forms_read import ReadyForm
from fieldkit.hq.reasons import HqReason
from fieldkit.journal.codec import decode, encode
from fieldkit.journal.replica import Replica
from fieldkit.records.ids import directory_id
from fieldkit.sync.files import drop_unnamed

KEPT_VERSIONS = 5
"""Of each form: drafts and corrections go on with the version that they began with."""
ALL_FORMS_LIMIT = 2 * 1024 * 1024
"""Bytes of all forms packed and of their records: a laptop's first answer carries the whole
directory, in 4 MiB.
"""
Key = tuple[str, bytes]
Fields = dict[str, Any]


def form_records(
    replica: Replica, ready: list[ReadyForm], now_ms: int
) -> tuple[dict[Key, Fields], list[Key]] | Refusal:
    """What publishing these forms puts into the directory and takes out of it.

    A form that stands there unchanged keeps its record. Refuses another content under a version
    that is out already: answers would not say to which questions they were given. Other pictures
    and areas may come under it: then it keeps its place among the versions. Of each form the last
    versions stay, `KEPT_VERSIONS` of them.
    """
    organisation = replica.organisation
    held: dict[bytes, Fields] = dict(replica.directory_fields("form"))
    after = dict(held)
    records: dict[Key, Fields] = {}
    for each in ready:
        record = directory_id(organisation, "form", f"{each.code}/{each.version}")
        known, fields = held.get(record), each.fields(max(now_ms, 0))
        if known is not None and known["sha256"] != each.sha256:
            params = {"file": each.file, "version": each.version}
            return Refusal(HqReason.FORM_VERSION_TAKEN, params)
        if known is not None and bool(known.get("withdrawn")) == each.withdrawn:
            if all(known.get(name, []) == fields.get(name, []) for name in ("media", "areas")):
                continue
            fields["published_ms"] = known.get("published_ms", 0)
        after[record] = records["form", record] = fields
        content = directory_id(organisation, "form_content", each.sha256.hex())
        records["form_content", content] = {"sha256": each.sha256, "content": each.content}
    gone = _old_versions(after)
    staying = [fields for key, fields in after.items() if key not in gone]
    kept = {fields["sha256"]: fields["size"] for fields in staying}
    # A long list of pictures weighs as much as the form itself.
    if sum(kept.values()) + sum(len(encode(fields)) for fields in staying) > ALL_FORMS_LIMIT:
        return Refusal(HqReason.FORMS_TOO_LARGE, {"limit_kb": ALL_FORMS_LIMIT // 1024})
    remove: list[Key] = [("form", key) for key in gone]
    for row in replica.store.directory("form_content"):
        if decode(row.body)["sha256"] not in kept:
            remove.append(("form_content", row.id))
    return records, remove


def keep_pictures(replica: Replica, ready: Iterable[ReadyForm]) -> None:
    """Puts the pictures of published forms where laptops get them, each once; lets go of those that
    no form names any more.
    """
    held = replica.store.held_files()
    for each in ready:
        for data in each.media.values():
            sha256 = hashlib.sha256(data).digest()
            if sha256 not in held:
                replica.store.put_file(sha256, data)
    drop_unnamed(replica)


def _old_versions(forms: Mapping[bytes, Fields]) -> set[bytes]:
    """The records of each form past its last versions."""
    by_code: dict[str, list[tuple[int, bytes]]] = {}
    for key, fields in forms.items():
        by_code.setdefault(fields["code"], []).append((fields.get("published_ms", 0), key))
    kept = {
        key for found in by_code.values() for _, key in sorted(found, reverse=True)[:KEPT_VERSIONS]
    }
    return set(forms) - kept
