"""At the registration table: the needs assessment is asked, from one gap to the next."""

from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QLineEdit, QWidget

from fieldkit.demo.answering import value_for
from fieldkit.demo.window.sitting import Sitting
from fieldkit.errors import FaultError
from fieldkit.forms.view import View
from fieldkit.ui.pages.assess import AssessPage
from fieldkit.ui.pages.assess_filling import KEYS
from fieldkit.ui.pages.households_shown import KEYS as HOUSEHOLD_KEYS
from fieldkit.ui.places import Place

MOST_ANSWERS = 200


def assess(sitting: Sitting, people: int, picture: str = "") -> int:
    """Fills in the form of the household that is shown, and saves it; how many answers.

    `picture`: a name for one of the form before it is saved.
    """
    hands = sitting.hands
    hands.step("Assess, open the form")
    hands.keys(HOUSEHOLD_KEYS["assess"])
    hands.until(lambda: sitting.main.place is Place.ASSESS, "the page")
    page = sitting.page(AssessPage)
    hands.until(page.filling.isVisible, "the form")
    hands.step("Assess, answer")
    answered = 0
    while (view := _next_gap(sitting, page)) is not None:
        hands.watch.during = f"Assess, answer {view.ref.rpartition('/')[2]}"
        _answer(sitting, view, value_for(view, people))
        answered += 1
        if answered == MOST_ANSWERS:
            raise FaultError("the form never ends")
    hands.step("Assess, save")
    if picture:
        sitting.picture(picture)
    hands.click(page.filling.acts["save"])
    hands.until(lambda: sitting.main.place is Place.HOUSEHOLDS, "the assessment to be saved")
    hands.settle()
    return answered


def _next_gap(sitting: Sitting, page: AssessPage) -> View | None:
    """The question that the key for the next gap leads to; None once nothing is missing."""
    sitting.hands.keys(KEYS["gap"])
    focused: QWidget | None = QApplication.focusWidget()
    rows, session = page.filling.part.rows.items(), page.filling.session
    if focused is None or session is None:
        return None
    ref = next((ref for ref, row in rows if row.isAncestorOf(focused)), None)
    return None if ref is None else session.view(ref)


def _answer(sitting: Sitting, view: View, value: str) -> None:
    """Answers the question that has the focus, by whatever its field takes."""
    hands, field = sitting.hands, QApplication.focusWidget()
    options = dict(view.options or ())
    if isinstance(field, QAbstractButton):
        group: QButtonGroup | None = field.group()
        key = "Down" if group is not None else "Tab"
        hands.press_until(key, lambda: _words(QApplication.focusWidget()) == options[value])
        chosen = QApplication.focusWidget()
        if isinstance(chosen, QAbstractButton) and not chosen.isChecked():
            hands.keys("Space")
    elif isinstance(field, QLineEdit):
        hands.fill(options.get(value, value))
        hands.keys("Return")
    else:
        raise FaultError(f"{view.ref}: no key answers it")


def _words(widget: QWidget | None) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
