"""What a criterion may ask about a household, and whose needs go first."""

from collections.abc import Mapping
from datetime import date

from fieldkit.records.ages import AgeBand, band_of
from fieldkit.records.needs import Need
from fieldkit.records.person import Person, Sex
from fieldkit.records.programme import Programme
from fieldkit.rules.family import Family

# The names by which criteria count people with a specific need.
NEED_NAMES: Mapping[Need, str] = {
    Need.CHILD_AT_RISK: "children_at_risk",
    Need.SEPARATED_CHILD: "separated_children",
    Need.WOMAN_AT_RISK: "women_at_risk",
    Need.OLDER_PERSON: "older_at_risk",
    Need.SINGLE_PARENT: "single_parents",
    Need.DISABILITY: "disabled",
    Need.SERIOUS_ILLNESS: "seriously_ill",
    Need.PREGNANT_LACTATING: "pregnant_or_lactating",
    Need.LARGE_FAMILY: "large_families",
    Need.FAMILY_UNITY: "family_unity",
    Need.LEGAL_PROTECTION: "legal_protection",
}
_BAND_NAMES: Mapping[AgeBand, str] = {
    AgeBand.UNDER_5: "under_5",
    AgeBand.SCHOOL: "aged_5_11",
    AgeBand.TEEN: "aged_12_17",
    AgeBand.ADULT: "aged_18_59",
    AgeBand.OLDER: "aged_60_up",
}


def criterion_record(
    family: Family, today: date, answers: Mapping[str, object] | None = None
) -> dict[str, object]:
    """The facts of a household that a criterion may name.

    `size`, `children` (under 18), a count for each age band (`under_5`, `aged_60_up`...), `women`
    and `men` (18 and over), a count for each specific need (`disabled`, `single_parents`...),
    `days_here` since arrival (absent if not known), `origin_settlement`, and `answers`, those of
    the last assessment.
    """
    living = family.living_members()
    record: dict[str, object] = {"size": len(living), **_counts(living, today)}
    for need, name in NEED_NAMES.items():
        record[name] = sum(need in person.specific_needs for person in living)
    if family.household.arrived is not None:
        record["days_here"] = (today - family.household.arrived).days
    record["origin_settlement"] = family.household.origin_settlement or ""
    record["answers"] = dict(answers or {})
    return record


def _counts(living: list[Person], today: date) -> dict[str, int]:
    counts = {**dict.fromkeys(_BAND_NAMES.values(), 0), "children": 0, "women": 0, "men": 0}
    for person in living:
        years = person.age(today)
        if years is None:
            continue
        counts[_BAND_NAMES[band_of(years)]] += 1
        counts["children"] += years < 18
        counts["women"] += years >= 18 and person.sex is Sex.FEMALE
        counts["men"] += years >= 18 and person.sex is Sex.MALE
    return counts


def priority(programme: Programme, family: Family) -> tuple[Need, ...]:
    """Those of the programme's priority needs that somebody in the family has, in its order."""
    present = {need for person in family.living_members() for need in person.specific_needs}
    return tuple(need for need in programme.priority if need in present)
