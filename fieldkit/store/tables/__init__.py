"""Every table of a replica's database; importing this room registers them all in `METADATA`."""

from collections.abc import Mapping

from sqlalchemy import Table

from fieldkit.store.tables import directory, journal, placement, search
from fieldkit.store.tables.facts import FACT_TABLES
from fieldkit.store.tables.kept import METADATA, OtherRow, finished
from fieldkit.store.tables.registers import REGISTER_TABLES

RECORD_TABLES: Mapping[str, Table] = {**REGISTER_TABLES, **FACT_TABLES}
"""The table of each kind of register and fact that this version knows."""

OTHER: Table = finished(OtherRow)
"""Where records of all other kinds are carried."""

__all__ = ["METADATA", "OTHER", "RECORD_TABLES", "directory", "journal", "placement", "search"]
