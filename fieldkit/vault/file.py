"""The file vault.json of a data folder, read and replaced."""

from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.vault.atomic import replace_file
from fieldkit.vault.format import LARGEST, from_bytes, to_bytes
from fieldkit.vault.model import Vault
from fieldkit.vault.reasons import VaultReason

NAME = "vault.json"


def read_vault(folder: Path) -> Vault | Refusal:
    """The folder's vault.

    Refusals: `vault.absent`, `vault.not_readable`, `vault.cut`, `vault.altered`,
    `vault.newer_version`.
    """
    try:
        with (folder / NAME).open("rb") as file:
            data = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Refusal(VaultReason.ABSENT, {"folder": str(folder)})
    except (PermissionError, IsADirectoryError):
        return Refusal(VaultReason.NOT_READABLE, {"folder": str(folder)})
    return from_bytes(data)


def write_vault(folder: Path, vault: Vault) -> Refusal | None:
    """Replaces the folder's vault; None once the new one lasts.

    Refusals: `vault.disk_full`, `vault.folder_not_writable`; the old vault is intact.
    """
    return replace_file(folder / NAME, to_bytes(vault))
