"""A laptop enrolled by a headquarters that exists only as keys: quick, and never to be met."""

from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.journal.author import Act, Written, write
from fieldkit.journal.codec import encode
from fieldkit.journal.keys import SigningKey, sealing_public
from fieldkit.journal.log import device_id
from fieldkit.journal.manifest import Manifest, certify_online_key, record_hash, sign_manifest
from fieldkit.journal.verify import verify
from fieldkit.records.ids import directory_id, new_id
from fieldkit.services.enrol import Answered, FirstUser, finish
from fieldkit.services.laptop import Laptop
from fieldkit.services.unlock import Machine, unlock
from fieldkit.sync.enrolment import EnrolCode, fingerprint
from fieldkit.vault.kdf import FLOOR
from tests.sync.world import SeededRandomness, VirtualClock

ORGANISATION = b"ORG-FOR-TESTING!"
PASSPHRASE = "берёза-мостик-фонарь-огурец"
AREA = "north"
USER = directory_id(ORGANISATION, "user", "anna")
NOW = 1_750_000_000_000


def answered(seed: int) -> Answered:
    """What headquarters would answer to the laptop of this seed."""
    randomness = SeededRandomness(seed)
    root, online = SigningKey(randomness.bytes(32)), SigningKey(randomness.bytes(32))
    publics = (online.public, sealing_public(b"s" * 32), sealing_public(b"r" * 32))
    key = certify_online_key(ORGANISATION, root, 1, publics)
    device_seed = randomness.bytes(32)
    public = SigningKey(device_seed).public
    device = device_id(public)
    fields = {
        ("area", directory_id(ORGANISATION, "area", AREA)): {
            "code": AREA,
            "name_ru": "Север",
            "name_en": "North",
        },
        ("device", device): {
            "code": device.hex(),
            "name": "ноутбук",
            "public_key": public,
            "areas": [AREA],
        },
        ("user", USER): {
            "code": "anna",
            "name": "Анна Примерова",
            "roles": ["registrar"],
            "areas": [AREA],
            "devices": [device.hex()],
        },
    }
    bodies = {each: encode(value) for each, value in fields.items()}
    hashes = {each: record_hash(*each, body) for each, body in bodies.items()}
    manifest = sign_manifest(Manifest(ORGANISATION, 1, 1, NOW, NOW, hashes, key), online)
    code = EnrolCode(ORGANISATION, fingerprint(root.public), b"t" * 10, "http://127.0.0.1:1")
    return Answered(code, device_seed, root.public, manifest, bodies)


def enrol_offline(folder: Path, seed: int = 1) -> None:
    first = FirstUser(USER, PASSPHRASE, FLOOR)
    made = finish(answered(seed), first, folder, VirtualClock(), SeededRandomness(seed + 100))
    assert made is None, made


def unlocked(folder: Path, seed: int = 2, passphrase: str = PASSPHRASE) -> Laptop | Refusal:
    return unlock(folder, USER, passphrase, Machine(VirtualClock(), SeededRandomness(seed)))


def open_laptop(folder: Path, seed: int = 2) -> Laptop:
    laptop = unlocked(folder, seed)
    assert isinstance(laptop, Laptop), laptop
    return laptop


def save(laptop: Laptop, count: int = 1, note: str = "выдуманный адрес") -> int:
    """Registers households in one transaction; the log's seq once they are saved."""
    with laptop.node.transaction() as replica:
        area = min(replica.areas or ())
        acts = []
        for _ in range(count):
            household = new_id(laptop.clock.now_ms(), laptop.randomness)
            fields = {"area": area, "site": b"s" * 16, "address_note": note}
            acts.append(Act("household", household, area, fields))
        written = write(replica, laptop.pen, acts)
        assert isinstance(written, Written), written
    return written.rows[-1].seq


def assert_holds(laptop: Laptop, seq: int) -> None:
    with laptop.node.transaction() as replica:
        assert replica.main_log(laptop.pen.log).seq == seq
        found = verify(replica)
        assert found.differences == () and found.entries == seq
