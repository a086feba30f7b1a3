"""One family before its form is open: which form to begin, and what was assessed before."""

from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.forms.difference import Difference
from fieldkit.services.earlier_assessments import EarlierAssessment
from fieldkit.services.forms import OfferedForm
from fieldkit.ui.formats import moment
from fieldkit.ui.pages.assess_changes import ChangeLine
from fieldkit.ui.pages.assess_services import FamilySeen
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.keyed import keyed
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate


class FamilyView(QWidget):
    """Emits `begun` with an `OfferedForm`, `correcting` with an `EarlierAssessment`, `asked` with
    the one whose changes are to be told, and `back`.
    """

    begun = Signal(object)
    correcting = Signal(object)
    asked = Signal(object)
    back = Signal()

    def __init__(self, tools: Tools, zone: tzinfo) -> None:
        super().__init__()
        self._tools, self._zone = tools, zone
        self._family: FamilySeen | None = None
        self._told: dict[bytes, tuple[Difference, ...] | Refusal] = {}
        self.heading = label("title")
        self.begin_heading, self.earlier_heading = label("heading"), label("heading")
        self.forms, self.rows = QWidget(), QWidget()
        self.begin_buttons: list[QPushButton] = []
        self.correct_button: QPushButton | None = None
        self.leave = button("quiet")
        self.leave.clicked.connect(self.back)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back)
        self._lay_out()

    @property
    def earlier(self) -> tuple[EarlierAssessment, ...]:
        """What was assessed before of the family shown."""
        return () if self._family is None else self._family.earlier

    def show_family(self, family: FamilySeen, name: str) -> None:
        """Shows a family; the form used last has the focus, so that Enter begins it."""
        self._family, self._told = family, {}
        self.heading.setText(name)
        self._fill()

    def tell_changes(
        self, of: EarlierAssessment, changes: tuple[Difference, ...] | Refusal
    ) -> None:
        """Shows below an assessment what it answers otherwise than the one it corrects."""
        self._told[of.value.id] = changes
        self._fill()
        # The button that asked is gone.
        (self.correct_button or self.leave).setFocus()

    def focus_first(self) -> None:
        if self.begin_buttons:
            self.begin_buttons[0].setFocus()

    def retranslate(self) -> None:
        self.begin_heading.setText(translate("AssessFamily", "Begin an assessment"))
        self.earlier_heading.setText(translate("AssessFamily", "Assessed before"))
        self.leave.setText(translate("AssessFamily", "Another family"))
        self._fill()

    # Its parts

    def _fill(self) -> None:
        if self._family is None:
            return
        forms, rows = self._emptied(self.forms), self._emptied(self.rows)
        self.begin_buttons, self.correct_button = [], None
        for form in self._family.forms:
            forms.addWidget(self._begin_button(form))
        for each in self._family.earlier:
            rows.addWidget(self._row(each))
        self.begin_heading.setVisible(bool(self._family.forms))
        self.earlier_heading.setVisible(bool(self._family.earlier))

    def _emptied(self, holder: QWidget) -> QVBoxLayout:
        layout = holder.layout()
        if isinstance(layout, QVBoxLayout):
            while (item := layout.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            return layout
        made = QVBoxLayout(holder)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(self._tools.look.theme.space(Space.NEAR))
        return made

    def _begin_button(self, form: OfferedForm) -> QWidget:
        begin = button("plain" if self.begin_buttons else "primary")
        begin.setText(form.title)
        words = translate("AssessFamily", "Begin: %1, version %2")
        begin.setAccessibleName(words.replace("%1", form.title).replace("%2", form.version))
        begin.setAutoDefault(True)
        begin.clicked.connect(lambda: self.begun.emit(form))
        self.begin_buttons.append(begin)
        words = translate("AssessFamily", "version %1").replace("%1", form.version)
        version = label("muted", words)
        line, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(begin)
        row.addWidget(version, 1)
        line.setLayout(row)
        return line

    def _row(self, each: EarlierAssessment) -> QWidget:
        theme = self._tools.look.theme
        holder, acts = QWidget(), Flow(gap=theme.space(Space.NEAR))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, theme.space(Space.TIGHT))
        column.setSpacing(theme.space(Space.TIGHT))
        at = moment(each.at_ms, self._zone, self._tools.speech.language)
        what = (at, each.title, each.by)
        column.addWidget(label("body", " · ".join(part for part in what if part)))
        state = self._state(each)
        if state:
            column.addWidget(label("muted", state))
        for line in self._changes(each):
            column.addWidget(line)
        if each.latest:
            acts.addWidget(self._correct_button(each, at))
        if each.value.corrects is not None and each.value.id not in self._told:
            acts.addWidget(self._changes_button(each, at))
        column.addLayout(acts)
        return holder

    def _state(self, each: EarlierAssessment) -> str:
        if each.corrected_by is not None:
            return translate("AssessFamily", "Corrected later; the correction counts.")
        if each.value.corrects is not None:
            return translate("AssessFamily", "A correction of an earlier assessment.")
        return ""

    def _correct_button(self, each: EarlierAssessment, at: str) -> QPushButton:
        made = button("plain")
        made.setText(translate("AssessFamily", "Correct"))
        words = translate("AssessFamily", "Correct the assessment of %1").replace("%1", at)
        made.setAccessibleName(words)
        made.clicked.connect(lambda: self.correcting.emit(each))
        self.correct_button = made
        return made

    def _changes_button(self, each: EarlierAssessment, at: str) -> QPushButton:
        made = button("quiet")
        made.setText(translate("AssessFamily", "What was changed"))
        words = translate("AssessFamily", "What was changed on %1").replace("%1", at)
        made.setAccessibleName(words)
        made.clicked.connect(lambda: self.asked.emit(each))
        return made

    def _changes(self, each: EarlierAssessment) -> list[QWidget]:
        found = self._told.get(each.value.id)
        if found is None:
            return []
        if isinstance(found, Refusal):
            return [label("body", self._tools.speech.outcome(found))]
        if not found:
            return [label("body", translate("AssessFamily", "No answer was changed."))]
        return [ChangeLine(self._tools.look, one) for one in found]

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(Space.NEAR))
        for part in (self.begin_heading, self.forms):
            column.addWidget(part)
        column.addSpacing(theme.space(Space.SECTION))
        for part in (self.earlier_heading, self.rows):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.NEAR))
        layout.addWidget(self.heading)
        layout.addWidget(area, 1)
        away = Flow(gap=theme.space(Space.NEAR))
        away.addWidget(keyed(self._tools.look, self.leave, "Esc"))
        layout.addLayout(away)


def no_forms() -> str:
    """What to do where headquarters sent no form."""
    return translate(
        "Assess",
        "This laptop has no form yet: headquarters sends them. Meet headquarters on the page Sync; "
        "if there is still none, ask your data manager to publish one.",
    )
