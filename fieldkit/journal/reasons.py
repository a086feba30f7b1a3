"""Why a parcel or an entry was not accepted or not applied."""

from fieldkit.errors import Code


class JournalReason(Code):
    """Outcome codes of the journal."""

    MALFORMED = "journal.malformed"
    OTHER_ORGANISATION = "journal.other_organisation"
    UNKNOWN_DEVICE = "journal.unknown_device"
    UNKNOWN_INCARNATION = "journal.unknown_incarnation"
    UNKNOWN_USER_KEY = "journal.unknown_user_key"
    BAD_SIGNATURE = "journal.bad_signature"
    GAP = "journal.gap"
    DEVICE_REVOKED = "journal.device_revoked"
    NEWER_SCHEMA = "journal.newer_schema"
    TOO_LARGE = "journal.too_large"
    SEALED_UNREADABLE = "journal.sealed_unreadable"
    DIRECTORY_OLDER = "journal.directory_older"
    PAGE_OUTSIDE_AREAS = "journal.page_outside_areas"
    INCOMPLETE = "journal.incomplete"
    ERASED = "journal.erased"
    EARLIER_EPOCH = "journal.earlier_epoch"
    MIXED_AUTHORS = "journal.mixed_authors"
    TOO_MANY_BRANCHES = "journal.too_many_branches"
    LOG_COPIED = "journal.log_copied"
