"""A database of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from store_world import opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "aid.db"


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    engine = opened(path, create=True)
    yield engine
    engine.dispose()
