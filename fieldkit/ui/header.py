"""The line above every page: who, where, what is saved where, how old the directory is."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from fieldkit.ui.formats import number, span
from fieldkit.ui.icons import Icon, qt_icon
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.places import LOCK_KEYS
from fieldkit.ui.sync_figures import SyncFigures
from fieldkit.ui.theme import Space, Theme, Tone
from fieldkit.ui.who import Who, role_words
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.icon_label import IconLabel
from fieldkit.ui.widgets.text import button, label, set_property
from fieldkit.ui.words import translate

NO_FIGURE = "–"


class Header(QFrame):
    """Shows what it is given; emits `lock`. GUI thread only.

    One line where everything has room in it; else a line of who and Lock, and one of figures, whose
    names are the shorter ones.
    """

    lock = Signal()

    def __init__(self, tools: Tools, who: Who) -> None:
        super().__init__()
        self.setObjectName("header")
        self._tools, self._who, self._figures = tools, who, SyncFigures()
        self.name, self.work = label("strong", wrap=False), label("small", wrap=False)
        self.saved = _Fact(tools, Icon.SAVED)
        self.held = _Fact(tools, Icon.HELD)
        self.confirmed = _Fact(tools, Icon.HEADQUARTERS)
        self.directory = _Fact(tools, Icon.DIRECTORY)
        self.lock_button = button()
        # Space presses it, and its own key: an Enter meant for the page must not lock.
        self.lock_button.setAutoDefault(False)
        self.lock_button.clicked.connect(self.lock)
        self._facts, self._flow, self._grid = QWidget(), Flow(), QGridLayout(self)
        self._two_lines = False
        self._lay_out()
        tools.look.changed.connect(self._measure)
        self.retranslate()

    def show_figures(self, figures: SyncFigures) -> None:
        self._figures = figures
        self.retranslate()

    def retranslate(self) -> None:
        language, who = self._tools.speech.language, self._who
        self.name.setText(who.name)
        self.work.setText(f"{role_words(who.roles)} · {who.site.of(language)}")
        self.lock_button.setText(translate("Header", "Lock"))
        self.lock_button.setToolTip(
            translate("Header", "Ends this session; what you typed is kept") + f" ({LOCK_KEYS})"
        )
        self._show_facts()
        self._turn()

    def _show_facts(self) -> None:
        language, figures, short = self._tools.speech.language, self._figures, self._two_lines
        age = figures.directory_age_ms
        self.saved.show_fact(number(figures.saved, language), translate("Header", "saved here"))
        self.held.setVisible(figures.held is not None)
        self.held.show_fact(
            number(figures.held or 0, language),
            translate("Header", "held by the team lead"),
            short=translate("Header", "with the lead") if short else "",
        )
        self.confirmed.show_fact(
            number(figures.confirmed, language),
            translate("Header", "at headquarters"),
            Tone.CARE if figures.late else None,
        )
        self.directory.show_fact(
            NO_FIGURE if age is None else span(age, language),
            translate("Header", "age of the directory"),
            Tone.CARE if figures.directory_expired else None,
            translate("Header", "directory") if short else "",
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        who = QWidget()
        names = QVBoxLayout(who)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.work)
        self._who_box = who
        self._facts.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._facts.setSizePolicy(policy)
        for each in (self.saved, self.held, self.confirmed, self.directory):
            self._flow.addWidget(each)
        self._grid.setColumnStretch(1, 1)
        self._place()
        self._measure()

    def _place(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self._who_box, 0, 0, middle)
        self._grid.addWidget(self.lock_button, 0, 2, middle)
        if self._two_lines:
            self._grid.addWidget(self._facts, 1, 0, 1, 3)
        else:
            self._grid.addWidget(self._facts, 0, 1, middle)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """One line or two, by what there is room for with the full names."""
        gap = self._flow.gap
        facts = (self.saved, self.held, self.confirmed, self.directory)
        around = self._grid.contentsMargins()
        wanted = sum(each.full_width() + gap for each in facts if not each.isHidden())
        wanted += self._who_box.sizeHint().width() + self.lock_button.sizeHint().width()
        wanted += around.left() + around.right() + 2 * self._grid.horizontalSpacing()
        if self._two_lines != (wanted > self.width()):
            self._two_lines = not self._two_lines
            self._place()
            self._show_facts()

    def _measure(self) -> None:
        theme = self._tools.look.theme
        page, upright = theme.space(Space.PAGE), theme.space(Space.TIGHT)
        self._grid.setContentsMargins(page, upright, page, upright)
        self._grid.setHorizontalSpacing(theme.space(Space.APART))
        self._grid.setVerticalSpacing(theme.space(Space.HAIR))
        self._flow.set_gap(2 * theme.space(Space.NEAR))
        size = theme.sized(20)
        self.lock_button.setIcon(qt_icon(Icon.LOCK, theme.palette.text, size))
        self.lock_button.setIconSize(QSize(size, size))


class _Fact(QWidget):
    """An icon, a figure and what it counts."""

    def __init__(self, tools: Tools, icon: Icon) -> None:
        super().__init__()
        self._icon = IconLabel(tools.look, icon, _muted, 20)
        self._kind, self._full = icon, ""
        self.figure: QLabel = label("strong", wrap=False)
        self.caption: QLabel = label("small", wrap=False)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.figure)
        texts.addWidget(self.caption)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addLayout(texts)

    def full_width(self) -> int:
        """Pixels that it needs with its full name."""
        self.caption.ensurePolished()
        words = self.caption.fontMetrics().horizontalAdvance(self._full)
        return self.sizeHint().width() + max(0, words - self.caption.sizeHint().width())

    def show_fact(
        self, figure: str, caption: str, tone: Tone | None = None, short: str = ""
    ) -> None:
        """`short` stands for the caption where there is little room; what is read out stays."""
        self._full = caption
        self.figure.setText(figure)
        self.caption.setText(short or caption)
        self.setAccessibleName(f"{caption}: {figure}")
        self.setToolTip(f"{caption}: {figure}")
        set_property(self.figure, "tone", str(tone or ""))
        icon = Icon.WARNING if tone else self._kind
        self._icon.show_icon(icon, _muted if tone is None else lambda t: t.tone(tone).on_tint)


def _muted(theme: Theme) -> str:
    return theme.palette.muted
