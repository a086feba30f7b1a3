"""From a family as typed to the service that saves it, unseen changes of others looked at first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.services.edit_household import Edited
from fieldkit.services.register_household import Registered
from fieldkit.ui.intents import Tell
from fieldkit.ui.pages.households_elsewhere import FamilyAsked
from fieldkit.ui.pages.households_merge import Merged, merge
from fieldkit.ui.pages.households_seen import Doubles
from fieldkit.ui.pages.households_services import HouseholdsServices
from fieldkit.ui.pages.households_typed import (
    TypedFamily,
    family_of,
    family_seen,
    household_details,
    household_edit,
    person_details,
)
from fieldkit.ui.theme import Tone
from fieldkit.ui.words import Speech, translate

Saved = Registered | Edited | Doubles | Merged | Refusal


@dataclass(frozen=True)
class Written:
    """What is being written: a family, and how it stood before if it was registered."""

    family: TypedFamily
    before: TypedFamily | None = None

    def draft(self, typed: TypedFamily) -> dict[str, Any]:
        """`typed` as JSON takes it, with what it is to be compared with later."""
        before = {} if self.before is None else {"before": self.before.draft()}
        return {**typed.draft(), **before}


def before_of(draft: Mapping[str, Any]) -> TypedFamily | None:
    """How the household stood when the typing of a draft began; None for a new family."""
    before = draft.get("before")
    return family_of(before) if isinstance(before, dict) else None


def save_family(
    services: HouseholdsServices,
    family: TypedFamily,
    before: TypedFamily | None,
    others: frozenset[bytes],
    today: date,
) -> Saved:
    """Registers or edits. Nothing is saved, and `Merged` comes back, where somebody else changed
    the same meanwhile; what they alone changed stays as they wrote it.
    """
    if before is None:
        return services.register(household_details(family, today), others)
    household = bytes.fromhex(family.household)
    seen = services.open(household)
    if isinstance(seen, Refusal):
        return seen
    merged = merge(before, family, family_seen(seen))
    if merged.clashes:
        return merged
    edit = household_edit(merged.family, merged.now, today)
    return services.edit(household, edit, others)


def resumed(
    family: TypedFamily, before: TypedFamily | None, now: TypedFamily
) -> tuple[Written, Merged]:
    """The draft of an edit, laid over the household as it is now."""
    merged = merge(before or now, family, now)
    # What clashes is compared once more when it is saved.
    return Written(merged.family, before if merged.clashes else now), merged


def typed_asked(family: TypedFamily, today: date) -> FamilyAsked:
    """The family as typed as a question to headquarters; rows without a whole name are left out."""
    people = [
        person_details(each, today)
        for each in family.members
        if each.family_name and each.given_name and not each.removed
    ]
    return FamilyAsked(tuple(people), family.phone or None)


def saved_word(done: Registered | Edited, speech: Speech) -> Tell:
    """That a family is saved, and what is odd about it."""
    words = [translate("Households", "Saved.")]
    words += [speech.code(each.code, each.params) for each in done.notices]
    return Tell(Tone.CARE if done.notices else Tone.GOOD, " ".join(words))
