"""The story of one card: printed, allotted, bound, shown, replaced and cancelled; no name in it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkit.cards.sheet import SheetOptions
from fieldkit.errors import Refusal
from fieldkit.hq.cards import sign_job
from fieldkit.hq.cards_allot import Allotted, allot
from fieldkit.hq.cards_print import PrintedJob, print_cards
from fieldkit.hq.cards_spoil import Spoiled, spoil
from fieldkit.hq.cards_states import printed_as
from fieldkit.hq.cards_story import CardStory, story
from fieldkit.hq.reasons import HqReason
from fieldkit.journal.author import Act, Written, write
from fieldkit.journal.codec import encode
from fieldkit.journal.entry import Entry, Form
from fieldkit.records.ids import new_id
from fieldkit.records.site import Site
from fieldkit.services.card_check import card_id, printed_number
from fieldkit.services.held import directory
from fieldkit.services.laptop import Laptop
from tests.hq.conftest import Served
from tests.hq.test_cards_cancelled import met
from tests.hq.test_cards_ledger import run


def told(served: Served, running: int) -> CardStory:
    found = story(served.headquarters, running)
    assert isinstance(found, CardStory), found
    return found


@pytest.fixture
def lived(served: Served, laptop: Laptop, tmp_path: Path) -> bytes:
    """A household had card 1, was handed something on it, and has card 2 in its place; its id."""
    headquarters = served.headquarters
    met(laptop)
    printed = print_cards(headquarters, 4, tmp_path / "a.pdf", SheetOptions())
    assert isinstance(printed, PrintedJob)
    given = allot(headquarters, 1, 3, laptop.pen.log.device.hex())
    assert given == Allotted("ноутбук 1", 3, 0)
    assert isinstance(spoil(headquarters, frozenset({4})), Spoiled)
    met(laptop)
    serials = [each.serial for each in sign_job(headquarters, printed.job)]
    one, two = (card_id(headquarters.keys.organisation, each) for each in serials[:2])
    home = new_id(laptop.clock.now_ms(), laptop.randomness)
    with laptop.node.transaction() as replica:
        area = min(replica.areas or ())
        site = min((each for each in directory(replica, Site)), key=lambda each: each.code)
        bound = {"household": home, "status": "active"}
        numbers = [{"serial": each, "short_number": printed_number(each)} for each in serials[:2]]
        receipt = {
            "household": home,
            "round": bytes(16),
            "site": site.id,
            "card": one,
            "lines": [{"item": "FOOD", "quantity": 1}],
            "collected_by": "head",
            "collector": bytes(16),
            "proof": "card_scan",
            "identified": "card_scan",
        }
        by_name = {**receipt, "identified": "name"}
        note = {"identity": "document", "identity_note": "паспорт Выдуманова"}
        acts = [
            Act("household", home, area, {"area": area, "site": site.id}),
            Act("card", one, area, {**numbers[0], **bound}),
            Act("receipt", None, area, receipt),
            Act("receipt", None, area, by_name),
            Act("card", two, area, {**numbers[1], **bound, **note}),
            Act("card", one, area, {"status": "replaced", "replaced_by": two, "cause": "stolen"}),
        ]
        written = write(replica, laptop.pen, acts)
        assert isinstance(written, Written), written
    met(laptop)
    return home


def test_a_card_that_was_replaced_tells_all_of_it(served: Served, lived: bytes) -> None:
    old = told(served, 1)
    assert (old.number, old.job.number, old.allotted) == (printed_as(1), 1, "ноутбук 1")
    assert (old.status, old.household, old.disputed) == ("replaced", lived, ())
    assert old.replaced_by == printed_as(2) and old.replaces == ()
    assert old.revoked is not None and old.revoked[0] == "stolen"
    assert [sorted(each.said) for each in old.events] == [
        ["household", "status"],
        ["cause", "replaced_by", "status"],
    ]
    assert {(each.device, each.user) for each in old.events} <= {
        ("ноутбук 1", "anna"),
        ("ноутбук 1", "boris"),
    }
    assert old.shown == 1 and old.last_shown is not None and old.last_shown.site
    new = told(served, 2)
    assert (new.status, new.replaces, new.revoked) == ("active", (printed_as(1),), None)
    assert new.shown == 0 and new.last_shown is None


def test_what_is_not_in_force_is_told_as_such_and_not_read(served: Served, lived: bytes) -> None:
    """Acts of a revoked laptop, and what cannot be read at all, are in the journal too."""
    card = told(served, 2).serial
    with served.headquarters.node.transaction() as replica:
        record = card_id(replica.organisation, card)
        (row,) = replica.store.entries_on([record])
        salt = row.entry.payload[:16]
        torn = Entry(Form.OPEN, row.entry.header, salt + encode(["no", "fields"]))
        late = Entry(Form.OPEN, row.entry.header, salt + encode({"status": "lost"}))
        kept = [
            replace(row, seq=row.seq + 10, head=b"a" * 32, entry=torn, status="journal.malformed"),
            replace(
                row, seq=row.seq + 11, head=b"b" * 32, entry=late, status="journal.device_revoked"
            ),
        ]
        replica.store.put_entries(kept)
    said = [dict(each.said) for each in told(served, 2).events]
    assert {"not_in_force": "journal.malformed"} in said
    assert {"not_in_force": "journal.device_revoked"} in said
    assert len(said) == 3 and not any(each.get("status") == "lost" for each in said)


def test_blank_spoiled_and_unprinted_cards(served: Served, lived: bytes) -> None:
    blank, spoilt = told(served, 3), told(served, 4)
    assert (blank.status, blank.allotted, blank.events) == ("printed", "ноутбук 1", ())
    assert (spoilt.status, spoilt.allotted, spoilt.spoiled) == ("spoiled", "", True)
    missing = story(served.headquarters, 5)
    assert isinstance(missing, Refusal) and missing.code is HqReason.CARDS_NOT_PRINTED


def test_the_command_in_words_and_in_json(served: Served, lived: bytes) -> None:
    data = ("--data", str(served.headquarters.folder))
    found = json.loads(run("story", printed_as(1), "--json", *data).stdout)
    assert found["household"] == lived.hex() and found["replaced_by"] == printed_as(2)
    assert found["revoked"]["reason"] == "stolen" and found["shown"] == 1
    words = run("story", printed_as(1), *data).stdout
    for part in (
        f"Card {printed_as(1)}: replaced",
        "in job 1",
        "allotted to ноутбук 1",
        lived.hex(),
        f"replaced by {printed_as(2)}",
        "since",
        "shown at hand-outs: 1",
    ):
        assert part in words, words
    new = run("story", printed_as(2), *data).stdout
    assert "not shown at any hand-out" in new and "took the place of" in new
    assert "Выдуманова" not in new + words, "a story names nobody"
    assert run("story", "000 000 001 0", *data).exit_code == 1
