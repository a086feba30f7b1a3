"""A family has one head: who is chosen takes it over, who was it in passing gives it back."""

from fieldkit.records.person import Relation
from fieldkit.ui.widgets.member_row import MemberRow


class OneHead:
    """Watches the relations of a family's rows. GUI thread only.

    Arrow keys lead through "head" on the way to other relations: a row that moves on gives it back
    to whom it took it from, unless that row was told another relation meanwhile.
    """

    def __init__(self) -> None:
        self._rows: list[MemberRow] = []
        self._taken: tuple[MemberRow, MemberRow] | None = None

    def begin(self) -> None:
        """Another family: no row is watched any more."""
        self._rows, self._taken = [], None

    def watch(self, row: MemberRow) -> None:
        self._rows.append(row)
        row.relation.changed.connect(lambda: self._changed(row))

    def _changed(self, row: MemberRow) -> None:
        if row.relation.code == Relation.HEAD:
            self._take(row)
        elif self._taken is not None and self._taken[0] is row:
            former, self._taken = self._taken[1], None
            if not former.relation.code:
                former.relation.choose(Relation.HEAD)

    def _take(self, row: MemberRow) -> None:
        others = (each for each in self._rows if each is not row)
        former = next((each for each in others if each.relation.code == Relation.HEAD), None)
        if former is not None:
            self._taken = row, former
            former.relation.choose("")
