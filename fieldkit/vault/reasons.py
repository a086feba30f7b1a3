"""The codes of the vault room; their words stand in resources/i18n/messages/vault.yaml."""

from fieldkit.errors import Code


class VaultReason(Code):
    """Why the vault, its lock or its folder refused."""

    ABSENT = "vault.absent"
    CUT = "vault.cut"
    ALTERED = "vault.altered"
    NEWER_VERSION = "vault.newer_version"
    WRONG_PASSPHRASE = "vault.wrong_passphrase"  # noqa: S105
    UNKNOWN_USER = "vault.unknown_user"
    USER_EXISTS = "vault.user_exists"
    COMPARTMENT_NOT_ALLOWED = "vault.compartment_not_allowed"
    OTHER_COMPARTMENT = "vault.other_compartment"
    KDF_BOUNDS = "vault.kdf_bounds"
    RECOVERY_KEY_WRONG = "vault.recovery_key_wrong"
    RECOVERY_REQUEST_WRONG = "vault.recovery_request_wrong"
    RECOVERY_ANSWER_WRONG = "vault.recovery_answer_wrong"
    RECOVERY_ANSWER_OTHER = "vault.recovery_answer_other"
    RECOVERY_WORDS_WRONG = "vault.recovery_words_wrong"
    RECOVERY_NOT_ASKED = "vault.recovery_not_asked"
    REKEY_UNFINISHED = "vault.rekey_unfinished"
    IN_USE = "vault.in_use"
    DISK_FULL = "vault.disk_full"
    FOLDER_NOT_WRITABLE = "vault.folder_not_writable"
    NOT_READABLE = "vault.not_readable"


class WeakReason(Code):
    """Why a passphrase is too easy to guess."""

    SHORT = "vault.weak_short"
    COMMON = "vault.weak_common"
    WORD = "vault.weak_word"
    NAME = "vault.weak_name"
    KEYBOARD = "vault.weak_keyboard"
    REPEAT = "vault.weak_repeat"
    SEQUENCE = "vault.weak_sequence"
    DATE = "vault.weak_date"


class BackupReason(Code):
    """Why a backup was not made or not restored."""

    ABSENT = "vault.backup_absent"
    DAMAGED = "vault.backup_damaged"
    NEWER_VERSION = "vault.backup_newer_version"
    KEY_WRONG = "vault.backup_key_wrong"
    KEY_FILE_ABSENT = "vault.backup_key_file_absent"
    FOLDER_NOT_EMPTY = "vault.backup_folder_not_empty"
    RECIPIENT_WRONG = "vault.backup_recipient_wrong"
    SOURCE_MISSING = "vault.backup_source_missing"
