"""A family on one page: members, proxies, telephone, arrival; typed, checked, saved."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.records.person import Relation
from fieldkit.ui.formats import phone
from fieldkit.ui.keys import add_keys
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households_birth import read_day, tidy_day, whole_day
from fieldkit.ui.pages.households_questions import Questions
from fieldkit.ui.pages.households_seen import Doubles
from fieldkit.ui.pages.households_typed import TypedFamily, TypedPerson, TypedProxy
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.elsewhere_panel import ELSEWHERE_KEYS, ElsewherePanel
from fieldkit.ui.widgets.field_flow import FieldFlow
from fieldkit.ui.widgets.field_row import FieldRow
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.keyed import keyed
from fieldkit.ui.widgets.member_row import MemberRow
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.one_head import OneHead
from fieldkit.ui.widgets.proxy_row import ProxyRow
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

SAVE_KEYS, MEMBER_KEYS, PROXY_KEYS, BACK_KEYS = "Ctrl+Return", "F6", "F7", "Esc"


class FamilyForm(QWidget):
    """Shows a `TypedFamily` and takes it back. Emits `changed` at each change, `who_changed` when
    somebody may have become a double, `save`, `back`, and `same` with a household's id.

    Saves nothing: the page does. GUI thread only.
    """

    changed = Signal()
    who_changed = Signal()
    save = Signal()
    back = Signal()
    same = Signal(object)

    def __init__(self, tools: Tools, today: Callable[[], date], elsewhere: ElsewherePanel) -> None:
        super().__init__()
        self._tools, self._today, self.elsewhere = tools, today, elsewhere
        look = tools.look
        self._household = ""
        self.members: list[MemberRow] = []
        self.proxies: list[ProxyRow] = []
        self._heads, self.questions = OneHead(), Questions(tools)
        self.heading, self.problem, self.news = label("title"), Notice(look), Notice(look)
        self.phone, self.origin = FieldRow(look, tidy=phone), FieldRow(look)
        self.address = FieldRow(look)
        self.arrived = FieldRow(look, None, self._check_arrived, tidy=tidy_day, whole=whole_day)
        self.add_member, self.add_proxy = button(), button()
        self.save_button, self.leave = button("primary"), button("quiet")
        self.home_name, self.proxies_name = label("heading"), label("heading")
        self._rows, self._proxy_rows = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self._join()

    # What is typed

    def typed(self) -> TypedFamily:
        return TypedFamily(
            self._household,
            [row.typed() for row in self.members],
            [row.typed() for row in self.proxies],
            self.phone.text,
            self.arrived.text,
            self.origin.text,
            self.address.text,
            sorted(each.hex() for each in self.questions.others),
        )

    def show_typed(self, family: TypedFamily) -> None:
        """Shows a family; a new one gets the row of its head."""
        self.blockSignals(True)
        self._clear()
        self._household = family.household
        self.questions.begin(family.others)
        for member in family.members or [TypedPerson(relation=str(Relation.HEAD))]:
            self._member(member)
        for proxy in family.proxies:
            self._proxy(proxy)
        texts = (family.phone, family.arrived, family.origin_settlement, family.address_note)
        for row, text in zip(self._home(), texts, strict=True):
            row.clear()
            row.field.setText(text)
        self.problem.hide()
        self.news.hide()
        self.retranslate()
        self.blockSignals(False)

    def complain(self) -> bool:
        """Checks everything, goes to the first field that is wrong; whether something is."""
        rows: list[MemberRow | ProxyRow] = [*self.members, *self.proxies]
        wrong = [field for row in rows if (field := row.complain()) is not None]
        wrong += [row.field for row in self._home() if row.complain()]
        if wrong:
            wrong[0].setFocus()
            words = translate("Family", "Not saved yet: %Ln rows need a look.", None, len(wrong))
            self.problem.say(Tone.STOP, words)
        return bool(wrong)

    # What it shows

    def refuse(self, refusal: Refusal) -> None:
        """What a service found wrong; nothing was saved."""
        self.problem.say(Tone.STOP, partial(self._tools.speech.outcome, refusal))

    def show_doubles(self, doubles: Doubles, demand: bool = False) -> None:
        """Asks about them; `demand` goes to the first question."""
        asking = self.questions.show(doubles)
        if demand and asking:
            words = translate("Family", "Not saved yet: answer whether these are the same people.")
            self.problem.say(Tone.ASK, words)
            asking[0].double.is_same.setFocus()

    def focus_first(self) -> None:
        if self.members:
            self.members[0].family.field.setFocus()

    def retranslate(self) -> None:
        new = not self._household
        self.heading.setText(
            translate("Family", "A new household")
            if new
            else translate("Family", "Change the record of a household")
        )
        self.phone.set_words(translate("Family", "Telephone"))
        self.arrived.set_words(translate("Family", "Arrived on"))
        self.arrived.field.setPlaceholderText(translate("Family", "05.09.2024"))
        self.origin.set_words(translate("Family", "Came from"))
        self.address.set_words(translate("Family", "Where to find them"))
        self.add_member.setText(translate("Family", "Add a member"))
        self.add_proxy.setText(translate("Family", "Add somebody who may collect"))
        self.save_button.setText(translate("Family", "Save the household"))
        self.leave.setText(translate("Family", "Leave; what is typed is kept"))
        self.home_name.setText(translate("Family", "The household"))
        self.proxies_name.setText(translate("Family", "Who else may collect for them"))
        self._number()
        self.questions.retranslate()
        self.elsewhere.show_subject(self._household)

    # How it behaves

    def _member(self, typed: TypedPerson) -> MemberRow:
        row = MemberRow(self._tools, self._today)
        row.show_typed(typed)
        row.changed.connect(self.changed)
        row.who_changed.connect(self.who_changed)
        row.ended.connect(lambda: self._next_after(row))
        self._heads.watch(row)
        self.questions.watch(row)
        self.members.append(row)
        self._rows.addWidget(row)
        return row

    def _proxy(self, typed: TypedProxy) -> ProxyRow:
        row = ProxyRow(self._tools)
        row.show_typed(typed)
        row.changed.connect(self.changed)
        self.proxies.append(row)
        self._proxy_rows.addWidget(row)
        return row

    def _new_member(self) -> None:
        """A row more, with the family name of the row above."""
        above = self.members[-1].typed() if self.members else TypedPerson()
        row = self._member(TypedPerson(family_name=above.family_name))
        self._number()
        (row.given if above.family_name else row.family).field.setFocus()
        self.changed.emit()

    def _new_proxy(self) -> None:
        row = self._proxy(TypedProxy())
        self._number()
        row.family.field.setFocus()
        self.changed.emit()

    def _next_after(self, row: MemberRow) -> None:
        """Enter at the end of a row goes on to the next, and from the last to a new one."""
        at = self.members.index(row)
        if at + 1 < len(self.members):
            self.members[at + 1].family.field.setFocus()
        else:
            self._new_member()

    def _number(self) -> None:
        # Rows of fields wrap in large text: there each field is named.
        large = self._tools.look.theme.large
        for place, row in enumerate(self.members, start=1):
            row.retranslate(place, large or place == 1)
        for place, proxy in enumerate(self.proxies, start=1):
            proxy.retranslate(place)
        self.proxies_name.setVisible(bool(self.proxies))

    def _is_other(self) -> None:
        self.problem.hide()
        self.changed.emit()

    def _check_arrived(self, text: str) -> str:
        read = read_day(text, self.arrived.name.text())
        return self._tools.speech.outcome(read) if isinstance(read, Refusal) else ""

    def _home(self) -> Sequence[FieldRow]:
        return self.phone, self.arrived, self.origin, self.address

    def _clear(self) -> None:
        for row in (*self.members, *self.proxies):
            row.hide()
            row.deleteLater()
        self.members, self.proxies = [], []
        self._heads.begin()

    def _join(self) -> None:
        for row in self._home():
            row.field.textEdited.connect(lambda _: self.changed.emit())
        self.phone.field.editingFinished.connect(self.who_changed)
        self.questions.same.connect(self.same)
        self.questions.other.connect(self._is_other)
        self.add_member.clicked.connect(self._new_member)
        self.add_proxy.clicked.connect(self._new_proxy)
        self.save_button.clicked.connect(self.save)
        self.leave.clicked.connect(self.back)
        keys: dict[str, Callable[[], None]] = {
            SAVE_KEYS: self.save.emit,
            "Ctrl+Enter": self.save.emit,
            MEMBER_KEYS: self._new_member,
            PROXY_KEYS: self._new_proxy,
            BACK_KEYS: self.back.emit,
            ELSEWHERE_KEYS: self.elsewhere.ask,
        }
        add_keys(self, keys)

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        home = FieldFlow(lambda pixels: self._tools.look.theme.sized(pixels))
        for row, width in zip(self._home(), (190, 130, 260, 300), strict=True):
            home.add_field(row, width)
        adding, saving = Flow(gap=theme.space(Space.NEAR)), Flow(gap=theme.space(Space.NEAR))
        for made, keys in ((self.add_member, MEMBER_KEYS), (self.add_proxy, PROXY_KEYS)):
            adding.addWidget(keyed(self._tools.look, made, keys))
        for made, keys in ((self.save_button, SAVE_KEYS), (self.leave, BACK_KEYS)):
            saving.addWidget(keyed(self._tools.look, made, keys))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.NEAR))
        self._rows.setSpacing(theme.space(Space.TIGHT))
        layout.addWidget(self.heading)
        layout.addWidget(self.news)
        layout.addLayout(self._rows)
        layout.addWidget(self.proxies_name)
        layout.addLayout(self._proxy_rows)
        layout.addLayout(adding)
        layout.addWidget(self.home_name)
        layout.addLayout(home)
        layout.addWidget(self.elsewhere)
        layout.addWidget(self.problem)
        layout.addLayout(saving)
        layout.addStretch(1)
