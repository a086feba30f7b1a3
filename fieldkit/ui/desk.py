"""An unlocked laptop as the window works with it: the session, the user's name, the site."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta, timezone, tzinfo

from PySide6.QtCore import QDateTime

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.replica import Replica
from fieldkit.records.area import Area
from fieldkit.records.device import Device
from fieldkit.records.organisation import card_number_of
from fieldkit.records.site import Site, SiteKind
from fieldkit.records.user import Role, User
from fieldkit.services.held import directory, directory_one
from fieldkit.services.laptop import Laptop
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Session, Workplace
from fieldkit.ui.who import Named, Who
from fieldkit.vault.reasons import VaultReason

FIRST = (SiteKind.TAC, SiteKind.MOBILE, SiteKind.BRANCH, SiteKind.WAREHOUSE)
"""Which kind of site a laptop most likely works at, before anybody has said so."""


@dataclass(frozen=True)
class Desk:
    """One user at work on one unlocked laptop. `sites` by code, those of the laptop's areas;
    `logins` by the user's id in hex.
    """

    laptop: Laptop
    session: Session
    who: Who
    sites: Sequence[tuple[str, Named]]
    logins: dict[str, str]
    laptop_name: str


def open_desk(laptop: Laptop, site: str, zone: tzinfo) -> Desk | Refusal:
    """The desk at the site with this code, or at the likeliest one.

    Refuses a user who is not in the directory, a laptop of whose areas no site is known, and as the
    store does.
    """
    try:
        with laptop.node.transaction() as replica:
            user = directory_one(replica, User, laptop.pen.user)
            sites, areas = _sites(replica), {each.id: each for each in directory(replica, Area)}
            device = directory_one(replica, Device, laptop.device)
            logins = {each.id.hex(): each.code for each in directory(replica, User)}
    except RefusalError as error:
        return error.refusal
    if user is None:
        return Refusal(VaultReason.UNKNOWN_USER)
    here = next((each for each in sites if each.code == site), sites[0] if sites else None)
    if here is None or here.area not in areas:
        return Refusal(ServiceReason.SITE_UNKNOWN)
    place = Workplace(here.id, here.code, here.area, areas[here.area].code)
    held = {str(role) for role in user.roles}
    roles = frozenset(role for role in Role if str(role) in held)
    organisation = card_number_of(laptop.organisation)
    return Desk(
        laptop,
        Session(laptop.node, laptop.pen, laptop.clock, place, roles, organisation, zone),
        Who(user.name, roles, _named(here)),
        [(each.code, _named(each)) for each in sites],
        logins,
        device.name if device is not None else laptop.device.hex()[:8],
    )


def system_zone() -> tzinfo:
    """The computer's time zone as its offset now."""
    return timezone(timedelta(seconds=QDateTime.currentDateTime().offsetFromUtc()))


def _sites(replica: Replica) -> list[Site]:
    """The sites of this laptop's areas, the likeliest first."""
    found = directory(replica, Site)
    if replica.areas is not None:
        found = [each for each in found if each.area in replica.areas]
    order = {str(kind): at for at, kind in enumerate(FIRST)}
    return sorted(found, key=lambda each: (order.get(str(each.kind), len(order)), each.code))


def _named(site: Site) -> Named:
    return Named(site.name_ru, site.name_en)
