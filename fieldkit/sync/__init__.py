"""Bringing journals, pages and the directory from node to node, over any road.

Places kept for what comes later: `hub` (a relay on the local network), `bundle` (the same parcels
on a stick), certificate pinning in `transport`, bucket digests at the end of `pull`, attachments.
"""
