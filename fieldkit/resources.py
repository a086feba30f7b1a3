"""Where what is not code stands: pictures, words, forms, fonts."""

from pathlib import Path

_BASE = Path(__file__).resolve().parents[1] / "resources"


def resource(name: str = "") -> Path:
    """The file or folder `name` of resources/; the folder itself without a name.

    resources/ stands beside the package, in a checkout as in a built application: PyInstaller gives
    a frozen module the path that it would have there.
    """
    return _BASE / name
