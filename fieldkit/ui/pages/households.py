"""Households: find somebody, see their household, register or change a family."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Task, Token
from fieldkit.services.edit_household import Edited
from fieldkit.services.register_household import Registered
from fieldkit.services.session import Change
from fieldkit.ui.intents import Changed, GoTo, KeepDraft, Tell
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.pages.households_form import FamilyForm
from fieldkit.ui.pages.households_search import NEW_KEYS, SearchView
from fieldkit.ui.pages.households_services import (
    Doubles,
    Hit,
    HouseholdSeen,
    HouseholdsServices,
)
from fieldkit.ui.pages.households_shown import ShownView
from fieldkit.ui.pages.households_typed import (
    TypedFamily,
    family_of,
    family_seen,
    household_details,
    household_edit,
    person_details,
)
from fieldkit.ui.places import Place
from fieldkit.ui.theme import Tone
from fieldkit.ui.words import translate

Saved = Registered | Edited | Doubles | Refusal


@dataclass(frozen=True)
class Written:
    """What is being written: a family, and how it stood before if it was registered."""

    family: TypedFamily
    before: TypedFamily | None = None


class HouseholdsPage(Page):
    """Three views, one at a time: the search, one household, the form of a family.

    What is typed in the form stays until it is saved or thrown away, whatever view is shown.
    """

    def __init__(self, tools: Tools, services: HouseholdsServices, zone: tzinfo) -> None:
        super().__init__(tools)
        self._services = services
        self._written: Written | None = None
        self._busy = False
        self._asking: Token | None = None
        self._opening: Token | None = None
        self.search = SearchView(tools, services.find)
        self.shown = ShownView(tools, services.today, zone)
        self.form = FamilyForm(tools, services.today)
        for view in (self.search, self.shown, self.form):
            self.column.addWidget(view, 1)
        self._join()
        self._show(self.search)

    # What the window asks

    @override
    def retranslate(self) -> None:
        self.title.setText(translate("Households", "Households"))
        self.search.retranslate()
        self.shown.retranslate()
        self.form.retranslate()
        self._show_unfinished()

    @override
    def refresh(self, change: Change | None) -> None:
        self.search.finder.search()
        if self.shown.seen is not None and not self.shown.isHidden():
            self._open(self.shown.seen.household.id)

    @override
    def entered(self) -> None:
        if not self.form.isHidden():
            self.form.focus_first()
        elif not self.shown.isHidden():
            self.shown.acts["give"].setFocus()
        else:
            self.search.finder.field.setFocus()
            self.search.finder.field.selectAll()

    @override
    def show_subject(self, subject: bytes) -> None:
        self._open(subject)

    @override
    def draft(self) -> dict[str, Any] | None:
        return None if self._written is None else self.form.typed().draft()

    @override
    def take_draft(self, draft: dict[str, Any]) -> None:
        """A family that was registered already is read again first, so that only what was typed
        is written over it.
        """
        family = family_of(draft)
        if not family.household:
            self._begin(Written(family))
            self._to_search()
            return
        household = bytes.fromhex(family.household)
        self.tools.runner.submit(
            self,
            lambda _: self._services.open(household),
            lambda seen: self._resume(family, seen),
        )

    # What a person does

    def register(self) -> None:
        """An empty form, or the one begun before."""
        if self._written is None:
            self._begin(Written(TypedFamily()))
        self._show(self.form)
        self.form.focus_first()

    def change(self) -> None:
        """The form of the household shown."""
        seen = self.shown.seen
        if seen is None:
            return
        here = seen.household.id.hex()
        if self._written is None or self._written.family.household != here:
            if self._written is not None:
                # One family at a time is being written: the one begun is offered first.
                self._to_search()
                return
            family = family_seen(seen)
            self._begin(Written(family, family))
        self._show(self.form)
        self.form.focus_first()

    def save(self) -> None:
        """Checks and saves; the word "saved" comes with the service's answer alone."""
        if self._written is None or self._busy or self.form.complain():
            return
        self._busy = True
        self.form.save_button.setEnabled(False)
        self.form.problem.hide()
        family, today = self.form.typed(), self._services.today()
        before, others = self._written.before, frozenset(self.form.others)
        self.form.new_people()

        def work(_: Task) -> Saved:
            if before is None:
                return self._services.register(household_details(family, today), others)
            household = bytes.fromhex(family.household)
            edit = household_edit(family, before, today)
            return self._services.edit(household, edit, others)

        self.tools.runner.submit(self, work, self._take_saved)

    def throw_away(self) -> None:
        """Ends what was typed."""
        self._written = None
        self.want(KeepDraft())
        self._to_search()

    # What comes back

    def _take_saved(self, done: Saved) -> None:
        self._busy = False
        self.form.save_button.setEnabled(True)
        match done:
            case Registered() | Edited():
                self._written = None
                self.want(KeepDraft())
                words = [translate("Households", "Saved.")]
                words += [self.tools.speech.code(each.code, each.params) for each in done.notices]
                self.want(Tell(Tone.CARE if done.notices else Tone.GOOD, " ".join(words)))
                self.want(Changed(done.change))
                self._open(done.household)
            case Refusal():
                self.form.refuse(done)
            case _:
                self.form.show_doubles(done, demand=True)

    def _ask_doubles(self) -> None:
        """Looks, while one types, whether somebody of the family is registered already."""
        if self._asking is not None:
            self._asking.cancel()
        today = self._services.today()
        people = [person_details(each, today) for each in self.form.new_people()]
        phone, others = self.form.phone.text or None, frozenset(self.form.others)
        if people:
            self._asking = self.tools.runner.submit(
                self,
                lambda _: self._services.doubles(people, phone, others),
                self._take_doubles,
            )

    def _take_doubles(self, found: Doubles | Refusal) -> None:
        # A telephone half typed is refused; the field itself says so once it is left.
        if not isinstance(found, Refusal) and not self._busy:
            self.form.show_doubles(found)

    def _open(self, household: bytes) -> None:
        if self._opening is not None:
            self._opening.cancel()
        self._opening = self.tools.runner.submit(
            self, lambda _: self._services.open(household), self._take_opened
        )

    def _take_opened(self, seen: HouseholdSeen | Refusal) -> None:
        if isinstance(seen, Refusal):
            self.search.problem.say(Tone.STOP, self.tools.speech.outcome(seen))
            self._to_search()
            return
        self.search.problem.hide()
        again = not self.shown.isHidden()
        self.shown.show_household(seen)
        self._show(self.shown)
        if not again:
            self.shown.acts["give"].setFocus()

    def _resume(self, family: TypedFamily, seen: HouseholdSeen | Refusal) -> None:
        if isinstance(seen, Refusal):
            self.search.problem.say(Tone.STOP, self.tools.speech.outcome(seen))
            return
        self._begin(Written(family, family_seen(seen)))
        self._to_search()

    # Views

    def _begin(self, written: Written) -> None:
        self._written = written
        self.form.show_typed(written.family)

    def _show(self, view: QWidget) -> None:
        for each in (self.search, self.shown, self.form):
            each.setVisible(each is view)
        self.title.setVisible(view is self.search)
        self._show_unfinished()

    def _to_search(self) -> None:
        self._show(self.search)
        self.search.finder.field.setFocus()

    def _leave_form(self) -> None:
        written = self._written
        seen = self.shown.seen
        if written is not None and written.before == self.form.typed():
            self._written = None
            self.want(KeepDraft())
        if written is not None and seen and seen.household.id.hex() == written.family.household:
            self._show(self.shown)
            self.shown.acts["give"].setFocus()
        else:
            self._to_search()

    def _show_unfinished(self) -> None:
        waits = self._written is not None
        people = self.form.typed().members if waits else []
        name = next((f"{each.family_name} {each.given_name}".strip() for each in people), "")
        self.search.show_unfinished(name or "…" if waits else "")

    def _go(self, place: Place) -> None:
        if self.shown.seen is not None:
            self.want(GoTo(place, self.shown.seen.household.id))

    def _chosen(self, hit: Hit) -> None:
        self._open(hit.household)

    def _join(self) -> None:
        self.search.finder.chosen.connect(self._chosen)
        self.search.new.clicked.connect(self.register)
        self.search.go_on.clicked.connect(self.register)
        self.search.discard.clicked.connect(self.throw_away)
        self.shown.back.connect(self._to_search)
        self.shown.change.connect(self.change)
        self.shown.give.connect(lambda: self._go(Place.DISTRIBUTE))
        self.shown.assess.connect(lambda: self._go(Place.ASSESS))
        self.form.save.connect(self.save)
        self.form.back.connect(self._leave_form)
        self.form.same.connect(self._open)
        self.form.changed.connect(lambda: self.want(KeepDraft()))
        self.form.who_changed.connect(self._ask_doubles)
        keys = QShortcut(QKeySequence(NEW_KEYS), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.register)
