"""zbar may be missing, or be there without what it needs itself: then reading does without it."""

import sys
from types import ModuleType

import pytest

from fieldkit.cards.zbar import zbar_module


class Unloadable(ModuleType):
    """A package whose library does not load."""

    def __init__(self, error: type[Exception]) -> None:
        super().__init__("pyzbar")
        self._error = error

    def __getattr__(self, name: str) -> object:
        raise self._error(f"{name}: libjpeg.so.62: cannot open shared object file")


@pytest.mark.skipif(sys.platform == "win32", reason="zbar stays off on Windows")
@pytest.mark.parametrize("error", [ImportError, OSError])
def test_without_its_library_there_is_no_zbar(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    monkeypatch.setitem(sys.modules, "pyzbar", Unloadable(error))
    assert zbar_module.__wrapped__() is None
