"""Assess: choose a household, fill in a form or correct the last answers, save it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.forms import Answers, Form, Session
from fieldkit.services.assess import Assessed
from fieldkit.services.earlier_assessments import EarlierAssessment
from fieldkit.services.forms import OfferedForm
from fieldkit.services.session import Change
from fieldkit.ui.camera_kit import CameraKit
from fieldkit.ui.intents import Changed, GoTo, KeepDraft, Tell
from fieldkit.ui.pages.assess_choice import ChoiceView
from fieldkit.ui.pages.assess_draft import Kept, Subject, draft_of, kept_of
from fieldkit.ui.pages.assess_family import FamilyView, no_forms
from fieldkit.ui.pages.assess_filling import FillingView
from fieldkit.ui.pages.assess_services import AssessServices, FamilySeen
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.pages.households_seen import Hit, full_name
from fieldkit.ui.places import Place
from fieldkit.ui.theme import Tone
from fieldkit.ui.widgets.answer_means import Means, SiteHere
from fieldkit.ui.words import translate


class AssessPage(Page):
    """Three views: the choice of a household, what there is for it, and its form. A family never
    assessed goes straight to the form, if there is one form. One is being filled at a time; it
    stays until it is saved or thrown away.
    """

    def __init__(
        self, tools: Tools, services: AssessServices, camera: CameraKit | None = None
    ) -> None:
        super().__init__(tools)
        self._services = services
        self._subject: Subject | None = None
        self._waiting: dict[str, Any] | None = None
        self._busy = False
        self.choice = ChoiceView(tools, services.find)
        self.filling = FillingView(tools, Means(camera))
        self.family = FamilyView(tools, services.zone)
        self._family_of = Subject(b"", "")
        for view in (self.choice, self.family, self.filling):
            self.column.addWidget(view, 1)
        self.choice.chosen.connect(self._chosen)
        self.choice.resumed.connect(self._resume)
        self.choice.discarded.connect(self.throw_away)
        self.family.begun.connect(self._begin_new)
        self.family.correcting.connect(self._begin_correction)
        self.family.asked.connect(self._ask_changes)
        self.family.back.connect(self._to_choice)
        self.filling.finished.connect(self._save)
        self.filling.back.connect(self._to_choice)
        self.filling.changed.connect(lambda: self.want(KeepDraft()))
        self.filling.given.connect(lambda: self.want(KeepDraft(at_once=True)))
        self._show(self.choice)

    @override
    def retranslate(self) -> None:
        self.title.setText(translate("Assess", "Needs assessment"))
        self.choice.retranslate()
        self.family.retranslate()
        self.filling.retranslate()

    @override
    def refresh(self, change: Change | None) -> None:
        self.choice.finder.search()
        self.tools.runner.submit(self, lambda _: self._services.here(), self._take_site)

    @override
    def entered(self) -> None:
        if not self.filling.isHidden():
            self.filling.focus_first()
        elif not self.family.isHidden():
            self.family.focus_first()
        else:
            self.choice.focus_first()

    @override
    def show_subject(self, subject: bytes) -> None:
        """What there is for a household; a form begun for another is offered first."""
        if self._subject is not None:
            if self._subject.household == subject:
                self._resume()
            else:
                self._to_choice()
            return
        self.tools.runner.submit(self, lambda _: self._services.family(subject), self._take_seen)

    @override
    def draft(self) -> dict[str, Any] | None:
        session, subject = self.filling.session, self._subject
        if session is None or subject is None:
            return self._waiting
        return draft_of(subject, session, self.filling.halves())

    @override
    def take_draft(self, draft: dict[str, Any]) -> None:
        """Puts the answers back, in the version of the form that they were begun with; until that
        is there, and for good where this laptop no longer has it, they stay the draft.
        """
        kept = kept_of(draft)
        if kept is None:
            return
        self._waiting = draft
        self._with_form(kept.form, kept.version, lambda form: self._put_back(form, kept))

    @override
    def release(self) -> None:
        self.filling.release()
        super().release()

    def throw_away(self) -> None:
        """Ends what was begun."""
        self._end()
        self._to_choice()

    # How it goes

    def _chosen(self, hit: Hit) -> None:
        self.show_subject(hit.household)

    def _take_site(self, site: SiteHere | Refusal | None) -> None:
        # Without the site its position is typed, as any other.
        self.filling.lend_site(None if isinstance(site, Refusal) else site)

    def _take_seen(self, seen: FamilySeen | Refusal) -> None:
        if isinstance(seen, Refusal):
            self.choice.problem.say(Tone.STOP, partial(self.tools.speech.outcome, seen))
            self._to_choice()
            return
        if not seen.forms and not seen.earlier:
            self.choice.problem.say(Tone.CARE, no_forms)
            self._to_choice()
            return
        self.choice.problem.hide()
        family = seen.household
        heads = [each for each in family.members if each.id == family.household.head]
        named = (heads or list(family.members))[:1]
        name = full_name(named[0]) if named else ""
        self._family_of = Subject(family.household.id, name)
        if len(seen.forms) == 1 and not seen.earlier:
            self._begin_new(seen.forms[0])
            return
        self.family.show_family(seen, name)
        self._show(self.family)
        self.family.focus_first()

    def _with_form(self, code: str, version: str, then: Callable[[Form], None]) -> None:
        def take(found: Form | Refusal) -> None:
            if isinstance(found, Refusal):
                self.choice.problem.say(Tone.STOP, partial(self.tools.speech.outcome, found))
                self._to_choice()
                return
            then(found)

        self.tools.runner.submit(self, lambda _: self._services.form(code, version), take)

    def _begin_new(self, offered: OfferedForm) -> None:
        subject = self._family_of
        fill = self._services.fill
        self._with_form(
            offered.code, offered.version, lambda form: self._begin(fill(form, None), subject)
        )

    def _begin_correction(self, earlier: EarlierAssessment) -> None:
        """The answers of the last assessment, to be changed and saved in its place."""
        of = earlier.value
        subject = replace(self._family_of, corrects=of.id)
        correct = self._services.correct
        self._with_form(
            of.form, of.form_version, lambda form: self._begin(correct(form, of), subject)
        )

    def _ask_changes(self, of: EarlierAssessment) -> None:
        earlier = self.family.earlier
        before = next((each for each in earlier if each.value.id == of.value.corrects), None)
        if before is None:
            return
        language = self.tools.speech.language
        self.tools.runner.submit(
            self,
            lambda _: self._services.changed(before.value, of.value, language),
            lambda found: self.family.tell_changes(of, found),
        )

    def _begin(self, session: Session, subject: Subject) -> None:
        if self._subject is not None:
            return
        self._subject, self._waiting = replace(subject, mark=self._services.mark()), None
        self.filling.begin(session, self._heading(subject))
        self._show(self.filling)
        self.filling.focus_first()
        self.want(KeepDraft(at_once=True))

    def _heading(self, subject: Subject) -> str:
        if subject.corrects is None:
            return subject.name
        return translate("Assess", "%1: correction").replace("%1", subject.name)

    def _put_back(self, form: Form, kept: Kept) -> None:
        if self._subject is not None:
            return
        self._subject, self._waiting = kept.subject, None
        session = self._services.fill(form, kept.answers)
        self.filling.begin(session, self._heading(kept.subject), kept.halves)
        self._show_unfinished()

    def _resume(self) -> None:
        self._show(self.filling)
        self.filling.focus_first()

    def _save(self, answers: Answers) -> None:
        subject = self._subject
        if subject is None or self._busy:
            return
        self._set_busy(True)
        act = partial(self._services.save, subject.household, answers, subject.corrects)
        mark = subject.mark
        self.tools.runner.submit(self, lambda _: act(mark), self._take_saved, self._failed)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        raise error

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.filling.hold(busy)

    def _take_saved(self, done: Assessed | Refusal) -> None:
        self._set_busy(False)
        if isinstance(done, Refusal):
            self.filling.refuse(done)
            return
        subject = self._subject
        self._end()
        self._show(self.choice)
        self.choice.finder.field.clear()
        self.want(Tell(Tone.GOOD, translate("Assess", "The assessment is saved.")))
        self.want(Changed(done.change))
        if subject is not None:
            self.want(GoTo(Place.HOUSEHOLDS, subject.household))

    def _end(self) -> None:
        self._subject, self.filling.session = None, None
        # At once: the draft of what is saved must not come back as something unfinished.
        self.want(KeepDraft(at_once=True))

    # Views

    def _show(self, view: QWidget) -> None:
        for each in (self.choice, self.family, self.filling):
            each.setVisible(each is view)
        self.title.setVisible(view is self.choice)
        self._show_unfinished()

    def _to_choice(self) -> None:
        self._show(self.choice)
        self.choice.focus_first()

    def _show_unfinished(self) -> None:
        self.choice.show_unfinished(None if self._subject is None else self._subject.name)
