"""The worked examples of docs/how-to/write-a-criterion.md hold as they are written."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from fieldkit.expression import Met, NotMet, evaluate_criterion

PAGE = Path(__file__).resolve().parents[3] / "docs/how-to/write-a-criterion.md"
TEXT = PAGE.read_text(encoding="utf-8")
FAMILIES: dict[str, Any] = yaml.safe_load(re.findall(r"```yaml\n(.*?)```", TEXT, re.S)[0])
EXAMPLES = re.findall(
    r"```criterion\n\s*(.*?)\n\s*```\n\s*Orlova: (.*?) · Belov: (.*?)\n", TEXT, re.S
)


def test_there_are_ten() -> None:
    assert len(EXAMPLES) == 10


@pytest.mark.parametrize(("criterion", "orlova", "belov"), EXAMPLES)
def test_an_example_holds(criterion: str, orlova: str, belov: str) -> None:
    for family, expected in (("Orlova", orlova), ("Belov", belov)):
        found = evaluate_criterion(criterion, FAMILIES[family], date(2024, 9, 1))
        if expected == "met":
            assert found == Met()
        else:
            assert isinstance(found, NotMet)
            assert [part.text for part in found.parts] == re.findall(r"`(.*?)`", expected)
