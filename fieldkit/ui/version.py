"""Which FieldKit this is."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

UNKNOWN = "?"


def version() -> str:
    """The version installed; “?” where the package carries no metadata."""
    try:
        return installed("fieldkit")
    except PackageNotFoundError:
        return UNKNOWN
