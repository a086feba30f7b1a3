"""Fixtures of the vault's tests."""

import pytest
from vault_world import World, make_world


@pytest.fixture(scope="session")
def world() -> World:
    """AIDER may open aid; TRACER may open both."""
    return make_world()
