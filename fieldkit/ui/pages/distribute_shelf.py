"""The shelf behind the handing-out table: stock and free serials, which may take longer to read
than the verdict and come after it.
"""

from collections.abc import Iterator, Mapping

from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.rules.stock import Held, serials_of
from fieldkit.services.books import SiteBooks
from fieldkit.services.session import Session, transact
from fieldkit.ui.pages.distribute_reading import Shelf

NEAR_SERIALS = 5
"""After the last serial handed out so many are asked for one by one, before all are read."""


def read_shelf(
    session: Session, wanted: Mapping[str, int], after: Mapping[str, str]
) -> Shelf | Refusal:
    """Stock and free serials for so many units of each item (by code).

    `after`: the serial of each item that was handed out last; the next in the books' order are
    offered.
    """
    return transact(session, lambda replica: _shelf(session, replica, wanted, after))


def _shelf(
    session: Session, replica: Replica, wanted: Mapping[str, int], after: Mapping[str, str]
) -> Shelf:
    site = session.place.site
    books, all_books = SiteBooks(replica, site), SiteBooks(replica, site, bulk=True)
    free: dict[str, tuple[str, ...]] = {}
    for item, count in wanted.items():
        if item in books.serialised:
            last = after.get(item)
            near = _free(books, item, count, last, NEAR_SERIALS) if last is not None else ()
            enough = len(near) >= count
            free[item] = near if enough else _free(all_books, item, count, last, None)
    return Shelf({item: max(0, books.held(item)) for item in wanted}, free)


def _free(
    books: SiteBooks, item: str, count: int, after: str | None, tries: int | None
) -> tuple[str, ...]:
    """The first serials of an item that are in custody here, from the one after `after` on."""
    came = list(dict.fromkeys(_came(books, item)))
    start = came.index(after) + 1 if after in came else 0
    found: list[str] = []
    for serial in (came[start:] + came[:start])[: None if tries is None else count + tries]:
        if len(found) == count:
            break
        if books.where(item, serial) == Held(books.site):
            found.append(serial)
    return tuple(found)


def _came(books: SiteBooks, item: str) -> Iterator[str]:
    for moved in books.moved:
        if moved.movement.to_place == books.site:
            for line in moved.movement.lines:
                if line["item"] == item:
                    yield from serials_of(line)
