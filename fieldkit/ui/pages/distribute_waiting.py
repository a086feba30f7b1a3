"""The part of Distribute between two families: show a card, type its number, open a picture."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Lane, Token
from fieldkit.ui.icons import Icon
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute_no_card import NoCardPanel, NoCardServices
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.camera_panel import CameraPanel
from fieldkit.ui.widgets.empty_state import EmptyState
from fieldkit.ui.widgets.file_question import ask_open
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.widgets.two_columns import TwoColumns
from fieldkit.ui.words import Speech, translate

NUMBER_WIDTH = 190
"""Pixels at 100 %: ten digits in their groups."""


PICTURES = "*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif"


class WaitingPanel(QWidget):
    """Emits `typed` with a short number, and `scanned` with the one code that the camera or a
    picture file shows.

    `picture` gives the texts of the codes in a file, in the lane `net`. `camera`: where the window
    has one. With `no_card` it also emits `given`, `late` and `chosen`, as that panel does.
    GUI thread only.
    """

    typed = Signal(str)
    scanned = Signal(str)
    given = Signal(object, str)
    late = Signal(object, str)
    chosen = Signal(bytes)

    def __init__(
        self,
        tools: Tools,
        picture: Callable[[Path], tuple[str, ...] | Refusal],
        camera: CameraPanel | None = None,
        no_card: NoCardServices | None = None,
    ) -> None:
        super().__init__()
        self._tools, self._picture = tools, picture
        self.no_card = NoCardPanel(tools, no_card) if no_card is not None else None
        self.camera = camera
        self._reading: Token | None = None
        self._rounds: int | None = None
        self.trouble = Notice(tools.look)
        self.state = EmptyState(tools.look, Icon.DISTRIBUTE)
        self.number, self.caption = QLineEdit(), label("strong", wrap=False)
        self.number.setMaxLength(40)
        tools.look.changed.connect(self._measure)
        self._measure()
        self.caption.setBuddy(self.number)
        self.search, self.open = button("primary"), button("quiet")
        self.search.clicked.connect(self.submit)
        self.open.clicked.connect(self.open_picture)
        self.none = button("quiet")
        self._asking = QWidget()
        self._lay_out()
        self._join_no_card()
        if camera is not None:
            camera.scanned.connect(self.take_code)
            camera.turned.connect(lambda _: self.retranslate())
            self.number.textEdited.connect(lambda _: camera.light(False))

    def _measure(self) -> None:
        self.number.setFixedWidth(self._tools.look.theme.sized(NUMBER_WIDTH))

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        row, field, middle = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        row.setSpacing(theme.space(Space.NEAR))
        field.setSpacing(theme.space(Space.TIGHT))
        row.addWidget(self.number)
        row.addWidget(self.search)
        field.addWidget(self.caption)
        field.addLayout(row)
        field.addWidget(self.open)
        if self.no_card is not None:
            field.addWidget(self.none)
        if self.camera is not None:
            field.addWidget(self.camera.switch)
        middle.addStretch(1)
        middle.addLayout(field)
        middle.addStretch(1)
        typing = QWidget()
        column = QVBoxLayout(typing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(Space.SECTION))
        # Words of the camera that grow must not squeeze the buttons until the page has grown too.
        column.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        column.addWidget(self.state)
        column.addLayout(middle)
        whole, layout = QVBoxLayout(self), QVBoxLayout(self._asking)
        for each in (whole, layout):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(theme.space(Space.SECTION))
        whole.addWidget(self._asking, 1)
        if self.no_card is not None:
            whole.addWidget(self.no_card, 1)
        layout.addWidget(self.trouble)
        layout.addStretch(2)
        if self.camera is not None:
            layout.addWidget(TwoColumns(self._tools.look, self.camera, typing))
        else:
            layout.addWidget(typing)
        layout.addStretch(5)

    def _join_no_card(self) -> None:
        if self.no_card is None:
            return
        self.no_card.hide()
        self.none.clicked.connect(self.ask_no_card)
        self.no_card.given.connect(self.given)
        self.no_card.late.connect(self.late)
        self.no_card.chosen.connect(self.chosen)
        self.no_card.left.connect(self.begin)

    @property
    def speech(self) -> Speech:
        """The language in force."""
        return self._tools.speech

    @property
    def without_card(self) -> bool:
        """Whether a family without its card is being served."""
        return self.no_card is not None and not self.no_card.isHidden()

    @property
    def field(self) -> QLineEdit | None:
        """Where signs go that nobody took."""
        return None if self.without_card else self.number

    def ask_no_card(self) -> None:
        """The family has no card at hand."""
        if self.no_card is not None and not self.without_card:
            self.stop_reading()
            self.no_card.begin()
            self._show_no_card(True)

    def renew_card(self, household: bytes, name: str, had_card: bool, seen: bool) -> None:
        """A new card for a family that is known; `seen`: its old one was shown."""
        if self.no_card is not None:
            self.no_card.begin_with(household, name, had_card, seen)
            self._show_no_card(True)

    def step_back(self) -> bool:
        """Esc while a family without its card is served; whether it was for that."""
        if self.no_card is None or not self.without_card:
            return False
        self.no_card.step_back()
        return True

    def take_code(self, text: str) -> None:
        """A code that was scanned: of the new card where one is awaited, else of the next."""
        if self.no_card is not None and self.without_card and self.no_card.at_card:
            self.no_card.giving.take_code(text)
        else:
            self.scanned.emit(text)

    def focus_first(self) -> None:
        if self.no_card is not None and self.without_card:
            self.no_card.focus_first()
        else:
            self.number.setFocus()

    def _show_no_card(self, shown: bool) -> None:
        assert self.no_card is not None, "nobody asks for it otherwise"
        self.no_card.setVisible(shown)
        self._asking.setVisible(not shown)
        self.focus_first()

    def submit(self) -> None:
        """Looks up what is typed, if anything is; a new card is given."""
        if self.no_card is not None and self.without_card:
            if self.no_card.at_card:
                self.no_card.giving.submit()
        elif text := self.number.text().strip():
            self.typed.emit(text)

    def begin(self) -> None:
        """Ready for the next family: nothing typed, nothing wrong."""
        self.number.clear()
        self.stop_reading()
        self.trouble.hide()
        if self.without_card:
            self._show_no_card(False)

    def stop_reading(self) -> None:
        """What a picture shows is wanted no longer."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def show_refusal(self, refusal: Refusal) -> None:
        self.trouble.say(Tone.STOP, partial(self._tools.speech.outcome, refusal))

    def open_picture(self) -> None:
        """Asks for a picture of a card; nothing waits for the answer."""
        title = translate("Distribute", "Open a picture of a card")
        ask_open(self, title, self.read_picture, PICTURES)

    def read_picture(self, file: str) -> None:
        """Looks for a card in a picture file."""
        self.stop_reading()
        self.trouble.say(Tone.CALM, lambda: translate("Distribute", "Reading the picture …"))
        work = partial(self._picture, Path(file))
        self._reading = self._tools.runner.submit(
            self, lambda _: work(), self._take_texts, lane=Lane.NET
        )

    def _take_texts(self, texts: tuple[str, ...] | Refusal) -> None:
        self._reading = None
        if isinstance(texts, Refusal):
            self.show_refusal(texts)
        elif len(texts) == 1:
            self.take_code(texts[0])
        elif texts:
            self.trouble.say(Tone.CARE, several_codes)
        else:
            self.trouble.say(Tone.CARE, no_code)

    def take_rounds(self, found: int | Refusal) -> None:
        """How many rounds run here today."""
        if isinstance(found, Refusal):
            self.show_refusal(found)
        else:
            self._rounds = found
            self.retranslate()

    def retranslate(self) -> None:
        rounds = self._rounds
        if self.camera is not None:
            self.camera.retranslate()
            # The camera says itself what to do; without a round there is something else to say.
            self.state.setVisible(self.camera.isHidden() or rounds == 0)
        if rounds == 0:
            self.state.say(
                translate("Distribute", "No round runs here today"),
                translate("Distribute", "Check the site in Settings, or sync for the newest plan."),
            )
        else:
            self.state.say(
                translate("Distribute", "Scan the family's card"),
                translate("Distribute", "The scanner works wherever the cursor is."),
            )
        self.caption.setText(translate("Distribute", "Number below the code"))
        self.number.setAccessibleName(translate("Distribute", "Number below the code"))
        self.search.setText(translate("Distribute", "Find") + "  (Enter)")
        self.none.setText(translate("Distribute", "No card …") + "  (F10)")
        if self.no_card is not None:
            self.no_card.retranslate()
        self.open.setText(translate("Distribute", "Open a picture …") + "  (Ctrl+O)")


def several_codes() -> str:
    return translate("Distribute", "Several codes are in the picture. Take one card only.")


def no_code() -> str:
    return translate(
        "Distribute", "No code is readable in the picture. Type the number below the code."
    )
