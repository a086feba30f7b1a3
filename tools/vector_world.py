"""The people, keys and acts of the protocol's vectors; every byte comes from a name.

Laptop one registers a household, edits its telephone and voids a receipt; laptop two edits the same
telephone without having seen that, then settles it.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from fieldkit.journal.clock import hlc
from fieldkit.journal.entry import Entry, Header, dot, next_head, open_entry
from fieldkit.journal.keys import SigningKey, sealing_public
from fieldkit.journal.log import LogName, certify_incarnation
from fieldkit.journal.merge import Applicable
from fieldkit.records.ids import directory_id

NOON = 1_756_728_000_000
"""2025-09-01T12:00:00Z."""

Json = dict[str, Any]


def seed(name: str, length: int = 32) -> bytes:
    """The bytes that stand for a name in these vectors."""
    return sha256(b"fieldkit protocol vectors/" + name.encode()).digest()[:length]


ORGANISATION = seed("organisation", 16)
ROOT, ONLINE = SigningKey(seed("root")), SigningKey(seed("online"))
SEALING = seed("sealing")
USER, USER_KEY = seed("user", 16), SigningKey(seed("user key"))
DEVICES = [SigningKey(seed("device 1")), SigningKey(seed("device 2"))]
INCARNATIONS = [SigningKey(seed("incarnation 1")), SigningKey(seed("incarnation 2"))]
AREA = directory_id(ORGANISATION, "area", "kursk-city")
SITE = directory_id(ORGANISATION, "site", "centre-1")
HOUSEHOLD = seed("household", 16)
CERTIFICATES = [
    certify_incarnation(ORGANISATION, device, 1, 1, key.public, hlc(NOON))
    for device, key in zip(DEVICES, INCARNATIONS, strict=True)
]
LOGS: list[LogName] = [certificate.name for certificate in CERTIFICATES]


class Fixed:
    """A clock that stands still."""

    def now_ms(self) -> int:
        return NOON


class Writer:
    """Writes entries of one log and keeps what a reader would know of them."""

    def __init__(self, place: int) -> None:
        self.log, self.place = LOGS[place], place
        self.head = self.log.origin(ORGANISATION)
        self.entries: list[Entry] = []

    def write(
        self,
        kind: str,
        record: bytes | None,
        fields: Json,
        base: Sequence[bytes] = (),
        minutes: int = 0,
    ) -> Applicable:
        seq = len(self.entries) + 1
        time = hlc(NOON + minutes * 60_000)
        header = Header(seq, time, USER, kind, record, AREA, (1, 2), tuple(base))
        entry = open_entry(header, seed(f"salt {self.place}/{seq}", 16), fields)
        self.entries.append(entry)
        self.head = next_head(self.head, entry)
        return Applicable(self.log.tag(ORGANISATION), seq, self.head, header, fields)


ONE, TWO = Writer(0), Writer(1)
BORN = ONE.write(
    "household", HOUSEHOLD, {"area": AREA, "site": SITE, "phone": "+7 900 000-00-00"}, minutes=0
)
EDIT = ONE.write("household", HOUSEHOLD, {"phone": "+7 900 000-00-01"}, [dot(BORN.head)], minutes=5)
VOID = ONE.write(
    "void",
    None,
    {"fact": seed("receipt", 16), "reason": "wrong_item", "goods_returned": True},
    minutes=6,
)
OTHER = TWO.write(
    "household", HOUSEHOLD, {"phone": "+7 900 000-00-02"}, [dot(BORN.head)], minutes=7
)
SETTLED = TWO.write(
    "household",
    HOUSEHOLD,
    {"phone": "+7 900 000-00-01"},
    [dot(EDIT.head), dot(OTHER.head)],
    minutes=9,
)


def keys() -> Json:
    names = ("root", "online", "device 1", "device 2", "incarnation 1", "incarnation 2", "user key")
    signing = {name: [seed(name).hex(), SigningKey(seed(name)).public.hex()] for name in names}
    return {
        "ed25519 seed and public key": signing,
        "x25519 private and public key": {
            "sealing": [SEALING.hex(), sealing_public(SEALING).hex()]
        },
        "organisation": ORGANISATION.hex(),
        "user": USER.hex(),
        "area": AREA.hex(),
        "household": HOUSEHOLD.hex(),
    }


def cbor() -> Json:
    reads = {
        "null": "f6",
        "false": "f4",
        "0": "00",
        "23": "17",
        "24": "1818",
        "-1": "20",
        "9223372036854775807": "1b7fffffffffffffff",
        "1.5": "f93e00",
        "0.1": "fb3fb999999999999a",
        "''": "60",
        "'ё'": "62d191",
        "h'00ff'": "4200ff",
        "[1, [2, 3]]": "8201820203",
        "{'b': 1, 'aa': 2}": "a261620162616102",
    }
    refuses = {
        "24 written in nine bytes": "1b0000000000000018",
        "1.5 written in nine bytes": "fb3ff8000000000000",
        "keys out of order": "a262616102616201",
        "a key twice": "a2616101616102",
        "a list without its length": "9f01ff",
        "text in pieces": "7f6161ff",
        "text that is not UTF-8": "61ff",
        "cut": "8201",
        "followed by more": "0000",
        "33 lists, one in another": "81" * 33 + "00",
        "a tag: a date": "c074323032342d30312d30315430303a30303a30305a",
        "a tag: a large integer": "c249010000000000000000",
        "a tag: a decimal": "c4821a3b9aca0001",
        "a tag: a set": "d90102820102",
        "undefined": "f7",
        "a simple value": "f8ff",
    }
    return {"reads": reads, "refuses": refuses}
