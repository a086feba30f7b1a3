"""Assess: choose a household, fill in the needs assessment, save it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.forms import Answers, Form
from fieldkit.jobs.job import Lane
from fieldkit.services.assess import Assessed
from fieldkit.services.session import Change
from fieldkit.ui.intents import Changed, GoTo, KeepDraft, Tell
from fieldkit.ui.pages.assess_filling import FillingView
from fieldkit.ui.pages.assess_services import AssessServices
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.pages.households_services import Hit, HouseholdSeen, full_name
from fieldkit.ui.places import Place
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.people_finder import PeopleFinder
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate


@dataclass(frozen=True)
class Subject:
    """Whose assessment it is: the household, and the name that it goes by."""

    household: bytes
    name: str


class AssessPage(Page):
    """Two views: the choice of a household, and its form. One form is being filled at a time;
    it stays until it is saved or thrown away.
    """

    def __init__(self, tools: Tools, services: AssessServices) -> None:
        super().__init__(tools)
        self._services = services
        self._form: Form | None = None
        self._subject: Subject | None = None
        self._busy = False
        self.finder, self.filling = PeopleFinder(tools, services.find), FillingView(tools)
        self.intro, self.problem = label("muted"), Notice(tools.look)
        self.unfinished, self.go_on, self.discard = Notice(tools.look), button(), button("quiet")
        self._choice = QWidget()
        self._lay_out_assess()
        self.finder.chosen.connect(self._chosen)
        self.go_on.clicked.connect(self._resume)
        self.discard.clicked.connect(self.throw_away)
        self.filling.finished.connect(self._save)
        self.filling.back.connect(self._to_choice)
        self.filling.changed.connect(lambda: self.want(KeepDraft()))
        self._show(self._choice)

    @override
    def retranslate(self) -> None:
        self.title.setText(translate("Assess", "Needs assessment"))
        self.intro.setText(translate("Assess", "Choose the family whose needs you will ask about."))
        self.go_on.setText(translate("Assess", "Go on"))
        self.discard.setText(translate("Assess", "Throw away"))
        self.finder.retranslate()
        self.filling.retranslate()
        self._show_unfinished()

    @override
    def refresh(self, change: Change | None) -> None:
        self.finder.search()

    @override
    def entered(self) -> None:
        if self.filling.isHidden():
            self.finder.field.setFocus()
        else:
            self.filling.focus_first()

    @override
    def show_subject(self, subject: bytes) -> None:
        """The form for a household; one begun for another is offered first."""
        if self._subject is not None:
            if self._subject.household == subject:
                self._resume()
            else:
                self._to_choice()
            return
        self.tools.runner.submit(
            self, lambda _: self._services.open(subject), lambda seen: self._take_seen(seen)
        )

    @override
    def draft(self) -> dict[str, Any] | None:
        session, subject = self.filling.session, self._subject
        if session is None or subject is None:
            return None
        return {
            "household": subject.household.hex(),
            "name": subject.name,
            "form": session.form.form_id,
            "answers": session.draft().decode(),
        }

    @override
    def take_draft(self, draft: dict[str, Any]) -> None:
        """Puts the answers back; those of a form that this laptop no longer has stay in the draft
        until another is begun.
        """
        try:
            subject = Subject(bytes.fromhex(draft["household"]), str(draft["name"]))
            form_id, answers = str(draft["form"]), str(draft["answers"]).encode()
        except (KeyError, TypeError, ValueError):
            return
        self._with_form(lambda form: self._put_back(form, subject, form_id, answers))

    def throw_away(self) -> None:
        """Ends what was begun."""
        self._end()
        self._to_choice()

    # How it goes

    def _chosen(self, hit: Hit) -> None:
        self.show_subject(hit.household)

    def _take_seen(self, seen: HouseholdSeen | Refusal) -> None:
        if isinstance(seen, Refusal):
            self.problem.say(Tone.STOP, self.tools.speech.outcome(seen))
            self._to_choice()
            return
        self.problem.hide()
        heads = [each for each in seen.members if each.id == seen.household.head]
        named = (heads or list(seen.members))[:1]
        name = full_name(named[0]) if named else ""
        self._with_form(lambda form: self._begin(form, Subject(seen.household.id, name)))

    def _with_form(self, then: Callable[[Form], None]) -> None:
        if self._form is not None:
            then(self._form)
            return

        def take(found: Form | Refusal) -> None:
            if isinstance(found, Refusal):
                self.problem.say(Tone.STOP, self.tools.speech.outcome(found))
                return
            self._form = found
            then(found)

        self.tools.runner.submit(self, lambda _: self._services.form(), take, lane=Lane.NET)

    def _begin(self, form: Form, subject: Subject) -> None:
        self._subject = subject
        self.filling.begin(self._services.fill(form, None), subject.name)
        self._show(self.filling)
        self.filling.focus_first()
        self.want(KeepDraft())

    def _put_back(self, form: Form, subject: Subject, form_id: str, answers: bytes) -> None:
        if form.form_id != form_id or self._subject is not None:
            return
        self._subject = subject
        self.filling.begin(self._services.fill(form, answers), subject.name)
        self._show_unfinished()

    def _resume(self) -> None:
        self._show(self.filling)
        self.filling.focus_first()

    def _save(self, answers: Answers) -> None:
        subject = self._subject
        if subject is None or self._busy:
            return
        self._busy = True
        self.filling.acts["save"].setEnabled(False)
        self.tools.runner.submit(
            self, lambda _: self._services.save(subject.household, answers), self._take_saved
        )

    def _take_saved(self, done: Assessed | Refusal) -> None:
        self._busy = False
        self.filling.acts["save"].setEnabled(True)
        if isinstance(done, Refusal):
            self.filling.refuse(done)
            return
        subject = self._subject
        self._end()
        self._show(self._choice)
        self.finder.field.clear()
        self.want(Tell(Tone.GOOD, translate("Assess", "The assessment is saved.")))
        self.want(Changed(done.change))
        if subject is not None:
            self.want(GoTo(Place.HOUSEHOLDS, subject.household))

    def _end(self) -> None:
        self._subject, self.filling.session = None, None
        self.want(KeepDraft())

    # Views

    def _show(self, view: QWidget) -> None:
        for each in (self._choice, self.filling):
            each.setVisible(each is view)
        self.title.setVisible(view is self._choice)
        self._show_unfinished()

    def _to_choice(self) -> None:
        self._show(self._choice)
        self.finder.field.setFocus()

    def _show_unfinished(self) -> None:
        subject = self._subject
        name = "" if subject is None else subject.name
        words = translate("Assess", "An assessment is not finished: %1").replace("%1", name)
        self.unfinished.say(Tone.CARE, words if subject is not None else "")
        self.go_on.setVisible(subject is not None)
        self.discard.setVisible(subject is not None)

    def _lay_out_assess(self) -> None:
        theme = self.tools.look.theme
        waiting = Flow(gap=theme.space(Space.TIGHT))
        for each in (self.go_on, self.discard):
            waiting.addWidget(each)
        layout = QVBoxLayout(self._choice)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.NEAR))
        for part in (self.intro, self.unfinished):
            layout.addWidget(part)
        layout.addLayout(waiting)
        layout.addWidget(self.problem)
        layout.addWidget(self.finder, 1)
        for view in (self._choice, self.filling):
            self.column.addWidget(view, 1)
