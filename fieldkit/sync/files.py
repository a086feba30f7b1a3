"""Files that the directory names (pictures of forms): asked for by hash, after all else is in.

A file is whole in one answer, so that a cut costs the files of one request at most, and one that
is held is never asked for again.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.codec import expect
from fieldkit.journal.log import is_bytes
from fieldkit.journal.replica import Replica
from fieldkit.sync.asking import ODD_ANSWER, Answer, Asker
from fieldkit.sync.reasons import SyncReason
from fieldkit.sync.wire import refusal_body

PATH = "/v1/files"
MAX_ITEMS = 1000
"""Hashes in one request."""
ANSWER_BYTES = 512 * 1024
"""Past this no further file goes into an answer: what a cut on a slow line costs at most."""


def named_files(replica: Replica) -> set[bytes]:
    """The SHA-256 of every file that a form of the directory names."""
    forms = (fields for _, fields in replica.directory_fields("form"))
    return {bytes.fromhex(each["sha256"]) for form in forms for each in form.get("media", ())}


def drop_unnamed(replica: Replica) -> None:
    """Lets go of files that no form names any more."""
    for sha256 in replica.store.held_files() - named_files(replica):
        replica.store.drop_file(sha256)


def give_files(replica: Replica, device: bytes, body: Answer) -> Answer:
    """Headquarters' side: as many of the files asked for as fit, in the order of asking.

    What the directory does not name is not given, whatever is asked.
    """
    trust = replica.device(device)
    if trust is None or trust.revoked:
        return refusal_body(Refusal(SyncReason.REVOKED))
    asked = body.get("files")
    expect(isinstance(asked, list) and len(asked) <= MAX_ITEMS, "files")
    expect(all(is_bytes(each, 32) for each in asked or ()), "files")
    return {"files": list(_chosen(replica, asked or []))}


def _chosen(replica: Replica, asked: list[bytes]) -> Iterator[bytes]:
    named, size = named_files(replica), 0
    for sha256 in asked:
        content = replica.store.file(sha256) if sha256 in named else None
        if content is not None:
            yield content
            size += len(content)
        if size > ANSWER_BYTES:
            return


def wanted_files(replica: Replica) -> list[bytes]:
    """What this laptop lacks of the files that its directory names."""
    return sorted(named_files(replica) - replica.store.held_files())


def fetch_files(asker: Asker, wanted: list[bytes]) -> int | Refusal:
    """One request; how many files came, each checked by its hash. 0: headquarters has none of them.

    Refuses as `Asker.ask` does, and what was not asked for (`sync.garbage`).
    """
    answer = asker.ask(PATH, {"files": wanted[:MAX_ITEMS]})
    if isinstance(answer, Refusal):
        return answer
    try:
        came = _checked(answer["files"], set(wanted))
    except ODD_ANSWER:
        return Refusal(SyncReason.GARBAGE)
    with asker.node.transaction() as replica:
        for sha256, content in came.items():
            replica.store.put_file(sha256, content)
    asker.report.files += len(came)
    return len(came)


def _checked(contents: Any, wanted: set[bytes]) -> dict[bytes, bytes]:
    came = {hashlib.sha256(content).digest(): content for content in contents}
    expect(came.keys() <= wanted, "files")
    return came
