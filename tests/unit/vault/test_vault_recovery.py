"""Recovery from afar: the request, headquarters' answer, and who can open it."""

from dataclasses import replace

import pytest

from fieldkit.errors import Refusal
from fieldkit.vault import seal, slots
from fieldkit.vault.model import Compartment, Keys
from fieldkit.vault.reasons import VaultReason
from fieldkit.vault.recovery import (
    Request,
    answer_request,
    answers,
    make_request,
    open_answer,
    read_request,
)
from tests.unit.vault.vault_world import (
    AIDER,
    RECOVERY,
    STRANGER,
    TRACER,
    Seeded,
    World,
    code,
    good,
    make_world,
)

pytestmark = pytest.mark.slow

WORDS = "пилот берёза тетрадь облако"
BOTH = (Compartment.AID, Compartment.TRACING)


@pytest.fixture(scope="module")
def world() -> World:
    return make_world()


def asked(world: World, user: bytes = AIDER, seed: str = "r") -> tuple[Request, bytearray]:
    return good(make_request(world.vault, user, Seeded(seed)))


def answered(request: Request, allowed: tuple[Compartment, ...] = BOTH) -> str:
    return good(answer_request(request, RECOVERY, allowed, WORDS, Seeded("a")))


def test_the_answer_opens_the_vault(world: World) -> None:
    request, private = asked(world)
    travelled = good(read_request(request.text().lower().replace("-", "\n")))
    assert travelled == request and travelled.number() == request.number()
    text = answered(travelled)
    assert answers(request, text) is None
    keys = good(open_answer(request, private, text, " ПИЛОТ береза  тетрадь-облако "))
    assert dict(keys) == {Compartment.AID: world.aid.database_key}
    entry = world.vault.entry(Compartment.AID)
    assert entry is not None
    assert isinstance(slots.open_entry(world.vault, entry, keys[Compartment.AID]), Keys)


def test_the_request_holds_nothing_secret(world: World) -> None:
    request, private = asked(world)
    for secret in (private, world.aid.database_key, bytes(world.aid.logs.device)):
        assert bytes(secret) not in request.body()
    assert request.keys.keys() == {Compartment.AID}


def test_only_the_compartments_of_the_roles_come(world: World) -> None:
    request, private = asked(world, TRACER)
    assert set(request.keys) == set(BOTH)
    only = good(open_answer(request, private, answered(request, (Compartment.AID,)), WORDS))
    assert set(only) == {Compartment.AID}
    both = good(open_answer(request, private, answered(request), WORDS))
    assert both[Compartment.TRACING] == world.tracing.database_key
    nothing = answer_request(request, RECOVERY, (), WORDS, Seeded())
    assert code(nothing) is VaultReason.COMPARTMENT_NOT_ALLOWED
    aid_only, _ = asked(world)
    foreign = answer_request(aid_only, RECOVERY, (Compartment.TRACING,), WORDS, Seeded())
    assert code(foreign) is VaultReason.COMPARTMENT_NOT_ALLOWED


def test_neither_the_file_nor_the_words_alone_open_it(world: World) -> None:
    request, private = asked(world)
    text = answered(request)
    wrong_words = open_answer(request, private, text, "пилот берёза тетрадь яблоко")
    assert code(wrong_words) is VaultReason.RECOVERY_WORDS_WRONG
    other_key = open_answer(request, bytes(32), text, WORDS)
    assert code(other_key) is VaultReason.RECOVERY_ANSWER_WRONG


def test_an_answer_serves_one_request(world: World) -> None:
    request, _ = asked(world)
    again, its_key = asked(world, seed="other")
    assert again.number() != request.number()
    stale = open_answer(again, its_key, answered(request), WORDS)
    assert code(stale) is VaultReason.RECOVERY_ANSWER_OTHER
    assert code(answers(again, answered(request))) is VaultReason.RECOVERY_ANSWER_OTHER


def test_another_recovery_key_or_a_changed_request_gets_no_answer(world: World) -> None:
    request, _ = asked(world)
    other = answer_request(request, b"\x78" * 32, BOTH, WORDS, Seeded())
    assert code(other) is VaultReason.RECOVERY_KEY_WRONG
    for changed in (
        replace(request, device=bytes(16)),
        replace(request, organisation=bytes(16)),
        replace(request, keys={Compartment.TRACING: request.keys[Compartment.AID]}),
        replace(request, keys={Compartment.AID: bytes(80)}),
        replace(request, public=bytes(32)),
    ):
        result = answer_request(changed, RECOVERY, BOTH, WORDS, Seeded())
        assert code(result) is VaultReason.RECOVERY_REQUEST_WRONG, changed


def test_a_swapped_key_shows_in_the_number_and_does_not_fit_the_laptop(world: World) -> None:
    request, private = asked(world)
    swapped = replace(request, public=seal.public_key(b"\x55" * 32))
    assert swapped.number() != request.number()
    text = answered(swapped)
    assert code(open_answer(request, private, text, WORDS)) is VaultReason.RECOVERY_ANSWER_OTHER


def test_damaged_texts_are_refused(world: World) -> None:
    request, private = asked(world)
    whole, answer = request.text(), answered(request)
    for text in ("", "FKR1", "FKR1-", whole[:-1], whole + "A", whole[5:], answer, "я" * 99_999):
        assert code(read_request(text)) is VaultReason.RECOVERY_REQUEST_WRONG, text[:20]
    for at in range(5, len(whole), 7):
        wrong = whole[:at] + ("A" if whole[at] != "A" else "B") + whole[at + 1 :]
        if whole[at] != "-":
            assert isinstance(read_request(wrong), Refusal)
    for text in ("", "FKA1-", answer[:-1], answer[:60], whole):
        found = open_answer(request, private, text, WORDS)
        assert code(found) is VaultReason.RECOVERY_ANSWER_WRONG


def test_a_stranger_asks_in_vain(world: World) -> None:
    assert code(make_request(world.vault, STRANGER, Seeded())) is VaultReason.UNKNOWN_USER
