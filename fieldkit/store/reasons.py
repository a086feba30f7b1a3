"""Why a database could not be opened, or a change not saved."""

from fieldkit.errors import Code


class StoreReason(Code):
    """Outcome codes of the store."""

    MISSING = "store.missing"
    OTHER_KEY = "store.other_key"
    DAMAGED = "store.damaged"
    NEWER = "store.newer"
    NOT_WRITABLE = "store.not_writable"
    UNREACHABLE = "store.unreachable"
    DISK_FULL = "store.disk_full"
    BUSY = "store.busy"
