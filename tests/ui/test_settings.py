"""Settings are kept, and nonsense in their file costs only what it touches."""

import json
from pathlib import Path
from typing import get_args

import pytest

from fieldkit.errors import Refusal
from fieldkit.ui.settings import NAME, Scale, Settings, read_settings, write_settings
from fieldkit.ui.theme import SCALES, Mode


def test_settings_are_kept(tmp_path: Path) -> None:
    wanted = Settings("en", Mode.DARK, 150, "TAC-01", 10, {"ab": "anna"}, "ab")
    assert write_settings(tmp_path, wanted) is None
    assert read_settings(tmp_path) == wanted


@pytest.mark.parametrize("text", ["", "[]", "nonsense", "\x00", '{"language": []}'])
def test_without_a_sound_file_all_is_as_at_the_start(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text)
    assert read_settings(tmp_path) == Settings()
    assert read_settings(tmp_path / "nowhere") == Settings()


def test_what_makes_no_sense_is_left_out(tmp_path: Path) -> None:
    found = {"language": "de", "scale": 9000, "mode": "dark", "logins": 7, "more": 1, "site": "A"}
    (tmp_path / NAME).write_text(json.dumps(found))
    assert read_settings(tmp_path) == Settings(mode=Mode.DARK, site="A")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert isinstance(write_settings(tmp_path / "nowhere", Settings()), Refusal)


def test_the_sizes_on_offer_are_the_theme_s() -> None:
    assert get_args(Scale) == SCALES
