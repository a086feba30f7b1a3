"""Households: find somebody, see their household, register or change a family."""

from datetime import tzinfo
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.services.edit_household import Edited
from fieldkit.services.register_household import Registered
from fieldkit.services.session import Change
from fieldkit.ui.intents import Changed, GoTo, KeepDraft
from fieldkit.ui.keys import add_keys
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.pages.households_elsewhere import (
    NEW,
    ElsewhereAnswers,
    FamilyAsked,
    family_asked,
    hidden_yes,
)
from fieldkit.ui.pages.households_form import FamilyForm
from fieldkit.ui.pages.households_opening import Opening
from fieldkit.ui.pages.households_saving import saved_word, typed_asked
from fieldkit.ui.pages.households_scan import HouseholdsScan
from fieldkit.ui.pages.households_search import NEW_KEYS, SearchView
from fieldkit.ui.pages.households_seen import HouseholdSeen
from fieldkit.ui.pages.households_services import HouseholdsServices
from fieldkit.ui.pages.households_shown import ShownView
from fieldkit.ui.pages.households_writing import Writing
from fieldkit.ui.places import Place
from fieldkit.ui.theme import Tone
from fieldkit.ui.widgets.camera_panel import PanelMaker
from fieldkit.ui.widgets.elsewhere_panel import ElsewherePanel
from fieldkit.ui.words import translate


class HouseholdsPage(Page):
    """Three views, one at a time: the search, one household, the form of a family. What is typed
    in the form stays, whatever view is shown (`Writing`).
    """

    def __init__(
        self,
        tools: Tools,
        services: HouseholdsServices,
        zone: tzinfo,
        camera: PanelMaker | None = None,
    ) -> None:
        super().__init__(tools)
        self._opening = Opening(tools, services, self, self._take_opened)
        self.search = SearchView(tools, services.find)
        self.answers = ElsewhereAnswers(tools.runner, services.elsewhere, self)
        shown = ElsewherePanel(tools, self.answers, self._family_shown)
        self.shown = ShownView(tools, services.today, zone, shown, services.cards)
        typed = ElsewherePanel(
            tools, self.answers, lambda: typed_asked(self.form.typed(), services.today())
        )
        self.form = FamilyForm(tools, services.today, typed)
        self.writing = Writing(tools, services, self.form)
        lens = camera(self) if camera else None
        self.scan = HouseholdsScan(tools, self._opening.card, self.search, self.shown, lens)
        self.scan.add_view(self.form)
        self.column.addWidget(self.scan.frame, 1)
        self._join()
        self._show(self.search)

    # What the window asks

    @override
    def retranslate(self) -> None:
        self.title.setText(translate("Households", "Households"))
        for part in (self.search, self.shown, self.form, self.scan):
            part.retranslate()
        self._show_unfinished()

    @override
    def release(self) -> None:
        self.scan.release()
        super().release()

    @override
    def refresh(self, change: Change | None) -> None:
        self.search.finder.search()
        if self.shown.seen is not None and not self.shown.isHidden():
            self._opening.household(self.shown.seen.household.id)

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
        self._opening.household(subject)

    @override
    def draft(self) -> dict[str, Any] | None:
        return self.writing.draft()

    @override
    def take_draft(self, draft: dict[str, Any]) -> None:
        self.writing.take_draft(draft)

    # What a person does

    def register(self) -> None:
        """The form begun before, or a new one, of whoever was sought and not found."""
        self.writing.begin_new(self.search.sought)
        self._show_form()

    def change(self) -> None:
        """The form of the household shown."""
        seen = self.shown.seen
        if seen is None:
            return
        if self.writing.begin_change(seen):
            self._show_form()
        else:
            # The family begun is offered there first.
            self._to_search()

    def throw_away(self) -> None:
        """Ends what was typed."""
        self.writing.end()
        self.answers.stop(NEW)
        self._to_search()

    # What comes back

    def _take_saved(self, done: Registered | Edited) -> None:
        self.answers.became(done.household.hex())
        self.want(saved_word(done, self.tools.speech))
        self.want(Changed(done.change))
        self._opening.household(done.household)

    def _take_resumed(self, refusal: Refusal | None) -> None:
        if refusal is None:
            self._to_search()
        else:
            self._refuse(refusal)

    def _take_opened(self, seen: HouseholdSeen | Refusal) -> None:
        if isinstance(seen, Refusal):
            self._refuse(seen)
            self._to_search()
            return
        self.search.problem.hide()
        again = not self.shown.isHidden()
        self.shown.show_household(seen)
        self._show(self.shown)
        if not again:
            self.shown.acts["give"].setFocus()

    def _refuse(self, refusal: Refusal) -> None:
        self.search.problem.say(Tone.STOP, partial(self.tools.speech.outcome, refusal))

    # Whom to ask about

    def _family_shown(self) -> FamilyAsked:
        seen = self.shown.seen
        return family_asked(*((seen.members, seen.household.phone) if seen else ((), None)))

    def _answered(self, subject: str) -> None:
        """A yes about somebody who is no longer in view is told where one is."""
        standing = self.answers.standing(subject)
        panels = (self.shown.elsewhere, self.form.elsewhere)
        in_view = [each for each in panels if each.isVisible() and each.subject == subject]
        if in_view and standing.asking:
            self._area.ensureWidgetVisible(in_view[0])
        elif not in_view and (words := hidden_yes(standing)):
            self.search.problem.say(Tone.ASK, words)

    def _show(self, view: QWidget) -> None:
        # What was asked before would bring its household back into view.
        self._opening.stop()
        self.begin_at_top(view)
        self.scan.show_view(view)
        self.title.setVisible(view is self.search)
        self._show_unfinished()

    def _to_search(self) -> None:
        self._show(self.search)
        self.search.finder.field.setFocus()

    def _show_form(self) -> None:
        self._show(self.form)
        self.form.focus_first()

    def _leave_form(self) -> None:
        left, seen = self.writing.leave(), self.shown.seen
        if not self.writing.name:
            self.answers.stop(NEW)
        if seen is not None and seen.household.id.hex() == left:
            self._show(self.shown)
            self.shown.acts["give"].setFocus()
        else:
            self._to_search()

    def _show_unfinished(self) -> None:
        self.search.show_unfinished(self.writing.name)

    def _go(self, place: Place) -> None:
        if self.shown.seen is not None:
            self.want(GoTo(place, self.shown.seen.household.id))

    def _join(self) -> None:
        self.search.finder.chosen.connect(lambda hit: self._opening.household(hit.household))
        self.scan.found.connect(self._take_opened)
        self.search.new.clicked.connect(self.register)
        self.search.go_on.clicked.connect(self.register)
        self.search.discard.clicked.connect(self.throw_away)
        self.shown.back.connect(self._to_search)
        self.shown.card_changed.connect(lambda change: self.want(Changed(change)))
        self.shown.change.connect(self.change)
        self.shown.give.connect(lambda: self._go(Place.DISTRIBUTE))
        self.shown.assess.connect(lambda: self._go(Place.ASSESS))
        self.writing.changed.connect(lambda: self.want(KeepDraft()))
        self.writing.saved.connect(self._take_saved)
        self.writing.resumed.connect(self._take_resumed)
        self.form.back.connect(self._leave_form)
        self.form.same.connect(self._opening.household)
        self.form.who_changed.connect(self.form.elsewhere.retranslate)
        self.answers.changed.connect(self._answered)
        add_keys(self, {NEW_KEYS: self.register})
