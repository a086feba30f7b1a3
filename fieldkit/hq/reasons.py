"""Why headquarters could not be made or opened."""

from fieldkit.errors import Code


class HqReason(Code):
    """Outcome codes of headquarters."""

    EXISTS = "hq.exists"
    ABSENT = "hq.absent"
    WRONG_PASSPHRASE = "hq.wrong_passphrase"  # noqa: S105
    KEYS_DAMAGED = "hq.keys_damaged"
    NOT_WRITABLE = "hq.not_writable"
    UNKNOWN_AREA = "hq.unknown_area"
    PORT_TAKEN = "hq.port_taken"
    UNKNOWN_USER = "hq.unknown_user"
    NOT_OURS = "hq.not_ours"
    FILE_NOT_WRITABLE = "hq.file_not_writable"
    FORM_FILE_MISSING = "hq.form_file_missing"
    FORM_UNSUPPORTED = "hq.form_unsupported"
    FORM_TOO_LARGE = "hq.form_too_large"
    FORMS_TOO_LARGE = "hq.forms_too_large"
    FORM_NAME = "hq.form_name"
    FORM_VERSION_TAKEN = "hq.form_version_taken"
    RECOVERY_REVOKED = "hq.recovery_revoked"
    RECOVERY_NOT_USER = "hq.recovery_not_user"
    FILE_NOT_READABLE = "hq.file_not_readable"
