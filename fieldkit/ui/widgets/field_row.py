"""A field with its name above it and, below, what is wrong as one types."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.text import label, set_property

Check = Callable[[str], str]
"""What is wrong with a text, in words; empty if nothing is."""
Tidy = Callable[[str], str]
"""A text as it is to be written, of what was typed."""
Whole = Callable[[str], bool]
"""Whether a text looks finished, so that it can be checked while the field is not yet left."""


class FieldRow(QWidget):
    """One field. `check` runs at each keystroke once the field has been left, `complain` asked, or
    the text is `whole`; `tidy` rewrites what somebody typed as they leave.

    Nobody is told that a name is too short while still typing its first letter.
    """

    def __init__(
        self,
        look: Look,
        field: QLineEdit | None = None,
        check: Check = lambda _: "",
        parent: QWidget | None = None,
        tidy: Tidy = str,
        whole: Whole = lambda _: False,
    ) -> None:
        super().__init__(parent)
        self.field = field or QLineEdit()
        self._check, self._tidy, self._whole, self._told = check, tidy, whole, False
        self.name, self.help, self.wrong = label("strong"), label("caption"), label("body")
        self.wrong.setProperty("tone", str(Tone.STOP))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.theme.space(Space.HAIR))
        for each in (self.name, self.field, self.help, self.wrong):
            layout.addWidget(each)
        self.name.setBuddy(self.field)
        self.help.hide()
        self.wrong.hide()
        self.field.editingFinished.connect(self._left)
        self.field.textChanged.connect(self._typed)

    @property
    def text(self) -> str:
        """What was typed, without spaces around it."""
        return self.field.text().strip()

    def set_words(self, name: str, help_text: str = "") -> None:
        self.name.setText(name)
        self.help.setText(help_text)
        self.help.setVisible(bool(help_text))
        self.field.setAccessibleName(name)
        if self._told:
            self.complain()

    def complain(self) -> bool:
        """Checks and shows what is wrong; whether something is."""
        self._told = True
        wrong = self._check(self.text)
        self.show_wrong(wrong)
        return bool(wrong)

    def show_wrong(self, wrong: str) -> None:
        """What a service found wrong with this field; empty takes it away."""
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        set_property(self.field, "wrong", "true" if wrong else "false")
        self.field.setAccessibleDescription(wrong or self.help.text())

    def clear(self) -> None:
        """An empty field about which nothing has been said."""
        self.field.clear()
        self._told = False
        self.show_wrong("")

    def _left(self) -> None:
        """What nobody typed into is not rewritten: it would look like their change."""
        if self.field.isModified() and (tidied := self._tidy(self.text)) != self.field.text():
            self.field.setText(tidied)
        self.complain()

    def _typed(self) -> None:
        if self._told or self._whole(self.text):
            self.complain()
