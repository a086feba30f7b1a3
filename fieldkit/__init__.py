"""FieldKit: the offline-first field tool for humanitarian teams."""

__version__ = "0.1.0"
