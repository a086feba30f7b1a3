"""A card lost or replaced in one area is refused in every other, once headquarters heard of it."""

from datetime import date
from pathlib import Path

from fieldkit.cards.sheet import SheetOptions
from fieldkit.errors import Refusal
from fieldkit.hq.cards import sign_job
from fieldkit.hq.cards_cancelled import publish_all_cancelled
from fieldkit.hq.cards_print import PrintedJob, print_cards
from fieldkit.hq.cards_states import ledger
from fieldkit.journal.author import Act, Written, write
from fieldkit.records.ids import new_id
from fieldkit.records.revocation import Revocation, RevocationReason
from fieldkit.services.card_check import card_id, printed_number
from fieldkit.services.held import directory
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import meet_headquarters
from tests.hq.conftest import Served, make_laptop


def met(laptop: Laptop) -> None:
    report = meet_headquarters(laptop)
    assert not isinstance(report, Refusal), report


def put(laptop: Laptop, *acts: tuple[str, bytes, dict[str, object]]) -> None:
    with laptop.node.transaction() as replica:
        area = min(replica.areas or ())
        made = [Act(kind, record, area, fields) for kind, record, fields in acts]
        written = write(replica, laptop.pen, made)
        assert isinstance(written, Written), written


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
        (
            "card",
            record,
            {
                "household": home,
                "serial": serial,
                "short_number": printed_number(serial),
                "status": "active",
            },
        )
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
