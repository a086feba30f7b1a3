"""The organisation's own name, as the directory gives it to every laptop."""

from dataclasses import dataclass

from fieldkit.errors import Refusal
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.publish import Key, publish
from fieldkit.journal.replica import Replica
from fieldkit.records.organisation import OWN, Organisation, own_organisation
from fieldkit.records.record import fields_of
from fieldkit.services.organisation import organisation_in

LONGEST_NAME = 100
"""Characters of a name in the directory; the name in the keys has no bound."""


@dataclass(frozen=True)
class NewWords:
    """What is to be changed; None leaves a word as it is, an empty contact takes it away."""

    name_ru: str | None = None
    name_en: str | None = None
    contact_ru: str | None = None
    contact_en: str | None = None

    @property
    def some(self) -> bool:
        """Whether anything is to be changed."""
        return any(word is not None for word in vars(self).values())


def organisation(headquarters: Headquarters) -> Organisation:
    """The organisation as laptops hear of it; by its name in the keys until that is published."""
    with headquarters.node.transaction() as replica:
        return _in_force(headquarters, replica)


def change_organisation(headquarters: Headquarters, words: NewWords) -> Organisation | Refusal:
    """Publishes changed words; laptops hear of them at their next sync.

    Refuses a name that is empty, and one longer than 100 or a contact longer than 300 characters.
    """
    with headquarters.node.transaction() as replica:
        before = _in_force(headquarters, replica)
        given = {name: word for name, word in vars(words).items() if word is not None}
        fields: dict[str, object] = {**fields_of(before), **given}
        for name in ("contact_ru", "contact_en"):
            if not str(fields.get(name, "")).strip():
                fields.pop(name, None)
        published = publish(headquarters, replica, {("organisation", before.id): fields})
        return published if isinstance(published, Refusal) else _in_force(headquarters, replica)


def first_record(headquarters: Headquarters, replica: Replica) -> dict[Key, dict[str, object]]:
    """The record to publish where the directory has none yet; empty where it has."""
    if organisation_in(replica) is not None:
        return {}
    first = _by_keys(headquarters)
    return {("organisation", first.id): fields_of(first)}


def _in_force(headquarters: Headquarters, replica: Replica) -> Organisation:
    return organisation_in(replica) or _by_keys(headquarters)


def _by_keys(headquarters: Headquarters) -> Organisation:
    keys = headquarters.keys
    name = keys.name.strip()[:LONGEST_NAME].strip() or "—"
    record = own_organisation(keys.organisation)
    return Organisation(id=record, code=OWN, name_ru=name, name_en=name)
