"""About: which version this is, on which laptop, who gives, and the keys that work everywhere."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.records.organisation import Organisation
from fieldkit.services.session import Change
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.places import F_KEYS, KEYS, LOCK_KEYS, name_of
from fieldkit.ui.theme import Space
from fieldkit.ui.who import Named
from fieldkit.ui.widgets.key_hint import key_hint
from fieldkit.ui.widgets.text import label
from fieldkit.ui.words import translate


@dataclass(frozen=True)
class AboutFacts:
    """`laptop`: the name that headquarters gave it."""

    version: str
    laptop: str


Giver = Callable[[], Organisation | Refusal | None]


class AboutPage(Page):
    """Reads like a page, not like a form. `giver` is called in the lane `db`."""

    def __init__(self, tools: Tools, facts: AboutFacts, giver: Giver = lambda: None) -> None:
        super().__init__(tools)
        self._facts, self._ask_giver = facts, giver
        self._giver: Organisation | None = None
        self.version, self.laptop, self.what = label("strong"), label("muted"), label()
        self.giver, self.contact = label(), label()
        self.keys_title, self.licence = label("heading"), label("muted")
        self._keys = QGridLayout()
        self._keys.setHorizontalSpacing(tools.look.theme.space(Space.APART))
        self._keys.setColumnStretch(2, 1)
        about = (self.version, self.laptop, self.giver, self.contact, self.what, self.keys_title)
        for each in about:
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
        self._show_giver()
        self._show_keys()

    def refresh(self, change: Change | None) -> None:
        if change is None:
            self.tools.runner.submit(self, lambda _: self._ask_giver(), self._take_giver)

    def _take_giver(self, found: Organisation | Refusal | None) -> None:
        """What cannot be read now is shown as it was."""
        if not isinstance(found, Refusal):
            self._giver = found
            self._show_giver()

    def _show_giver(self) -> None:
        """Nothing where headquarters has not told yet."""
        found, language = self._giver, self.tools.speech.language
        name = contact = ""
        if found is not None:
            ru, en = found.contact_ru or "", found.contact_en or ""
            name = Named(found.name_ru, found.name_en).of(language)
            # In the other language rather than none: people must know where to turn.
            contact = Named(ru or en, en or ru).of(language)
        self.giver.setText(translate("About", "Organisation:") + f" {name}")
        self.contact.setText(translate("About", "Questions and complaints:") + f" {contact}")
        self.giver.setVisible(bool(name))
        self.contact.setVisible(bool(contact))

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
