"""What an enrolment's refusal says on a laptop that is not set up yet."""

import pytest

from fieldkit.errors import Refusal
from fieldkit.services.enrol import as_enrolment
from fieldkit.services.laptop_reasons import LaptopReason
from fieldkit.sync.reasons import SyncReason
from fieldkit.ui.messages import Language, words

URL = "https://hq.example.org:8420"
OF_SYNC = {
    SyncReason.UNREACHABLE,
    SyncReason.REFUSED,
    SyncReason.GARBAGE,
    SyncReason.SERVER_FAULT,
    SyncReason.OTHER_HEADQUARTERS,
    SyncReason.OTHER_ORGANISATION,
    SyncReason.BAD_SIGNATURE,
}


@pytest.mark.parametrize("code", sorted(OF_SYNC))
@pytest.mark.parametrize("language", ["ru", "en"])
def test_nobody_is_told_to_sync_a_laptop_that_does_not_exist_yet(
    code: SyncReason, language: Language
) -> None:
    told = as_enrolment(Refusal(code, {"status": 500, "reason": "?"}), URL)
    assert isinstance(told.code, LaptopReason)
    said = words(told, language)
    assert "…" not in said, "every placeholder is filled"
    assert "sync again" not in said.lower() and "синхронизируйтесь" not in said.lower()


@pytest.mark.parametrize("code", [SyncReason.CODE_USED, SyncReason.CODE_EXPIRED])
def test_what_is_said_of_a_code_stays(code: SyncReason) -> None:
    assert as_enrolment(Refusal(code), URL) == Refusal(code)
