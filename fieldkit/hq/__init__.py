"""Headquarters: its keys, its directory, its server and its commands."""
