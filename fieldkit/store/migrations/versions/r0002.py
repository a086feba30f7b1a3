"""Why a card serves no longer, by what its household was known; how a receipt's household was."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds columns that are empty in every earlier row."""
    for table, name in (
        ("card", "cause"),
        ("card", "identity"),
        ("card", "identity_note"),
        ("receipt", "identified"),
    ):
        op.add_column(table, sa.Column(name, sa.String(), nullable=True))
