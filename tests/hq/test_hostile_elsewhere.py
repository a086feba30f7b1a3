"""Somebody with a stolen laptop who would make one question about a person into many."""

import threading
from dataclasses import replace

import pytest

from fieldkit.hq.elsewhere import askings
from fieldkit.records.names import fold
from fieldkit.services.laptop import Laptop
from fieldkit.sync.reasons import SyncReason
from tests.hq.conftest import Served
from tests.hq.elsewhere_world import OLGA, PHONE, Line, wire


@pytest.fixture
def line(served: Served, asking: Laptop) -> Line:
    return Line(served, asking)


def test_a_list_of_names_is_not_a_name(line: Line) -> None:
    """Else one person of the day's allowance would try all common names on a telephone."""
    phone = "".join(filter(str.isdigit, PHONE))[-10:]
    others = [fold(f"Небыл{letter}кин") for letter in "абвгдежз"]
    names = " ".join([*others, fold("Ольга Небылицына Примеровна")])
    assert line.post({"people": [[names, "", None, phone]]})["elsewhere"] is False
    plain = wire(replace(OLGA, birth_date=None), PHONE)
    assert line.post({"people": [plain]})["elsewhere"] is True
    hidden = [others[0], " ".join([*others, str(plain[0])]), None, phone]
    assert line.post({"people": [hidden]})["elsewhere"] is False


@pytest.mark.parametrize("name", ["я" * 512, "ﷲ" * 512, "а " * 256, "𝔸" * 512, "ﷺ" * 512])
def test_a_name_without_end_is_answered_like_any_other(line: Line, name: str) -> None:
    assert line.post({"people": [[name, name, 1984, ""]] * 4})["elsewhere"] is False


def test_questions_sent_at_once_are_not_counted_as_one(
    served: Served, asking: Laptop, line: Line
) -> None:
    """One nonce serves one question, however many threads bring it together."""
    lines = [Line(served, asking) for _ in range(4)]
    nonce, answers = lines[-1].nonce, list[dict[str, object]]()
    together = threading.Barrier(len(lines))

    def ask(road: Line) -> None:
        road.nonce = nonce
        together.wait(10)
        answers.append(road.post({"people": [wire()]}))

    threads = [threading.Thread(target=ask, args=(road,)) for road in lines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    said = [each for each in answers if "elsewhere" in each]
    refused = [each for each in answers if each.get("refused") == SyncReason.NONCE]
    assert (len(said), len(refused)) == (1, len(lines) - 1)
    with served.headquarters.node.transaction() as replica:
        assert [each.people for each in askings(replica)] == [1]
