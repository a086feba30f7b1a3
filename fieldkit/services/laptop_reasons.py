"""Why a laptop could not be made ready for work."""

from fieldkit.errors import Code


class LaptopReason(Code):
    """Outcome codes of enrolling and unlocking, besides those of the vault and of sync."""

    ALREADY_ENROLLED = "laptop.already_enrolled"
    FOLDER_NOT_WRITABLE = "laptop.folder_not_writable"
