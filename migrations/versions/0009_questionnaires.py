"""Questionnaires"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table('survey',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('intro', sa.Text(), nullable=False),
    sa.Column('thanks', sa.Text(), nullable=False),
    sa.Column('made_for', sa.String(length=20), nullable=False),
    sa.Column('ready_set', sa.String(length=40), nullable=True),
    sa.Column('draft', sa.JSON(), nullable=False),
    sa.Column('promise', sa.Enum('anonymous', 'confidential', name='promise', native_enum=False, length=20), nullable=True),
    sa.Column('has_open_link', sa.Boolean(), nullable=False),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('closes_at > opens_at', name=op.f('ck_survey_closes_after_it_opens')),
    sa.CheckConstraint('opens_at IS NULL OR closes_at IS NOT NULL', name=op.f('ck_survey_open_survey_has_a_last_day')),
    sa.CheckConstraint('opens_at IS NULL OR promise IS NOT NULL', name=op.f('ck_survey_promise_is_given_on_opening')),
    sa.ForeignKeyConstraint(['made_by_id'], ['account.id'], name=op.f('fk_survey_made_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey')),
    sa.UniqueConstraint('slug', name=op.f('uq_survey_slug'))
    )
    op.create_table('survey_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('survey_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('promise', sa.Enum('anonymous', 'confidential', name='promise', native_enum=False, length=20), nullable=False),
    sa.Column('definition', sa.JSON(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['survey_id'], ['survey.id'], name=op.f('fk_survey_version_survey_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_version')),
    sa.UniqueConstraint('id', 'promise', name='version_with_its_promise'),
    sa.UniqueConstraint('survey_id', 'number', name='one_version_a_number')
    )


def downgrade() -> None:
    op.drop_table('survey_version')
    op.drop_table('survey')
