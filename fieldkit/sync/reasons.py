"""Why a meeting with headquarters did not go through."""

from fieldkit.errors import Code


class SyncReason(Code):
    """Outcome codes of sync."""

    UNREACHABLE = "sync.unreachable"
    REFUSED = "sync.refused"
    GARBAGE = "sync.garbage"
    OTHER_ORGANISATION = "sync.other_organisation"
    BAD_SIGNATURE = "sync.bad_signature"
    NONCE = "sync.nonce"
    UNKNOWN_DEVICE = "sync.unknown_device"
    REVOKED = "sync.revoked"
    NEWER_PROTOCOL = "sync.newer_protocol"
    TOO_LARGE = "sync.too_large"
    SERVER_FAULT = "sync.server_fault"
    STUCK = "sync.stuck"
    CODE_MALFORMED = "sync.code_malformed"
    CODE_UNKNOWN = "sync.code_unknown"
    CODE_USED = "sync.code_used"
    CODE_EXPIRED = "sync.code_expired"
    OTHER_HEADQUARTERS = "sync.other_headquarters"
    ELSEWHERE_LIMIT = "sync.elsewhere_limit"
    ELSEWHERE_OFF = "sync.elsewhere_off"
