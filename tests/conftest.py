"""What all tests share: property tests are judged by what they find, never by how long it takes;
and windows' garbage is collected on the thread that made them.

A server or runner of a test has threads of its own. Were garbage collected on one of those, a
window's timer would go there, which Qt cannot take back: the next turn of the loop would crash, in
whatever test comes then. A session in use is kept from it by `fieldkit.ui.collector`.
"""

import gc
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def of_windows(item: pytest.Item | None) -> bool:
    return "qapp" in getattr(item, "fixturenames", ())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Holds the collector during tests with windows, and collects once a file of them is done."""
    if not of_windows(item):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        if nextitem is None or nextitem.path != item.path:
            gc.collect()
            gc.enable()
