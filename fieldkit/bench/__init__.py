"""Benchmarks of `fieldkit bench`: each file has `run(params) -> metrics`."""
