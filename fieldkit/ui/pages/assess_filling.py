"""A form being filled in: the outline, one part at a time, and the way to the next gap."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.expression import Node
from fieldkit.forms import Answers, ChangeSet, Session
from fieldkit.forms.local_time import in_zone
from fieldkit.forms.state import reference
from fieldkit.ui.pages.assess_asides import AsideTeller
from fieldkit.ui.pages.assess_draft import without_row
from fieldkit.ui.pages.assess_frame import ASIDE_KEYS, KEYS
from fieldkit.ui.pages.assess_making import Makings
from fieldkit.ui.pages.assess_moves import FormMoves
from fieldkit.ui.pages.assess_outline import Outline, State, gaps_of
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.small_picture import MARK, MOST_TEXT
from fieldkit.ui.theme import Tone
from fieldkit.ui.widgets.answer_field import Made, Making
from fieldkit.ui.widgets.answer_means import Means, SiteHere
from fieldkit.ui.widgets.answer_picture import being_read, no_room
from fieldkit.ui.widgets.rich_text import plain_text

__all__ = ["KEYS", "FillingView"]


class FillingView(FormMoves):
    """Emits `finished` with the answers once nothing is missing, `changed` at each keystroke that
    changes an answer, `given` once it is left, and `back`. The session is used on the GUI thread
    alone.
    """

    def __init__(self, tools: Tools, means: Means | None = None) -> None:
        super().__init__(tools, means or Means())
        self._unkept = False
        self._makings = Makings(tools.runner, self, self._take_made)
        self._join()

    # What the page does

    def begin(self, session: Session, name: str, halves: Mapping[str, str] | None = None) -> None:
        """Shows a form for the household of somebody by this name; `halves` as `halves()` gave it,
        of a draft.
        """
        # First of all: half an answer of the family before must not be noted as this one's.
        self.part.begin()
        self._makings.drop()
        self.session, self.at, self._checked = session, 0, False
        known = {ref: text for ref, text in (halves or {}).items() if session.node(ref) is not None}
        self._outline, self._unread, self._told = Outline(session), known, set(known)
        look, speech = self._tools.look, self._tools.speech
        self._asides = AsideTeller(session, look, speech, session.form.files)
        self.heading.setText(name)
        self._offer_languages(session)
        self._parts = []
        self.problem.hide()
        self.reason.hide()
        self.missing.show_missing([])
        self.speak()
        self._read_parts()
        shown = (at for at, part in enumerate(self._parts) if part.shown)
        self._turn(next(shown, 0))

    def halves(self) -> dict[str, str]:
        """What was typed and can't be read yet, by the question's ref."""
        return {ref: text for ref, text in self._unread.items() if text}

    def refuse(self, refusal: Refusal) -> None:
        self.problem.say(Tone.STOP, partial(self._tools.speech.outcome, refusal))

    def lend_site(self, site: SiteHere | None) -> None:
        """The site where one works, or another one than before."""
        if site != self.means.site:
            self.means.site = site
            for ref in [*self.part.rows]:
                self.part.tell(ref)

    def release(self) -> None:
        """Ends the view: closes the camera, if it is open."""
        self.part.release()

    def retranslate(self) -> None:
        self.say_acts()
        if self.session is not None:
            self.tree.retranslate()
            self.speak()
            for ref in self.part.rows:
                self.part.tell(ref)
            self._show_parts()
            self.missing.retranslate()

    # What a person does

    def check(self) -> None:
        """Finalises the form, or lists what is missing and goes to the first of it. Pictures that
        are being made small are waited for.
        """
        if self.session is None:
            return
        if self._makings.wait(self.check):
            self.problem.say(Tone.CALM, being_read)
            return
        self._note_all()
        self._read_parts()
        found = gaps_of(self._parts) or self.session.finalise()
        if isinstance(found, Answers):
            self.missing.show_missing([])
            self.finished.emit(found)
            return
        self._checked = True
        self.missing.show_missing(found)
        self._show_parts()
        for ref in [*self.part.rows]:
            self.part.tell(ref)
        self.jump(found[0].ref)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds a row of the page's repeat, also when the focus has gone on from it."""
        tables = [ref for ref, (table, _) in self.part.tables.items() if table.grows]
        free = self.part.isEnabled() and not event.modifiers()
        if event.key() == Qt.Key.Key_Insert and free and tables:
            self._add(tables[0])
        else:
            super().keyPressEvent(event)

    # How it behaves

    def _answer(self, ref: str, value: str) -> None:
        row, session = self.part.rows.get(ref), self.session
        node = session.node(ref) if session is not None else None
        if session is None or row is None or node is None:
            return
        if not self._room_for(node, value):
            row.refuse()
            return
        changes = session.answer(ref, in_zone(session.world, node, value))
        if value and not node.text and not isinstance(changes, Refusal):
            row.refuse()
        self._note_unread(ref)
        self._take(changes)

    def _make(self, ref: str, making: Making) -> None:
        node = self.session.node(ref) if self.session is not None else None
        if node is not None:
            self._makings.begin(node, making)

    def _take_made(self, node: Node, made: Made) -> None:
        """Hands what was made to its field. Where that is gone it goes into the form; what is wrong
        is told with the question's name.
        """
        session, ref = self.session, reference(node)
        if session is None or session.node(ref) is not node:
            return
        self.problem.hide()
        row = self.part.rows.get(ref)
        if row is not None and row.answer is not None:
            row.answer.take_made(made)
            return
        wrong = made.problem or ("" if self._room_for(node, made.value) else no_room())
        if wrong:
            view = session.view(ref)
            name = plain_text(view.label or "") if view is not None else ""
            self._unread[ref] = ""
            self.problem.say(Tone.STOP, f"{name}: {wrong}")
        elif made.value:
            self._unread.pop(ref, None)
            self._take(session.answer(ref, made.value))
            self._give()
        self._show_parts()

    def _add(self, ref: str) -> None:
        if self.session is not None:
            self._take(self.session.add_repeat(ref))
            self._show_parts()
            self.part.open_last(ref)
            self._give()

    def _remove(self, ref: str) -> None:
        if self.session is not None:
            repeat = ref.rpartition("[")[0]
            # What was told of its rows would be said of others now.
            self._told = {each for each in self._told if not each.startswith(f"{repeat}[")}
            self._note_all()
            self._unread = without_row(self._unread, ref)
            self.part.forget_rows(repeat)
            self._take(self.session.remove_repeat(ref))
            self._show_parts()
            table = self.part.tables.get(repeat)
            if table is not None:
                (table[0].entries if table[1].nodes else table[0].acts["add"]).setFocus()
            self._give()

    def _take(self, changes: ChangeSet | Refusal) -> None:
        if isinstance(changes, Refusal):
            self.refuse(changes)
            return
        self.problem.hide()
        self.reason.hide()
        focused = self._focused()
        if self._outline is not None:
            self._outline.changed(changes)
        self.part.show_changes(changes)
        row = self.part.rows.get(focused)
        if row is not None and self._focused() != focused:
            row.focus_answer()
        self._unkept = True
        self.changed.emit()

    def _give(self) -> None:
        if self._unkept:
            self._unkept = False
            self.given.emit()

    def _left(self, ref: str) -> None:
        """The answer is given: says what is wrong with it, and how the form stands now."""
        self._give()
        self._told.add(ref)
        self._note_unread(ref)
        self.part.tell(ref)
        self._show_parts()
        if self._checked and self.session is not None:
            self.missing.show_missing(gaps_of(self._parts))

    def _onward(self, ref: str) -> None:
        """Goes to the question after one that is answered, or to the next part's button."""
        self._left(ref)
        part = self._parts[self.at]
        places = [each.ref for each in part.questions]
        after = part.questions[places.index(ref) + 1 :] if ref in places else ()
        asked = (each.ref for each in after if each.state is not State.HIDDEN)
        rows = (self.part.open_for(each) for each in asked)
        row = next((each for each in rows if each and each.answer and each.answer.ready()), None)
        if row is not None:
            row.focus_answer()
            self._reveal(row)
        else:
            self._focus_onward()

    def _note_unread(self, ref: str) -> None:
        """Remembers a field in which something stands that is no answer: it must not be lost."""
        row = self.part.rows.get(ref)
        if row is None or row.answer is None:
            return
        if row.answer.unreadable():
            self._unread[ref] = row.answer.half()
        else:
            self._unread.pop(ref, None)

    def _halved(self, ref: str) -> None:
        """Half an answer is kept as well."""
        self._note_unread(ref)
        self._unkept = True
        self.changed.emit()

    def _note_all(self) -> None:
        for ref in [*self.part.rows]:
            self._note_unread(ref)

    def _room_for(self, node: Node, value: str) -> bool:
        """Whether an answer fits beside the pictures of the other questions."""
        if not value.startswith(MARK) or self.session is None:
            return True
        others = (each.text for each in self.session.nodes() if each is not node)
        return len(value) + sum(len(text) for text in others if text.startswith(MARK)) <= MOST_TEXT

    def _join(self) -> None:
        self.part.answered.connect(self._answer)
        self.part.left.connect(self._left)
        self.part.leaving.connect(self._note_all)
        self.part.onward.connect(self._onward)
        self.part.halved.connect(self._halved)
        self.part.grown.connect(self._show_grown)
        self.part.making.connect(self._make)
        self.part.added.connect(self._add)
        self.part.removed.connect(self._remove)
        self.tree.turned.connect(self._go)
        self.missing.wanted.connect(self.jump)
        self.language.activated.connect(lambda _: self._choose_language())
        self.leave.clicked.connect(self.back)
        acts: dict[str, Callable[[], None]] = {
            "gap": self.next_gap,
            "save": self.check,
            "next": self.next_part,
            "before": self.part_before,
            "outline": self.outline,
            "hidden": lambda: self.show_hidden(not self.tree.hidden),
        }
        for name, act in acts.items():
            self.acts[name].clicked.connect(lambda _=False, act=act: act())
            self.key((KEYS | ASIDE_KEYS)[name], act)
        self.key("Ctrl+Enter", self.check)
        self.key("Esc", self.back.emit)
