"""A form's own words on the page: plain, or with the little markup that forms may carry."""

from PySide6.QtCore import QSize, Qt
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.widgets.rich_text import is_marked, plain_text, safe_markup
from fieldkit.ui.widgets.text import LabelKind, Wrapped


class RichLabel(Wrapped):
    """`say` takes a label as the form has it. Links are words: nothing is opened or loaded."""

    def __init__(self, look: Look, kind: LabelKind) -> None:
        super().__init__()
        self._look, self._said, self._mark = look, "", ""
        self._quiet = kind in ("caption", "muted", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        look.changed.connect(self._say_again)

    def say(self, words: str, mark: str = "") -> None:
        """Shows the words, and behind them a mark of ours such as a star."""
        self._said, self._mark = words, mark
        if not is_marked(words):
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(" ".join(words.split()) + mark)
            return
        colours = self._look.theme.palette
        colour = colours.muted if self._quiet else colours.text
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(safe_markup(words, colours.canvas, colour) + mark)
        self.setAccessibleName(plain_text(words) + mark)

    def _say_again(self) -> None:
        """Not a lambda: that would outlive this label, and speak for one that is gone."""
        self.say(self._said, self._mark)

    @property
    def words(self) -> str:
        """What is said, without markup."""
        return plain_text(self._said)

    @override
    def minimumSizeHint(self) -> QSize:
        if self.textFormat() == Qt.TextFormat.PlainText:
            return super().minimumSizeHint()
        self.ensurePolished()
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.words.split()), default=0)
        # Bold words are wider than the metrics of the label's own font say.
        return QSize(longest * 5 // 4 + 2, metrics.height())
