"""The line above every page: who, where, what is saved where, how old the directory is."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
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
    """Shows what it is given; emits `lock`. GUI thread only."""

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
        self._flow = Flow()
        self._lay_out()
        tools.look.changed.connect(self._measure)
        self.retranslate()

    def show_figures(self, figures: SyncFigures) -> None:
        self._figures = figures
        self.retranslate()

    def retranslate(self) -> None:
        language, figures, who = self._tools.speech.language, self._figures, self._who
        self.name.setText(who.name)
        self.work.setText(f"{role_words(who.roles)} · {who.site.of(language)}")
        self.lock_button.setText(translate("Header", "Lock"))
        self.lock_button.setToolTip(
            translate("Header", "Ends this session; what you typed is kept") + f" ({LOCK_KEYS})"
        )
        self.saved.show_fact(number(figures.saved, language), translate("Header", "saved here"))
        held = NO_FIGURE if figures.held is None else number(figures.held, language)
        self.held.show_fact(held, translate("Header", "held by the team lead"))
        confirmed = number(figures.confirmed, language)
        tone = Tone.CARE if figures.late else None
        self.confirmed.show_fact(confirmed, translate("Header", "at headquarters"), tone)
        self._show_directory()

    def _show_directory(self) -> None:
        age, language = self._figures.directory_age_ms, self._tools.speech.language
        shown = NO_FIGURE if age is None else span(age, language)
        tone = Tone.CARE if self._figures.directory_expired else None
        self.directory.show_fact(shown, translate("Header", "age of the directory"), tone)

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
        middle = QWidget()
        middle.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        middle.setSizePolicy(policy)
        for each in (who, self.saved, self.held, self.confirmed, self.directory):
            self._flow.addWidget(each)
        row = QHBoxLayout(self)
        row.addWidget(middle, 1)
        row.addWidget(self.lock_button)
        self._measure()

    def _measure(self) -> None:
        theme = self._tools.look.theme
        row = self.layout()
        assert row is not None, "laid out in the constructor"
        page, near = theme.space(Space.PAGE), theme.space(Space.NEAR)
        row.setContentsMargins(page, near, page, near)
        row.setSpacing(theme.space(Space.APART))
        self._flow.set_gap(theme.space(Space.SECTION))
        size = theme.sized(20)
        self.lock_button.setIcon(qt_icon(Icon.LOCK, theme.palette.text, size))
        self.lock_button.setIconSize(QSize(size, size))


class _Fact(QWidget):
    """An icon, a figure and what it counts."""

    def __init__(self, tools: Tools, icon: Icon) -> None:
        super().__init__()
        self._icon = IconLabel(tools.look, icon, _muted, 20)
        self._kind = icon
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

    def show_fact(self, figure: str, caption: str, tone: Tone | None = None) -> None:
        self.figure.setText(figure)
        self.caption.setText(caption)
        self.setAccessibleName(f"{caption}: {figure}")
        set_property(self.figure, "tone", str(tone or ""))
        icon = Icon.WARNING if tone else self._kind
        self._icon.show_icon(icon, _muted if tone is None else lambda t: t.tone(tone).on_tint)


def _muted(theme: Theme) -> str:
    return theme.palette.muted
