"""Letting a user in again who forgot the passphrase, with headquarters' recovery key."""

from dataclasses import dataclass, field
from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.keys import read_recovery_key
from fieldkit.hq.reasons import HqReason
from fieldkit.ports import Randomness
from fieldkit.services.enrol import ROLES, vault_roles, works_on
from fieldkit.services.recover import NewPassphrase, reinstate
from fieldkit.vault import model
from fieldkit.vault.file import read_vault
from fieldkit.vault.lock import lock_vault
from fieldkit.vault.model import KdfCost, Keys
from fieldkit.vault.open import recover
from fieldkit.vault.passphrase import Language, generate_passphrase
from fieldkit.vault.recovery import answer_request, read_request


def recover_user(
    recovery_file: Path,
    recovery_passphrase: str,
    laptop: Path,
    user: bytes,
    new: tuple[str, KdfCost],
    randomness: Randomness,
) -> Refusal | None:
    """Gives a user of a laptop's vault a new passphrase (`new`) and a new signing key.

    Nothing in the database is lost or changed but the certificate that is added. Refuses a wrong
    recovery key, a vault in use or damaged, a weak passphrase, an unknown user.
    """
    private = read_recovery_key(recovery_file, recovery_passphrase)
    if isinstance(private, Refusal):
        return private
    lock = lock_vault(laptop)
    if isinstance(lock, Refusal):
        return lock
    try:
        return _recover(bytearray(private), laptop, user, new, randomness)
    finally:
        lock.release()


def _recover(
    private: bytearray, laptop: Path, user: bytes, new: tuple[str, KdfCost], randomness: Randomness
) -> Refusal | None:
    vault = read_vault(laptop)
    if isinstance(vault, Refusal):
        return vault
    opened: list[Keys] = []
    for compartment in vault.compartments_of(user) or (model.Compartment.AID,):
        keys = recover(vault, compartment, private)
        if isinstance(keys, Refusal):
            return keys
        opened.append(keys)
    return reinstate(laptop, vault, opened, user, NewPassphrase(*new), randomness)


@dataclass(frozen=True)
class RecoveryAnswer:
    """The text for the laptop, and the `words` that are said to the person by telephone alone, once
    they were recognised and `number` was compared.
    """

    text: str
    words: str = field(repr=False)
    number: str
    user: str
    laptop: str


def answer_recovery(
    headquarters: Headquarters, private: bytes, text: str, language: Language
) -> RecoveryAnswer | Refusal:
    """Answers a laptop's request with headquarters' recovery key (`read_recovery_key`).

    The answer holds the keys of those compartments alone that the user's roles at present open.
    Refuses a damaged request, one of another organisation, a revoked laptop and a user whom the
    directory does not put on it.
    """
    request = read_request(text)
    if isinstance(request, Refusal):
        return request
    if request.organisation != headquarters.keys.organisation:
        return Refusal(HqReason.NOT_OURS)
    with headquarters.node.transaction() as replica:
        trust = replica.device(request.device)
        devices = dict(replica.directory_fields("device"))
        users = dict(replica.directory_fields("user"))
    if trust is None or trust.revoked or request.device not in devices:
        return Refusal(HqReason.RECOVERY_REVOKED)
    fields = users.get(request.user, {})
    if not works_on(fields, request.device):
        return Refusal(HqReason.RECOVERY_NOT_USER)
    roles = vault_roles(fields["roles"])
    allowed = [model.Compartment[each.name] for each, role in ROLES.items() if role in roles]
    words = generate_passphrase(language, headquarters.randomness)
    answer = answer_request(request, private, allowed, words, headquarters.randomness)
    if isinstance(answer, Refusal):
        return answer
    names = (str(fields["name"]), str(devices[request.device]["name"]))
    return RecoveryAnswer(answer, words, request.number(), *names)
