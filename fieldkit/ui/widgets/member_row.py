"""One member of a family as a row of fields, with the live checks of each."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.records.needs import Need
from fieldkit.rules.household import VERY_OLD
from fieldkit.rules.reasons import HouseholdNotice
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households_birth import Birth, read_birth, tidy_day, whole_day
from fieldkit.ui.pages.households_typed import TypedPerson
from fieldkit.ui.pages.households_words import (
    age_words,
    band_words,
    need_words,
    relation_words,
    sex_words,
)
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.choice_row import ChoiceRow
from fieldkit.ui.widgets.double_panel import DoublePanel
from fieldkit.ui.widgets.field_flow import FieldFlow
from fieldkit.ui.widgets.field_row import FieldRow
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.needs_picker import NeedsPicker
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

C = TypeVar("C", bound=str)
WIDTHS = {
    "family": 144,
    "given": 120,
    "patronymic": 140,
    "sex": 132,
    "birth": 118,
    "relation": 214,
}
"""Pixels at 100 %: six fields stand in one line of a page."""
MOST_LETTERS = 6_000
"""Of specific needs, times the scale of the text in per cent."""


class MemberRow(QWidget):
    """Emits `changed` at each change, `who_changed` when name or birth were left changed, `ended`
    on Enter in the last field.
    """

    changed = Signal()
    who_changed = Signal()
    ended = Signal()

    def __init__(self, tools: Tools, today: Callable[[], date]) -> None:
        super().__init__()
        self._tools, self._today = tools, today
        self._id, self._removed, self._told = "", False, ("", "", "")
        look = tools.look
        self.family = FieldRow(look, QLineEdit(), self._check_family)
        self.given = FieldRow(look, QLineEdit(), self._check_given)
        self.patronymic = FieldRow(look)
        self.birth = FieldRow(look, None, self._check_birth, tidy=tidy_day, whole=whole_day)
        self.sex, self.relation = ChoiceRow(look), ChoiceRow(look)
        self.needs_button, self.remove = button("link"), button("link")
        self.needs = NeedsPicker(look, [str(need) for need in Need])
        self.gone, self.keep = label("muted"), button("link")
        self.double = DoublePanel(look)
        self._lay_out()
        self.retranslate(1, named=True)
        self._join()

    # What is typed

    def typed(self) -> TypedPerson:
        return TypedPerson(
            self._id,
            self.family.text,
            self.given.text,
            self.patronymic.text,
            self.sex.code,
            self.birth.text,
            self.relation.code,
            self.needs.codes,
            self._removed,
        )

    def show_typed(self, typed: TypedPerson) -> None:
        self._id = typed.id
        self.family.field.setText(typed.family_name)
        self.given.field.setText(typed.given_name)
        self.patronymic.field.setText(typed.patronymic)
        self.sex.choose(typed.sex)
        self.birth.field.setText(typed.birth)
        self.relation.choose(typed.relation)
        self.needs.tick(typed.needs)
        self._told = self._who()
        self._show_removed(typed.removed)

    def complain(self) -> QWidget | None:
        """Checks the whole row and shows what is wrong; the first field that is, or None."""
        if self._removed or self.typed().blank():
            return None
        rows = (self.family, self.given, self.birth)
        wrong: list[QWidget] = [row.field for row in rows if row.complain()]
        sex = "" if self.sex.code else translate("Member", "Choose the sex.")
        self.sex.show_wrong(sex)
        return next(iter([*wrong, *([self.sex.field] if sex else [])]), None)

    # What it says

    def retranslate(self, place: int, named: bool) -> None:
        """`place` counts from 1; `named`: whether the names stand above the fields."""
        self.family.set_words(translate("Member", "Family name"))
        self.given.set_words(translate("Member", "Given name"))
        self.patronymic.set_words(translate("Member", "Patronymic"))
        self.sex.set_words(translate("Member", "Sex"), _texts(sex_words()))
        self.birth.set_words(translate("Member", "Birth"))
        self.birth.field.setPlaceholderText(translate("Member", "date or age"))
        self.relation.set_words(translate("Member", "Relation"), _texts(relation_words()))
        self.needs.set_words(translate("Member", "Specific needs"), _texts(need_words()))
        self.remove.setText(translate("Member", "Remove"))
        self.keep.setText(translate("Member", "Put back"))
        self.gone.setText(
            translate("Member", "%1 will be taken out when you save.").replace("%1", self._name())
        )
        self.double.set_words(
            translate("Member", "It is the same"), translate("Member", "Somebody else")
        )
        self._tell_place(place, named)
        self.birth.field.setToolTip(
            translate("Member", "05.09.1984, or a year, or an age, or a band such as 18-59 or 60+")
        )
        self._show_needs()
        self._show_age()

    def _tell_place(self, place: int, named: bool) -> None:
        number = translate("Member", "member %1").replace("%1", str(place))
        for row in (self.family, self.given, self.patronymic, self.birth, self.sex, self.relation):
            row.name.setVisible(named)
            row.field.setAccessibleName(f"{row.name.text()}, {number}")
        for each in (self.remove, self.needs_button):
            each.setAccessibleName(f"{each.text()}, {number}")

    def _show_needs(self) -> None:
        words, chosen = _texts(need_words()), self.needs.codes
        if not chosen:
            self.needs_button.setText(translate("Member", "Specific needs: none noted"))
            return
        listed = ", ".join(words[code] for code in chosen)
        self.needs_button.setToolTip(listed)
        # A button does not wrap: at large text many needs would make the page wider than it is.
        shown = listed if len(listed) * self._tools.look.scale <= MOST_LETTERS else str(len(chosen))
        self.needs_button.setText(translate("Member", "Specific needs:") + f" {shown}")

    def _show_age(self) -> None:
        """What was understood of the birth, and that it would be a great age."""
        today = self._today()
        read = read_birth(self.birth.text, today, self.birth.name.text())
        words = ""
        if isinstance(read, Birth) and self.birth.text:
            if read.band is not None:
                words = band_words(read.band)
            else:
                born = read.day
                years = today.year - (born.year if born else read.year or today.year)
                if born and (today.month, today.day) < (born.month, born.day):
                    years -= 1
                words = age_words(years)
                if years > VERY_OLD:
                    words = self._tools.speech.code(HouseholdNotice.VERY_OLD, {"years": years})
        self.birth.help.setText(words)
        self.birth.help.setVisible(bool(words))

    # How it behaves

    def _check_family(self, text: str) -> str:
        if text or self.typed().blank():
            return ""
        return translate("Member", "Write the family name.")

    def _check_given(self, text: str) -> str:
        if text or self.typed().blank():
            return ""
        return translate("Member", "Write the given name.")

    def _check_birth(self, text: str) -> str:
        read = read_birth(text, self._today(), self.birth.name.text())
        return self._tools.speech.outcome(read) if isinstance(read, Refusal) else ""

    def _name(self) -> str:
        return f"{self.family.text} {self.given.text}".strip()

    def _who(self) -> tuple[str, str, str]:
        name = f"{self.given.text} {self.patronymic.text}"
        return self.family.text, name, self.birth.text

    def _left(self) -> None:
        if self._who() != self._told and self.family.text and self.given.text:
            self._told = self._who()
            self.who_changed.emit()

    def _sexed(self) -> None:
        self.sex.show_wrong("")
        self.changed.emit()

    def _take_out(self) -> None:
        self._show_removed(True)
        self.keep.setFocus()
        self.changed.emit()

    def _put_back(self) -> None:
        self._show_removed(False)
        self.family.field.setFocus()
        self.changed.emit()

    def _show_removed(self, removed: bool) -> None:
        self._removed = removed
        self._fields.setVisible(not removed)
        self._back.setVisible(removed)
        self.gone.setText(
            translate("Member", "%1 will be taken out when you save.").replace("%1", self._name())
        )
        if removed:
            self.double.hide()

    def _toggle_needs(self) -> None:
        opened = self.needs.isHidden()
        self.needs.setVisible(opened)
        if opened:
            self.needs.setFocus()

    def _join(self) -> None:
        for row in (self.family, self.given, self.patronymic, self.birth):
            row.field.textEdited.connect(lambda _: self.changed.emit())
            row.field.editingFinished.connect(self._left)
        following = (self.given.field, self.patronymic.field, self.sex.field)
        for row, after in zip((self.family, self.given, self.patronymic), following, strict=True):
            row.field.returnPressed.connect(after.setFocus)
        self.sex.field.entered.connect(self.birth.field.setFocus)
        self.birth.field.returnPressed.connect(self.relation.field.setFocus)
        self.relation.field.entered.connect(self.ended)
        self.birth.field.textChanged.connect(lambda _: self._show_age())
        self.sex.changed.connect(self._sexed)
        self.relation.changed.connect(self.changed)
        self.needs.changed.connect(self._show_needs)
        self.needs.changed.connect(self.changed)
        self.needs_button.clicked.connect(self._toggle_needs)
        self.remove.clicked.connect(self._take_out)
        self.keep.clicked.connect(self._put_back)

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        self._fields, self._back = QWidget(), QWidget()
        rows = (self.family, self.given, self.patronymic, self.sex, self.birth, self.relation)
        gap = theme.space(Space.TIGHT)
        line = FieldFlow(lambda pixels: self._tools.look.theme.sized(pixels), gap=gap)
        tail = Flow(gap=gap)
        for row, width in zip(rows, WIDTHS.values(), strict=True):
            line.add_field(row, width)
        self.birth.help.setWordWrap(False)
        for each in (self.birth.help, self.needs_button, self.remove):
            tail.addWidget(each)
        inner = QVBoxLayout(self._fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space(Space.HAIR))
        inner.addLayout(line)
        # Below the whole row: a sentence in the width of one field would stand like a tower.
        for wrong in (*(row.wrong for row in rows), self.double):
            inner.addWidget(wrong)
        inner.addLayout(tail)
        inner.addWidget(self.needs)
        self.needs.hide()
        back = Flow(self._back, theme.space(Space.TIGHT))
        back.addWidget(self.gone)
        back.addWidget(self.keep)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        for part in (self._fields, self._back):
            outer.addWidget(part)
        self._back.hide()


def _texts(words: Mapping[C, str]) -> dict[str, str]:
    return {str(code): word for code, word in words.items()}
