"""The signed journal: entries, chains, clocks, their merge, and the parcels that carry them.

Formats stand in docs/protocol.md with test vectors. Nothing here knows a database, a network or a
screen: the tables behind it are the port in `repository`.
"""
