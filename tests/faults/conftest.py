"""Laptops for the long runs, enrolled with a real headquarters."""

from tests.hq.conftest import laptop, region_areas, served, template

__all__ = ["laptop", "region_areas", "served", "template"]
