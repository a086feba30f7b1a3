"""From a passphrase to a key: Argon2id within bounds, tuned to the laptop."""

import unicodedata

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from fieldkit.errors import Refusal
from fieldkit.ports import Clock
from fieldkit.vault.model import KdfCost
from fieldkit.vault.reasons import VaultReason

FLOOR = KdfCost(memory=64 * 1024, passes=3, lanes=4)
CAP = KdfCost(memory=256 * 1024, passes=16, lanes=8)
LOWEST_LANES = 1
SALT_LENGTH = 16


def out_of_bounds(cost: KdfCost, salt: bytes) -> Refusal | None:
    """`vault.kdf_bounds` for a cost or salt that this program never makes.

    Below the floor a passphrase would be cheap to guess; above the cap an altered file could
    occupy the laptop. Nothing is computed before this has been asked.
    """
    fits = (
        FLOOR.memory <= cost.memory <= CAP.memory
        and FLOOR.passes <= cost.passes <= CAP.passes
        and LOWEST_LANES <= cost.lanes <= CAP.lanes
        and len(salt) == SALT_LENGTH
    )
    if fits:
        return None
    params = {"memory_mib": cost.memory // 1024, "passes": cost.passes, "lanes": cost.lanes}
    return Refusal(VaultReason.KDF_BOUNDS, params)


def tidy(passphrase: str) -> str:
    """The passphrase as it counts: NFKC, runs of white space as one space, none at the ends.

    Letter case and ё/е stay as typed.
    """
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def stretch(passphrase: str, cost: KdfCost, salt: bytes) -> bytearray | Refusal:
    """The passphrase's root key (32 bytes) by Argon2id version 0x13 of its tidy UTF-8 bytes.

    Refusal: `vault.kdf_bounds`.
    """
    refusal = out_of_bounds(cost, salt)
    if refusal:
        return refusal
    argon = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    root = bytearray(32)
    argon.derive_into(tidy(passphrase).encode("utf-8", "surrogatepass"), root)
    return root


def tune(clock: Clock, aim_ms: int = 1000) -> KdfCost:
    """The cost that takes this laptop about `aim_ms` milliseconds, never outside the bounds.

    Memory grows before passes do, since memory is what an attacker's hardware lacks. A clock that
    stands still or jumps gives the floor or a measured cost within the bounds.
    """
    took = _measure(clock, FLOOR)
    if took <= 0 or took >= aim_ms:
        return FLOOR
    bigger = KdfCost(min(FLOOR.memory * aim_ms // took, CAP.memory), FLOOR.passes, FLOOR.lanes)
    took = _measure(clock, bigger)
    if took <= 0:
        return FLOOR
    if took > aim_ms:
        memory = max(bigger.memory * aim_ms // took, FLOOR.memory)
        return KdfCost(memory, FLOOR.passes, FLOOR.lanes)
    passes = min(FLOOR.passes * aim_ms // took, CAP.passes)
    return KdfCost(bigger.memory, max(passes, FLOOR.passes), FLOOR.lanes)


def _measure(clock: Clock, cost: KdfCost) -> int:
    start = clock.now_ms()
    stretch("measure", cost, bytes(SALT_LENGTH))
    return clock.now_ms() - start
