"""A form being filled in: the outline, one part at a time, and the way to the next gap."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.forms import Answers, ChangeSet, Session
from fieldkit.ui.pages.assess_missing import MissingList
from fieldkit.ui.pages.assess_outline import Part, State, parts_of
from fieldkit.ui.pages.assess_part import PartView
from fieldkit.ui.pages.assess_tree import AssessTree
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.choice_row import Choice
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.keyed import keyed
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

KEYS = {"gap": "F8", "save": "Ctrl+Return", "next": "Ctrl+PgDown", "before": "Ctrl+PgUp"}
LARGE_TEXT = 125
"""Per cent: above it the outline would leave the questions no room."""


class FillingView(QWidget):
    """Emits `finished` with the answers once nothing is missing, `changed` at each answer, and
    `back`. The session is used on the GUI thread alone.
    """

    finished = Signal(object)
    changed = Signal()
    back = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.session: Session | None = None
        self._parts: list[Part] = []
        self.at = 0
        self._told: set[str] = set()
        self._checked = False
        self.heading, self.progress = label("title"), label("muted")
        self.tree, self.missing = AssessTree(tools.look), MissingList(tools.look)
        self.part_name, self.problem = label("heading"), Notice(tools.look)
        self.part = PartView(tools, self._is_told)
        self.language, self.area = Choice(), QScrollArea()
        self.acts = {name: button("primary" if name == "save" else "plain") for name in KEYS}
        self._pairs: dict[str, QWidget] = {}
        self.leave = button("quiet")
        self._lay_out()
        self._join()

    # What the page does

    def begin(self, session: Session, name: str) -> None:
        """Shows a form for the household of somebody by this name."""
        self.session, self.at, self._told, self._checked = session, 0, set(), False
        self.heading.setText(name)
        self.language.blockSignals(True)
        self.language.clear()
        for each in session.form.translations.languages:
            self.language.addItem(each.rpartition(" (")[0] or each, each)
        self.language.blockSignals(False)
        self.language.setVisible(self.language.count() > 1)
        self.problem.hide()
        self.missing.show_missing([])
        self.speak()
        self._turn(0)

    def speak(self) -> None:
        """Puts the questions in the window's language, if the form has it."""
        code = f"({self._tools.speech.language})"
        languages = [self.language.itemData(at) for at in range(self.language.count())]
        found = next((each for each in languages if code in each), None)
        if found is not None:
            self.language.setCurrentIndex(languages.index(found))
            self._choose_language()

    def refuse(self, refusal: Refusal) -> None:
        self.problem.say(Tone.STOP, self._tools.speech.outcome(refusal))

    def focus_first(self) -> None:
        if (first := self.part.first()) is not None:
            first.focus_answer()

    def retranslate(self) -> None:
        words = {
            "gap": translate("Assess", "Next gap"),
            "save": translate("Assess", "Check and save"),
            "next": translate("Assess", "Next part"),
            "before": translate("Assess", "Part before"),
        }
        for name, text in words.items():
            self.acts[name].setText(text)
        self.leave.setText(translate("Assess", "Put aside"))
        self.language.setAccessibleName(translate("Assess", "Language of the questions"))
        self.tree.setAccessibleName(translate("Assess", "Outline of the form"))
        if self.session is not None:
            self.speak()
            self._show_parts()
            self.missing.retranslate()

    # What a person does

    def check(self) -> None:
        """Finalises the form, or lists what is missing and goes to the first of it."""
        if self.session is None:
            return
        found = self.session.finalise()
        if isinstance(found, Answers):
            self.missing.show_missing([])
            self.finished.emit(found)
            return
        self._checked = True
        self.missing.show_missing(found)
        self._show_parts()
        self.jump(found[0].ref)

    def jump(self, ref: str) -> None:
        """Goes to a question, in whatever part it stands."""
        at = next((at for at, part in enumerate(self._parts) if part.holds(ref)), self.at)
        self._told.add(ref)
        if at != self.at:
            self._turn(at)
        row = self.part.open_for(ref)
        if row is not None:
            self.part.tell(ref)
            row.focus_answer()
            self.area.ensureWidgetVisible(row)

    def next_gap(self) -> None:
        """Goes to the next answer that is needed and missing or wrong, from here on."""
        focused = self._focused()
        asked = [each for part in self._parts for each in part.questions]
        here = next((at for at, each in enumerate(asked) if each.ref == focused), -1)
        order = asked[here + 1 :] + asked[: here + 1]
        gaps = (each.ref for each in order if each.state in (State.MISSING, State.WRONG))
        ref = next(gaps, None)
        if ref is None:
            self.acts["save"].setFocus()
        else:
            self.jump(ref)

    # How it behaves

    def _answer(self, ref: str, value: str) -> None:
        self._change(lambda session: session.answer(ref, value))

    def _add(self, ref: str) -> None:
        self._change(lambda session: session.add_repeat(ref))
        self._show_parts()

    def _remove(self, ref: str) -> None:
        self._change(lambda session: session.remove_repeat(ref))
        self._show_parts()

    def _change(self, work: Callable[[Session], ChangeSet | Refusal]) -> None:
        if self.session is None:
            return
        changes = work(self.session)
        if isinstance(changes, Refusal):
            self.refuse(changes)
            return
        self.problem.hide()
        focused = self._focused()
        self.part.show_changes(changes)
        row = self.part.rows.get(focused)
        if row is not None and self._focused() != focused:
            row.focus_answer()
        self.changed.emit()

    def _left(self, ref: str) -> None:
        """The answer is given: says what is wrong with it, and how the form stands now."""
        self._told.add(ref)
        self.part.tell(ref)
        self._show_parts()
        if self._checked and self.session is not None:
            self.missing.show_missing(self.session.missing())

    def _is_told(self, ref: str) -> bool:
        return self._checked or ref in self._told

    def _turn(self, at: int, ref: str = "") -> None:
        if self.session is None:
            return
        self._parts = parts_of(self.session)
        self.at = min(max(at, 0), len(self._parts) - 1)
        self.part.show_part(self.session, self._parts[self.at])
        self.area.verticalScrollBar().setValue(0)
        self._show_parts()
        if ref:
            self.jump(ref)
        else:
            self.focus_first()

    def _show_parts(self) -> None:
        """The outline, the name of the part, and how many answers are still needed."""
        if self.session is None:
            return
        here = self._parts[self.at].ref if self._parts else ""
        self._parts = parts_of(self.session)
        at = next((at for at, part in enumerate(self._parts) if part.ref == here), None)
        self.at = min(self.at, len(self._parts) - 1) if at is None else at
        self.tree.show_parts(self._parts, self.at)
        part = self._parts[self.at]
        self.part_name.setText(part.label)
        self.part_name.setVisible(bool(part.label))
        asked = [each.state for part in self._parts for each in part.questions]
        left = sum(state in (State.MISSING, State.WRONG) for state in asked)
        place = translate("Assess", "Part %1 of %2").replace("%1", str(self.at + 1))
        place = place.replace("%2", str(len(self._parts)))
        waits = translate("Assess", "%Ln answers still needed", None, left)
        self.progress.setText(f"{place} · {waits}")
        self._pairs["next"].setVisible(self.at + 1 < len(self._parts))
        self._pairs["before"].setVisible(self.at > 0)

    def _focused(self) -> str:
        focus = self.focusWidget()
        rows = self.part.rows.items()
        return next((ref for ref, row in rows if row.isAncestorOf(focus)), "")

    def _choose_language(self) -> None:
        language = self.language.currentData()
        if self.session is None or not isinstance(language, str):
            return
        changes = self.session.set_language(language)
        self.part.show_changes(changes)
        if self._parts:
            self._show_parts()

    def _measure(self) -> None:
        theme = self._tools.look.theme
        self.tree.setVisible(theme.scale <= LARGE_TEXT)
        self.tree.setFixedWidth(theme.sized(290))
        self.area.setMinimumHeight(theme.sized(220))

    def _join(self) -> None:
        self.part.answered.connect(self._answer)
        self.part.left.connect(self._left)
        self.part.added.connect(self._add)
        self.part.removed.connect(self._remove)
        self.tree.turned.connect(self._turn)
        self.missing.wanted.connect(self.jump)
        self.language.activated.connect(lambda _: self._choose_language())
        self.leave.clicked.connect(self.back)
        self._tools.look.changed.connect(self._measure)
        acts = {
            "gap": self.next_gap,
            "save": self.check,
            "next": lambda: self._turn(self.at + 1),
            "before": lambda: self._turn(self.at - 1),
        }
        for name, act in acts.items():
            self.acts[name].clicked.connect(act)
            self._key(KEYS[name], act)
        self._key("Ctrl+Enter", self.check)
        self._key("Esc", self.back.emit)

    def _key(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.part)
        self.language.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        for part in (self.area, self.tree):
            part.setSizePolicy(part.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Ignored)
        top, middle = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.language)
        right = QVBoxLayout()
        right.addWidget(self.missing)
        right.addWidget(self.part_name)
        right.addWidget(self.area, 1)
        middle.setSpacing(theme.space(Space.SECTION))
        middle.addWidget(self.tree)
        middle.addLayout(right, 1)
        acts = Flow(gap=theme.space(Space.NEAR))
        for name in ("save", "gap", "next", "before"):
            self._pairs[name] = keyed(self._tools.look, self.acts[name], KEYS[name])
            acts.addWidget(self._pairs[name])
        acts.addWidget(keyed(self._tools.look, self.leave, "Esc"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.TIGHT))
        layout.addLayout(top)
        layout.addWidget(self.progress)
        layout.addLayout(middle, 1)
        layout.addWidget(self.problem)
        layout.addLayout(acts)
        self._measure()
