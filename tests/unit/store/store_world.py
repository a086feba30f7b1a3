"""What the store's tests share."""

from pathlib import Path

from sqlalchemy import Engine

from fieldkit.errors import Refusal
from fieldkit.store.engine import open_sqlcipher

KEY = b"a key made for the tests only :)"


def opened(path: Path, *, create: bool = False, busy_ms: int = 0) -> Engine:
    """A database that must open."""
    engine = open_sqlcipher(path, KEY, create=create, busy_ms=busy_ms)
    assert isinstance(engine, Engine), engine
    return engine


def code_of(answer: object) -> object:
    """The code of a refusal; anything else as it is."""
    return answer.code if isinstance(answer, Refusal) else answer
