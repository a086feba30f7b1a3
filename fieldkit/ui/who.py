"""Who is at work, where: what the header tells."""

from collections.abc import Iterable
from dataclasses import dataclass

from fieldkit.records.user import Role
from fieldkit.ui.messages import Language
from fieldkit.ui.words import translate


@dataclass(frozen=True)
class Named:
    """A name that the directory has in both languages."""

    ru: str
    en: str

    def of(self, language: Language) -> str:
        return self.ru if language == "ru" else self.en


@dataclass(frozen=True)
class Who:
    """The acting user and the site of work."""

    name: str
    roles: frozenset[Role]
    site: Named


def role_words(roles: Iterable[Role]) -> str:
    """The roles in the language in force, in the order of `Role`."""
    names = {
        Role.REGISTRAR: translate("Roles", "registrar"),
        Role.DISTRIBUTOR: translate("Roles", "distributor"),
        Role.STOREKEEPER: translate("Roles", "storekeeper"),
        Role.TRACING: translate("Roles", "family links"),
        Role.TEAM_LEAD: translate("Roles", "team lead"),
        Role.DATA_MANAGER: translate("Roles", "data manager"),
        Role.AUDITOR: translate("Roles", "auditor"),
    }
    held = set(roles)
    return ", ".join(names[role] for role in Role if role in held)
