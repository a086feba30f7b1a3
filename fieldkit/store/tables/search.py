"""What a search for people looks in. Every letter stands folded (`fieldkit.records.names`).

On SQLite `sought_index`, an FTS5 table over `sought.words`, does what `sought_word` does on
PostgreSQL; migrations make it, since no metadata describes it.
"""

from sqlalchemy import String
from sqlmodel import Field

from fieldkit.store.tables.kept import Stored, table_of

BY_BYTES = String().with_variant(String(collation="C"), "postgresql")
"""Text in the order of its UTF-8 bytes on both engines, so that what begins alike stands together
in an index.
"""


class SoughtTable(Stored, table=True):
    """A person or proxy that can be found, or a household by its telephone: `number` is the row's
    own, `words` the folded name (none of a household), `phone` the last digits of the number.
    """

    __tablename__ = "sought"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    record: bytes = Field(unique=True, index=True)
    kind: str
    words: str
    phone: str | None = Field(sa_type=BY_BYTES, index=True)


class SoughtWordTable(Stored, table=True):
    """The words of each sought row; filled on PostgreSQL alone."""

    __tablename__ = "sought_word"

    word: str = Field(primary_key=True, sa_type=BY_BYTES)
    number: int = Field(primary_key=True, index=True)


class WordTable(Stored, table=True):
    """Every word that somebody listed bears."""

    __tablename__ = "word"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    word: str = Field(primary_key=True, sa_type=BY_BYTES)


class WordGramTable(Stored, table=True):
    """Runs of three letters of each word, by which a mistyped word is found."""

    __tablename__ = "word_gram"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    gram: str = Field(primary_key=True)
    word: str = Field(primary_key=True)


SOUGHT = table_of(SoughtTable)
SOUGHT_WORD = table_of(SoughtWordTable)
WORD = table_of(WordTable)
WORD_GRAM = table_of(WordGramTable)
