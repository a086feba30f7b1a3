"""What stands in a folder without a vault, before a laptop is made there."""

from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.services.laptop_reasons import LaptopReason
from fieldkit.vault.atomic import write_refusal
from fieldkit.vault.marker import Marker, read_marker


def clear_left_over(folder: Path, database: str) -> Refusal | None:
    """Takes away the database of an enrolment that was cut short.

    Never one in which somebody may have worked, which is each but those whose marker stands at
    nothing: its `vault.json` may come back from a backup, and with it acts that no one else has.
    Refuses that (`laptop.work_left`), and as `write_refusal` does.
    """
    found = read_marker(folder)
    untouched = isinstance(found, Marker) and not any(mark.seq for mark in found.marks.values())
    left = sorted(folder.glob(f"{database}*"))
    if left and not untouched:
        return Refusal(LaptopReason.WORK_LEFT, {"folder": str(folder)})
    try:
        for each in left:
            each.unlink()
    except OSError as error:
        return write_refusal(error, folder)
    return None
