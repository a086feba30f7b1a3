"""A headquarters and a laptop for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from services_world import Headquarters, Laptop, fill_directory


@pytest.fixture
def hq() -> Headquarters:
    made = Headquarters()
    fill_directory(made)
    return made


@pytest.fixture
def laptop(tmp_path: Path, hq: Headquarters) -> Iterator[Laptop]:
    made = Laptop(tmp_path, hq)
    yield made
    made.engine.dispose()
