"""Why a laptop could not be made ready for work."""

from fieldkit.errors import Code


class LaptopReason(Code):
    """Outcome codes of enrolling and unlocking, besides those of the vault and of sync."""

    ALREADY_ENROLLED = "laptop.already_enrolled"
    WORK_LEFT = "laptop.work_left"
    FOLDER_NOT_WRITABLE = "laptop.folder_not_writable"
    ENROL_UNREACHABLE = "laptop.enrol_unreachable"
    ENROL_GARBAGE = "laptop.enrol_garbage"
    ENROL_REFUSED = "laptop.enrol_refused"
    ENROL_FAULT = "laptop.enrol_fault"
    ENROL_OTHER = "laptop.enrol_other"
    CODE_FILE_UNREADABLE = "laptop.code_file_unreadable"
    CODE_NOT_IN_FILE = "laptop.code_not_in_file"
    NOBODY = "laptop.nobody"
