"""Where cards lie on paper: A4 sheets of ten or eight, or one ID-1 card a page. Millimetres."""

from dataclasses import dataclass

# ISO/IEC 7810:2019, size ID-1.
CARD_WIDTH = 85.60
CARD_HEIGHT = 53.98


@dataclass(frozen=True)
class Layout:
    """A page and its grid of cards, centred; `gap` lies between neighbours."""

    name: str
    page_width: float
    page_height: float
    columns: int
    rows: int
    gap: float

    @property
    def per_page(self) -> int:
        return self.columns * self.rows

    @property
    def has_margin(self) -> bool:
        """Whether there is paper around the cards, for cut marks and the sheet's number."""
        return self.page_width > CARD_WIDTH

    def column_edges(self) -> list[tuple[float, float]]:
        """Left and right edge of each column, from the page's left."""
        return _edges(self.page_width, self.columns, CARD_WIDTH, self.gap)

    def row_edges(self) -> list[tuple[float, float]]:
        """Bottom and top edge of each row, the top row first, from the page's bottom."""
        return _edges(self.page_height, self.rows, CARD_HEIGHT, self.gap)[::-1]

    def corner(self, place: int, *, back: bool = False) -> tuple[float, float]:
        """The bottom left corner of the card at `place` (0 is at the top left, row by row).

        On a back page the columns are mirrored: turned over its long edge, the sheet then has each
        card's back behind its front.
        """
        row, column = divmod(place, self.columns)
        if back:
            column = self.columns - 1 - column
        return self.column_edges()[column][0], self.row_edges()[row][0]


TEN_TO_A_PAGE = Layout("a4-10", 210.0, 297.0, columns=2, rows=5, gap=0.0)
EIGHT_TO_A_PAGE = Layout("a4-8", 210.0, 297.0, columns=2, rows=4, gap=8.0)
SINGLE_CARDS = Layout("id-1", CARD_WIDTH, CARD_HEIGHT, columns=1, rows=1, gap=0.0)

LAYOUTS = {layout.name: layout for layout in (TEN_TO_A_PAGE, EIGHT_TO_A_PAGE, SINGLE_CARDS)}


def _edges(page: float, count: int, size: float, gap: float) -> list[tuple[float, float]]:
    first = (page - count * size - (count - 1) * gap) / 2
    starts = [first + index * (size + gap) for index in range(count)]
    return [(start, start + size) for start in starts]
