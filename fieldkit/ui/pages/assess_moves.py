"""Going about a form: from part to part, to a question, to the next gap, to what is not asked."""

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.forms import Session
from fieldkit.forms.why import why_hidden
from fieldkit.ui.pages.assess_asides import AsideTeller, hidden_words
from fieldkit.ui.pages.assess_frame import FillingFrame
from fieldkit.ui.pages.assess_outline import GAPS, Outline, Part, Question, State
from fieldkit.ui.pages.assess_tree import part_name
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Tone
from fieldkit.ui.widgets.answer_means import Means
from fieldkit.ui.widgets.question_row import QuestionRow
from fieldkit.ui.widgets.rich_text import from_right
from fieldkit.ui.words import translate


class FormMoves(FillingFrame):
    """Knows where one is, and what was told already; the answers are the business of the view built
    on it.
    """

    def __init__(self, tools: Tools, means: Means) -> None:
        super().__init__(tools, means, self._is_told, lambda ref: self._unread.get(ref, ""))
        self.session: Session | None = None
        self._outline: Outline | None = None
        self._asides: AsideTeller | None = None
        self._parts: list[Part] = []
        self.at = 0
        self._told: set[str] = set()
        self._unread: dict[str, str] = {}
        """What stands in fields and is no answer, as typed; empty for a picture."""
        self._checked = False
        self._held: QWidget | None = None
        tools.look.changed.connect(self._draw_again)

    def focus_first(self) -> None:
        first = self.part.first()
        if first is not None:
            first.focus_answer()
        else:
            self._focus_onward()

    def _focus_onward(self) -> None:
        """The act by which one goes on from a part that is done."""
        last = not self.pairs["next"].isVisibleTo(self)
        self.acts["save" if last else "next"].setFocus()

    def speak(self) -> None:
        """Puts the questions in the window's language, if the form has it."""
        if self.session is None:
            return
        found = self.session.form.translations.spoken(self._tools.speech.language)
        if found is not None:
            self.language.setCurrentIndex(self.language.findData(found))
            self._choose_language()

    def hold(self, on: bool) -> None:
        """While it is `on`, nothing can be answered: what is being saved would be without it. The
        focus comes back to where it was, unless it has gone on from here.
        """
        if on:
            self._held = self.focusWidget()
            # Here, since what is disabled passes it on to anything.
            self.setFocus()
        for each in (self.part, self.acts["save"]):
            each.setEnabled(not on)
        if on or self.window().focusWidget() is not self:
            return
        held = self._held
        if held is not None and shiboken6.isValid(held) and held.isVisibleTo(self):
            held.setFocus()
        else:
            self.focus_first()

    def jump(self, ref: str) -> None:
        """Goes to a question, in whatever part it stands."""
        at = next((at for at, part in enumerate(self._parts) if part.holds(ref)), self.at)
        self._told.add(ref)
        self.reason.hide()
        self.show_outline(False)
        if at != self.at:
            self._turn(at)
        row = self.part.open_for(ref)
        if row is not None:
            self.part.tell(ref)
            row.focus_answer()
            self._reveal(row)

    def next_gap(self) -> None:
        """Goes to the next answer that is needed and missing or wrong, from here on."""
        self._read_parts()
        order = self._from_here(self._focused())
        ref = next((each.ref for each in order if each.state in GAPS), None)
        if ref is None:
            self.acts["save"].setFocus()
        else:
            self.jump(ref)

    def next_part(self) -> None:
        """Turns to the next part that is shown."""
        self._turn_shown(range(self.at + 1, len(self._parts)))

    def part_before(self) -> None:
        """Turns to the part before that is shown."""
        self._turn_shown(range(self.at - 1, -1, -1))

    def outline(self) -> None:
        """Goes to the outline; in large text, between it and the questions."""
        self.show_outline(self.large and not self.outline_open)
        if self.tree.isVisibleTo(self):
            self.tree.setFocus()
        else:
            self.focus_first()
        self._show_parts()

    def show_hidden(self, on: bool) -> None:
        """Puts the questions that are not asked into the outline."""
        self.tree.hidden = on
        self.acts["hidden"].setChecked(on)
        self.reason.hide()
        self._show_parts()

    def _offer_languages(self, session: Session) -> None:
        self.language.blockSignals(True)
        self.language.clear()
        for each in session.form.translations.languages:
            self.language.addItem(each.rpartition(" (")[0] or each, each)
        self.language.blockSignals(False)
        self.language.setCurrentIndex(self.language.findData(session.telling.language))
        self.language.setVisible(self.language.count() > 1)

    def _choose_language(self) -> None:
        language = self.language.currentData()
        if self.session is None or not isinstance(language, str):
            return
        changes = self.session.set_language(language)
        if self._outline is not None:
            self._outline.changed(changes)
        self.part.show_changes(changes)
        if self._parts:
            self._show_parts()

    def _draw_again(self) -> None:
        """In another look: measures of fields and tables are those of their making."""
        if self.session is None or self._asides is None or not self._parts:
            return
        focused = self._focused()
        self.part.show_part(self.session, self._parts[self.at], self._asides)
        self._show_parts()
        row = self.part.rows.get(focused)
        if row is not None:
            row.focus_answer()

    def _reveal(self, row: QuestionRow) -> None:
        """Scrolls to a question, and once more when what came or went has found its room."""
        self.area.ensureWidgetVisible(row)
        QTimer.singleShot(0, row, lambda: self.area.ensureWidgetVisible(row))

    def _show_grown(self, ref: str) -> None:
        """Scrolls to an answer that has taken more room, once it has it."""
        row = self.part.rows.get(ref)
        if row is not None and (answer := row.answer) is not None:
            QTimer.singleShot(0, answer, lambda: self.area.ensureWidgetVisible(answer))

    def _is_told(self, ref: str) -> bool:
        return self._checked or ref in self._told

    def _go(self, at: int, ref: str) -> None:
        """The outline was asked for a part or a question; one that is not asked says why."""
        session = self.session
        node = session.node(ref) if session is not None and ref else None
        if session is None or at >= len(self._parts):
            return
        why = None
        if node is not None and not node.relevant:
            why = why_hidden(session, ref)
        elif not ref and not self._parts[at].shown and self._parts[at].questions:
            why = why_hidden(session, self._parts[at].questions[0].ref)
        if why is not None and self._asides is not None:
            self.show_outline(False)
            self.reason.say(Tone.CALM, hidden_words(why, self._asides.why(why)))
            return
        self.reason.hide()
        self.show_outline(False)
        if ref:
            self.jump(ref)
        else:
            self._turn(at)

    def _turn_shown(self, places: range) -> None:
        found = next((at for at in places if self._parts[at].shown), None)
        if found is not None:
            self._turn(found)

    def _turn(self, at: int) -> None:
        if self.session is None or self._asides is None or not self._parts:
            return
        self.at = min(max(at, 0), len(self._parts) - 1)
        self.part.show_part(self.session, self._parts[self.at], self._asides)
        self.area.verticalScrollBar().setValue(0)
        self._show_parts()
        self.focus_first()

    def _from_here(self, ref: str) -> list[Question]:
        asked = [each for part in self._parts for each in part.questions]
        here = next((at for at, each in enumerate(asked) if each.ref == ref), None)
        if here is None:
            before = sum(len(part.questions) for part in self._parts[: self.at])
            here = before - 1
        return asked[here + 1 :] + asked[: here + 1]

    def _read_parts(self) -> None:
        if self._outline is not None:
            self._parts = self._outline.parts(self._unread)

    def _show_parts(self) -> None:
        """The outline, the name of the part, and how many answers are still needed."""
        here = self._parts[self.at].ref if self._parts else ""
        self._read_parts()
        if not self._parts:
            return
        at = next((at for at, part in enumerate(self._parts) if part.ref == here), None)
        self.at = min(self.at, len(self._parts) - 1) if at is None else at
        self.tree.show_parts(self._parts, self.at)
        part = self._parts[self.at]
        self._turn_way(part)
        named = bool(part.label)
        self.part_name.setText(part_name(part) if named else "")
        self.part_name.setVisible(named)
        shown = [place for place, each in enumerate(self._parts) if each.shown]
        number = sum(place <= self.at for place in shown)
        left = sum(each.gaps for each in self._parts)
        place = translate("Assess", "Part %1 of %2").replace("%1", str(max(number, 1)))
        place = place.replace("%2", str(len(shown)))
        waits = translate("Assess", "%Ln answers still needed", None, left)
        if not left:
            waits = translate("Assess", "no more answers needed")
        self.progress.setText(f"{place} · {waits}")
        self.pairs["next"].setVisible(any(place > self.at for place in shown))
        self.pairs["before"].setVisible(any(place < self.at for place in shown))
        asked = (each for part in self._parts for each in part.questions)
        self.say_hidden(sum(each.state is State.HIDDEN for each in asked))

    def _turn_way(self, part: Part) -> None:
        """Lays the questions out from the right where most of them are written so."""
        asked = [each for each in part.questions if each.state is not State.HIDDEN]
        right = 2 * sum(from_right(each.label) for each in asked) > len(asked)
        ways = Qt.LayoutDirection
        self.part.setLayoutDirection(ways.RightToLeft if right else QApplication.layoutDirection())

    def _focused(self) -> str:
        focus = self.focusWidget()
        rows = self.part.rows.items()
        return next((ref for ref, row in rows if row.isAncestorOf(focus)), "")
