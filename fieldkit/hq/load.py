"""Loading a region: its directory records, its opening stock, and, for a demo, invented people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from fieldkit.errors import Refusal
from fieldkit.hq.cards import issuer_record
from fieldkit.hq.cards_cancelled import publish_all_cancelled
from fieldkit.hq.forms import form_records, keep_pictures
from fieldkit.hq.forms_read import ReadyForm, read_form
from fieldkit.hq.headquarters import Headquarters, certify_own_log, own_device
from fieldkit.hq.organisation import first_record
from fieldkit.hq.publish import publish
from fieldkit.hq.region import Region
from fieldkit.journal.author import Act, write
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.replica import Replica
from fieldkit.records.record import fields_of
from fieldkit.records.site import Site

BATCH = 500


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many directory records and entries went in; `cancelled`: how many cards, cancelled in
    the journals, were told to all laptops with it; `notes`: what forms lack on laptops.
    """

    records: int
    entries: int
    cancelled: int = 0
    notes: tuple[Refusal, ...] = ()


def load_region(headquarters: Headquarters, region: Region) -> Loaded | Refusal:
    """Publishes a region's records and forms; the first time also enters its opening stock.

    Cards that the journals held say are cancelled are revoked with it, by whatever road they came.
    Refuses the first form that could not be filled in on a laptop; then nothing is published.
    """
    ready = read_forms(region)
    if isinstance(ready, Refusal):
        return ready
    loaded = _load(headquarters, region, ready)
    if isinstance(loaded, Refusal):
        return loaded
    notes = tuple(note for each in ready for note in each.notes)
    return replace(loaded, cancelled=publish_all_cancelled(headquarters), notes=notes)


def _load(headquarters: Headquarters, region: Region, ready: list[ReadyForm]) -> Loaded | Refusal:
    with headquarters.node.transaction() as replica:
        records = first_record(headquarters, replica)
        records |= {(kind, value.id): fields_of(value) for kind, value in region.records}
        records["device", own_device(headquarters.keys)] = _own_record(headquarters)
        records |= issuer_record(headquarters)
        forms = form_records(replica, ready, headquarters.clock.now_ms())
        if isinstance(forms, Refusal):
            return forms
        manifest = publish(headquarters, replica, records | forms[0], forms[1])
        if isinstance(manifest, Refusal):
            return manifest
        keep_pictures(replica, ready)
        certify_own_log(headquarters, replica)
        if replica.main_log(headquarters.pen.log).seq:
            return Loaded(len(records), 0)
        acts = _opening_stock(region)
        written = write(replica, headquarters.pen, acts) if acts else None
        if isinstance(written, Refusal):
            return written
        return Loaded(len(records), len(acts))


def read_forms(region: Region) -> list[ReadyForm] | Refusal:
    """A region's forms, each converted and checked; the first refusal if one does not fit."""
    ready = []
    for each in region.forms:
        found = read_form(each.path, each.withdrawn)
        if isinstance(found, Refusal):
            return found
        ready.append(replace(found, areas=each.areas))
    return ready


def _own_record(headquarters: Headquarters) -> dict[str, object]:
    device = own_device(headquarters.keys)
    return {
        "code": device.hex(),
        "name": headquarters.keys.name,
        "public_key": SigningKey(headquarters.keys.device).public,
    }


def _opening_stock(region: Region) -> list[Act]:
    areas = {site.id: site.area for site in region.of_kind("site") if isinstance(site, Site)}
    acts = []
    for fields in region.opening_stock:
        place = fields["to_place"]
        assert isinstance(place, bytes)
        acts.append(Act("stock_movement", None, areas[place], dict(fields)))
    return acts


def write_acts(headquarters: Headquarters, acts: Iterable[Act]) -> int | Refusal:
    """Writes many entries in headquarters' own log, a batch a transaction; how many.

    Cards among them that are cancelled are revoked for every laptop.
    """
    count, cards = 0, False
    for batch in _batches(acts):
        cards = cards or any(act.kind == "card" for act in batch)
        with headquarters.node.transaction() as replica:
            refusal = _write(replica, headquarters, batch)
        if refusal is not None:
            return refusal
        count += len(batch)
    if cards:
        publish_all_cancelled(headquarters)
    return count


def _write(replica: Replica, headquarters: Headquarters, batch: list[Act]) -> Refusal | None:
    written = write(replica, headquarters.pen, batch)
    return written if isinstance(written, Refusal) else None


def _batches(acts: Iterable[Act]) -> Iterator[list[Act]]:
    source = iter(acts)
    while batch := list(islice(source, BATCH)):
        yield batch
