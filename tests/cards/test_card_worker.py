"""The reader in its own process: it answers, hangs and crashes, and the caller goes on."""

import sys
from collections.abc import Iterator

import numpy as np
import pytest
from card_bad_reader import CRASHES_AT, HANGS_AT, serve_badly
from card_forgeries import good_text

from fieldkit.cards.decode import look
from fieldkit.cards.picture import Code, Grey, Sight
from fieldkit.cards.symbol import symbol
from fieldkit.cards.worker import DecodeProcess, Lost
from fieldkit.hq.seeded import Seeded

pytestmark = pytest.mark.slow

TEXT = good_text(Seeded(3, "a card"))


def frame(first_pixel: int = 200) -> Grey:
    dark = np.pad(np.array(symbol(TEXT)), 8)
    image = np.kron(np.where(dark, 20, 230), np.ones((6, 6))).astype(np.uint8)
    image[0, 0] = first_pixel
    return image


@pytest.fixture
def reader() -> Iterator[DecodeProcess]:
    process = DecodeProcess()
    yield process
    process.close()


@pytest.fixture
def bad_reader() -> Iterator[DecodeProcess]:
    if sys.platform == "win32":
        pytest.skip("Windows has no signals to hang and die by")
    process = DecodeProcess(target=serve_badly)
    yield process
    process.close()


def read(outcome: Sight | Lost) -> list[str]:
    assert isinstance(outcome, Sight)
    return [code.text for code in outcome.codes]


def test_the_process_sees_what_the_function_sees(reader: DecodeProcess) -> None:
    assert reader.look_at(frame()) == look(frame())
    assert reader.look_at(np.zeros((40, 60), np.uint8)) == look(np.zeros((40, 60), np.uint8))


def test_a_part_of_a_picture_is_taken_as_it_looks(reader: DecodeProcess) -> None:
    doubled = np.repeat(frame(), 2, axis=1)
    assert read(reader.look_at(doubled[:, ::2])) == [TEXT]


def test_it_confirms(reader: DecodeProcess) -> None:
    (code,) = look(frame()).codes
    assert reader.confirm_in(frame(), code)
    assert not reader.confirm_in(frame(), Code("other", code.corners, code.reader))


@pytest.mark.parametrize(("pixel", "why"), [(HANGS_AT, Lost.HUNG), (CRASHES_AT, Lost.CRASHED)])
def test_a_lost_process_costs_one_frame(pixel: int, why: Lost, bad_reader: DecodeProcess) -> None:
    for _ in range(3):
        assert read(bad_reader.look_at(frame())) == [TEXT]
        assert bad_reader.look_at(frame(pixel)) is why
        assert not bad_reader.confirm_in(frame(pixel), look(frame()).codes[0])


def test_a_process_that_never_starts_is_a_crash() -> None:
    process = DecodeProcess(target=exec)  # type: ignore[arg-type]
    assert process.look_at(frame()) is Lost.CRASHED
    process.close()


def test_closed_and_used_again(reader: DecodeProcess) -> None:
    assert read(reader.look_at(frame())) == [TEXT]
    reader.close()
    reader.close()
    assert read(reader.look_at(frame())) == [TEXT]
