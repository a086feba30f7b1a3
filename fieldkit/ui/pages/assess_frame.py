"""What the form's page is made of and how it lies: outline, part, acts and their keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.ui.pages.assess_missing import MissingList
from fieldkit.ui.pages.assess_part import PartView
from fieldkit.ui.pages.assess_tree import AssessTree
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.choice_row import Choice
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.keyed import keyed
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

KEYS = {"gap": "F8", "save": "Ctrl+Return", "next": "Ctrl+PgDown", "before": "Ctrl+PgUp"}
ASIDE_KEYS = {"outline": "F6", "hidden": "F7"}
LARGE_TEXT = 125
"""Per cent: above it the outline takes the place of the questions, on demand."""
WIDE_OUTLINE = 290
"""Pixels at 100 %."""


class FillingFrame(QWidget):
    """The widgets, their words and their keys; what they do is said by the view built on it."""

    finished = Signal(object)
    changed = Signal()
    back = Signal()

    def __init__(self, tools: Tools, told: Callable[[str], bool]) -> None:
        super().__init__()
        self._tools = tools
        self.heading, self.progress = label("title"), label("muted")
        self.tree, self.missing = AssessTree(tools.look), MissingList(tools.look)
        self.part_name, self.problem = label("heading"), Notice(tools.look)
        self.reason = Notice(tools.look)
        self.part = PartView(tools, told)
        self.language, self.area = Choice(), QScrollArea()
        self.acts = {name: button("primary" if name == "save" else "plain") for name in KEYS}
        self.acts |= {name: button("quiet") for name in ASIDE_KEYS}
        self.acts["hidden"].setCheckable(True)
        self.pairs: dict[str, QWidget] = {}
        self.leave = button("quiet")
        self._outline_open = False
        self._lay_out()
        tools.look.changed.connect(self.measure)

    @property
    def large(self) -> bool:
        """Whether outline and questions take turns, since the text is large."""
        return self._tools.look.theme.scale > LARGE_TEXT

    def show_outline(self, on: bool) -> None:
        """In large text, shows the outline instead of the questions."""
        self._outline_open = on
        self.measure()

    @property
    def outline_open(self) -> bool:
        return self._outline_open

    def say_acts(self) -> None:
        """The words of all acts."""
        words = {
            "gap": translate("Assess", "Next gap"),
            "save": translate("Assess", "Check and save"),
            "next": translate("Assess", "Next part"),
            "before": translate("Assess", "Part before"),
            "outline": translate("Assess", "Outline"),
        }
        if self.large and self._outline_open:
            words["outline"] = translate("Assess", "Questions")
        for name, text in words.items():
            self.acts[name].setText(text)
        self.leave.setText(translate("Assess", "Put aside"))
        self.language.setAccessibleName(translate("Assess", "Language of the questions"))
        self.tree.setAccessibleName(translate("Assess", "Outline of the form"))

    def say_hidden(self, count: int) -> None:
        """How many questions are not asked as the answers stand, and the way to see them."""
        words = translate("Assess", "Not asked: %Ln", None, count)
        self.acts["hidden"].setText(words)
        self.acts["hidden"].setAccessibleName(words)
        self.acts["hidden"].setAccessibleDescription(
            translate("Assess", "Shows the questions that are not asked, and why.")
        )
        self.pairs["hidden"].setVisible(count > 0 and self.tree.isVisibleTo(self))

    def key(self, keys: str, act: Callable[[], None]) -> None:
        """Binds a key of this view."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def measure(self) -> None:
        """Divides the room between outline and questions."""
        theme = self._tools.look.theme
        alone = self.large
        self.tree.setVisible(not alone or self._outline_open)
        self._right.setVisible(not alone or not self._outline_open)
        self.tree.setMinimumWidth(theme.sized(WIDE_OUTLINE) if not alone else 0)
        self.tree.setMaximumWidth(theme.sized(WIDE_OUTLINE) if not alone else 1 << 14)
        self.pairs["hidden"].setVisible(
            bool(self.acts["hidden"].text()) and (not alone or self._outline_open)
        )
        self.area.setMinimumHeight(theme.sized(160))
        self.say_acts()

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
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        for each in (self.missing, self.reason, self.part_name):
            right.addWidget(each)
        right.addWidget(self.area, 1)
        middle.setSpacing(theme.space(Space.SECTION))
        middle.addWidget(self.tree)
        middle.addWidget(self._right, 1)
        acts = Flow(gap=theme.space(Space.NEAR))
        for name in ("save", "gap", "next", "before"):
            self.pairs[name] = keyed(self._tools.look, self.acts[name], KEYS[name])
            acts.addWidget(self.pairs[name])
        for name, keys in ASIDE_KEYS.items():
            self.pairs[name] = keyed(self._tools.look, self.acts[name], keys)
            acts.addWidget(self.pairs[name])
        acts.addWidget(keyed(self._tools.look, self.leave, "Esc"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.TIGHT))
        layout.addLayout(top)
        layout.addWidget(self.progress)
        layout.addLayout(middle, 1)
        layout.addWidget(self.problem)
        layout.addLayout(acts)
        self.measure()
