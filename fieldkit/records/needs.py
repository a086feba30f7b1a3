"""Specific needs: codes in the manner of UNHCR's standard categories.

Kept to what aid is planned by. Categories that disclose torture or sexual violence are left out on
purpose: no hand-out needs them, and a laptop should not hold them.
"""

from enum import StrEnum


class Need(StrEnum):
    """A reason for priority, of one person (a large family: of its head)."""

    CHILD_AT_RISK = "CR"
    SEPARATED_CHILD = "SC"
    WOMAN_AT_RISK = "WR"
    OLDER_PERSON = "ER"
    SINGLE_PARENT = "SP"
    DISABILITY = "DS"
    SERIOUS_ILLNESS = "SM"
    PREGNANT_LACTATING = "PL"
    LARGE_FAMILY = "LF"
    FAMILY_UNITY = "FU"
    LEGAL_PROTECTION = "LP"
