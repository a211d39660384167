"""Write down papers and names twice."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "phone_vote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first_by_id", sa.Integer(), nullable=False),
        sa.Column("second_by_id", sa.Integer(), nullable=True),
        sa.Column("first", sa.LargeBinary(), nullable=False),
        sa.Column("second", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(second_by_id IS NULL) = (second IS NULL)", name=op.f("ck_phone_vote_second_person_and_words")
        ),
        sa.CheckConstraint("second_by_id <> first_by_id", name=op.f("ck_phone_vote_two_people_hear_a_vote")),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_phone_vote_ballot_id")),
        sa.ForeignKeyConstraint(["first_by_id"], ["account.id"], name=op.f("fk_phone_vote_first_by_id")),
        sa.ForeignKeyConstraint(["second_by_id"], ["account.id"], name=op.f("fk_phone_vote_second_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_vote")),
        sa.UniqueConstraint("ballot_id", "number", name="one_call_a_number"),
    )
    op.create_table(
        "refused_envelope",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum("used", "unknown", "no_slip", "late", name="whyrefused", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_refused_envelope_ballot_id")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_refused_envelope_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refused_envelope")),
    )
    with op.batch_alter_table("refused_envelope", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_refused_envelope_ballot_id"), ["ballot_id"], unique=False)
    op.create_table(
        "paper_settlement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("paper_number", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("agreed_by_id <> by_id", name=op.f("ck_paper_settlement_the_other_agrees")),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"], ["account.id"], name=op.f("fk_paper_settlement_agreed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["paper_batch.id"], name=op.f("fk_paper_settlement_batch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_paper_settlement_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_settlement")),
        sa.UniqueConstraint("batch_id", "paper_number", name="one_settlement_a_paper"),
    )
    with op.batch_alter_table("ballot", schema=None) as batch_op:
        batch_op.add_column(sa.Column("role_about", sa.Text(), nullable=False, server_default=sa.text("''")))
        batch_op.add_column(
            sa.Column("candidate_age", sa.Integer(), nullable=False, server_default=sa.text("18"))
        )
        batch_op.add_column(
            sa.Column("candidate_rules", sa.JSON(), nullable=False, server_default=sa.text("'[]'"))
        )
        batch_op.add_column(
            sa.Column("needs_seconder", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    # Nobody could be put forward, and no paper be entered, before this: both tables are empty and made anew.
    op.drop_table("nomination")
    op.create_table(
        "nomination",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("photo_id", sa.Integer(), nullable=True),
        sa.Column("came_on", sa.Date(), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("seconder_code", sa.String(length=12), nullable=True),
        sa.Column("seconded_by_id", sa.Integer(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_because", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("option_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "refused_because IS NULL OR accepted_at IS NULL", name=op.f("ck_nomination_accepted_or_refused")
        ),
        sa.CheckConstraint(
            "seconded_by_id <> customer_id", name=op.f("ck_nomination_another_person_seconds")
        ),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_nomination_ballot_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_nomination_customer_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["account.id"], name=op.f("fk_nomination_decided_by_id")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["account.id"], name=op.f("fk_nomination_entered_by_id")),
        sa.ForeignKeyConstraint(["option_id"], ["ballot_option.id"], name=op.f("fk_nomination_option_id")),
        sa.ForeignKeyConstraint(["photo_id"], ["stored_file.id"], name=op.f("fk_nomination_photo_id")),
        sa.ForeignKeyConstraint(
            ["seconded_by_id"], ["customer.id"], name=op.f("fk_nomination_seconded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
        sa.UniqueConstraint("ballot_id", "customer_id", name="one_nomination_a_person"),
        sa.UniqueConstraint("ballot_id", "seconder_code", name="one_seconder_code"),
        sa.UniqueConstraint("option_id", name=op.f("uq_nomination_option_id")),
    )
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nomination_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nomination_seconded_by_id"), ["seconded_by_id"], unique=False)
    with op.batch_alter_table("paper_batch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("spoiled", sa.JSON(), nullable=False, server_default=sa.text("'{}'")))
    op.drop_table("paper_entry")
    op.create_table(
        "paper_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("paper_number", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("paper_number >= 1", name=op.f("ck_paper_entry_papers_count_from_one")),
        sa.CheckConstraint("reading IN (1, 2)", name=op.f("ck_paper_entry_first_or_second_reading")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["paper_batch.id"], name=op.f("fk_paper_entry_batch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_paper_entry_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_entry")),
        sa.UniqueConstraint("batch_id", "paper_number", "by_id", name="one_reading_a_person"),
        sa.UniqueConstraint("batch_id", "paper_number", "reading", name="two_readings_a_paper"),
    )


def downgrade() -> None:
    op.drop_table("paper_entry")
    op.create_table(
        "paper_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("paper_number", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("marks", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("spoiled_because", sa.Text(), nullable=True),
        sa.Column("settles", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(marks IS NULL) = (spoiled_because IS NOT NULL)", name=op.f("ck_paper_entry_marks_or_spoiled")
        ),
        sa.CheckConstraint("paper_number >= 1", name=op.f("ck_paper_entry_papers_count_from_one")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["paper_batch.id"], name=op.f("fk_paper_entry_batch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_paper_entry_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_entry")),
        sa.UniqueConstraint("batch_id", "paper_number", "by_id", name="one_reading_a_person"),
    )
    op.drop_column("paper_batch", "spoiled")
    op.drop_table("nomination")
    op.create_table(
        "nomination",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("photo_id", sa.Integer(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_because", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("option_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "refused_because IS NULL OR accepted_at IS NULL", name=op.f("ck_nomination_accepted_or_refused")
        ),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_nomination_ballot_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_nomination_customer_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["account.id"], name=op.f("fk_nomination_decided_by_id")),
        sa.ForeignKeyConstraint(["option_id"], ["ballot_option.id"], name=op.f("fk_nomination_option_id")),
        sa.ForeignKeyConstraint(["photo_id"], ["stored_file.id"], name=op.f("fk_nomination_photo_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
        sa.UniqueConstraint("ballot_id", "customer_id", name="one_nomination_a_person"),
        sa.UniqueConstraint("option_id", name=op.f("uq_nomination_option_id")),
    )
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nomination_customer_id"), ["customer_id"], unique=False)
    op.drop_column("ballot", "needs_seconder")
    op.drop_column("ballot", "candidate_rules")
    op.drop_column("ballot", "candidate_age")
    op.drop_column("ballot", "role_about")
    op.drop_table("paper_settlement")
    with op.batch_alter_table("refused_envelope", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_refused_envelope_ballot_id"))
    op.drop_table("refused_envelope")
    op.drop_table("phone_vote")
