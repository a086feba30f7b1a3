"""Argon2id within its bounds, and its tuning by the clock's word alone."""

import pytest

from fieldkit.errors import Refusal
from fieldkit.vault import kdf
from fieldkit.vault.kdf import CAP, FLOOR, out_of_bounds, tidy, tune
from fieldkit.vault.model import KdfCost


class Laptop:
    """A clock that only runs while keys are derived, `speed` microseconds a MiB and pass."""

    def __init__(self, speed: int) -> None:
        self.speed = speed
        self.micros = 0

    def now_ms(self) -> int:
        return self.micros // 1000

    def stretch(self, _passphrase: str, cost: KdfCost, _salt: bytes) -> bytearray | Refusal:
        self.micros += self.speed * cost.memory // 1024 * cost.passes
        return bytearray(32)


def tuned(speed: int, monkeypatch: pytest.MonkeyPatch) -> tuple[KdfCost, int]:
    """The cost chosen on a laptop of this speed, and how many milliseconds it takes there."""
    laptop = Laptop(speed)
    monkeypatch.setattr(kdf, "stretch", laptop.stretch)
    cost = tune(laptop)
    return cost, speed * cost.memory // 1024 * cost.passes // 1000


def test_a_slow_laptop_gets_the_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tuned(9000, monkeypatch)[0] == FLOOR


def test_a_usual_laptop_gets_about_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    for speed in (400, 700, 1500, 3000):
        cost, took = tuned(speed, monkeypatch)
        assert 750 <= took <= 1010, (speed, cost)
        assert out_of_bounds(cost, bytes(16)) is None


def test_a_very_fast_laptop_gets_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    cost, _ = tuned(100, monkeypatch)
    assert (cost.memory, cost.passes) == (CAP.memory, CAP.passes)


def test_a_clock_that_stands_or_runs_back_gives_the_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tuned(0, monkeypatch)[0] == FLOOR
    assert tuned(-700, monkeypatch)[0] == FLOOR


def test_memory_shrinks_when_the_bigger_run_is_slower_than_it_should_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    laptop = Laptop(700)

    def thrashing(words: str, cost: KdfCost, salt: bytes) -> bytearray | Refusal:
        laptop.speed = 700 if cost == FLOOR else 2100
        return Laptop.stretch(laptop, words, cost, salt)

    monkeypatch.setattr(kdf, "stretch", thrashing)
    cost = tune(laptop)
    assert FLOOR.memory <= cost.memory < CAP.memory and cost.passes == FLOOR.passes


def test_spaces_and_letter_forms_do_not_matter_and_case_does() -> None:
    assert tidy("  две\tбелых\u00a0 кошки ") == "две белых кошки"
    assert tidy("и\u0306од") == tidy("йод")
    assert tidy("Кот") != tidy("кот")


def test_text_that_is_no_text_gives_a_key_all_the_same() -> None:
    one = kdf.stretch("\ud800", KdfCost(FLOOR.memory, FLOOR.passes, 1), bytes(16))
    assert isinstance(one, bytearray) and len(one) == 32
