"""Words for what is chosen of a person or a card, in the language in force."""

from datetime import date

from fieldkit.records.ages import AgeBand, band_of
from fieldkit.records.card import CardStatus
from fieldkit.records.needs import Need
from fieldkit.records.person import Person, Relation, Sex
from fieldkit.ui.words import translate


def sex_words() -> dict[Sex, str]:
    """Short, so that the first letter chooses it."""
    return {
        Sex.FEMALE: translate("People", "female"),
        Sex.MALE: translate("People", "male"),
        Sex.UNKNOWN: translate("People", "not said"),
    }


def relation_words() -> dict[Relation, str]:
    """To the head; the head comes first."""
    return {
        Relation.HEAD: translate("People", "head of household"),
        Relation.SPOUSE: translate("People", "husband or wife"),
        Relation.CHILD: translate("People", "son or daughter"),
        Relation.PARENT: translate("People", "father or mother"),
        Relation.SIBLING: translate("People", "brother or sister"),
        Relation.GRANDPARENT: translate("People", "grandparent"),
        Relation.GRANDCHILD: translate("People", "grandchild"),
        Relation.OTHER_RELATIVE: translate("People", "other relative"),
        Relation.NOT_RELATED: translate("People", "not related"),
    }


def relative_words(relation: Relation | None, sex: Sex) -> str:
    """What somebody is to the head: one word where the sex is known; empty where nothing is."""
    if relation is None:
        return ""
    known = {
        (Relation.SPOUSE, Sex.MALE): translate("People", "husband"),
        (Relation.SPOUSE, Sex.FEMALE): translate("People", "wife"),
        (Relation.CHILD, Sex.MALE): translate("People", "son"),
        (Relation.CHILD, Sex.FEMALE): translate("People", "daughter"),
        (Relation.PARENT, Sex.MALE): translate("People", "father"),
        (Relation.PARENT, Sex.FEMALE): translate("People", "mother"),
        (Relation.SIBLING, Sex.MALE): translate("People", "brother"),
        (Relation.SIBLING, Sex.FEMALE): translate("People", "sister"),
        (Relation.GRANDPARENT, Sex.MALE): translate("People", "grandfather"),
        (Relation.GRANDPARENT, Sex.FEMALE): translate("People", "grandmother"),
        (Relation.GRANDCHILD, Sex.MALE): translate("People", "grandson"),
        (Relation.GRANDCHILD, Sex.FEMALE): translate("People", "granddaughter"),
    }
    return known.get((relation, sex)) or relation_words()[relation]


def need_words() -> dict[Need, str]:
    """Plain words that may be read at the table, with the family looking on."""
    return {
        Need.CHILD_AT_RISK: translate("People", "child at risk"),
        Need.SEPARATED_CHILD: translate("People", "child without parents"),
        Need.WOMAN_AT_RISK: translate("People", "woman at risk"),
        Need.OLDER_PERSON: translate("People", "older person who needs help"),
        Need.SINGLE_PARENT: translate("People", "single parent"),
        Need.DISABILITY: translate("People", "disability"),
        Need.SERIOUS_ILLNESS: translate("People", "serious illness"),
        Need.PREGNANT_LACTATING: translate("People", "pregnant or breastfeeding"),
        Need.LARGE_FAMILY: translate("People", "large family"),
        Need.FAMILY_UNITY: translate("People", "separated from relatives"),
        Need.LEGAL_PROTECTION: translate("People", "needs documents or legal help"),
    }


def card_words(status: CardStatus | None) -> str:
    """The state of a household's card; None: it has none."""
    match status:
        case None:
            return translate("People", "no card")
        case CardStatus.PRINTED:
            return translate("People", "card printed, not active")
        case CardStatus.ACTIVE:
            return translate("People", "card active")
        case CardStatus.LOST:
            return translate("People", "card lost")
        case CardStatus.REPLACED:
            return translate("People", "card replaced")
        case CardStatus.REVOKED:
            return translate("People", "card revoked")


def band_words(band: AgeBand) -> str:
    """An age band as it is typed and shown: 18-59, 60+."""
    return translate("People", "age %1").replace("%1", str(band).replace("-", "–"))


def age_words(years: int | None, band: AgeBand | None = None) -> str:
    """An age in whole years; only the `band` where no more is known."""
    if band is not None:
        return band_words(band)
    if years is None:
        return translate("People", "age not known")
    return translate("People", "%Ln years old", None, max(years, 0))


def size_words(people: int) -> str:
    """How many people a household has."""
    return translate("People", "%Ln people", None, people)


def person_age(person: Person, today: date) -> tuple[int | None, AgeBand | None]:
    """What `age_words` wants: years, and the band where the age is known by a band alone."""
    years = person.age(today)
    by_band = person.birth_date is None and person.birth_year is None
    return years, band_of(years) if by_band and years is not None else None
