"""The vault: the file `vault.json` beside the databases, and what opens it.

The format, its keys and the order of steps that survives a power cut: docs/vault-format.md.
"""
