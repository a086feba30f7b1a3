"""Why headquarters could not be made or opened."""

from fieldkit.errors import Code


class HqReason(Code):
    """Outcome codes of headquarters."""

    EXISTS = "hq.exists"
    DATABASE_TAKEN = "hq.database_taken"
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
    FORM_PICTURES_MANY = "hq.form_pictures_many"
    FORM_PICTURES_LARGE = "hq.form_pictures_large"
    FORM_PICTURES_MISSING = "hq.form_pictures_missing"
    FORM_PICTURE_WRONG = "hq.form_picture_wrong"
    FORM_SOUNDS = "hq.form_sounds"
    FORM_NAME = "hq.form_name"
    FORM_VERSION_TAKEN = "hq.form_version_taken"
    RECOVERY_REVOKED = "hq.recovery_revoked"
    RECOVERY_NOT_USER = "hq.recovery_not_user"
    FILE_NOT_READABLE = "hq.file_not_readable"
    CARDS_USED_UP = "hq.cards_used_up"
    CARDS_NOT_PRINTED = "hq.cards_not_printed"
    CARDS_ALLOTTED = "hq.cards_allotted"
    CARDS_SPOILED = "hq.cards_spoiled"
    CARDS_BOUND = "hq.cards_bound"
    NO_SUCH_SHEET = "hq.no_such_sheet"
    DEVICE_UNKNOWN = "hq.device_unknown"
    DEVICE_UNCLEAR = "hq.device_unclear"
    DEVICE_REVOKED = "hq.device_revoked"


class RegionReason(Code):
    """Why a region's file cannot be loaded; `line` counts from 1."""

    UNREADABLE = "region.unreadable"
    NOT_YAML = "region.not_yaml"
    NO_COLUMN = "region.no_column"
    WRONG_SHAPE = "region.wrong_shape"
    UNKNOWN_FIELD = "region.unknown_field"
    WRONG_FIELD = "region.wrong_field"
    UNKNOWN_CODE = "region.unknown_code"
    CODE_TWICE = "region.code_twice"
