"""A headquarters and a laptop with a real encrypted store: fixtures, taken by the files that want
them (`hq, laptop = stores.hq, stores.laptop`).
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.services.services_world import Headquarters, Laptop, fill_directory


@pytest.fixture
def hq() -> Headquarters:
    """Areas, sites, items, programmes and rounds."""
    made = Headquarters()
    fill_directory(made)
    return made


@pytest.fixture
def laptop(tmp_path: Path, hq: Headquarters) -> Iterator[Laptop]:
    """Enrolled there, at the site TAC-1; its session registers, distributes and keeps the store."""
    made = Laptop(tmp_path, hq)
    yield made
    made.engine.dispose()
