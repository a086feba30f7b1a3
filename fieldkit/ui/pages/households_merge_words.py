"""What is said where a household was changed by somebody else while it was being typed."""

from fieldkit.records.needs import Need
from fieldkit.records.person import Relation, Sex
from fieldkit.ui.pages.households_merge import REMOVED, Clash, Merged
from fieldkit.ui.pages.households_words import need_words, relation_words, sex_words
from fieldkit.ui.words import translate


def merged_words(merged: Merged) -> str:
    """What was changed by both, a line each, and what to do; or that all of theirs was taken in."""
    if not merged.clashes:
        return translate(
            "Clash",
            "Somebody else changed this household meanwhile; their changes are in the form.",
        )
    told = [_line(each) for each in merged.clashes]
    first = translate(
        "Clash", "Not saved yet: somebody else changed this household meanwhile. Both are kept:"
    )
    last = translate(
        "Clash",
        "What you typed stands in the form. Correct it if the record is right, and save again.",
    )
    return "\n".join([first, *told, last])


def _line(clash: Clash) -> str:
    if clash.field == REMOVED:
        words = (
            translate(
                "Clash", "%1: taken out by somebody else; your changes to this member are not kept."
            )
            if clash.typed
            else translate("Clash", "%1: taken out by you, changed by somebody else.")
        )
        return words.replace("%1", clash.who)
    words = translate("Clash", "%1: you wrote “%2”, in the record now “%3”.")
    what = ", ".join(part for part in (clash.who, _field(clash.field)) if part)
    words = words.replace("%1", what).replace("%2", _value(clash.field, clash.typed))
    return words.replace("%3", _value(clash.field, clash.there))


def _field(name: str) -> str:
    return {
        "phone": translate("Clash", "Telephone"),
        "arrived": translate("Clash", "Arrived on"),
        "origin_settlement": translate("Clash", "Came from"),
        "address_note": translate("Clash", "Where to find them"),
        "family_name": translate("Clash", "family name"),
        "given_name": translate("Clash", "given name"),
        "patronymic": translate("Clash", "patronymic"),
        "sex": translate("Clash", "sex"),
        "birth": translate("Clash", "birth"),
        "relation": translate("Clash", "relation"),
        "needs": translate("Clash", "specific needs"),
    }[name]


def _value(field: str, value: str) -> str:
    """A code in words; “—” for nothing."""
    if not value:
        return "—"
    if field == "sex":
        return sex_words()[Sex(value)]
    if field == "relation":
        return relation_words()[Relation(value)]
    if field == "needs":
        return ", ".join(need_words()[Need(each)] for each in value.split(", "))
    return value
