"""The family that is being written on Households: begun, resumed, saved, or thrown away."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from fieldkit.errors import Refusal
from fieldkit.services.edit_household import Edited
from fieldkit.services.register_household import Registered
from fieldkit.ui.pages.base import Tools, bring_into_view
from fieldkit.ui.pages.households_doubles import DoublesWatch
from fieldkit.ui.pages.households_form import FamilyForm
from fieldkit.ui.pages.households_merge import Merged
from fieldkit.ui.pages.households_merge_words import merged_words
from fieldkit.ui.pages.households_saving import Saved, Written, before_of, resumed, save_family
from fieldkit.ui.pages.households_seen import HouseholdSeen
from fieldkit.ui.pages.households_services import HouseholdsServices
from fieldkit.ui.pages.households_typed import TypedFamily, family_named, family_of, family_seen
from fieldkit.ui.theme import Tone


class Writing(QObject):
    """One family at a time, typed in `form`; it stays until it is saved or thrown away.

    Emits `changed` when its draft is another, `saved` with `Registered` or `Edited`, and `resumed`
    once a draft stands in the form: with None, or with the refusal of a household that can't be
    read. GUI thread only; ends with the form.
    """

    changed = Signal()
    saved = Signal(object)
    resumed = Signal(object)

    def __init__(self, tools: Tools, services: HouseholdsServices, form: FamilyForm) -> None:
        super().__init__(form)
        self._runner, self._services, self._form = tools.runner, services, form
        self._written: Written | None = None
        self._fresh: TypedFamily | None = None
        self._doubles = DoublesWatch(tools, form, services)
        form.save.connect(self.save)
        form.changed.connect(self.changed)
        form.who_changed.connect(self._doubles.look)

    @property
    def name(self) -> str:
        """What the family goes by; empty while none is being written."""
        return self._form.typed().goes_by() if self._written else ""

    def draft(self) -> dict[str, Any] | None:
        return None if self._written is None else self._written.draft(self._form.typed())

    def take_draft(self, draft: dict[str, Any]) -> None:
        """A family that was registered already is read again first: it may have changed."""
        family, before = family_of(draft), before_of(draft)
        if not family.household:
            self._begin(Written(family))
            self.resumed.emit(None)
            return
        household = bytes.fromhex(family.household)
        self._runner.submit(
            self,
            lambda _: self._services.open(household),
            lambda seen: self._resume(family, before, seen),
        )

    def begin_new(self, sought: str) -> None:
        """The family begun before, or a new one, of whoever was `sought` and not found."""
        if self._written is None:
            self._begin(Written(family_named(sought)))
            self._fresh = self._form.typed()

    def begin_change(self, seen: HouseholdSeen) -> bool:
        """The household as it is held here, or as it was left half changed; False where another
        family is begun: one at a time is being written.
        """
        if self._written is None:
            family = family_seen(seen)
            self._begin(Written(family, family))
            return True
        return self._written.family.household == seen.household.id.hex()

    def save(self) -> None:
        """Checks and saves; the word "saved" comes with the service's answer alone."""
        if self._written is None or self._doubles.paused or self._form.complain():
            return
        self._set_busy(True)
        self._form.problem.hide()
        family, today = self._form.typed(), self._services.today()
        before, others = self._written.before, frozenset(self._form.questions.others)
        self._form.questions.new_people()
        self._runner.submit(
            self,
            lambda _: save_family(self._services, family, before, others, today),
            self._take_saved,
            self._failed,
        )

    def end(self) -> None:
        """What was typed is saved, or wanted no longer."""
        self._written = None
        self.changed.emit()

    def leave(self) -> str:
        """Out of the form: what nobody has changed is not kept. The household's id in hex; empty
        for a new family.
        """
        written = self._written
        if written is None:
            return ""
        if self._form.typed() in (written.before, self._fresh):
            self.end()
        return written.family.household

    def _begin(self, written: Written) -> None:
        self._written = written
        self._form.show_typed(written.family)

    def _resume(
        self, family: TypedFamily, before: TypedFamily | None, seen: HouseholdSeen | Refusal
    ) -> None:
        """A draft of an edit, laid over the household as it is now."""
        if isinstance(seen, Refusal):
            self.resumed.emit(seen)
            return
        written, merged = resumed(family, before, family_seen(seen))
        self._begin(written)
        if merged.news:
            tone = Tone.ASK if merged.clashes else Tone.CALM
            self._form.news.say(tone, merged_words(merged))
        self.resumed.emit(None)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        raise error

    def _set_busy(self, busy: bool) -> None:
        self._doubles.paused = busy
        self._form.save_button.setEnabled(not busy)

    def _take_saved(self, done: Saved) -> None:
        self._set_busy(False)
        match done:
            case Registered() | Edited():
                self.end()
                self.saved.emit(done)
            case Refusal():
                self._form.refuse(done)
            case Merged():
                self._begin(Written(done.family, done.now))
                self._form.news.say(Tone.ASK, merged_words(done))
                self._form.focus_first()
                # What somebody else changed is said above the first field.
                bring_into_view(self._form.news, self._form.heading)
                self.changed.emit()
            case _:
                self._form.show_doubles(done, demand=True)
