"""Fields of a family: what is typed fast is written plainly, and what has the focus is seen."""

from datetime import UTC

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from fieldkit.ui.pages.households import HouseholdsPage
from tests.ui.conftest import ToolsMaker
from tests.ui.front import in_front
from tests.ui.households_samples import HOME, FakeHouseholds
from tests.ui.measures import rest

LARGE = 200


@pytest.fixture
def page(make_tools: ToolsMaker, request: pytest.FixtureRequest) -> HouseholdsPage:
    tools = make_tools("ru", scale=getattr(request, "param", 100))
    shown = in_front(HouseholdsPage(tools, FakeHouseholds().services(), UTC), (860, 600))
    shown.register()
    return shown


def leave(field: QLineEdit, typed: str) -> None:
    field.setFocus()
    field.selectAll()
    field.insert(typed)
    QTest.keyClick(field, Qt.Key.Key_Tab)


@pytest.mark.parametrize(
    ("typed", "written"),
    [("23112011", "23.11.2011"), ("5/9/1984", "05.09.1984"), ("1984-09-05", "05.09.1984")],
)
def test_a_date_is_written_plainly_once_it_is_left(
    page: HouseholdsPage, typed: str, written: str
) -> None:
    birth = page.form.members[0].birth
    leave(birth.field, typed)
    leave(page.form.arrived.field, typed)
    assert birth.field.text() == page.form.arrived.field.text() == written
    assert birth.wrong.text() == ""


@pytest.mark.parametrize("typed", ["42", "1984", "18-59", "в мае", ""])
def test_what_is_no_date_stays_as_typed(page: HouseholdsPage, typed: str) -> None:
    birth = page.form.members[0].birth
    leave(birth.field, typed)
    assert birth.field.text() == typed


def test_a_day_that_was_never_is_told_at_its_last_figure(page: HouseholdsPage) -> None:
    birth = page.form.members[0].birth
    birth.field.setFocus()
    birth.field.insert("3102201")
    assert birth.wrong.text() == "", "it may become a date yet"
    birth.field.insert("1")
    assert birth.field.hasFocus() and birth.wrong.text() != ""


def test_a_telephone_is_grouped_only_by_who_typed_it(page: HouseholdsPage) -> None:
    phone = page.form.phone.field
    phone.setText("89001234567")
    phone.setFocus()
    QTest.keyClick(phone, Qt.Key.Key_Tab)
    assert phone.text() == "89001234567", "nobody changed it"
    leave(phone, "89001234567")
    assert phone.text() == "+7 900 123-45-67"


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("page", [LARGE], indirect=True)
def test_enter_from_field_to_field_scrolls_along(page: HouseholdsPage) -> None:
    seen = set()
    for _ in range(14):
        rest(page)
        now = QApplication.focusWidget()
        assert now is not None
        view = page._area.viewport()
        there = QRect(now.mapTo(view, QPoint()), now.size())
        assert view.rect().contains(there), (now.accessibleName(), there)
        seen.add(now)
        if isinstance(now, QLineEdit):
            now.insert("Я")
        QTest.keyClick(now, Qt.Key.Key_Return)
    assert len(seen) == 14 and len(page.form.members) == 3


def test_an_opened_household_names_its_head_first_and_groups_its_telephone(
    page: HouseholdsPage,
) -> None:
    page.show_subject(HOME)
    words = page.shown.about.text().replace("\xa0", " ")
    assert "+7 9" in words, words
