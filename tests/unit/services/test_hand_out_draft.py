"""What was entered to be handed over ends with the receipt, in one transaction, and gives one."""

from dataclasses import replace

import pytest
from services_world import FOOD, SOAP, Laptop, goods, registered

from fieldkit.errors import Refusal
from fieldkit.records.user import Role
from fieldkit.rules.balance import Owed
from fieldkit.services.drafts import MARK, DraftMark, keep_drafts, read_drafts
from fieldkit.services.hand_out import HandedOut, HandOut, NotGiven, hand_out
from fieldkit.services.home import home_of
from fieldkit.services.register_household import Registered
from fieldkit.services.shown import Chosen

PLACE = "distribute"
FIRST, SECOND = DraftMark(PLACE, "01"), DraftMark(PLACE, "02")


@pytest.fixture
def home(laptop: Laptop) -> Registered:
    return registered(laptop.session)


def asked(home: Registered) -> HandOut:
    return replace(goods(home, "P-1", (FOOD, 1), (SOAP, 2)), draft=FIRST)


def kept(laptop: Laptop) -> object:
    found = read_drafts(laptop.session, [PLACE])
    assert not isinstance(found, Refusal)
    return found.get(PLACE)


def receipts(laptop: Laptop, home: Registered) -> int:
    with laptop.node.transaction() as replica:
        return len(home_of(replica, home.household).receipts)


def test_the_receipt_ends_the_draft_and_a_late_copy_of_it(laptop: Laptop, home: Registered) -> None:
    laptop.stock()
    draft = {MARK: FIRST.id, "who": "somebody"}
    assert keep_drafts(laptop.session, {PLACE: draft}) is None and kept(laptop) == draft
    assert isinstance(hand_out(laptop.session, Chosen(home.household), asked(home)), HandedOut)
    assert kept(laptop) is None
    assert keep_drafts(laptop.session, {PLACE: draft}) is None
    assert kept(laptop) is None, "it was on its way while the receipt was saved"


def test_the_same_draft_handed_out_twice_is_one_receipt(laptop: Laptop, home: Registered) -> None:
    laptop.stock()
    who = Chosen(home.household)
    first = hand_out(laptop.session, who, asked(home))
    again = hand_out(laptop.session, who, asked(home))
    assert isinstance(first, HandedOut) and again == first
    assert first.balances == (Owed(FOOD, 1, 1), Owed(SOAP, 6, 2))
    assert receipts(laptop, home) == 1
    further = hand_out(laptop.session, who, replace(goods(home, "P-1", (SOAP, 1)), draft=SECOND))
    assert isinstance(further, HandedOut) and receipts(laptop, home) == 2


def test_what_is_refused_or_not_given_leaves_the_draft(laptop: Laptop, home: Registered) -> None:
    draft = {MARK: FIRST.id}
    keep_drafts(laptop.session, {PLACE: draft})
    who = Chosen(home.household)
    assert isinstance(hand_out(laptop.session, who, asked(home)), Refusal), "no stock"
    assert kept(laptop) == draft
    laptop.stock()
    lead = laptop.as_(Role.TEAM_LEAD)
    entitled = replace(goods(home, "P-3", ("VOUCHER", 1)), draft=FIRST)
    assert isinstance(hand_out(lead, who, entitled), NotGiven)
    assert kept(laptop) == draft and receipts(laptop, home) == 0
