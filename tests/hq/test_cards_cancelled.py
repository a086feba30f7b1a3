"""A card lost or replaced in one area is refused in every other, once headquarters heard of it."""

from datetime import date
from pathlib import Path

from fieldkit.cards.sheet import SheetOptions
from fieldkit.errors import Refusal
from fieldkit.hq import region
from fieldkit.hq.cards import sign_job
from fieldkit.hq.cards_cancelled import publish_all_cancelled
from fieldkit.hq.cards_print import PrintedJob, print_cards
from fieldkit.hq.cards_states import ledger
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.load import load_region, write_acts
from fieldkit.hq.take_in import exchange_of
from fieldkit.journal.author import Act, Written, write
from fieldkit.journal.offer import Audience, Reader, next_segment
from fieldkit.records.area import Area
from fieldkit.records.ids import new_id
from fieldkit.records.revocation import Revocation, RevocationReason
from fieldkit.services.card_check import card_id, printed_number
from fieldkit.services.held import directory
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import meet_headquarters
from fieldkit.sync.exchange import Exchange
from tests.hq.conftest import REGION, Served, make_laptop


def met(laptop: Laptop) -> None:
    report = meet_headquarters(laptop)
    assert not isinstance(report, Refusal), report


def put(laptop: Laptop, *acts: tuple[str, bytes, dict[str, object]]) -> None:
    with laptop.node.transaction() as replica:
        area = min(replica.areas or ())
        made = [Act(kind, record, area, fields) for kind, record, fields in acts]
        written = write(replica, laptop.pen, made)
        assert isinstance(written, Written), written


def fields_of_card(serial: bytes, status: str = "active", **more: object) -> dict[str, object]:
    short = printed_number(serial)
    return {"serial": serial, "short_number": short, "status": status, **more}


def revoked(laptop: Laptop) -> dict[bytes, RevocationReason]:
    with laptop.node.transaction() as replica:
        return {each.serial: each.reason for each in directory(replica, Revocation)}


def test_what_one_area_cancels_every_area_refuses(
    served: Served, laptop: Laptop, region_areas: list[str], tmp_path: Path
) -> None:
    headquarters = served.headquarters
    far = make_laptop(served, tmp_path / "far", [region_areas[5]], seed=77)
    printed = print_cards(headquarters, 3, tmp_path / "a.pdf", SheetOptions())
    assert isinstance(printed, PrintedJob)
    met(laptop)
    home = new_id(laptop.clock.now_ms(), laptop.randomness)
    serials = [payload.serial for payload in sign_job(headquarters, printed.job)]
    ids = [card_id(headquarters.keys.organisation, serial) for serial in serials]
    with laptop.node.transaction() as replica:
        area = min(replica.areas or ())
    cards: list[tuple[str, bytes, dict[str, object]]] = [
        ("card", record, fields_of_card(serial, household=home))
        for record, serial in zip(ids, serials, strict=True)
    ]
    put(laptop, ("household", home, {"area": area, "site": b"s" * 16}), *cards)
    met(laptop)
    met(far)
    assert revoked(far) == {}
    (state,) = ledger(headquarters)
    assert (state.bound, state.blank) == (3, 0)
    put(
        laptop,
        ("card", ids[0], {"status": "lost", "cause": "stolen"}),
        ("card", ids[1], {"status": "replaced", "replaced_by": ids[2]}),
    )
    met(laptop)
    met(far)
    expected = {serials[0]: RevocationReason.STOLEN, serials[1]: RevocationReason.REPLACED}
    assert revoked(far) == expected
    assert publish_all_cancelled(headquarters) == 0
    (state,) = ledger(headquarters)
    assert state.states == {"active": 1, "lost": 1, "replaced": 1}
    assert printed.job.expiry > date(2024, 1, 1)
    far.close()


def carried(laptop: Laptop, headquarters: Headquarters, exchange: Exchange) -> None:
    """What the laptop has not sent, taken in as a stick's parcels are: without a line."""
    with laptop.node.transaction() as replica:
        (row,) = (row for row in replica.store.logs() if row.confirmed < row.seq)
        segment = next_segment(replica, row, row.confirmed + 1, Audience(Reader.HEADQUARTERS))
        incarnations, keys = replica.store.certificates_of(row.name.device)
    assert segment is not None
    certificates = [[each.wire() for each in incarnations], [each.wire() for each in keys]]
    with headquarters.node.transaction() as replica:
        answer = exchange.push(
            replica, {"segments": [segment.pack()], "certificates": certificates}
        )
    assert answer["confirmed"] and not answer["problems"]


def cancelled_card(served: Served, laptop: Laptop, out: Path) -> bytes:
    """The serial of a card that a family had and lost, all of it known to the laptop alone."""
    headquarters = served.headquarters
    printed = print_cards(headquarters, 1, out, SheetOptions())
    assert isinstance(printed, PrintedJob)
    met(laptop)
    (payload,) = sign_job(headquarters, printed.job)
    home = new_id(laptop.clock.now_ms(), laptop.randomness)
    card = card_id(headquarters.keys.organisation, payload.serial)
    fields = fields_of_card(payload.serial, household=home)
    with laptop.node.transaction() as replica:
        area = min(replica.areas or ())
    put(laptop, ("household", home, {"area": area, "site": b"s" * 16}), ("card", card, fields))
    put(laptop, ("card", card, {"status": "lost", "cause": "lost"}))
    return payload.serial


def listed(headquarters: Headquarters) -> dict[bytes, RevocationReason]:
    with headquarters.node.transaction() as replica:
        return {each.serial: each.reason for each in directory(replica, Revocation)}


def test_a_cancelled_card_is_listed_by_whatever_road_it_comes(
    served: Served, laptop: Laptop, tmp_path: Path
) -> None:
    serial = cancelled_card(served, laptop, tmp_path / "a.pdf")
    carried(laptop, served.headquarters, exchange_of(served.headquarters))
    assert listed(served.headquarters) == {serial: RevocationReason.LOST}


def test_loading_a_region_lists_what_was_taken_in_before(
    served: Served, laptop: Laptop, tmp_path: Path
) -> None:
    headquarters = served.headquarters
    serial = cancelled_card(served, laptop, tmp_path / "a.pdf")
    deaf = Exchange(headquarters.node, headquarters.online, headquarters.clock)
    carried(laptop, headquarters, deaf)
    assert listed(headquarters) == {}
    found = region.read(REGION, headquarters.keys.organisation, date(2025, 6, 1))
    assert not isinstance(found, Refusal)
    for new in (1, 0):
        loaded = load_region(headquarters, found)
        assert not isinstance(loaded, Refusal)
        assert loaded.cancelled == new
    assert listed(headquarters) == {serial: RevocationReason.LOST}


def test_what_headquarters_cancels_itself_is_listed(served: Served, tmp_path: Path) -> None:
    headquarters = served.headquarters
    printed = print_cards(headquarters, 1, tmp_path / "a.pdf", SheetOptions())
    assert isinstance(printed, PrintedJob)
    (payload,) = sign_job(headquarters, printed.job)
    with headquarters.node.transaction() as replica:
        area = min(each.id for each in directory(replica, Area))
    fields = fields_of_card(payload.serial, "revoked", cause="misused")
    card = card_id(headquarters.keys.organisation, payload.serial)
    assert write_acts(headquarters, [Act("card", card, area, fields)]) == 1
    assert listed(headquarters) == {payload.serial: RevocationReason.MISUSED}
