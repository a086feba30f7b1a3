"""One act is one transaction: all of it is saved, or nothing."""

from typing import Any

from services_world import FOOD, Laptop, code_of, goods, handed, household, person, registered
from sqlalchemy import Connection, event

from fieldkit.errors import Refusal
from fieldkit.journal.author import Act
from fieldkit.journal.replica import Replica
from fieldkit.services.hand_out import hand_out
from fieldkit.services.register_household import Registered, register_household
from fieldkit.services.session import put, transact
from fieldkit.services.shown import Chosen


def fill_disk(laptop: Laptop) -> Any:
    """From now on the database may not grow; gives what undoes that."""

    def cap(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    event.listen(laptop.engine, "begin", cap)

    def undo() -> None:
        event.remove(laptop.engine, "begin", cap)
        with laptop.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")

    return undo


def big_family(number: int) -> Any:
    members = [
        person(0, family_name=f"Ветлугина-{number}", given_name=f"Ия-{each}") for each in range(40)
    ]
    return household(members=members, address_note="д" * 300)


def test_a_full_disk_saves_nothing_and_work_goes_on_after_it(laptop: Laptop) -> None:
    undo = fill_disk(laptop)
    for number in range(20):
        before = laptop.entries()
        outcome = register_household(laptop.session, big_family(number))
        if not isinstance(outcome, Registered):
            break
    assert code_of(outcome) == "store.disk_full"
    assert laptop.entries() == before
    undo()
    assert isinstance(register_household(laptop.session, big_family(99)), Registered)


def test_a_refused_act_takes_those_before_it_along(laptop: Laptop) -> None:
    found = registered(laptop.session)
    before = laptop.entries()
    area = laptop.session.place.area

    def two_acts(replica: Replica) -> Refusal | None:
        put(
            laptop.session,
            replica,
            [Act("household", found.household, area, {"phone": "+7 900 000"})],
        )
        put(laptop.session, replica, [Act("household", found.household, area, {"phone": "none"})])
        return None

    assert code_of(transact(laptop.session, two_acts)) == "records.invalid_phone"
    assert laptop.entries() == before


def test_work_goes_on_after_a_refusal(laptop: Laptop) -> None:
    laptop.stock(1)
    found = registered(laptop.session)
    short = goods(found, "P-1", (FOOD, 1), ("SOAP", 6))
    assert (
        code_of(hand_out(laptop.session, Chosen(found.household), short))
        == "rules.not_enough_stock"
    )
    handed(laptop.session, found, goods(found, "P-1", (FOOD, 1)))
