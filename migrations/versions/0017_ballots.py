"""Ballots."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "ballot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column(
            "purpose", sa.Enum("committee_election", "naming", "priorities", "options", "budget", name="purpose", native_enum=False, length=20), nullable=False
        ),
        sa.Column(
            "method",
            sa.Enum(
                "plurality",
                "approval",
                "limited",
                "score",
                "av",
                "stv-scottish",
                "stv-meek",
                "schulze",
                "budget-votes",
                "budget-equal-shares",
                "yes-no",
                name="method",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("most_marks", sa.Integer(), nullable=True),
        sa.Column("highest_score", sa.Integer(), nullable=False),
        sa.Column("budget", sa.Integer(), nullable=True),
        sa.Column("per", sa.Enum("person", "household", name="per", native_enum=False, length=20), nullable=False),
        sa.Column("secrecy", sa.Enum("secret", "open", name="secrecy", native_enum=False, length=20), nullable=False),
        sa.Column("may_change", sa.Boolean(), nullable=False),
        sa.Column("force", sa.Enum("binds", "advises", name="force", native_enum=False, length=20), nullable=False),
        sa.Column("tie_seed", sa.Text(), nullable=False),
        sa.Column("smallest_group", sa.Integer(), nullable=False),
        sa.Column("who", sa.Enum("customers", "members", name="who", native_enum=False, length=20), nullable=False),
        sa.Column("tenure", sa.String(length=10), nullable=True),
        sa.Column("areas", sa.JSON(), nullable=False),
        sa.Column("least_age", sa.Integer(), nullable=False),
        sa.Column("result_on", sa.Date(), nullable=True),
        sa.Column("result_where", sa.Text(), nullable=False),
        sa.Column("came_from", sa.String(length=80), nullable=True),
        sa.Column("nominations_from", sa.Date(), nullable=True),
        sa.Column("nominations_to", sa.Date(), nullable=True),
        sa.Column("statement_words", sa.Integer(), nullable=False),
        sa.Column("roll_frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("roll_reason", sa.Text(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_early_because", sa.Text(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_because", sa.Text(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("roll_frozen_at IS NULL OR roll_reason <> ''", name=op.f("ck_ballot_roll_is_frozen_with_a_reason")),
        sa.CheckConstraint("budget IS NULL OR budget > 0", name=op.f("ck_ballot_budget_is_money")),
        sa.CheckConstraint("closed_at IS NULL OR opens_at IS NOT NULL", name=op.f("ck_ballot_closed_after_it_opened")),
        sa.CheckConstraint("closes_at > opens_at", name=op.f("ck_ballot_closes_after_it_opens")),
        sa.CheckConstraint("counted_at IS NULL OR closed_at IS NOT NULL", name=op.f("ck_ballot_counted_after_it_closed")),
        sa.CheckConstraint("declared_at IS NULL OR counted_at IS NOT NULL", name=op.f("ck_ballot_declared_after_it_was_counted")),
        sa.CheckConstraint("highest_score >= 1", name=op.f("ck_ballot_at_least_one_point")),
        sa.CheckConstraint("most_marks IS NULL OR most_marks >= 1", name=op.f("ck_ballot_at_least_one_mark")),
        sa.CheckConstraint("nominations_to >= nominations_from", name=op.f("ck_ballot_nominations_end_after_they_begin")),
        sa.CheckConstraint("opens_at IS NULL OR closes_at IS NOT NULL", name=op.f("ck_ballot_open_ballot_has_an_end")),
        sa.CheckConstraint("opens_at IS NULL OR roll_frozen_at IS NOT NULL", name=op.f("ck_ballot_roll_is_frozen_before_it_opens")),
        sa.CheckConstraint("seats >= 1", name=op.f("ck_ballot_at_least_one_seat")),
        sa.CheckConstraint("smallest_group >= 2", name=op.f("ck_ballot_a_group_is_two_or_more")),
        sa.ForeignKeyConstraint(["made_by_id"], ["account.id"], name=op.f("fk_ballot_made_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot")),
        sa.UniqueConstraint("slug", name=op.f("uq_ballot_slug")),
    )
    op.create_table(
        "ballot_letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_ballot_letters_ballot_id")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_ballot_letters_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_letters")),
    )
    with op.batch_alter_table("ballot_letters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ballot_letters_ballot_id"), ["ballot_id"], unique=False)
    op.create_table(
        "ballot_log_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_ballot_log_line_ballot_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_log_line")),
        sa.UniqueConstraint("ballot_id", "sequence", name="one_line_a_number"),
    )
    op.create_table(
        "ballot_option",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("cost", sa.Integer(), nullable=True),
        sa.Column("photo_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("cost IS NULL OR cost > 0", name=op.f("ck_ballot_option_cost_is_money")),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_ballot_option_ballot_id")),
        sa.ForeignKeyConstraint(["photo_id"], ["stored_file.id"], name=op.f("fk_ballot_option_photo_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_option")),
        sa.UniqueConstraint("ballot_id", "key", name="one_option_a_key"),
        sa.UniqueConstraint("ballot_id", "name", name="one_option_a_name"),
    )
    op.create_table(
        "ballot_tracker",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_ballot_tracker_ballot_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_ballot_tracker")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("ballot_tracker", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ballot_tracker_ballot_id"), ["ballot_id"], unique=False)
    op.create_table(
        "opened_ballot",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_opened_ballot_ballot_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_opened_ballot")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("opened_ballot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opened_ballot_ballot_id"), ["ballot_id"], unique=False)
    op.create_table(
        "paper_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Enum("online", "paper", "telephone", name="votechannel", native_enum=False, length=20), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("papers >= 1", name=op.f("ck_paper_batch_has_papers")),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_paper_batch_ballot_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["account.id"], name=op.f("fk_paper_batch_made_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_batch")),
        sa.UniqueConstraint("ballot_id", "number", name="one_batch_a_number"),
    )
    op.create_table(
        "sealed_ballot",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_sealed_ballot_ballot_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sealed_ballot")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("sealed_ballot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sealed_ballot_ballot_id"), ["ballot_id"], unique=False)
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
        sa.CheckConstraint("(marks IS NULL) = (spoiled_because IS NOT NULL)", name=op.f("ck_paper_entry_marks_or_spoiled")),
        sa.CheckConstraint("paper_number >= 1", name=op.f("ck_paper_entry_papers_count_from_one")),
        sa.ForeignKeyConstraint(["batch_id"], ["paper_batch.id"], name=op.f("fk_paper_entry_batch_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_paper_entry_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_entry")),
        sa.UniqueConstraint("batch_id", "paper_number", "by_id", name="one_reading_a_person"),
    )
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
        sa.CheckConstraint("refused_because IS NULL OR accepted_at IS NULL", name=op.f("ck_nomination_accepted_or_refused")),
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
    op.create_table(
        "roll_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("way", sa.Enum("EMAIL", "LETTER", "SMS", "CALL", name="channel", native_enum=False, length=10), nullable=True),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(customer_id IS NULL) <> (household_id IS NULL)", name=op.f("ck_roll_entry_a_person_or_a_household")),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_roll_entry_ballot_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_roll_entry_customer_id")),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name=op.f("fk_roll_entry_household_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_entry")),
        sa.UniqueConstraint("ballot_id", "customer_id", name="one_entry_a_person"),
        sa.UniqueConstraint("ballot_id", "household_id", name="one_entry_a_household"),
        sa.UniqueConstraint("id", "ballot_id", name="entry_with_its_ballot"),
    )
    with op.batch_alter_table("roll_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roll_entry_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roll_entry_household_id"), ["household_id"], unique=False)
    op.create_table(
        "ballot_credential",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roll_entry_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.Enum("email", "letter", "large_print", "paper", "telephone", name="credentialkind", native_enum=False, length=20), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["roll_entry_id"], ["roll_entry.id"], name=op.f("fk_ballot_credential_roll_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_credential")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_ballot_credential_code_hash")),
    )
    with op.batch_alter_table("ballot_credential", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ballot_credential_roll_entry_id"), ["roll_entry_id"], unique=False)
        batch_op.create_index(
            "ix_one_live_credential_an_entry", ["roll_entry_id"], unique=True, sqlite_where=sa.text("is_live"), postgresql_where=sa.text("is_live")
        )
    op.create_table(
        "late_addition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("roll_entry_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_late_addition_has_a_reason")),
        sa.CheckConstraint("(confirmed_by_id IS NULL) = (roll_entry_id IS NULL)", name=op.f("ck_late_addition_added_when_confirmed")),
        sa.CheckConstraint("(customer_id IS NULL) <> (household_id IS NULL)", name=op.f("ck_late_addition_a_person_or_a_household")),
        sa.CheckConstraint("confirmed_by_id <> proposed_by_id", name=op.f("ck_late_addition_two_people")),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_late_addition_ballot_id")),
        sa.ForeignKeyConstraint(["confirmed_by_id"], ["account.id"], name=op.f("fk_late_addition_confirmed_by_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_late_addition_customer_id")),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name=op.f("fk_late_addition_household_id")),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["account.id"], name=op.f("fk_late_addition_proposed_by_id")),
        sa.ForeignKeyConstraint(["roll_entry_id"], ["roll_entry.id"], name=op.f("fk_late_addition_roll_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_late_addition")),
        sa.UniqueConstraint("ballot_id", "customer_id", name="one_addition_a_person"),
        sa.UniqueConstraint("ballot_id", "household_id", name="one_addition_a_household"),
        sa.UniqueConstraint("roll_entry_id", name=op.f("uq_late_addition_roll_entry_id")),
    )
    with op.batch_alter_table("late_addition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_late_addition_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_late_addition_household_id"), ["household_id"], unique=False)
    op.create_table(
        "named_vote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roll_entry_id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("tracker_hash", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["roll_entry_id", "ballot_id"], ["roll_entry.id", "roll_entry.ballot_id"], name="on_the_roll_of_it_too"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_named_vote")),
        sa.UniqueConstraint("roll_entry_id", name=op.f("uq_named_vote_roll_entry_id")),
        sa.UniqueConstraint("tracker_hash", name=op.f("uq_named_vote_tracker_hash")),
    )
    with op.batch_alter_table("named_vote", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_named_vote_ballot_id"), ["ballot_id"], unique=False)
    op.create_table(
        "voted",
        sa.Column("roll_entry_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Enum("online", "paper", "telephone", name="votechannel", native_enum=False, length=20), nullable=False),
        sa.ForeignKeyConstraint(["roll_entry_id", "ballot_id"], ["roll_entry.id", "roll_entry.ballot_id"], name="on_the_roll_of_it"),
        sa.PrimaryKeyConstraint("roll_entry_id", name=op.f("pk_voted")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("voted", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_voted_ballot_id"), ["ballot_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("voted", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_voted_ballot_id"))
    op.drop_table("voted")
    with op.batch_alter_table("named_vote", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_named_vote_ballot_id"))
    op.drop_table("named_vote")
    with op.batch_alter_table("late_addition", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_late_addition_household_id"))
        batch_op.drop_index(batch_op.f("ix_late_addition_customer_id"))
    op.drop_table("late_addition")
    with op.batch_alter_table("ballot_credential", schema=None) as batch_op:
        batch_op.drop_index("ix_one_live_credential_an_entry", sqlite_where=sa.text("is_live"), postgresql_where=sa.text("is_live"))
        batch_op.drop_index(batch_op.f("ix_ballot_credential_roll_entry_id"))
    op.drop_table("ballot_credential")
    with op.batch_alter_table("roll_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roll_entry_household_id"))
        batch_op.drop_index(batch_op.f("ix_roll_entry_customer_id"))
    op.drop_table("roll_entry")
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_nomination_customer_id"))
    op.drop_table("nomination")
    op.drop_table("paper_entry")
    with op.batch_alter_table("sealed_ballot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sealed_ballot_ballot_id"))
    op.drop_table("sealed_ballot")
    op.drop_table("paper_batch")
    with op.batch_alter_table("opened_ballot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opened_ballot_ballot_id"))
    op.drop_table("opened_ballot")
    with op.batch_alter_table("ballot_tracker", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ballot_tracker_ballot_id"))
    op.drop_table("ballot_tracker")
    op.drop_table("ballot_option")
    op.drop_table("ballot_log_line")
    with op.batch_alter_table("ballot_letters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ballot_letters_ballot_id"))
    op.drop_table("ballot_letters")
    op.drop_table("ballot")
