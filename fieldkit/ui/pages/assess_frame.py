"""What the form's page is made of and how it lies: outline, part, acts and their keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fieldkit.ui.pages.assess_missing import MissingList
from fieldkit.ui.pages.assess_part import PartView
from fieldkit.ui.pages.assess_tree import AssessTree
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.answer_means import Means
from fieldkit.ui.widgets.choice_row import Choice
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.keyed import keyed
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.text import ButtonKind, button, label, set_property
from fieldkit.ui.words import translate

KEYS = {"gap": "F8", "save": "Ctrl+Return", "next": "Ctrl+PgDown", "before": "Ctrl+PgUp"}
ASIDE_KEYS = {"outline": "F6", "hidden": "F7"}
WIDE_OUTLINE = 290
"""Pixels at 100 %."""
FOLDED = ("gap", "outline")
"""Acts that large text keeps in a menu, so that one row of buttons leaves room for questions."""
LEAST_TALL = 160
"""Pixels of the questions at any size of text; the page scrolls where there is less."""


class FillingFrame(QWidget):
    """The widgets, their words and their keys; what they do is said by the view built on it."""

    finished = Signal(object)
    changed = Signal()
    given = Signal()
    """What changed was left for now, and is to be kept at once."""
    back = Signal()

    def __init__(
        self, tools: Tools, means: Means, told: Callable[[str], bool], half: Callable[[str], str]
    ) -> None:
        super().__init__()
        self._tools, self.means = tools, means
        self.heading, self.progress = label("title"), label("muted")
        self.tree, self.missing = AssessTree(tools.look), MissingList(tools.look)
        self.part_name, self.problem = label("heading"), Notice(tools.look)
        self.reason = Notice(tools.look)
        self.part = PartView(tools, means, told, half)
        self.language, self.area = Choice(), QScrollArea()
        kinds: dict[str, ButtonKind] = {"save": "primary", "before": "quiet"}
        self.acts = {name: button(kinds.get(name, "plain")) for name in KEYS}
        self.acts |= {name: button("quiet") for name in ASIDE_KEYS}
        self.acts["hidden"].setCheckable(True)
        self.pairs: dict[str, QWidget] = {}
        self.leave, self.more = button("quiet"), button("quiet")
        self._menu = QMenu(self.more)
        self._outline_open, self._hidden, self._seldom_below = False, 0, False
        self._lay_out()
        tools.look.changed.connect(self.measure)

    @property
    def large(self) -> bool:
        """Whether outline and questions take turns, since the text is large."""
        return self._tools.look.theme.large

    def show_outline(self, on: bool) -> None:
        """In large text, shows the outline instead of the questions."""
        self._outline_open = on
        self.measure()

    @property
    def outline_open(self) -> bool:
        """Whether it stands in the place of the questions."""
        return self.large and self._outline_open

    def say_acts(self) -> None:
        """The words of all acts."""
        words = {
            "gap": translate("Assess", "Next gap"),
            "save": translate("Assess", "Check and save"),
            "next": translate("Assess", "Next part"),
            "before": translate("Assess", "Part before"),
            "outline": translate("Assess", "Outline"),
        }
        if self.outline_open:
            words["outline"] = translate("Assess", "Questions")
        for name, text in words.items():
            self.acts[name].setText(text)
            self.acts[name].setAccessibleName(text)
        if self.large:
            # Shorter to look at; read out in full.
            self.acts["save"].setText(translate("Assess", "Save"))
            self.acts["next"].setText(translate("Assess", "Next"))
            self.acts["before"].setText(translate("Assess", "Back"))
        self.more.setText(translate("Assess", "More") + "  ▾")
        self.more.setAccessibleName(translate("Assess", "More"))
        self.leave.setText(translate("Assess", "Put aside"))
        self.language.setAccessibleName(translate("Assess", "Language of the questions"))
        self.tree.setAccessibleName(translate("Assess", "Outline of the form"))

    def say_hidden(self, count: int) -> None:
        """How many questions are not asked as the answers stand, and the way to see them."""
        words = translate("Assess", "Not asked: %Ln", None, count)
        if self.tree.hidden:
            words = translate("Assess", "Hide what is not asked")
        self.acts["hidden"].setText(words)
        self.acts["hidden"].setAccessibleName(words)
        self.acts["hidden"].setAccessibleDescription(
            translate("Assess", "Shows the questions that are not asked, and why.")
        )
        self._hidden = count
        self.measure()

    def key(self, keys: str, act: Callable[[], None]) -> None:
        """Binds a key of this view."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def measure(self) -> None:
        """Divides the room between outline and questions. Large text leaves out what keys do beside
        the buttons, and puts what is seldom wanted with the outline.
        """
        theme = self._tools.look.theme
        alone = self.large
        set_property(self.heading, "kind", "heading" if alone else "title")
        for pair in self.pairs.values():
            for hint in pair.findChildren(QLabel):
                hint.setVisible(not alone)
        self._place_seldom(alone)
        self._left_side.setVisible(not alone or self._outline_open)
        self._right.setVisible(not alone or not self._outline_open)
        self._left_side.setMinimumWidth(theme.sized(WIDE_OUTLINE) if not alone else 0)
        self._left_side.setMaximumWidth(theme.sized(WIDE_OUTLINE) if not alone else 1 << 14)
        self.pairs["hidden"].setVisible(self._hidden > 0)
        self.pairs["gap"].setVisible(not alone)
        self.pairs["outline"].setVisible(self.outline_open)
        self.more.setVisible(alone and not self._outline_open)
        self.area.setMinimumHeight(LEAST_TALL)
        self.say_acts()

    def _fold(self) -> None:
        """The menu of what has no button of its own in large text, with the keys of it."""
        self._menu.clear()
        keys = {**KEYS, **ASIDE_KEYS}
        for name in FOLDED:
            act = self.acts[name]
            self._menu.addAction(f"{act.text()}\t{keys[name]}").triggered.connect(act.click)

    def _place_seldom(self, alone: bool) -> None:
        """Puts the language and the way out beside the name, or below the outline."""
        if alone == self._seldom_below:
            return
        self._seldom_below = alone
        for each in (self.language, self.pairs["leave"]):
            (self._top if alone else self._below).removeWidget(each)
            if alone:
                self._below.addWidget(each)
            else:
                self._top.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.part)
        self.language.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.language.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        for part in (self.area, self.tree):
            part.setSizePolicy(part.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Ignored)
        keys = {**KEYS, **ASIDE_KEYS}
        self.pairs = {name: keyed(self._tools.look, self.acts[name], keys[name]) for name in keys}
        self.pairs["leave"] = keyed(self._tools.look, self.leave, "Esc")
        self._top, middle = QHBoxLayout(), QHBoxLayout()
        self._top.addWidget(self.heading, 1)
        for each in (self.language, self.pairs["leave"]):
            self._top.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self._lay_out_sides()
        middle.setSpacing(theme.space(Space.SECTION))
        middle.addWidget(self._left_side)
        middle.addWidget(self._right, 1)
        acts = Flow(gap=theme.space(Space.NEAR))
        for name in ("save", "gap", "next", "outline"):
            acts.addWidget(self.pairs[name])
        acts.addWidget(self.more)
        self.more.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self.more.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.TIGHT))
        layout.addLayout(self._top)
        layout.addWidget(self.progress)
        layout.addLayout(middle, 1)
        layout.addWidget(self.problem)
        layout.addLayout(acts)
        self.measure()

    def _lay_out_sides(self) -> None:
        """The outline on the left, one part on the right."""
        theme, named = self._tools.look.theme, QHBoxLayout()
        named.addWidget(self.part_name, 1)
        named.addWidget(self.pairs["before"], 0, Qt.AlignmentFlag.AlignRight)
        self._left_side, self._right = QWidget(), QWidget()
        left, right = QVBoxLayout(self._left_side), QVBoxLayout(self._right)
        for column in (left, right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.space(Space.TIGHT))
        left.addWidget(self.tree, 1)
        self._below = Flow(gap=theme.space(Space.TIGHT))
        self._below.addWidget(self.pairs["hidden"])
        left.addLayout(self._below)
        right.addWidget(self.missing)
        right.addWidget(self.reason)
        right.addLayout(named)
        right.addWidget(self.area, 1)
