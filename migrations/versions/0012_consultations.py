"""Consultations"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table('consultation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('survey_id', sa.Integer(), nullable=False),
    sa.Column('charter_id', sa.Integer(), nullable=True),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('can_still_change', sa.Text(), nullable=False),
    sa.Column('cannot_change', sa.Text(), nullable=False),
    sa.Column('options', sa.Text(), nullable=False),
    sa.Column('impacts', sa.Text(), nullable=False),
    sa.Column('decided_by', sa.Text(), nullable=False),
    sa.Column('decides_on', sa.Date(), nullable=True),
    sa.Column('other_formats', sa.Text(), nullable=False),
    sa.Column('why_so_short', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['charter_id'], ['charter.id'], name=op.f('fk_consultation_charter_id')),
    sa.ForeignKeyConstraint(['survey_id'], ['survey.id'], name=op.f('fk_consultation_survey_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation')),
    sa.UniqueConstraint('survey_id', name=op.f('uq_consultation_survey_id'))
    )
    op.create_table('consultation_outcome',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('was_said', sa.Text(), nullable=False),
    sa.Column('considered', sa.Text(), nullable=False),
    sa.Column('decision', sa.Text(), nullable=False),
    sa.Column('reasons', sa.Text(), nullable=False),
    sa.Column('not_done', sa.Text(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=False),
    sa.Column('published_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("considered <> ''", name=op.f('ck_consultation_outcome_says_how_it_was_considered')),
    sa.CheckConstraint("decision <> ''", name=op.f('ck_consultation_outcome_says_what_was_decided')),
    sa.CheckConstraint("reasons <> ''", name=op.f('ck_consultation_outcome_says_why')),
    sa.CheckConstraint("was_said <> ''", name=op.f('ck_consultation_outcome_says_what_was_said')),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], name=op.f('fk_consultation_outcome_consultation_id')),
    sa.ForeignKeyConstraint(['published_by_id'], ['account.id'], name=op.f('fk_consultation_outcome_published_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation_outcome')),
    sa.UniqueConstraint('consultation_id', name=op.f('uq_consultation_outcome_consultation_id'))
    )


def downgrade() -> None:
    op.drop_table('consultation_outcome')
    op.drop_table('consultation')
