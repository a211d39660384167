"""Results"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table('published_results',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('survey_id', sa.Integer(), nullable=False),
    sa.Column('answers', sa.Integer(), nullable=False),
    sa.Column('tally', sa.JSON(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('published_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('answers >= 0', name=op.f('ck_published_results_answers_are_not_below_nought')),
    sa.ForeignKeyConstraint(['published_by_id'], ['account.id'], name=op.f('fk_published_results_published_by_id')),
    sa.ForeignKeyConstraint(['survey_id'], ['survey.id'], name=op.f('fk_published_results_survey_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_published_results')),
    sa.UniqueConstraint('survey_id', name=op.f('uq_published_results_survey_id'))
    )
    op.create_table('tsm_pack',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('survey_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.JSON(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('published_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['published_by_id'], ['account.id'], name=op.f('fk_tsm_pack_published_by_id')),
    sa.ForeignKeyConstraint(['survey_id'], ['survey.id'], name=op.f('fk_tsm_pack_survey_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tsm_pack')),
    sa.UniqueConstraint('survey_id', name=op.f('uq_tsm_pack_survey_id'))
    )


def downgrade() -> None:
    op.drop_table('tsm_pack')
    op.drop_table('published_results')
