"""The services of a forgotten passphrase, bound to a laptop's folder."""

from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.services.laptop_reasons import LaptopReason
from fieldkit.services.recover import NewPassphrase, Pending, ask_recovery, take_answer
from fieldkit.services.unlock import Machine
from fieldkit.ui.pages.first_run_services import passphrase_services
from fieldkit.ui.pages.unlock_recover import RecoverServices
from fieldkit.vault.atomic import replace_file
from fieldkit.vault.file import read_vault
from fieldkit.vault.model import Compartment
from fieldkit.vault.reasons import VaultReason
from fieldkit.vault.recovery import LONGEST, answers


def recover_services(folder: Path, machine: Machine) -> RecoverServices:
    """Requests and answers of the users of this folder's vault."""
    return RecoverServices(
        lambda user: ask_recovery(folder, user, machine.randomness),
        lambda file, text: replace_file(file, text.encode()),
        read_answer,
        lambda user, answer, words, new: _take(folder, machine, user, answer, words, new),
        passphrase_services(machine),
    )


def read_answer(pending: Pending, file: Path) -> str | Refusal:
    """The text of a file that answers a request. Refuses a file that can't be read, is no answer,
    or answers another request.
    """
    try:
        with file.open("rb") as opened:
            text = opened.read(LONGEST).decode("utf-8-sig", "replace").strip()
    except OSError:
        return Refusal(LaptopReason.CODE_FILE_UNREADABLE, {"file": file.name})
    return answers(pending.request, text) or text


def _take(
    folder: Path, machine: Machine, user: bytes, answer: str, words: str, new: str
) -> Refusal | None:
    """At the cost of the user's slot so far, which was tuned on this laptop."""
    vault = read_vault(folder)
    if isinstance(vault, Refusal):
        return vault
    entry = vault.entry(Compartment.AID)
    slot = entry.slot(user) if entry is not None else None
    if slot is None:
        return Refusal(VaultReason.UNKNOWN_USER)
    passphrase = NewPassphrase(new, slot.cost)
    return take_answer(folder, user, answer, words, passphrase, machine.randomness)
