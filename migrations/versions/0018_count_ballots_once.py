"""Count ballots once."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "ballot_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("left_blank", sa.Integer(), nullable=False),
        sa.Column("spoiled_on_purpose", sa.Integer(), nullable=False),
        sa.Column("counted_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "left_blank + spoiled_on_purpose <= papers", name=op.f("ck_ballot_count_parts_fit_the_whole")
        ),
        sa.CheckConstraint(
            "papers >= 0 AND left_blank >= 0 AND spoiled_on_purpose >= 0",
            name=op.f("ck_ballot_count_papers_are_counted"),
        ),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_ballot_count_ballot_id")),
        sa.ForeignKeyConstraint(
            ["counted_by_id"], ["account.id"], name=op.f("fk_ballot_count_counted_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_count")),
        sa.UniqueConstraint("ballot_id", name=op.f("uq_ballot_count_ballot_id")),
    )


def downgrade() -> None:
    op.drop_table("ballot_count")
