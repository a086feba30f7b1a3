"""What the search index keeps, byte by byte."""

from dataclasses import replace

from sqlalchemy import Engine

from fieldkit.journal.repository import RecordRow
from fieldkit.records.names import fold
from fieldkit.store.search import find_people
from fieldkit.store.searched import grams, phone_digits
from fieldkit.store.unit_of_work import save


def person(number: int, family: str, given: str) -> RecordRow:
    values = {
        "household": bytes(16),
        "family_name": family,
        "given_name": given,
        "sex": "f",
    }
    record = number.to_bytes(16, "big")
    return RecordRow("person", record, b"state", root=bytes(16), listed=True, values=values)


def put(engine: Engine, *rows: RecordRow) -> None:
    save(engine, lambda unit: unit.journal.put_records(rows))


def test_the_index_itself_forgets_who_is_taken_out(engine: Engine) -> None:
    put(engine, person(1, "Небылицына", "Фёкла"), person(2, "Вымыслова", "Анна"))
    put(engine, replace(person(1, "Небылицына", "Фёкла"), listed=False))
    with engine.connect() as connection:
        check = "INSERT INTO sought_index (sought_index) VALUES ('integrity-check')"
        connection.exec_driver_sql(check)
        blocks = connection.exec_driver_sql("SELECT block FROM sought_index_data").all()
    kept = b"".join(row[0] for row in blocks)
    for word in ("небилицина", "фекла"):
        assert word.encode() not in kept
        assert not any(word[2 : length + 3].encode() in kept for length in range(2, len(word)))
    assert fold("Вымыслова").encode()[4:] in kept


def test_a_number_may_be_used_again(engine: Engine) -> None:
    put(engine, person(1, "Небылицына", "Фёкла"))
    put(engine, replace(person(1, "Небылицына", "Фёкла"), listed=False))
    put(engine, person(2, "Вымыслова", "Анна"))
    with engine.connect() as connection:
        assert find_people(connection, "небылицына") == []
        assert [each.id[-1] for each in find_people(connection, "вымыслова")] == [2]


def test_telephone_numbers_lose_what_is_dialled_before_them() -> None:
    assert phone_digits("+7 (900) 123-45-67") == phone_digits("8 900 123-45-67") == "9001234567"
    assert phone_digits("5-67-89") == "56789"


def test_a_word_is_cut_into_threes_with_its_ends() -> None:
    assert grams("анна") == ["<ан", "анн", "нна", "на>"]
    assert grams("и") == ["<и>"]
