"""The figures that laptop and headquarters must agree on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from fieldkit.records.ages import AgeBand, band_of
from fieldkit.records.assessment import Assessment
from fieldkit.records.household import Household, HouseholdStatus
from fieldkit.records.person import Person, Sex
from fieldkit.rules.family import Handed


@dataclass(frozen=True)
class Figures:
    """Counts of what stands: nothing deleted, voided or corrected is in them, nor a household that
    was joined into another or split.

    `people_by`: by sex and age band (None where no age is known); `units`: by item code.
    """

    households: int = 0
    people: int = 0
    people_by: Counter[tuple[Sex, AgeBand | None]] = field(default_factory=Counter)
    assessments: int = 0
    receipts: int = 0
    units: Counter[str] = field(default_factory=Counter)


def figures(
    households: Iterable[Household],
    people: Iterable[Person],
    assessments: Iterable[Assessment],
    receipts: Iterable[Handed],
    today: date,
) -> Figures:
    """Counts records in one pass over each; ages are those of `today`."""
    people_by: Counter[tuple[Sex, AgeBand | None]] = Counter()
    for person in people:
        if not person.deleted:
            years = person.age(today)
            people_by[person.sex, None if years is None else band_of(years)] += 1
    filled: set[bytes] = set()
    corrected: set[bytes] = set()
    for assessment in assessments:
        filled.add(assessment.id)
        if assessment.corrects is not None:
            corrected.add(assessment.corrects)
    units: Counter[str] = Counter()
    standing = 0
    for handed in receipts:
        if handed.stands:
            standing += 1
            for line in handed.receipt.lines:
                units[line["item"]] += line["quantity"]
    return Figures(
        households=sum(_counts(household) for household in households),
        people=people_by.total(),
        people_by=people_by,
        assessments=len(filled - corrected),
        receipts=standing,
        units=units,
    )


def _counts(household: Household) -> bool:
    gone = household.status in (HouseholdStatus.JOINED, HouseholdStatus.SPLIT)
    return not household.deleted and not gone
