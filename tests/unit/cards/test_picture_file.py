"""A picture file at the table: the cards in it, whatever else lies beside them."""

from pathlib import Path

from cards_world import card, on_table, picture_of
from PIL import Image

from fieldkit.cards.picture_file import read_cards
from fieldkit.errors import Refusal


def test_of_a_card_beside_an_advert_the_card_alone_is_taken(tmp_path: Path) -> None:
    mine, other = card(1).text(), card(2).text()
    advert = picture_of("46000000000178005553535")
    for name, parts, texts in (
        ("one", ((picture_of(mine), 100, 100), (advert, 700, 100)), {mine}),
        ("two", ((picture_of(mine), 100, 100), (picture_of(other), 700, 100)), {mine, other}),
        ("advert", ((advert, 700, 100),), {"46000000000178005553535"}),
    ):
        file = tmp_path / f"{name}.png"
        Image.fromarray(on_table(*parts)).save(file)
        found = read_cards(file)
        assert not isinstance(found, Refusal)
        assert set(found) == texts, name
