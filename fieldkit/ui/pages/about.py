"""About: which version this is, on which laptop, and the keys that work everywhere."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.places import F_KEYS, KEYS, LOCK_KEYS, name_of
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.key_hint import key_hint
from fieldkit.ui.widgets.text import label
from fieldkit.ui.words import translate


@dataclass(frozen=True)
class AboutFacts:
    """`laptop`: the name that headquarters gave it."""

    version: str
    laptop: str


class AboutPage(Page):
    """Reads like a page, not like a form."""

    def __init__(self, tools: Tools, facts: AboutFacts) -> None:
        super().__init__(tools)
        self._facts = facts
        self.version, self.laptop, self.what = label("strong"), label("muted"), label()
        self.keys_title, self.licence = label("heading"), label("muted")
        self._keys = QGridLayout()
        self._keys.setHorizontalSpacing(tools.look.theme.space(Space.APART))
        self._keys.setColumnStretch(2, 1)
        for each in (self.version, self.laptop, self.what, self.keys_title):
            self.column.addWidget(each)
        self.column.addLayout(self._keys)
        self.column.addWidget(self.licence)
        self.column.addStretch(1)

    def retranslate(self) -> None:
        self.title.setText(translate("About", "About FieldKit"))
        self.version.setText(translate("About", "Version") + f" {self._facts.version}")
        self.laptop.setText(translate("About", "This laptop:") + f" {self._facts.laptop}")
        self.what.setText(
            translate(
                "About",
                "FieldKit registers families, assesses needs and accounts for what is handed out, "
                "with or without a connection. What you save stays encrypted on this laptop and "
                "goes to headquarters, signed, when there is a way.",
            )
        )
        self.keys_title.setText(translate("About", "Keys that work everywhere"))
        self.licence.setText(
            translate("About", "Free software under the Apache License, version 2.0.")
        )
        self._show_keys()

    def _show_keys(self) -> None:
        while (item := self._keys.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        more = {place: keys for keys, place in F_KEYS.items()}
        line = 0
        for place, keys in KEYS.items():
            self._line(line, name_of(place), keys, more.get(place))
            line += 1
        self._line(line, translate("About", "Lock"), LOCK_KEYS, None)

    def _line(self, line: int, name: str, keys: str, also: str | None) -> None:
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        shown: list[QWidget] = [label("body", name, wrap=False), key_hint(keys)]
        shown += [key_hint(also)] if also else []
        for at, each in enumerate(shown):
            self._keys.addWidget(each, line, at, left)
