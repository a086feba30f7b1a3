"""Laptops for the long runs, enrolled with a real headquarters."""

from tests.hq.conftest import region_areas, served, template

__all__ = ["region_areas", "served", "template"]
