"""The window's own reading of a laptop's store: the desk, Today's figures, drafts."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from fieldkit.errors import Refusal
from fieldkit.records.user import Role
from fieldkit.records.void import VoidReason
from fieldkit.services.details import HouseholdDetails
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.sync_state import SyncState, sync_state
from fieldkit.services.void_receipt import void_receipt
from fieldkit.ui import today_figures as room
from fieldkit.ui.desk import Desk, open_desk, system_zone
from fieldkit.ui.drafts import keep_drafts, read_drafts
from fieldkit.ui.sync_figures import LATE_MS, figures_of
from fieldkit.ui.today_figures import TodayFigures, today_figures
from fieldkit.vault.reasons import VaultReason
from tests.ui import stores
from tests.unit.services.services_world import (
    DAY_MS,
    FOOD,
    SOAP,
    Headquarters,
    Laptop,
    goods,
    handed,
    person,
    registered,
)

hq, laptop = stores.hq, stores.laptop
SECOND = HouseholdDetails([person(3, family_name="Лукошкин"), person(4, family_name="Лукошкина")])


def today(laptop: Laptop) -> TodayFigures:
    found = today_figures(laptop.session)
    assert isinstance(found, TodayFigures), found
    return found


def test_today_counts_this_day_s_hand_outs_by_hour_and_item(laptop: Laptop) -> None:
    laptop.stock()
    first, second = registered(laptop.session), registered(laptop.session, SECOND)
    handed(laptop.session, first, goods(first, "P-2", (FOOD, 1)))
    laptop.clock.ms += 3_600_000
    handed(laptop.session, second, goods(second, "P-1", (FOOD, 1), (SOAP, 4)))
    found = today(laptop)
    assert (found.receipts, found.families) == (2, 2)
    assert sorted((found.by_hour or {}).values()) == [1, 1]
    assert sorted(count for _, count in found.by_item) == [2, 4]


def test_yesterday_and_what_was_voided_do_not_count(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "STEP", 2)
    laptop.stock()
    home = registered(laptop.session)
    handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)))
    laptop.clock.ms += DAY_MS
    assert today(laptop).receipts == 0
    other = registered(laptop.session, SECOND)
    given = handed(laptop.session, other, goods(other, "P-2", (FOOD, 1)))
    assert today(laptop).receipts == 1
    void_receipt(laptop.session, given.receipt, VoidReason.MISTAKE, True)
    assert today(laptop).receipts == 0


def test_today_tells_the_rounds_of_the_site(laptop: Laptop) -> None:
    rounds = today(laptop).rounds
    assert rounds and {each.programme.ru for each in rounds} == {"Помощь"}


def as_unlocked(laptop: Laptop, user: bytes) -> Any:
    """What `services.unlock` gives, as far as a desk looks at it."""
    session = laptop.session
    pen = SimpleNamespace(user=user)
    return SimpleNamespace(
        node=session.node,
        pen=pen,
        clock=session.clock,
        device=laptop.device,
        organisation=b"o" * 16,
    )


def test_a_desk_has_the_user_the_site_and_the_sites_of_the_laptop(
    laptop: Laptop, hq: Headquarters
) -> None:
    fields = {"code": "anna", "name": "Анна", "roles": ["registrar"]}
    user = hq.add("user", {**fields, "areas": ["NORTH"], "devices": [laptop.device.hex()]})
    with laptop.node.transaction() as replica:
        hq.publish(replica)
    desk = open_desk(as_unlocked(laptop, user), "TAC-1", system_zone())
    assert isinstance(desk, Desk), desk
    assert (desk.who.name, desk.who.roles) == ("Анна", frozenset({Role.REGISTRAR}))
    assert desk.session.place.site_code == "TAC-1"
    assert desk.logins[user.hex()] == "anna"
    likely = open_desk(as_unlocked(laptop, user), "", system_zone())
    assert isinstance(likely, Desk)
    assert likely.session.place.site_code in dict(desk.sites)


def test_a_desk_is_refused_to_whom_the_directory_does_not_know(laptop: Laptop) -> None:
    refused = open_desk(as_unlocked(laptop, b"x" * 16), "", system_zone())
    assert refused == Refusal(VaultReason.UNKNOWN_USER)


def test_a_laptop_without_sites_says_so(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fieldkit.ui.desk._sites", lambda replica: [])
    monkeypatch.setattr("fieldkit.ui.desk.directory_one", lambda *_: SimpleNamespace())
    refused = open_desk(as_unlocked(laptop, b"x" * 16), "", system_zone())
    assert refused == Refusal(ServiceReason.SITE_UNKNOWN)


def test_drafts_are_kept_for_their_user_until_done_with(laptop: Laptop) -> None:
    session = laptop.session
    assert keep_drafts(session, {"stock": {"имя": "пол-имени"}, "assess": {"q": [1, None]}}) is None
    assert read_drafts(session) == {"stock": {"имя": "пол-имени"}, "assess": {"q": [1, None]}}
    assert keep_drafts(session, {"stock": None}) is None
    assert read_drafts(session) == {"assess": {"q": [1, None]}}
    other = cast(Any, SimpleNamespace(node=session.node, pen=SimpleNamespace(user=b"z" * 16)))
    assert read_drafts(other) == {}


def test_figures_say_how_long_work_has_waited(laptop: Laptop) -> None:
    registered(laptop.session)
    state = sync_state(laptop.session)
    assert isinstance(state, SyncState)
    figures = figures_of(state, laptop.clock.now_ms() + LATE_MS + 60_000)
    assert figures.saved == figures.waiting == laptop.entries()
    assert figures.held is None and figures.late
    assert not figures_of(state, laptop.clock.now_ms()).late
