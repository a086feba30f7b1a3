"""What a search for people looks in. Every letter stands folded (`fieldkit.records.names`).

On SQLite `sought_index`, an FTS5 table over `sought.words`, does what `sought_word` does on
PostgreSQL; migrations make it, since no metadata describes it.
"""

from sqlalchemy import Index
from sqlmodel import Field

from fieldkit.store.tables.kept import Stored, table_of


class SoughtTable(Stored, table=True):
    """A person or proxy that can be found: `number` is the row's own, `words` the folded name,
    `phone` the last digits of the telephone number.
    """

    __tablename__ = "sought"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    record: bytes = Field(unique=True, index=True)
    kind: str
    words: str
    phone: str | None


class SoughtWordTable(Stored, table=True):
    """The words of each sought row; filled on PostgreSQL alone."""

    __tablename__ = "sought_word"

    word: str = Field(primary_key=True)
    number: int = Field(primary_key=True)


class WordGramTable(Stored, table=True):
    """Runs of three letters of every word ever indexed, by which a mistyped word is found."""

    __tablename__ = "word_gram"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    gram: str = Field(primary_key=True)
    word: str = Field(primary_key=True)


SOUGHT = table_of(SoughtTable)
SOUGHT_WORD = table_of(SoughtWordTable)
WORD_GRAM = table_of(WordGramTable)

Index(
    "ix_sought_phone",
    SOUGHT.c.phone,
    postgresql_ops={"phone": "text_pattern_ops"},
)
Index(
    "ix_sought_word_beginning",
    SOUGHT_WORD.c.word,
    postgresql_ops={"word": "text_pattern_ops"},
)
Index("ix_sought_word_number", SOUGHT_WORD.c.number)
