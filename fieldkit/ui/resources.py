"""Where pictures, words and forms stand: beside the package, or inside a frozen build."""

import sys
from pathlib import Path


def resource(name: str) -> Path:
    """The file or folder `name` of resources/."""
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parents[2]
    return base / "resources" / name
