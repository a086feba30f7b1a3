"""The directory as hashed in its manifest, the files that it names, and named blobs."""

from sqlmodel import BigInteger, Field

from fieldkit.store.tables.kept import Stored, table_of


class DirectoryTable(Stored, table=True):
    """`fieldkit.journal.repository.DirectoryRow`."""

    __tablename__ = "directory"

    kind: str = Field(primary_key=True)
    id: bytes = Field(primary_key=True)
    body: bytes
    version: int = Field(sa_type=BigInteger)


class SettingTable(Stored, table=True):
    """The manifest, cursors, the epoch."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    value: bytes


class FileTable(Stored, table=True):
    """Pictures of forms, by their hash: they travel after the directory that names them."""

    __tablename__ = "file"

    sha256: bytes = Field(primary_key=True)
    content: bytes


DIRECTORY = table_of(DirectoryTable)
SETTING = table_of(SettingTable)
FILE = table_of(FileTable)
